"""Which analyses there are to issue, by when, and which have been."""

from __future__ import annotations

from datetime import date

from audits.analysis.periods import Period, due_on, period_from, periods_with
from audits.days import days
from audits.models import Cycle, IssuedAnalysis, PastOutcome


def to_issue(*, on: date) -> list[tuple[Period, date]]:
    """Return the periods of all cycles that have begun by a day, the newest first, with due days.

    They are the months, and the quarters and years that these are in; also the years of which only
    what was published is kept.
    """
    months = Cycle.objects.filter(month__lte=on).values_list("month", flat=True)
    periods = {period for month in months for period in periods_with(month)}
    years = PastOutcome.objects.filter(from_on__lte=on).values_list("from_on__year", flat=True)
    periods |= {period_from(str(year)) for year in years}
    council = days()
    return [(period, due_on(period, council)) for period in sorted(periods, key=_newest_first)]


def newest_of_each() -> dict[str, IssuedAnalysis]:
    """Return the newest issued analysis of each period."""
    found = IssuedAnalysis.objects.select_related("issued_by").order_by("number")
    return {issued.period: issued for issued in found}


def _newest_first(period: Period) -> tuple[int, int]:
    """Order by the last day, the newest first; the year after its last quarter and month."""
    return -period.to_on.toordinal(), period.month_count
