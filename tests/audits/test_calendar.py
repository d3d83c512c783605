"""The days of the audit month, against calendars and the framework's own table."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.calendar import (
    Days,
    add_months,
    clock_of,
    escalation_days,
    last_working,
    next_working,
    nth_thursday,
)
from scrutiny import workdays

DAYS = Days()
# The panels of the published schedule of 2023, which are all third Thursdays.
PANELS_2023 = (19, 16, 16, 20, 18, 15, 20, 17, 21, 19, 16, 21)
ANY_DAY = st.dates(date(2022, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(("month", "day"), list(enumerate(PANELS_2023, start=1)))
def test_the_panel_meets_on_the_third_thursday(month: int, day: int) -> None:
    assert nth_thursday(date(2023, month, 1), 3) == date(2023, month, day)


@pytest.mark.parametrize(
    ("month", "sent", "complete", "oversight", "analysis"),
    [
        (date(2023, 1, 1), date(2023, 1, 3), date(2023, 1, 27), date(2023, 2, 6), date(2023, 2, 9)),
        # Good Friday is 7 April, Easter Monday 10 April.
        (date(2023, 3, 1), date(2023, 3, 3), date(2023, 3, 28), date(2023, 4, 6), date(2023, 4, 6)),
        (date(2023, 6, 1), date(2023, 6, 5), date(2023, 6, 28), date(2023, 7, 6), date(2023, 7, 7)),
        # Over New Year: the 6th is a Saturday, the 9th a Tuesday.
        (date(2023, 12, 1), date(2023, 12, 4), date(2023, 12, 28), date(2024, 1, 5),
         date(2024, 1, 9)),
        # Good Friday 2027 is 26 March, so Easter Monday 29 March.
        (date(2027, 3, 1), date(2027, 3, 3), date(2027, 3, 25), date(2027, 4, 6), date(2027, 4, 9)),
        (date(2028, 2, 1), date(2028, 2, 3), date(2028, 2, 28), date(2028, 3, 6), date(2028, 3, 9)),
    ],
)  # fmt: skip
def test_sending_moves_on_and_deadlines_move_back(
    month: date, sent: date, complete: date, oversight: date, analysis: date
) -> None:
    clock = clock_of(month, DAYS)
    assert (clock.sent_on, clock.complete_by) == (sent, complete)
    assert (clock.oversight_by, clock.analysis_by) == (oversight, analysis)


def test_the_flow_charts_day_for_oversight_is_a_setting() -> None:
    assert clock_of(date(2023, 1, 1), replace(DAYS, oversight=5)).oversight_by == date(2023, 2, 3)


def test_the_programmes_panel_day_goes_before_the_thursday() -> None:
    assert clock_of(date(2023, 1, 1), DAYS, panel_on=date(2023, 1, 24)).panel_on.day == 24


@pytest.mark.parametrize(
    ("escalated", "first", "second", "again"),
    [
        (date(2023, 1, 19), date(2023, 1, 22), date(2023, 1, 26), date(2023, 2, 19)),
        (date(2023, 1, 31), date(2023, 2, 3), date(2023, 2, 7), date(2023, 2, 28)),
        (date(2024, 1, 31), date(2024, 2, 3), date(2024, 2, 7), date(2024, 2, 29)),
        (date(2023, 12, 31), date(2024, 1, 3), date(2024, 1, 7), date(2024, 1, 31)),
        # Across both changes of the clock: dates, so an hour more or less moves nothing.
        (date(2026, 3, 28), date(2026, 3, 31), date(2026, 4, 4), date(2026, 4, 28)),
        (date(2026, 10, 24), date(2026, 10, 27), date(2026, 10, 31), date(2026, 11, 24)),
    ],
)
def test_the_days_of_an_escalation_are_calendar_days_and_months_clamp(
    escalated: date, first: date, second: date, again: date
) -> None:
    assert escalation_days(escalated, DAYS) == (first, second, again)


def test_updates_can_be_counted_in_working_days() -> None:
    in_workdays = replace(DAYS, is_update_in_workdays=True)
    assert escalation_days(date(2023, 4, 6), in_workdays)[:2] == (
        date(2023, 4, 13),
        date(2023, 4, 19),
    )


@given(ANY_DAY)
def test_a_day_moved_is_a_working_day_on_the_right_side(day: date) -> None:
    assert last_working(day) <= day <= next_working(day)
    assert workdays.is_working(last_working(day))
    assert workdays.is_working(next_working(day))


@given(ANY_DAY, st.integers(-24, 24))
def test_months_added_land_in_that_month_on_that_day_or_its_last(day: date, count: int) -> None:
    moved = add_months(day, count)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == day.day or (moved + timedelta(days=1)).day == 1


@given(ANY_DAY)
def test_the_steps_of_a_month_come_in_order(day: date) -> None:
    clock = clock_of(day, DAYS)
    assert clock.sent_on < clock.complete_by < clock.oversight_by <= clock.analysis_by
    assert clock.sent_on.month == clock.complete_by.month == day.month
