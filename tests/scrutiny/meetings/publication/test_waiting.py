"""What waits on those who publish."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.meetings.actions.late_items import add_late_item, who_may_say_urgent
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.publication.waiting import waiting
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import LATE, MEETS_ON, January, january

pytestmark = pytest.mark.django_db
BEFORE = date(2023, 1, 9)


@pytest.fixture
def meeting(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with a draft agenda."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel)


def titles(user: User, on: date) -> list[str]:
    """Return what waits on a person for the January meeting."""
    return [one.title for one in waiting(user, on) if "26 January 2023" in one.title]


def test_an_agenda_waits_on_the_manager_until_its_last_day_with_the_reason(
    meeting: January, manager: User
) -> None:
    (one,) = [one for one in waiting(manager, BEFORE) if one.key.endswith("2023-01-26")]
    assert one.title == "Publish the agenda for 26 January 2023"
    assert one.due_on == date(2023, 1, 18)
    assert "five clear days before the meeting" in one.why
    assert one.url == f"/meetings/{meeting.meeting.pk}/publish/"


@pytest.mark.parametrize("person", ["member", "officer", "director", "administrator", "outsider"])
def test_it_waits_on_nobody_else(
    request: pytest.FixtureRequest, meeting: January, person: str
) -> None:
    assert waiting(request.getfixturevalue(person), BEFORE) == []


def test_a_meeting_far_off_does_not_come_up_yet(meeting: January, manager: User) -> None:
    assert titles(manager, MEETS_ON - timedelta(days=60)) == []


def test_what_is_published_waits_no_more(meeting: January, manager: User) -> None:
    Meeting.objects.filter(pk=meeting.meeting.pk).update(state=Meeting.State.PUBLISHED)
    assert titles(manager, BEFORE) == []


def test_a_late_item_waits_to_go_out_with_a_supplement(meeting: January, manager: User) -> None:
    Meeting.objects.filter(pk=meeting.meeting.pk).update(state=Meeting.State.PUBLISHED)
    (chair,) = who_may_say_urgent(meeting.meeting, on=LATE.date())
    add_late_item(
        meeting=meeting.meeting,
        title="School places",
        because="It closes.",
        in_opinion_of=chair,
        by=manager,
        now=LATE,
    )
    assert titles(manager, LATE.date()) == ["Publish the late item for 26 January 2023"]
