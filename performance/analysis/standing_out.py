"""How the months after stand out from what was usual before: the rules of `signals`, by old limits.

They are looked for among the months after alone, so that a run that began before counts for
nothing. Snapshots follow one another too closely for runs to mean anything (as in `assessment`).
"""

from __future__ import annotations

from performance.analysis.assessment import IMPROVEMENT
from performance.analysis.figures import Basis, Measure
from performance.analysis.sides import Outcome, Side, Standing
from performance.analysis.signals import Mark, marks
from performance.analysis.timeline import periods_between
from performance.analysis.variation import SLACK, VariationPoint


def stands_out(measure: Measure, after: Side, usual: VariationPoint) -> tuple[Outcome, Standing]:
    """Look for what is more than chance among the months after, by the limits from before."""
    by_month = _marks(measure, after, usual)
    found = [mark for mark in by_month if mark is not None]
    if not found:
        return Outcome.SAME, Standing()
    is_high = found[-1].is_high
    improvement = IMPROVEMENT[measure.polarity]
    standing = Standing(
        signals=frozenset(mark.signal for mark in found),
        outside_count=sum(mark.signal == "outside" for mark in found),
        marked_count=len(found),
        is_high=is_high,
        is_better=None if improvement == "neither" else is_high == (improvement == "higher"),
    )
    if any(mark.is_high != is_high for mark in found):
        return Outcome.MIXED, standing
    is_most = len(found) * 2 > len(after.periods)
    is_still = by_month[-1] is not None
    return (Outcome.LASTING if is_most and is_still else Outcome.PASSING), standing


def _marks(measure: Measure, after: Side, usual: VariationPoint) -> list[Mark | None]:
    """Mark each month from the first reported to the last, gaps left in; snapshots only outside."""
    at = dict(zip(after.periods, after.values, strict=True))
    values = [at.get(period) for period in periods_between(after.periods[0], after.periods[-1])]
    slack = SLACK * max(abs(value) for value in after.values)
    mean, lower, upper = (end or 0.0 for end in (usual.mean, usual.lower, usual.upper))
    found = marks(values, mean, lower, upper, slack)
    if measure.basis is Basis.SNAPSHOT:
        return [mark if mark and mark.signal == "outside" else None for mark in found]
    return found
