"""The switches from month to month and from day to day."""

from datetime import date

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.presenters.calendar import day_switch, month_switch

MONTHS = [ReportingMonth(month=date(2022, month, 1)) for month in (12, 10, 4)]


def test_the_nearest_months_that_can_be_seen_are_offered() -> None:
    switch = month_switch("adults", Period.month(2022, 10), MONTHS)
    assert switch.now == "October 2022"
    assert (switch.before_label, switch.after_label) == ("April 2022", "December 2022")
    assert switch.before_url == "/panels/adults/2022-04/"


def test_at_either_end_there_is_nothing_to_go_to() -> None:
    first = month_switch("adults", Period.month(2022, 4), MONTHS)
    last = month_switch("adults", Period.month(2022, 12), MONTHS)
    assert (first.before_url, first.before_label) == ("", "")
    assert (last.after_url, last.after_label) == ("", "")


def test_as_at_a_day_only_months_told_by_then_are_offered_with_the_day() -> None:
    told = {4: date(2022, 6, 16), 10: date(2022, 11, 24), 12: None}
    months = [
        ReportingMonth(month=date(2022, month, 1), told_on=day) for month, day in told.items()
    ]
    switch = month_switch("adults", Period.month(2022, 10), months, as_at=date(2022, 12, 1))
    assert switch.before_url == "/panels/adults/2022-04/?as-at=2022-12-01"
    assert switch.after_url == ""


TOLD, LATER = date(2022, 11, 24), date(2023, 1, 26)


def test_days_from_the_months_own_on_are_offered_latest_first() -> None:
    days = day_switch(TOLD, (date(2022, 6, 16), TOLD, LATER), None)
    assert [(day.value, day.is_chosen) for day in days] == [
        ("", True),
        ("2023-01-26", False),
        ("2022-11-24", False),
    ]
    chosen = day_switch(TOLD, (TOLD, LATER), date(2022, 12, 1))
    assert [day.value for day in chosen if day.is_chosen] == ["2022-12-01"]


def test_one_day_alone_is_no_choice() -> None:
    assert day_switch(None, (TOLD,), None) == ()
    assert day_switch(TOLD, (TOLD,), None) == ()
    assert [day.label for day in day_switch(TOLD, (TOLD,), TOLD)] == ["today", "24 November 2022"]
