"""What may be said of a series' variation, given what kind of figures it is made of.

The rules of `variation` hold for figures of single periods. Snapshots follow one another too
closely for runs to mean anything: they get limits and points outside them. Figures for the year
to date are judged by what each period added. Rolling figures are not judged: eleven of the twelve
months in each are those of the last one, so the rules would nearly always cry wolf.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from performance.analysis.accumulation import increments
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity
from performance.analysis.targets import Applies, TargetRule
from performance.analysis.timeline import after_gaps, edges, periods_until
from performance.analysis.variation import (
    Assurance,
    Improvement,
    Kind,
    Variation,
    VariationPoint,
    xmr,
)

IMPROVEMENT: dict[Polarity, Improvement] = {
    Polarity.HIGHER: "higher",
    Polarity.LOWER: "lower",
    Polarity.BAND: "neither",
    Polarity.NEITHER: "neither",
}


@dataclass(frozen=True)
class Assessment:
    """The series with as much of its variation as can be stood by.

    `points` belong to `periods`, one each. A group of points without honest limits has none, and
    nothing special in it. `last_kind` and `assurance` are None where `reason_not_shown`, about
    the latest group, is set. `is_of_increments`: the values are what each period added.
    """

    periods: tuple[Period, ...]
    points: tuple[VariationPoint, ...]
    last_kind: Kind | None
    assurance: Assurance | None
    reason_not_shown: str | None
    is_of_increments: bool

    @property
    def last(self) -> VariationPoint:
        """The point of the latest period."""
        return self.points[-1]


@dataclass(frozen=True)
class Settings:
    """What people decided about an indicator's limits; days, so that they outlive the series."""

    rebase_on: tuple[date, ...] = ()
    baseline_points: int | None = None
    screen_outliers: bool = False


def assess(
    measure: Measure,
    series: Mapping[Period, Figure],
    period: Period,
    *,
    target: TargetRule | None = None,
    breaks: Iterable[date] = (),
    settings: Settings | None = None,
) -> Assessment:
    """Assess the series up to a period; limits start anew at each break, rebase and long gap."""
    settings = settings or Settings()
    periods = periods_until(series, period)
    values = values_in(measure, series, periods)
    starts = {*edges(periods, (*breaks, *settings.rebase_on)), *after_gaps(values)}
    found = xmr(
        values,
        improvement=IMPROVEMENT[measure.polarity],
        target=_fixed_target(measure, target),
        rebase_at=tuple(sorted(starts)),
        baseline_points=settings.baseline_points,
        screen_outliers=settings.screen_outliers,
    )
    reason = _reason_by_basis(measure) or found.reason_not_shown
    points = _honest(found, measure)
    return Assessment(
        periods=periods,
        points=points,
        last_kind=points[-1].kind if reason is None else None,
        assurance=found.assurance if reason is None else None,
        reason_not_shown=reason,
        is_of_increments=measure.basis is Basis.YEAR_TO_DATE,
    )


def values_in(
    measure: Measure, series: Mapping[Period, Figure], periods: Iterable[Period]
) -> list[float | None]:
    """Return what may be set side by side: of figures for the year to date, what each added."""
    if measure.basis is Basis.YEAR_TO_DATE:
        exact = increments(measure, series)
    else:
        exact = {period: figure.exact_in(measure.unit) for period, figure in series.items()}
    found = [exact.get(period) for period in periods]
    return [None if value is None else float(value) for value in found]


def _fixed_target(measure: Measure, target: TargetRule | None) -> float | None:
    """Return the one value every figure has to reach, where the target is of that kind."""
    if target is None or target.applies is Applies.YEAR_END or target.upper is not None:
        return None
    if measure.basis is not Basis.IN_PERIOD:
        return None
    wanted = Polarity.HIGHER if target.comparison.is_floor else Polarity.LOWER
    return float(target.value) if measure.polarity is wanted else None


def _reason_by_basis(measure: Measure) -> str | None:
    if measure.basis is Basis.ROLLING:
        return (
            "Each figure covers twelve months and shares eleven of them with the one before, "
            "so no usual range can be worked out."
        )
    return None


def _honest(found: Variation, measure: Measure) -> tuple[VariationPoint, ...]:
    """Take away limits and signals that their group or the basis cannot bear."""
    kept: list[VariationPoint] = []
    for group in found.groups:
        points = found.points[group.start : group.stop]
        if group.reason_not_shown is not None or measure.basis is Basis.ROLLING:
            kept += [VariationPoint(p.value, None, None, None, "common", None) for p in points]
        elif measure.basis is Basis.SNAPSHOT:
            kept += [_outside_only(point) for point in points]
        else:
            kept += points
    return tuple(kept)


def _outside_only(point: VariationPoint) -> VariationPoint:
    if point.rule in (None, "outside"):
        return point
    return VariationPoint(point.value, point.mean, point.lower, point.upper, "common", None)
