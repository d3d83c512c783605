"""The switch from month to month."""

from datetime import date

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.presenters.calendar import month_switch

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
