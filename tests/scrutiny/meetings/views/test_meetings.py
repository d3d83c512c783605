"""Arranging, changing and cancelling a meeting on its pages."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import added, coming, published

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
ARRANGE = "/meetings/panels/children-and-families/arrange/"
IN_PERSON = {"meets_on": "5 March 2099", "start_time": "17:30", "kind": "in person"}


def test_a_meeting_is_arranged_at_the_usual_place(as_: As, panel: Panel, manager: User) -> None:
    client = as_(manager)
    assertContains(client.get(ARRANGE), "Conference Room 3, Civic Centre")
    assertRedirects(client.post(ARRANGE, IN_PERSON), "/meetings/panels/children-and-families/")
    meeting = Meeting.objects.get(meets_on=date(2099, 3, 5))
    assert (meeting.panel, meeting.state) == (panel, "planned")


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        ({"kind": "virtual"}, "The law does not allow a virtual meeting on 5 March 2099."),
        ({"meets_on": "26 January 2023"}, "has a meeting on 26 January 2023 already"),
        ({"meets_on": "soon"}, "Write the day like 26 January 2023."),
        ({"meets_on": ""}, "Give the day of the meeting."),
        ({"kind": ""}, "Choose how the panel meets."),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_in_words(
    as_: As, panel: Panel, manager: User, sent: dict[str, str], why: str
) -> None:
    page = as_(manager).post(ARRANGE, IN_PERSON | sent)
    assertContains(page, why, status_code=422)
    assert not Meeting.objects.filter(meets_on=date(2099, 3, 5)).exists()


def test_a_meeting_is_changed_before_its_agenda_is_published(
    as_: As, panel: Panel, manager: User
) -> None:
    meeting, client = coming(panel), as_(manager)
    address = f"/meetings/{meeting.pk}/change/"
    assertContains(client.get(address), 'value="6 March 2098"')
    assertRedirects(client.post(address, IN_PERSON), f"/meetings/{meeting.pk}/agenda/")
    meeting.refresh_from_db()
    assert meeting.meets_on == date(2099, 3, 5)


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_published_meeting_says_plainly_that_it_can_only_be_cancelled(
    as_: As, panel: Panel, manager: User, method: str
) -> None:
    meeting = coming(panel)
    added(meeting, manager, "Schools")
    published(meeting)
    page = getattr(as_(manager), method)(f"/meetings/{meeting.pk}/change/", IN_PERSON)
    assertContains(page, "You can cancel the meeting with a reason", status_code=422)
    assertContains(page, f'href="/meetings/{meeting.pk}/cancel/"', status_code=422)
    meeting.refresh_from_db()
    assert meeting.meets_on == date(2098, 3, 6)


def test_cancelling_asks_why_and_shows_it(as_: As, panel: Panel, manager: User) -> None:
    meeting, client = coming(panel), as_(manager)
    address = f"/meetings/{meeting.pk}/cancel/"
    assertContains(client.get(address), "This cannot be taken back.")
    assertContains(client.post(address, {"why": " "}), "Say why", status_code=422)
    page = client.post(address, {"why": "Too few can come."}, follow=True)
    assertContains(page, "Too few can come.")
    meeting.refresh_from_db()
    assert meeting.state == "cancelled"
    assertContains(client.post(address, {"why": "Again."}), "is cancelled", status_code=422)


def test_from_its_agenda_one_goes_on_to_publishing_and_then_to_recording(
    as_: As, panel: Panel, manager: User, officer: User
) -> None:
    meeting, client = coming(panel), as_(manager)
    agenda = f"/meetings/{meeting.pk}/agenda/"
    publishing, desk = f'href="/meetings/{meeting.pk}/publish/"', "Record the meeting"
    assertNotContains(client.get(agenda), publishing)
    added(meeting, manager, "Schools")
    assertContains(client.get(agenda), publishing)
    assertNotContains(as_(officer).get(agenda), publishing)
    published(meeting)
    page = client.get(agenda)
    assertNotContains(page, publishing)
    assertContains(page, desk)
    assertContains(page, f"/meetings/{meeting.pk}/late-item/")


def test_only_who_arranges_meetings_does(
    as_: As, panel: Panel, member: User, officer: User, outsider: User
) -> None:
    meeting = coming(panel)
    assert as_(officer).get(ARRANGE).status_code == 403
    assert as_(outsider).get(ARRANGE).status_code == 404
    for act in ("change", "cancel"):
        address = f"/meetings/{meeting.pk}/{act}/"
        assert as_(officer).get(address).status_code == 403
        assert as_(member).post(address, IN_PERSON | {"why": "So."}).status_code == 404
