"""Periods know their length, their names and their neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.periods import Frequency, Period

MONTHS = st.builds(Period.month, st.integers(1990, 2090), st.integers(1, 12))
PERIODS = st.one_of(
    MONTHS,
    st.builds(Period.quarter, st.integers(1990, 2090), st.sampled_from([1, 4, 7, 10])),
    st.builds(Period.school_year, st.integers(1990, 2090)),
    st.builds(Period.financial_year, st.integers(1990, 2090)),
)


@pytest.mark.parametrize(
    ("period", "label", "short"),
    [
        (Period.month(2022, 12), "December 2022", "Dec-22"),
        (Period.quarter(2022, 10), "October to December 2022", "Oct-Dec 22"),
        (Period.school_year(2021), "school year 2021/22", "SY 21/22"),
        (Period.financial_year(2021), "2021/22", "21/22"),
        (Period.financial_year(1999), "1999/00", "99/00"),
    ],
)
def test_each_kind_of_period_has_its_names(period: Period, label: str, short: str) -> None:
    assert (period.label, period.short) == (label, short)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2022, 12, 1), date(2022, 12, 30)),
        (date(2022, 12, 2), date(2022, 12, 31)),
        (date(2022, 2, 1), date(2022, 4, 30)),
        (date(2022, 1, 1), date(2022, 12, 31)),
        (date(2022, 12, 1), date(2022, 11, 30)),
    ],
)
def test_any_other_stretch_of_days_is_refused(start: date, end: date) -> None:
    with pytest.raises(ValueError, match="is not a month"):
        Period(start, end)


@given(PERIODS)
def test_the_next_of_the_previous_is_the_period_itself(period: Period) -> None:
    assert period.previous().next() == period
    assert period.previous().frequency is period.frequency
    assert period.previous() < period < period.next()


@given(PERIODS)
def test_a_year_before_is_twelve_months_earlier(period: Period) -> None:
    assert period.year_before().months_to(period) == 12


@given(PERIODS)
def test_its_months_cover_it_and_nothing_else(period: Period) -> None:
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    assert len(months) == period.month_count


@given(MONTHS)
def test_a_month_has_its_place_in_its_financial_year(month: Period) -> None:
    year = month.financial_year_of()
    assert year.frequency is Frequency.FINANCIAL_YEAR
    assert year.months()[month.month_of_year - 1] == month


def test_march_is_the_twelfth_month_and_april_the_first() -> None:
    assert Period.month(2023, 3).month_of_year == 12
    assert Period.month(2023, 4).month_of_year == 1
    assert Period.month(2023, 3).financial_year_of().label == "2022/23"


def test_a_period_contains_its_first_and_last_day() -> None:
    period = Period.month(2024, 2)
    assert period.contains(date(2024, 2, 29))
    assert not period.contains(date(2024, 3, 1))
