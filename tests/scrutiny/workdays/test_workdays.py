"""Working days of England."""

from datetime import date

import pytest

from scrutiny import workdays


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 12, 23), True),
        (date(2022, 12, 24), False),  # a Saturday
        (date(2022, 12, 26), False),
        (date(2022, 12, 27), False),  # in place of Christmas Day, a Sunday
        (date(2022, 12, 28), True),
        (date(2023, 1, 2), False),  # in place of New Year's Day, a Sunday
        (date(2022, 6, 2), False),  # the late May holiday, moved for the jubilee
        (date(2022, 6, 3), False),
        (date(2022, 9, 19), False),  # the state funeral
        (date(2023, 5, 8), False),  # the coronation
        (date(2023, 4, 10), False),  # Easter Monday
        (date(2022, 5, 30), True),  # Spring bank holiday in other years
    ],
)
def test_bank_holidays_are_those_that_were_kept(day: date, expected: bool) -> None:
    assert workdays.is_working(day) is expected


def test_working_days_are_counted_over_christmas_both_ways() -> None:
    assert workdays.add(date(2022, 12, 22), 3) == date(2022, 12, 29)
    assert workdays.add(date(2022, 12, 29), -3) == date(2022, 12, 22)
    assert workdays.add(date(2022, 12, 24), 0) == date(2022, 12, 24)


def test_days_between_count_the_last_and_not_the_first() -> None:
    assert workdays.between(date(2022, 12, 22), date(2022, 12, 29)) == 3
    assert workdays.between(date(2022, 12, 23), date(2022, 12, 27)) == 0
    assert workdays.between(date(2022, 12, 29), date(2022, 12, 22)) == 0
