"""All that is known of one indicator in one period, from which its sentences are built."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from performance.analysis.assessment import Assessment
from performance.analysis.comparison import Comparison
from performance.analysis.direction import Direction
from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.ratings import Rating
from performance.analysis.targets import TargetRule


@dataclass(frozen=True)
class Restated:
    """A period whose figure is not what the panel was told."""

    period: Period
    told: Figure
    now: Figure


@dataclass(frozen=True)
class Evidence:
    """What `examination.examine` puts together and `verdict.verdict` puts into words.

    `series` and `ratings` hold the period and those before it that can be compared with it:
    none from before a series break. `directions` are those since the period before and since a
    year earlier, in this order.
    """

    measure: Measure
    period: Period
    series: Mapping[Period, Figure]
    rating: Rating
    ratings: Mapping[Period, Rating]
    target: TargetRule | None = None
    directions: Sequence[Direction] = ()
    assessment: Assessment | None = None
    comparisons: Sequence[Comparison] = ()
    restated: Sequence[Restated] = ()

    @property
    def figure(self) -> Figure | None:
        """The figure of the period, if one was reported."""
        return self.series.get(self.period)

    @property
    def value(self) -> Fraction | None:
        """Its value in the unit shown, unrounded; None where there is none."""
        figure = self.figure
        return figure.exact_in(self.measure.unit) if figure is not None else None
