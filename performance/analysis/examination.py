"""One call that looks at an indicator from every side: rating, direction, variation, comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from performance.analysis.accumulation import running_totals
from performance.analysis.assessment import Settings, assess
from performance.analysis.comparison import Comparator, compare
from performance.analysis.direction import travel
from performance.analysis.evidence import Evidence, Restated
from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.ratings import Rating, is_judged_on_running_total, rate
from performance.analysis.targets import TargetRule
from performance.analysis.timeline import since_break


@dataclass(frozen=True)
class Background:
    """What stands round a series: breaks in it, other bodies, restatements, limits as set."""

    breaks: tuple[date, ...] = ()
    comparators: tuple[Comparator, ...] = ()
    restated: tuple[Restated, ...] = ()
    settings: Settings | None = None


def examine(
    measure: Measure,
    period: Period,
    series: Mapping[Period, Figure],
    *,
    target: TargetRule | None,
    earlier_targets: Mapping[Period, TargetRule | None] | None = None,
    background: Background | None = None,
) -> Evidence:
    """Examine one indicator for one period.

    `series` are the council's own figures, also of later periods, which are left out.
    `earlier_targets` are those that applied in periods with another target than today's.
    """
    background = background or Background()
    comparable = since_break(series, period, background.breaks)
    ratings = rate_series(measure, comparable, target=target, earlier_targets=earlier_targets or {})
    if period not in ratings:
        ratings[period] = rate(measure, target, None, period)
    assessment = assess(
        measure,
        series,
        period,
        target=target,
        breaks=background.breaks,
        settings=background.settings,
    )
    figure = comparable.get(period)
    return Evidence(
        measure=measure,
        period=period,
        series=comparable,
        rating=ratings[period],
        ratings=ratings,
        target=target,
        directions=travel(
            measure,
            series,
            period,
            breaks=background.breaks,
            is_usual=assessment.last_kind == "common",
        ),
        assessment=assessment,
        comparisons=tuple(
            compare(measure, figure, period, other, breaks=background.breaks)
            for other in background.comparators
        ),
        restated=background.restated,
    )


def rate_series(
    measure: Measure,
    series: Mapping[Period, Figure],
    *,
    target: TargetRule | None,
    earlier_targets: Mapping[Period, TargetRule | None],
) -> dict[Period, Rating]:
    """Rate every period of a series against the target that applied in it."""
    rules: Iterable[TargetRule | None] = (target, *earlier_targets.values())
    totals = (
        running_totals(measure, series)
        if any(rule is not None and is_judged_on_running_total(measure, rule) for rule in rules)
        else {}
    )
    return {
        period: rate(
            measure,
            earlier_targets.get(period, target),
            figure,
            period,
            running_total=totals.get(period),
        )
        for period, figure in series.items()
    }
