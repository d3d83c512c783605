"""XmR charts: what is usual for a series, and which points are more than chance.

The rules are those of the NHS *Making data count* charts: limits at 2.66 times the mean moving
range round the mean, and special cause by a point outside them, a trend of seven, two of three
near a limit, or seven on one side of the mean. Where the limits would mislead, the result says
why they should not be shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import fsum, nan
from typing import Literal

from performance.analysis.signals import Mark, Signal, marks

Improvement = Literal["higher", "lower", "neither"]
Kind = Literal["common", "improvement", "concern", "neutral_high", "neutral_low"]
Assurance = Literal["pass", "fail", "inconsistent"]

LIMIT_FACTOR = 2.66
SCREEN_FACTOR = 3.267
ENOUGH_POINTS = 12
# Figures arrive as decimals and are compared as floats; nearer than this is the same.
SLACK = 1e-9


@dataclass(frozen=True)
class VariationPoint:
    """One figure with the limits of its group; `rule` names what made it special."""

    value: float | None
    mean: float | None
    lower: float | None
    upper: float | None
    kind: Kind
    rule: Signal | None


@dataclass(frozen=True)
class Group:
    """The points from `start` up to `stop` that share limits, and why not to show them."""

    start: int
    stop: int
    reason_not_shown: str | None


@dataclass(frozen=True)
class Variation:
    """What `xmr` found.

    `last_kind` is the kind of the last point and `assurance` whether the last group, as it
    stands, always (`pass`), never (`fail`) or sometimes meets the target. Where
    `reason_not_shown` is set, draw a plain run chart: the rest was worked out all the same where
    it can be, but does not bear a statement. It speaks of the last group; `groups` of each.
    """

    points: tuple[VariationPoint, ...]
    last_kind: Kind
    assurance: Assurance | None
    reason_not_shown: str | None
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class _Limits:
    mean: float | None
    lower: float | None
    upper: float | None
    reason: str | None


def xmr(
    values: Sequence[float | None],
    *,
    improvement: Improvement = "neither",
    target: float | None = None,
    rebase_at: Sequence[int] = (),
    baseline_points: int | None = None,
    screen_outliers: bool = False,
) -> Variation:
    """Find limits and special causes of a series in period order; None is a missing figure.

    `rebase_at` are positions at which a new group starts; nothing is reckoned across its edge.
    `baseline_points` sets each group's limits by its first so many points (12 or more).
    `screen_outliers` leaves moving ranges above 3.267 times their mean out of it, once.
    Raises ValueError for a shorter baseline or a position that is not in the series.
    """
    if baseline_points is not None and baseline_points < ENOUGH_POINTS:
        raise ValueError(f"A baseline needs {ENOUGH_POINTS} points or more.")
    if any(not 0 <= position < len(values) for position in rebase_at):
        raise ValueError("Limits can only be redrawn at a position within the series.")
    numbers = [None if value is None else float(value) for value in values]
    edges = sorted({0, *rebase_at, len(numbers)})
    points: list[VariationPoint] = []
    groups: list[Group] = []
    limits = _Limits(None, None, None, _too_few(0, is_first=True))
    for start, stop in pairwise(edges):
        group = numbers[start:stop]
        limits = _limits(group, baseline_points, screen_outliers, is_first=start == 0)
        points += _points(group, limits, improvement)
        groups.append(Group(start, stop, limits.reason))
    return Variation(
        points=tuple(points),
        last_kind=points[-1].kind if points else "common",
        assurance=_assurance(limits, improvement, target),
        reason_not_shown=limits.reason,
        groups=tuple(groups),
    )


def mean_moving_range(values: Sequence[float | None]) -> float | None:
    """Work out how much the series usually moves from one figure to the next."""
    ranges = _ranges(values)
    return fsum(ranges) / len(ranges) if ranges else None


def _ranges(values: Sequence[float | None]) -> list[float]:
    """Return the distances between neighbours; a missing figure takes both of its own."""
    return [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]


def _limits(
    group: Sequence[float | None],
    baseline_points: int | None,
    screen_outliers: bool,
    *,
    is_first: bool,
) -> _Limits:
    baseline = group[:baseline_points]
    present = [value for value in baseline if value is not None]
    known_count = sum(value is not None for value in group)
    if not present:
        return _Limits(None, None, None, _too_few(0, is_first=is_first))
    mean = fsum(present) / len(present)
    ranges = _ranges(baseline)
    slack = _slack(group)
    is_mostly_level = sum(size <= slack for size in ranges) * 2 > len(ranges)
    usual = fsum(ranges) / len(ranges) if ranges else nan
    if screen_outliers:
        ranges = [size for size in ranges if size < SCREEN_FACTOR * usual]
        usual = fsum(ranges) / len(ranges) if ranges else nan
    reason = _too_few(known_count, is_first=is_first) if known_count < ENOUGH_POINTS else None
    if not usual > slack:  # true of nan as well
        return _Limits(mean, None, None, reason or _LEVEL)
    if is_mostly_level:
        reason = reason or _MOSTLY_LEVEL
    return _Limits(mean, mean - LIMIT_FACTOR * usual, mean + LIMIT_FACTOR * usual, reason)


_LEVEL = "The figures hardly move, so no usual range can be worked out."
_MOSTLY_LEVEL = (
    "Most figures are the same as the one before, so a usual range would call chance a change."
)


def _too_few(known_count: int, *, is_first: bool) -> str:
    since = "" if is_first else " since the limits were redrawn"
    counted = "No figures" if known_count == 0 else f"Only {known_count} figures"
    if known_count == 1:
        counted = "Only one figure"
    return f"{counted}{since}: it takes {ENOUGH_POINTS} to say what is usual."


def _slack(group: Sequence[float | None]) -> float:
    return SLACK * max((abs(value) for value in group if value is not None), default=0.0)


def _points(
    group: Sequence[float | None], limits: _Limits, improvement: Improvement
) -> list[VariationPoint]:
    found: Sequence[Mark | None] = [None] * len(group)
    if limits.mean is not None and limits.lower is not None and limits.upper is not None:
        found = marks(group, limits.mean, limits.lower, limits.upper, _slack(group))
    return [
        VariationPoint(
            value=value,
            mean=limits.mean,
            lower=limits.lower,
            upper=limits.upper,
            kind=_kind(mark, improvement),
            rule=mark.signal if mark else None,
        )
        for value, mark in zip(group, found, strict=True)
    ]


def _kind(mark: Mark | None, improvement: Improvement) -> Kind:
    if mark is None:
        return "common"
    if improvement == "neither":
        return "neutral_high" if mark.is_high else "neutral_low"
    return "improvement" if mark.is_high == (improvement == "higher") else "concern"


def _assurance(limits: _Limits, improvement: Improvement, target: float | None) -> Assurance | None:
    """Say whether chance alone will carry the process across the target; equal is sometimes."""
    if target is None or improvement == "neither":
        return None
    if limits.lower is None or limits.upper is None:
        return None
    slack = SLACK * max(abs(target), abs(limits.lower), abs(limits.upper))
    is_above, is_below = target > limits.upper + slack, target < limits.lower - slack
    if not (is_above or is_below):
        return "inconsistent"
    return "fail" if is_above == (improvement == "higher") else "pass"
