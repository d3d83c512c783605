"""The four signs of special cause on one group of an XmR chart, in order of precedence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Signal = Literal["outside", "trend", "two_of_three", "shift"]

RUN_LENGTH = 7
WINDOW = 3


@dataclass(frozen=True)
class Mark:
    """What makes a point special, and whether it speaks of high or of low figures."""

    signal: Signal
    is_high: bool


def marks(
    values: Sequence[float | None], mean: float, lower: float, upper: float, slack: float
) -> list[Mark | None]:
    """Mark each point, with the strongest where it has several; None for common cause.

    A missing figure has no mark and breaks every run. Values nearer than `slack` are equal.
    """
    sides = [_sign(value, mean, slack) for value in values]
    outside = [_outside(value, lower, upper, slack) for value in values]
    near_lower, near_upper = mean - (mean - lower) * 2 / 3, mean + (upper - mean) * 2 / 3
    is_close = [
        value is not None
        and not beyond
        and (value > near_upper + slack or value < near_lower - slack)
        for value, beyond in zip(values, outside, strict=True)
    ]
    # From the weakest to the strongest, so that each takes the place of what it outranks.
    found: list[Mark | None] = [None] * len(values)
    _mark_shifts(found, sides)
    _mark_two_of_three(found, sides, is_close)
    _mark_trends(found, values, slack)
    for i, direction in enumerate(outside):
        if direction:
            found[i] = Mark("outside", direction > 0)
    return found


def _sign(value: float | None, other: float | None, slack: float) -> int:
    """Return 1 above, -1 below, 0 level or unknown."""
    if value is None or other is None or abs(value - other) <= slack:
        return 0
    return 1 if value > other else -1


def _outside(value: float | None, lower: float, upper: float, slack: float) -> int:
    if _sign(value, upper, slack) > 0:
        return 1
    return -1 if _sign(value, lower, slack) < 0 else 0


def _mark_shifts(found: list[Mark | None], sides: Sequence[int]) -> None:
    """Mark seven or more in a row strictly on one side of the mean, all of them."""
    for start in range(len(sides) - RUN_LENGTH + 1):
        run = sides[start : start + RUN_LENGTH]
        if abs(sum(run)) == RUN_LENGTH:
            found[start : start + RUN_LENGTH] = [Mark("shift", run[0] > 0)] * RUN_LENGTH


def _mark_two_of_three(
    found: list[Mark | None], sides: Sequence[int], is_close: Sequence[bool]
) -> None:
    """Mark the near ones of three on one side, where two or more are near its limit.

    A point outside the limits does not count as near, unlike in the Western Electric rules.
    """
    for start in range(len(sides) - WINDOW + 1):
        window = range(start, start + WINDOW)
        total = sum(sides[i] for i in window)
        if abs(total) == WINDOW and sum(is_close[i] for i in window) >= 2:
            for i in window:
                if is_close[i]:
                    found[i] = Mark("two_of_three", total > 0)


def _mark_trends(found: list[Mark | None], values: Sequence[float | None], slack: float) -> None:
    """Mark seven points that each rise or each fall; a later trend takes a shared point."""
    steps = [_sign(after, before, slack) for before, after in pairwise(values)]
    needed = RUN_LENGTH - 1
    for start in range(len(steps) - needed + 1):
        run = steps[start : start + needed]
        if abs(sum(run)) == needed:
            found[start : start + RUN_LENGTH] = [Mark("trend", run[0] > 0)] * RUN_LENGTH
