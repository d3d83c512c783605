"""Direction of travel: against the period before, and the same period a year earlier."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from performance.analysis.accumulation import increments
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity
from performance.analysis.ratings import missing_sentence
from performance.analysis.timeline import is_broken_between
from performance.analysis.wording import show_distance


class Arrow(StrEnum):
    """Which way the number went."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


class Judgement(StrEnum):
    """What that means."""

    BETTER = "better"
    WORSE = "worse"
    NONE = "no judgement"
    UNCHANGED = "unchanged"


@dataclass(frozen=True)
class Direction:
    """How a figure moved from another period to this one.

    `now` and `then` are the values compared, in the unit shown: of a series that accumulates,
    what each of the two periods added (`is_of_increments`). Where they cannot be compared,
    everything but `compared_with` and `reason` is empty.
    """

    compared_with: Period
    arrow: Arrow | None
    now: Fraction | None
    then: Fraction | None
    change: Fraction | None
    judgement: Judgement | None
    text: str
    reason: str | None
    is_of_increments: bool
    is_usual: bool


def travel(
    measure: Measure,
    series: Mapping[Period, Figure],
    period: Period,
    *,
    breaks: Iterable[date] = (),
    is_usual: bool = False,
) -> tuple[Direction, Direction]:
    """Compare with the period before and with the same one a year earlier.

    `is_usual` says that the variation of the series explains its last figure (enough points and
    nothing special); it is said of the change since the period before only.
    """
    breaks = tuple(breaks)
    return (
        direction(measure, series, period, period.previous(), breaks=breaks, is_usual=is_usual),
        direction(measure, series, period, period.year_before(), breaks=breaks),
    )


def direction(
    measure: Measure,
    series: Mapping[Period, Figure],
    period: Period,
    other: Period,
    *,
    breaks: Iterable[date] = (),
    is_usual: bool = False,
) -> Direction:
    """Compare a period with another, earlier one; never across a series break."""
    accumulates = measure.basis is Basis.YEAR_TO_DATE
    if is_broken_between(other, period, breaks):
        reason = f"It has been counted differently since {other.label}."
        return _none(other, reason, accumulates)
    values = _comparable(measure, series, (period, other))
    now, then = values[period], values[other]
    if now is None or then is None:
        return _none(other, _why_missing(series, period, other, accumulates), accumulates)
    change = now - then
    arrow = Arrow.LEVEL if change == 0 else Arrow.UP if change > 0 else Arrow.DOWN
    judgement = _judgement(measure.polarity, change)
    return Direction(
        compared_with=other,
        arrow=arrow,
        now=now,
        then=then,
        change=change,
        judgement=judgement,
        text=_text(measure, arrow, change, judgement, is_usual),
        reason=None,
        is_of_increments=accumulates,
        is_usual=is_usual,
    )


def _comparable(
    measure: Measure, series: Mapping[Period, Figure], periods: Iterable[Period]
) -> dict[Period, Fraction | None]:
    """Return the values that can be set side by side."""
    wanted = {period: series[period] for period in periods if period in series}
    found: dict[Period, Fraction | None] = dict.fromkeys(periods)
    if measure.basis is Basis.YEAR_TO_DATE:
        needed = {**wanted}
        for period in wanted:
            if period.previous() in series:
                needed[period.previous()] = series[period.previous()]
        added = increments(measure, needed)
        return {period: added.get(period) for period in periods}
    for period, figure in wanted.items():
        found[period] = figure.exact_in(measure.unit)
    return found


def _why_missing(
    series: Mapping[Period, Figure], period: Period, other: Period, accumulates: bool
) -> str:
    for asked in (period, other):
        figure = series.get(asked)
        if figure is None or figure.state is not None or figure.exact is None:
            return missing_sentence(figure, asked)
    if accumulates:
        return "A figure before one of the two is missing, so what was added is not known."
    return "There is nothing to compare."


def _judgement(polarity: Polarity, change: Fraction) -> Judgement:
    if change == 0:
        return Judgement.UNCHANGED
    if polarity in (Polarity.NEITHER, Polarity.BAND):
        return Judgement.NONE
    is_better = (change > 0) == (polarity is Polarity.HIGHER)
    return Judgement.BETTER if is_better else Judgement.WORSE


def _text(
    measure: Measure, arrow: Arrow, change: Fraction, judgement: Judgement, is_usual: bool
) -> str:
    if arrow is Arrow.LEVEL:
        return "no change"
    said = f"{arrow.value} {show_distance(change, measure.unit, measure.decimals)}"
    if judgement in (Judgement.BETTER, Judgement.WORSE):
        said += f", {judgement.value}"
    return f"{said}, within normal variation" if is_usual else said


def _none(other: Period, reason: str, accumulates: bool) -> Direction:
    return Direction(other, None, None, None, None, None, "", reason, accumulates, False)
