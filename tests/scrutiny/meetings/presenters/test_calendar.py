"""A calendar says of each meeting what a visitor may know."""

from datetime import date, time

import pytest

from scrutiny.meetings.models import Meeting
from scrutiny.meetings.presenters.calendar import calendar_of, meeting_line, year_to_show
from scrutiny.panels.models import Panel

TODAY = date(2023, 1, 10)
PANEL = Panel(pk=5, name="Adults")
ALL, NOBODY = frozenset({5}), frozenset[int]()


def meeting(day: date = date(2023, 1, 26), **fields: object) -> Meeting:
    return Meeting(pk=day.toordinal(), panel=PANEL, meets_on=day, **fields)


@pytest.mark.parametrize(
    ("state", "public", "office"),
    [
        ("planned", "Planned", "Planned"),
        ("agenda draft", "Planned", "Agenda in draft"),
        ("published", "Agenda published", "Agenda published"),
        ("held", "Held", "Held"),
        ("minutes draft", "Held", "Minutes in draft"),
        ("minutes approved", "Minutes approved", "Minutes approved"),
        ("cancelled", "Cancelled", "Cancelled"),
    ],
)
def test_that_something_is_in_draft_is_for_those_who_write_it(
    state: str, public: str, office: str
) -> None:
    assert meeting_line(meeting(state=state), NOBODY, on=TODAY).state == public
    assert meeting_line(meeting(state=state), ALL, on=TODAY).state == office


@pytest.mark.parametrize(
    ("on", "note"),
    [
        (TODAY, "The agenda is due by 18 January 2023."),
        (date(2023, 1, 18), "The agenda is due by 18 January 2023."),
        (date(2023, 1, 19), "The agenda was due by 18 January 2023."),
        (date(2023, 1, 27), "No agenda was published here."),
    ],
)
def test_a_planned_meeting_says_when_its_agenda_is_due(on: date, note: str) -> None:
    assert meeting_line(meeting(), NOBODY, on=on).note == note


def test_those_who_write_a_late_agenda_read_by_when_it_was_due() -> None:
    line = meeting_line(meeting(), ALL, on=date(2023, 1, 27))
    assert line.note == "The agenda was due by 18 January 2023."


def test_a_cancelled_meeting_says_why() -> None:
    line = meeting_line(meeting(state="cancelled", cancelled_because="Snow."), ALL, on=TODAY)
    assert (line.note, line.colour, line.draft_link) == ("Snow.", "red", "Its items")


def test_a_line_says_when_where_and_how() -> None:
    line = meeting_line(
        meeting(start_time=time(17, 30), place="Town hall", kind="consultation"), ALL, on=TODAY
    )
    assert (line.day, line.place) == ("Thursday 26 January 2023", "5.30 pm, Town hall")
    assert (line.kind, line.draft_link) == ("Consultation", "Work on the agenda")
    assert meeting_line(meeting(), NOBODY, on=TODAY).draft_link == ""


def test_a_year_goes_by_months_and_knows_the_years_beside_it() -> None:
    days = [date(2022, 6, 16), date(2022, 6, 30), date(2023, 1, 26)]
    calendar = calendar_of(
        2022,
        [meeting(day) for day in days],
        next_meeting=meeting(days[2]),
        years=[2019, 2021, 2022, 2022, 2024],
        drafts=[],
        on=TODAY,
    )
    assert [(month.label, len(month.meetings)) for month in calendar.months] == [
        ("June 2022", 2),
        ("January 2023", 1),
    ]
    assert (calendar.label, calendar.before_label, calendar.after_label) == (
        "2022/23",
        "2021/22",
        "2024/25",
    )
    assert calendar.next is not None
    assert calendar.next.day == "Thursday 26 January 2023"


def test_a_calendar_without_meetings_has_no_year_beside_it() -> None:
    calendar = calendar_of(2022, [], next_meeting=None, years=[], drafts=[], on=TODAY)
    assert (calendar.months, calendar.next) == ((), None)
    assert (calendar.before_label, calendar.after_label) == ("", "")


@pytest.mark.parametrize(
    ("asked", "years", "shown"),
    [
        (2019, [2019, 2022], 2019),
        (None, [2021, 2022, 2023], 2022),
        (None, [2019, 2020, 2023], 2023),
        (None, [2019, 2020], 2020),
        (None, [], 2022),
    ],
)
def test_the_year_shown_is_todays_or_the_nearest_with_meetings(
    asked: int | None, years: list[int], shown: int
) -> None:
    assert year_to_show(asked, years, on=TODAY) == shown
