"""What waits on those who run meetings once the day is over."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.unfinished import waiting
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import agenda_of, opened
from tests.scrutiny.meetings.held import published as published_minutes
from tests.scrutiny.meetings.planning import SPRING, coming

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("all_held")]

BEFORE, AFTER = date(2098, 3, 6), date(2098, 3, 7)


@pytest.fixture
def all_held(panel: Panel) -> None:
    """Say of the panel's own meetings that they were held."""
    Meeting.objects.filter(panel=panel).update(state=Meeting.State.HELD)


def titles(user: User, on: date = AFTER) -> list[str]:
    """Return what waits on a person."""
    return [one.title for one in waiting(user, on)]


@pytest.mark.parametrize(
    ("state", "title", "page"),
    [
        ("planned", "Say what became of the meeting of 6 March 2098", "agenda"),
        ("published", "Record the meeting of 6 March 2098", "desk"),
        ("agenda draft", "Say what became of the meeting of 6 March 2098", "agenda"),
    ],
)
def test_a_meeting_that_nobody_recorded_waits_on_the_scrutiny_manager(
    panel: Panel, manager: User, state: str, title: str, page: str
) -> None:
    meeting = coming(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=state)
    assert titles(manager, BEFORE) == []
    (one,) = waiting(manager, AFTER)
    assert (one.title, one.url) == (title, f"/meetings/{meeting.pk}/{page}/")
    assert one.due_on is None


def test_it_waits_on_nobody_else(panel: Panel, member: User, auditor: User, outsider: User) -> None:
    coming(panel)
    for user in (member, auditor, outsider):
        assert titles(user) == []


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_a_meeting_that_is_recorded_or_cancelled_waits_on_nobody(
    panel: Panel, manager: User, state: str
) -> None:
    because = "Snow." if state == "cancelled" else ""
    Meeting.objects.filter(pk=coming(panel, SPRING).pk).update(
        state=state, cancelled_because=because
    )
    assert titles(manager) == []


def test_minutes_wait_until_their_draft_is_out(panel: Panel, manager: User) -> None:
    meeting = agenda_of(panel)
    opened(meeting)
    assert titles(manager, date(2023, 1, 27)) == ["Publish the draft minutes of 26 January 2023"]


def test_published_minutes_wait_no_more(panel: Panel, manager: User) -> None:
    published_minutes(agenda_of(panel))
    assert titles(manager, date(2023, 1, 27)) == []
