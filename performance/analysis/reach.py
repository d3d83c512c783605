"""What it would take: the count that meets the target, and where the year is heading."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.analysis.ratings import Rating, is_judged_on_profile
from performance.analysis.targets import Applies, Comparison, TargetRule


@dataclass(frozen=True)
class Needed:
    """The nearest count that meets the target, and how far from today's: -21 is 21 fewer."""

    count: int
    change: int


@dataclass(frozen=True)
class Course:
    """Where a year's total ends at today's pace, and what the months left may bring.

    `rest_per_month` is what each month left may add, at most or at least, to end on the target;
    below 0 the target has been passed for good. `pace` is the average month so far.
    """

    projected: Fraction
    rest_per_month: Fraction
    pace: Fraction


def needed(measure: Measure, target: TargetRule, figure: Figure) -> Needed | None:
    """Find the nearest count that meets a target for each period.

    None where the counts are not known, the target is for the year end, it is met already, or no
    count would meet it. The population is taken as it is.
    """
    counts = _counts(measure, figure)
    if counts is None or target.applies is Applies.YEAR_END:
        return None
    count, per_one, most = counts
    lowest, highest = _range(target, per_one)
    if most is not None:
        highest = most if highest is None else min(highest, most)
    if highest is not None and lowest > highest:
        return None
    if lowest <= count and (highest is None or count <= highest):
        return None
    nearest = lowest if count < lowest else highest
    return None if nearest is None else Needed(nearest, nearest - count)


def course(measure: Measure, target: TargetRule, rating: Rating, period: Period) -> Course | None:
    """Project a year-end target's total from the months so far.

    The pace is that of the profile where there is one, else even. None before anything is due,
    once the year has ended, and where the target is not judged on a profile.
    """
    if not is_judged_on_profile(measure, target) or not measure.unit.adds_up:
        return None
    judged, goal, month = rating.judged, target.goal_at(period.month_of_year), period.month_of_year
    if judged is None or month == 12 or goal <= 0 or target.upper is not None:
        return None
    end = Fraction(target.value)
    return Course(
        projected=judged * end / goal,
        rest_per_month=(end - judged) / (12 - month),
        pace=judged / month,
    )


def _counts(measure: Measure, figure: Figure) -> tuple[int, Fraction, int | None] | None:
    """Return the count, what one more adds to the value shown, and the largest count."""
    if figure.state is not None:
        return None
    if measure.unit is Unit.PERCENTAGE:
        if figure.numerator is None or not figure.denominator:
            return None
        return figure.numerator, Fraction(100, figure.denominator), figure.denominator
    exact = figure.exact_in(measure.unit)
    if measure.unit is not Unit.NUMBER or exact is None or exact.denominator != 1:
        return None
    return int(exact), Fraction(1), None


def _range(target: TargetRule, per_one: Fraction) -> tuple[int, int | None]:
    """Return the lowest and the highest count that meet the target; None is no upper end."""
    edge = Fraction(target.value) / per_one
    match target.comparison:
        case Comparison.AT_LEAST:
            return max(ceil(edge), 0), None
        case Comparison.MORE_THAN:
            return max(floor(edge) + 1, 0), None
        case Comparison.AT_MOST:
            return 0, floor(edge)
        case Comparison.LESS_THAN:
            return 0, ceil(edge) - 1
        case Comparison.BETWEEN:
            upper = Fraction(target.upper if target.upper is not None else target.value)
            return max(ceil(edge), 0), floor(upper / per_one)
