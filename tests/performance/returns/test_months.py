"""Headings read as periods."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import Period
from performance.returns.months import is_bare_month, period_of_heading, split_year

APRIL = Period.month(2022, 4)


@pytest.mark.parametrize(
    "text",
    ["Apr-22", "Apr 2022", "Apr 22", "April 2022", "apr-2022", "APR/22", "April-22", "Apr.22",
     "Apr '22", "04/22", "04/2022", "2022-04", "2022-04-30", "30/04/2022", "Apr-2 2", "Apr-22*",
     "Apr\u00a022", "Apr\u201322", "Apr-22 (p)", " Apr-22 "],
)  # fmt: skip
def test_every_spelling_of_a_month_is_the_month(text: str) -> None:
    assert period_of_heading(text) == APRIL


def test_september_has_two_short_names() -> None:
    assert period_of_heading("Sept-22") == period_of_heading("Sep-22") == Period.month(2022, 9)


def test_a_real_date_counts_as_its_month_whatever_the_day() -> None:
    assert period_of_heading("", datetime(2022, 4, 30)) == APRIL  # noqa: DTZ001


def test_a_quarter_is_one_of_the_financial_year() -> None:
    assert period_of_heading("Q1 22/23") == Period.quarter(2022, 4)
    assert period_of_heading("Q4 2022/23") == Period.quarter(2023, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Indicator 22",
        "13/22",
        "Apr",
        "England",
        "",
        "21/22",
        "Apr-221",
        "31/04/2022",
        "04/13/2022",
        "0/04/2022",
    ],
)
def test_other_headings_are_no_month(text: str) -> None:
    assert period_of_heading(text) is None


def test_a_month_without_its_year_is_known_for_what_it_is() -> None:
    assert is_bare_month("Apr")
    assert is_bare_month("September")
    assert not is_bare_month("Apr-22")


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Southampton 21/22", "Southampton"),
        ("Southampton (2021-22)", "Southampton"),
        ("2021/22 England", "England"),
        ("England 2021-2022", "England"),
    ],
)
def test_a_heading_gives_up_its_year(heading: str, name: str) -> None:
    assert split_year(heading) == (name, Period.financial_year(2021))


def test_years_that_do_not_follow_each_other_are_no_financial_year() -> None:
    assert split_year("South East 21/23") == ("South East 21/23", None)


@given(st.text(max_size=30))
def test_no_heading_makes_it_fail(text: str) -> None:
    period_of_heading(text)
    split_year(text)


@given(st.dates(min_value=datetime(2001, 1, 1).date(), max_value=datetime(2098, 12, 31).date()))  # noqa: DTZ001
def test_the_short_label_of_a_month_reads_as_that_month(day: object) -> None:
    period = Period.month(day.year, day.month)  # type: ignore[attr-defined]
    assert period_of_heading(period.short) == period
    assert period_of_heading(period.label) == period
