"""Which months of a line read otherwise now than when the panel last met. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.sameness import is_supplied_late, same
from performance.told.board import Line, Seen


@dataclass(frozen=True)
class Change:
    """A month that the panel was told otherwise then.

    `now` is None where the return that said it was taken back and no other says it. `is_late`: it
    was still to come then, so that it is supplied late and not restated.
    """

    period: Period
    then: Seen
    now: Seen | None
    is_late: bool

    def size_in(self, measure: Measure) -> Fraction:
        """Return how far the figure moved, in the unit shown; 0 where it cannot be told."""
        now = self.now.figure.exact_in(measure.unit) if self.now else None
        then = self.then.figure.exact_in(measure.unit)
        return Fraction(0) if now is None or then is None else abs(now - then)


def changes_of(line: Line) -> tuple[Change, ...]:
    """Return the months that were told then and read otherwise now, in order.

    A figure that nobody had told the panel of by then is new, and no change.
    """
    found = []
    for period, then in sorted(line.then.items()):
        now = line.months.get(period)
        if now is None or differs(line.measure, then.figure, now.figure):
            is_late = now is not None and is_supplied_late(then.figure, now.figure)
            found.append(Change(period, then, now, is_late))
    return tuple(found)


def differs(measure: Measure, before: Figure, after: Figure) -> bool:
    """Say whether the later figure restates the earlier, or supplies it late."""
    if before == after:
        return False
    return not same(before, after, unit=measure.unit, decimals=measure.decimals)
