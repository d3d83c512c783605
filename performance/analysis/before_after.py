"""Figures from before something was asked for, beside those from after it was done.

The usual range is that of the months that were over when it was asked for, and it stays as it was
then: limits that are worked out from both sides would hide the change that is looked for. The
months in between count on neither side. Nothing here speaks of a cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import fsum

from performance.analysis.assessment import values_in
from performance.analysis.figures import Basis, Figure, Measure, Period, Unit
from performance.analysis.sides import BeforeAfter, Outcome, Side, Standing
from performance.analysis.signals import RUN_LENGTH
from performance.analysis.standing_out import stands_out
from performance.analysis.timeline import LONG_GAP, after_gaps, edges, periods_until
from performance.analysis.variation import VariationPoint, xmr

# What was usual is said of two years at most: further back, the service was another one.
MONTHS_MOST = 24
# A change of level shows in so many months on one side; fewer say nothing either way.
AFTER_NEEDED = RUN_LENGTH
# Of fewer than five a month, chance moves a share or a count too far for these limits.
RARE = 5


def before_and_after(
    measure: Measure,
    series: Mapping[Period, Figure],
    latest: Period,
    *,
    asked_on: date,
    done_on: date | None,
    breaks: Iterable[date] = (),
) -> BeforeAfter:
    """Set the months before it was asked for beside those after it was done, up to the latest.

    `series` are the months that were reported; `breaks` the days from which it is counted
    otherwise.
    """
    breaks = sorted(day for day in breaks if day <= latest.end)
    before = _before(measure, series, Period.month_of(asked_on).previous(), breaks)
    if before is None:
        return BeforeAfter(Outcome.NOT_DONE if done_on is None else Outcome.NOTHING_BEFORE)
    usual, reason = _usual(measure, before)
    known, after, found = before.side, None, Outcome.NOT_DONE
    standing, enough_in, broken_on = Standing(), None, None
    if done_on is not None:
        first = Period.month_of(done_on).next()
        broken_on = _break_between(known.periods[-1], first, breaks)
        after = _after(measure, series, first, latest, breaks)
        reported = len(after.periods) if after else 0
        if broken_on is None and reported < AFTER_NEEDED:
            broken_on = next((day for day in breaks if day > first.start), None)
        enough_in = _later(max(first.previous(), latest), AFTER_NEEDED - reported)
        found, standing = _found(measure, after, usual, is_broken=broken_on is not None)
    return BeforeAfter(
        outcome=found,
        before=known,
        after=after,
        usual=usual,
        reason_no_range=reason,
        standing=standing,
        broken_on=broken_on,
        enough_in=enough_in if found is Outcome.TOO_EARLY else None,
        is_rare=_is_rare(measure, series, known, after),
        is_cut=before.is_cut,
    )


@dataclass(frozen=True)
class _Before:
    """The months before with their gaps, as limits need them."""

    side: Side
    values: Sequence[float | None]
    is_cut: bool


def _before(
    measure: Measure, series: Mapping[Period, Figure], last: Period, breaks: Sequence[date]
) -> _Before | None:
    """Return the months that were over, since the last break or long silence; None of none."""
    periods = periods_until(series, last)
    values = values_in(measure, series, periods)
    starts = (*edges(periods, breaks), *after_gaps(values))
    last_start = max((0, *starts))
    start = max(last_start, len(periods) - MONTHS_MOST)
    side = _side(periods[start:], values[start:])
    if side is None or side.periods[-1].months_to(last) >= LONG_GAP:
        return None
    return _Before(side, values[start:], is_cut=start == last_start > 0)


def _after(
    measure: Measure,
    series: Mapping[Period, Figure],
    first: Period,
    latest: Period,
    breaks: Sequence[date],
) -> Side | None:
    """Return the months from the first that began after it was done, up to the next break."""
    periods = [first]
    while periods[-1] < latest and len(periods) < MONTHS_MOST:
        following = periods[-1].next()
        if any(periods[-1].end < day <= following.end for day in breaks):
            break
        periods.append(following)
    periods = [period for period in periods if period <= latest]
    return _side(periods, values_in(measure, series, periods))


def _side(periods: Sequence[Period], values: Sequence[float | None]) -> Side | None:
    known = [(p, value) for p, value in zip(periods, values, strict=True) if value is not None]
    if not known:
        return None
    return Side(tuple(period for period, _ in known), tuple(value for _, value in known))


def _usual(measure: Measure, before: _Before) -> tuple[VariationPoint | None, str]:
    """Return the last point before with its limits, or why there are none."""
    if measure.basis is Basis.ROLLING:
        return None, ""
    found = xmr(before.values)
    if found.reason_not_shown is not None:
        return None, found.reason_not_shown
    return [point for point in found.points if point.value is not None][-1], ""


def _break_between(last: Period, first: Period, breaks: Iterable[date]) -> date | None:
    return next((day for day in breaks if last.end < day <= first.end), None)


def _later(period: Period, count: int) -> Period:
    for _ in range(count):
        period = period.next()
    return period


def _found(
    measure: Measure,
    after: Side | None,
    usual: VariationPoint | None,
    *,
    is_broken: bool,
) -> tuple[Outcome, Standing]:
    """Return what can be said of something that was done; first what no waiting would change."""
    if is_broken:
        return Outcome.BROKEN, Standing()
    if measure.basis is Basis.ROLLING:
        return Outcome.ROLLING, Standing()
    if usual is None:
        return Outcome.NO_RANGE, Standing()
    if usual.rule == "outside" or (usual.rule and measure.basis is not Basis.SNAPSHOT):
        return Outcome.MOVING, Standing()
    if after is None or len(after.periods) < AFTER_NEEDED:
        return Outcome.TOO_EARLY, Standing()
    return stands_out(measure, after, usual)


def _is_rare(
    measure: Measure, series: Mapping[Period, Figure], before: Side, after: Side | None
) -> bool:
    """Say whether fewer than five a month are counted on average, or are all but counted.

    Of a share for the year to date it is not said: its counts are those of many months.
    """
    sides = [before, after] if after else [before]
    if measure.unit is Unit.NUMBER:
        counts = [value for side in sides for value in side.values]
    elif measure.unit is Unit.PERCENTAGE and measure.basis is not Basis.YEAR_TO_DATE:
        figures = [series[period] for side in sides for period in side.periods]
        counts = [
            float(min(figure.numerator, figure.denominator - figure.numerator))
            for figure in figures
            if figure.numerator is not None and figure.denominator
        ]
    else:
        return False
    return bool(counts) and fsum(counts) / len(counts) < RARE
