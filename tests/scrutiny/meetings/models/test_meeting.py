"""Meetings are arranged once a day, and found by the day one asks on."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions.meetings import MeetingRefused, arrange
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db

DAYS = [date(2023, 1, 26), date(2023, 3, 30), date(2023, 6, 15), date(2023, 7, 20)]
State = Meeting.State


@pytest.fixture
def adults(db: None) -> Panel:
    """Return a panel with a meeting on each day; the third is cancelled."""
    panel = Panel.objects.create(slug="adults", name="Adults")
    for day in reversed(DAYS):
        is_cancelled = day == DAYS[2]
        arrange(
            panel=panel,
            meets_on=day,
            place="Town hall",
            state=State.CANCELLED if is_cancelled else State.PLANNED,
            cancelled_because="The hall is flooded." if is_cancelled else "",
            by=None,
        )
    return panel


@pytest.mark.parametrize(
    ("on", "upcoming", "past"),
    [
        (date(2023, 1, 1), [0, 1, 3], []),
        (DAYS[0], [0, 1, 3], []),  # on the day itself it is still to come
        (date(2023, 1, 27), [1, 3], [0]),
        (date(2023, 6, 16), [3], [1, 0]),
        (date(2024, 1, 1), [], [3, 1, 0]),
    ],
)
def test_meetings_to_come_and_gone_by_depend_on_the_day(
    on: date, upcoming: list[int], past: list[int], adults: Panel
) -> None:
    meetings = Meeting.objects.of(adults)
    assert [meeting.meets_on for meeting in meetings.upcoming(on=on)] == [DAYS[i] for i in upcoming]
    assert [meeting.meets_on for meeting in meetings.past(on=on)] == [DAYS[i] for i in past]


def test_the_meetings_of_a_panel_are_its_own(adults: Panel, panel: Panel) -> None:
    assert Meeting.objects.of(adults).count() == len(DAYS)
    assert not set(Meeting.objects.of(adults)) & set(Meeting.objects.of(panel))


def test_a_meeting_is_arranged_with_its_row_in_the_history(adults: Panel, manager: User) -> None:
    meeting = arrange(
        panel=adults, meets_on=date(2023, 9, 1), place="", state=State.PLANNED, by=manager
    )
    event = Event.objects.about(meeting).get()
    assert (event.verb, event.by_name) == ("meeting_arranged", manager.name)
    assert event.new == {"meets_on": "2023-09-01"}
    assert str(meeting) == "Adults, 1 September 2023"


def test_a_panel_meets_once_a_day_and_another_may_meet_then_too(
    adults: Panel, panel: Panel
) -> None:
    count = Event.objects.count()
    with pytest.raises(MeetingRefused, match="has a meeting on 26 January 2023 already"):
        arrange(panel=adults, meets_on=DAYS[0], place="", state=State.PLANNED, by=None)
    assert Event.objects.count() == count
    Meeting.objects.of(panel).delete()
    assert arrange(panel=panel, meets_on=DAYS[0], place="", state=State.PLANNED, by=None).pk
