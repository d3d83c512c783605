"""The months before and after something was done, and what was found of them: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum

from performance.analysis.figures import Period
from performance.analysis.signals import Signal
from performance.analysis.variation import VariationPoint


class Outcome(StrEnum):
    """What can be said, or why nothing can."""

    NOT_DONE = "not done"
    NOTHING_BEFORE = "nothing before"
    BROKEN = "broken"
    ROLLING = "rolling"
    NO_RANGE = "no range"
    MOVING = "moving before"
    TOO_EARLY = "too early"
    SAME = "same"
    PASSING = "passing"
    MIXED = "mixed"
    LASTING = "lasting"


@dataclass(frozen=True)
class Side:
    """The reported months on one side, in order, with what each came to."""

    periods: tuple[Period, ...]
    values: tuple[float, ...]

    @property
    def average(self) -> float:
        """Return the average month."""
        return fsum(self.values) / len(self.values)


@dataclass(frozen=True)
class Standing:
    """How the months after stand out from those before: the signs, how many months, which way."""

    signals: frozenset[Signal] = frozenset()
    outside_count: int = 0
    marked_count: int = 0
    is_high: bool = False
    is_better: bool | None = None


@dataclass(frozen=True)
class BeforeAfter:
    """What `before_and_after` found; a side without reported months is None.

    `usual` is the last point before, with the limits; None where they cannot be stood by, and
    `reason_no_range` says why. `broken_on` is the day of the break that lies between. `enough_in`
    is the month with whose figures enough are reported. `is_rare`: the counts are small. `is_cut`:
    a break or a long silence parts months further back from those that count.
    """

    outcome: Outcome
    before: Side | None = None
    after: Side | None = None
    usual: VariationPoint | None = None
    reason_no_range: str = ""
    standing: Standing = Standing()
    broken_on: date | None = None
    enough_in: Period | None = None
    is_rare: bool = False
    is_cut: bool = False
