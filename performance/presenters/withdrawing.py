"""What withdrawing a return would do to each figure, as its page shows it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from performance.analysis.figures import Period
from performance.analysis.sameness import same
from performance.models import Indicator, Observation
from performance.presenters.figures import shown


@dataclass(frozen=True)
class Step:
    """A figure that would read otherwise: what it says now, what it would say again, and whence."""

    name: str
    period: str
    now: str
    again: str
    whence: str


@dataclass(frozen=True)
class Lost:
    """An indicator of which nothing would be left for these periods."""

    name: str
    periods: str


@dataclass(frozen=True)
class Withdrawal:
    """All that withdrawing would do; `locked` are the months that refuse it."""

    steps: tuple[Step, ...]
    lost: tuple[Lost, ...]
    same_count: int
    lost_count: int
    told_count: int
    locked: tuple[str, ...]


Pairs = Sequence[tuple[Observation, Observation | None]]


def withdrawal(
    pairs: Pairs, indicators: Mapping[int, Indicator], locked: Iterable[Period]
) -> Withdrawal:
    """Return what would happen to the current figures of a return."""
    ordered = sorted(pairs, key=lambda pair: (pair[0].indicator.code, pair[0].period))
    steps: list[Step] = []
    gone: dict[str, list[str]] = defaultdict(list)
    for row, again in ordered:
        if again is None:
            gone[_name(row)].append(row.period.short)
        elif step := _step(row, again, indicators[row.indicator_id]):
            steps.append(step)
    lost_count = sum(len(periods) for periods in gone.values())
    return Withdrawal(
        steps=tuple(steps),
        lost=tuple(Lost(name, ", ".join(periods)) for name, periods in gone.items()),
        same_count=len(pairs) - len(steps) - lost_count,
        lost_count=lost_count,
        told_count=sum(row.known_at is not None for row, _ in pairs),
        locked=tuple(month.label for month in locked),
    )


def _step(row: Observation, again: Observation, indicator: Indicator) -> Step | None:
    """Return how a figure would change, or nothing where another return says the same."""
    measure = indicator.measure_on(row.period_end)
    before, after = row.figure(), again.figure()
    if same(before, after, unit=measure.unit, decimals=measure.decimals):
        return None
    return Step(
        name=_name(row),
        period=row.period.label,
        now=shown(measure, before).share_first,
        again=shown(measure, after).share_first,
        whence=f"{again.source_cell.parent.month:%B %Y} return",
    )


def _name(row: Observation) -> str:
    """Return the indicator's short name, with the body where the figure is not our own."""
    return f"{row.indicator.short_name}{'' if row.body.is_own else f', {row.body.name}'}"
