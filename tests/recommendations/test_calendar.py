"""The days by which a request is to be answered."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.calendar import reply_due, response_due


@pytest.mark.parametrize(
    ("received_on", "due_on"),
    [
        (date(2023, 3, 10), date(2023, 5, 9)),
        (date(2022, 12, 31), date(2023, 2, 28)),
        (date(2023, 12, 31), date(2024, 2, 29)),
        (date(2023, 12, 29), date(2024, 2, 28)),
        (date(2023, 12, 30), date(2024, 2, 29)),
        (date(2023, 12, 1), date(2024, 1, 31)),
        (date(2023, 7, 1), date(2023, 8, 31)),
        (date(2024, 2, 29), date(2024, 4, 28)),
    ],
)
def test_two_months_begin_with_the_day_of_receipt(received_on: date, due_on: date) -> None:
    assert response_due(received_on) == due_on


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_the_period_is_two_months_and_never_shrinks_for_a_later_receipt(day: date) -> None:
    due = response_due(day)
    assert timedelta(days=57) <= due - day <= timedelta(days=61)
    assert response_due(day + timedelta(days=1)) >= due


def test_so_many_days_begin_with_the_day_of_receipt() -> None:
    assert reply_due(date(2023, 3, 1), 28) == date(2023, 3, 28)
