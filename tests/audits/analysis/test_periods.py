"""Periods: their days, and when their analysis is due."""

from datetime import date, timedelta

import pytest

from audits.analysis.periods import due_on, period_from, periods_with
from audits.calendar import Days


@pytest.mark.parametrize(
    ("key", "first", "last", "label", "kind"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "February 2024", "Monthly"),
        (
            "2023-Q4",
            date(2023, 10, 1),
            date(2023, 12, 31),
            "Fourth quarter of 2023 (October to December)",
            "Quarterly",
        ),
        ("2023", date(2023, 1, 1), date(2023, 12, 31), "2023", "Annual"),
    ],
)
def test_a_period_is_calendar_months(
    key: str, first: date, last: date, label: str, kind: str
) -> None:
    period = period_from(key)
    assert (period.from_on, period.to_on, period.label, period.kind) == (first, last, label, kind)


@pytest.mark.parametrize("text", ["", "2023-13", "2023-Q5", "2023-1", "1999", "2023-01-01", "x"])
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="is not a period"):
        period_from(text)


def test_each_day_is_in_one_month_one_quarter_and_one_year() -> None:
    day = date(2023, 12, 25)
    while day < date(2024, 4, 5):
        assert all(one.from_on <= day <= one.to_on for one in periods_with(day))
        day += timedelta(days=1)
    assert [one.key for one in periods_with(date(2023, 3, 31))] == ["2023-03", "2023-Q1", "2023"]


def test_a_series_is_a_year_that_ends_with_the_period() -> None:
    months = period_from("2023-01").series_months
    assert (months[0], months[-1], len(months)) == (date(2022, 2, 1), date(2023, 1, 1), 12)
    assert period_from("2023").series_months == period_from("2023").months


@pytest.mark.parametrize(
    ("key", "due"),
    [
        ("2023-01", date(2023, 2, 9)),
        ("2022-11", date(2022, 12, 9)),
        ("2023-08", date(2023, 9, 8)),  # the 9th is a Saturday
        ("2023-Q1", date(2023, 4, 6)),
        ("2023-Q4", date(2024, 1, 5)),  # the 6th is a Saturday
        ("2023", date(2023, 12, 29)),
    ],
)
def test_an_analysis_is_due_on_its_day_or_the_working_day_before(key: str, due: date) -> None:
    assert due_on(period_from(key), Days()) == due


def test_the_month_of_the_annual_one_is_a_setting() -> None:
    assert due_on(period_from("2023"), Days(annual_month=11)) == date(2023, 11, 30)


def test_a_period_has_begun_on_its_first_day() -> None:
    january = period_from("2023-01")
    assert january.has_begun(on=date(2023, 1, 1))
    assert not january.has_begun(on=date(2022, 12, 31))
