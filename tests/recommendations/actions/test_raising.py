"""A request is made of a resolution once, worded as resolved, numbered through the year."""

import pytest

from recommendations.actions.raising import Asked, raise_request
from recommendations.models import Request
from recommendations.refusals import RequestRefused
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import minutes, numbering
from scrutiny.meetings.actions.minutes import Words
from scrutiny.meetings.models import Meeting, Resolution
from scrutiny.panels.models import Panel, Post
from tests.scrutiny.meetings.held import (
    NOVEMBER,
    SECRET,
    agenda_of,
    minute_of,
    opened,
    published,
    written,
)

pytestmark = pytest.mark.django_db

KIND = Request.Kind.RECOMMENDATION


def raised(resolution: Resolution, *, body: str = "The Cabinet", by: User | None = None) -> Request:
    """Make a request of a resolution."""
    return raise_request(resolution=resolution, asked=Asked(kind=KIND, addressee_body=body), by=by)


@pytest.fixture
def resolutions(panel: Panel) -> list[Resolution]:
    """Return two resolutions of published minutes of January 2023."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    published(agenda_of(panel), "That an overview is given.", "That learning returns.")
    return list(Resolution.objects.order_by("order"))


def test_a_request_keeps_the_wording_and_counts_through_the_year(
    resolutions: list[Resolution], manager: User
) -> None:
    lead = Post.objects.get(slug="performance-manager")
    first = raise_request(
        resolution=resolutions[0],
        asked=Asked(kind=Request.Kind.INFORMATION, addressee=lead, lead=lead),
        by=manager,
    )
    second = raised(resolutions[1])
    assert first.wording == "That an overview is given."
    assert (first.reference, second.reference) == ("CF 2022/23 01", "CF 2022/23 02")
    assert (first.state, first.raiser) == ("made", manager)
    event = Event.objects.get(verb="request_raised", subject_id=str(first.pk))
    assert event.new == {"kind": "information", "addressee": "Performance Manager"}


def test_each_panel_and_each_year_counts_for_itself(
    panel: Panel, resolutions: list[Resolution]
) -> None:
    raised(resolutions[0])
    Meeting.objects.filter(panel=panel, meets_on=NOVEMBER).update(meets_on="2022-04-28")
    published(agenda_of(panel, Meeting.objects.get(meets_on="2022-04-28").meets_on), "That it is.")
    earlier = raised(Resolution.objects.get(wording="That it is."))
    assert earlier.reference == "CF 2021/22 01"


def test_a_resolution_is_tracked_once(resolutions: list[Resolution]) -> None:
    raised(resolutions[0])
    with pytest.raises(RequestRefused, match="tracked already, as CF 2022/23 01"):
        raised(resolutions[0])
    assert Request.objects.count() == 1


def test_a_request_is_addressed(resolutions: list[Resolution]) -> None:
    with pytest.raises(RequestRefused, match="Say who is asked"):
        raised(resolutions[0], body="  ")


def test_unpublished_minutes_make_no_request(panel: Panel) -> None:
    written(opened(agenda_of(panel)), "That it returns.")
    with pytest.raises(RequestRefused, match="Publish them first"):
        raised(Resolution.objects.get())


def test_a_minute_kept_from_the_public_makes_no_request(panel: Panel) -> None:
    book = opened(agenda_of(panel))
    minute = minute_of(book)
    words = Words(SECRET, (SECRET,), "exempt", 2, "Identity.", "It was looked at.")
    minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    numbering.publish(minutes=book, first_number=1, by=None)
    with pytest.raises(RequestRefused, match="kept from the public"):
        raised(Resolution.objects.get())
    assert not Request.objects.exists()
