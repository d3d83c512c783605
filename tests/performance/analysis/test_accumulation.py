"""What each period added to a figure for the year to date, and totals of months."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.accumulation import increments, running_totals
from performance.analysis.figures import Basis, Period, Unit
from tests.performance.analysis.makers import (
    APRIL,
    ASSESSMENT_RATE,
    CONTACTS,
    DECEMBER,
    TO_COME,
    measure,
    series,
    share,
)

GROWING = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)


def test_each_month_added_what_the_figure_grew_by() -> None:
    added = increments(GROWING, series(ASSESSMENT_RATE))
    assert list(added.values()) == [67, 58, 60, 59, 74, 77, 59, 71, 66]


def test_a_month_after_a_gap_cannot_be_told_apart_from_it() -> None:
    added = increments(GROWING, series([TO_COME, 129, 197, None, 321]))
    assert list(added.values()) == [None, None, 68, None]


def test_april_starts_anew() -> None:
    figures = series([600, 650, 40], first=Period.month(2023, 2))
    assert list(increments(GROWING, figures).values()) == [None, 50, 40]


def test_a_percentage_for_the_year_so_far_is_taken_apart_by_its_counts() -> None:
    so_far = measure(basis=Basis.YEAR_TO_DATE)
    added = increments(so_far, series([share(10, 20), share(25, 40), 60]))
    assert list(added.values()) == [50, 75, None]


@given(st.lists(st.integers(0, 500), min_size=1, max_size=12))
def test_what_was_added_adds_up_to_the_last_figure(months: list[int]) -> None:
    totals = running_totals(measure(Unit.NUMBER), series(months))
    back = increments(GROWING, series([int(total or 0) for total in totals.values()]))
    assert list(back.values()) == months


def test_a_running_total_stops_at_a_missing_month_until_the_next_year() -> None:
    contacts = running_totals(measure(Unit.NUMBER), series(CONTACTS))
    assert contacts[DECEMBER] == Fraction(15682)
    gap = running_totals(measure(Unit.NUMBER), series([5, None, 6, *[1] * 9, 7, 8]))
    assert gap[APRIL.next().next()] is None
    assert list(gap.values())[-2:] == [7, 15]
