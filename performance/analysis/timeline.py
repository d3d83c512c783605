"""Series in order: every period in its place, gaps as gaps, and where a series breaks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from performance.analysis.figures import Frequency, Period

_Entry = TypeVar("_Entry")

NOUNS = {
    Frequency.MONTH: "month",
    Frequency.QUARTER: "quarter",
    Frequency.SCHOOL_YEAR: "school year",
    Frequency.FINANCIAL_YEAR: "year",
}


def periods_until(series: Mapping[Period, object], last: Period) -> tuple[Period, ...]:
    """Return every period from the first of the series to the last, with none left out.

    Only periods as long as the last one count: a figure for a whole year is no month.
    """
    alike = [period for period in series if period.frequency is last.frequency]
    return periods_between(min((period for period in alike if period <= last), default=last), last)


def periods_between(first: Period, last: Period) -> tuple[Period, ...]:
    """Return every period as long as the first, from it to the last; none where that is earlier."""
    found: list[Period] = []
    while first <= last:
        found.append(first)
        first = first.next()
    return tuple(found)


def edges(periods: Sequence[Period], dates: Iterable[date]) -> tuple[int, ...]:
    """Return the positions of the periods in which a date falls, the very first left out."""
    positions = {
        next((i for i, period in enumerate(periods) if period.end >= day), 0) for day in dates
    }
    return tuple(sorted(positions - {0}))


LONG_GAP = 3


def after_gaps(values: Sequence[object | None]) -> tuple[int, ...]:
    """Return the positions at which figures start again after three or more missing ones.

    What was usual before such a silence says little of what is usual after it.
    """
    found: list[int] = []
    missing_count, is_begun = 0, False
    for position, value in enumerate(values):
        if value is None:
            missing_count += 1
            continue
        if is_begun and missing_count >= LONG_GAP:
            found.append(position)
        missing_count, is_begun = 0, True
    return tuple(found)


def is_broken_between(earlier: Period, later: Period, breaks: Iterable[date]) -> bool:
    """Say whether figures from the later period on are counted differently."""
    return any(earlier.end < day <= later.end for day in breaks)


def since_break(
    series: Mapping[Period, _Entry], last: Period, breaks: Iterable[date]
) -> dict[Period, _Entry]:
    """Keep what can be compared with the last period: as long, not later, after any break."""
    breaks = tuple(breaks)
    return {
        period: series[period]
        for period in sorted(series)
        if period <= last
        and period.frequency is last.frequency
        and not is_broken_between(period, last, breaks)
    }


def near_name(period: Period, now: Period) -> str:
    """Name a period beside another one: the month alone where the year goes without saying."""
    if period.frequency is Frequency.MONTH and 0 <= period.months_to(now) < 12:
        return period.label.split()[0]
    return period.label
