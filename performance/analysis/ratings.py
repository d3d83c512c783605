"""Red, amber or green: one figure against the target in force, on exact values.

Equal to the target is green, except for "more than" and "less than". Amber is a miss by no more
than the tolerance. What cannot be rated says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, Unit
from performance.analysis.targets import Applies, TargetRule, ToleranceKind

DEFAULT_POINTS = Fraction(5)
DEFAULT_RELATIVE = Fraction(10)


class Colour(StrEnum):
    """The colour members know a rating by."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


WORDS = {
    Colour.RED: "Off target",
    Colour.AMBER: "Near target",
    Colour.GREEN: "On target",
    None: "Not rated",
}


@dataclass(frozen=True)
class Rating:
    """How one figure stands against its target.

    `goal` is the value in force, profiled where the target is for the year end, and for a band
    its nearer end; `judged` is what was held against it (the running total of a monthly count).
    `gap` is 0 or more where the target is met, below 0 where it is missed; a strict target that
    is missed by nothing has gap 0 and is not green. `reason` is set exactly where `colour` is not.
    """

    colour: Colour | None
    reason: str | None
    goal: Fraction | None
    judged: Fraction | None
    gap: Fraction | None
    word: str

    @property
    def is_met(self) -> bool:
        """Whether the target is met; no where there is no rating."""
        return self.colour is Colour.GREEN

    @property
    def is_missed(self) -> bool:
        """Whether the target is missed, narrowly or not; no where there is no rating."""
        return self.colour in (Colour.RED, Colour.AMBER)


def rate(
    measure: Measure,
    target: TargetRule | None,
    figure: Figure | None,
    period: Period,
    *,
    running_total: Fraction | None = None,
) -> Rating:
    """Rate a figure for a period.

    `running_total` is the sum of the financial year's months so far, None where one is missing;
    only a year-end target on a monthly count looks at it.
    """
    if target is None:
        return not_rated("There is no target.")
    if measure.polarity is Polarity.NEITHER:
        return not_rated("Neither more nor less of it is better, so it is not rated.")
    value = figure.exact_in(measure.unit) if figure is not None else None
    if value is None:
        return not_rated(missing_sentence(figure, period))
    if target.applies is Applies.EACH_PERIOD:
        return _against(measure.unit, target, value, Fraction(1), Fraction(target.value))
    return _by_year_end(measure, target, value, period, running_total)


def not_rated(reason: str) -> Rating:
    """Make a rating that is none, with the sentence that says why."""
    return Rating(None, reason, None, None, None, WORDS[None])


def missing_sentence(figure: Figure | None, period: Period) -> str:
    """Say why a period has no value, in a sentence."""
    if figure is None or figure.state is None:
        return f"There is no figure for {period.label}."
    return f"The figure for {period.label} is {figure.state.value}."


def is_judged_on_running_total(measure: Measure, target: TargetRule) -> bool:
    """Say whether the target is for the year and the figures are months that add up to it."""
    return (
        target.applies is Applies.YEAR_END
        and measure.basis is Basis.IN_PERIOD
        and measure.unit.adds_up
    )


def is_judged_on_profile(measure: Measure, target: TargetRule) -> bool:
    """Say whether what is due grows month by month up to the year-end target."""
    if target.applies is not Applies.YEAR_END:
        return False
    if target.profile is not None:
        return True
    return measure.unit.adds_up and measure.basis in (Basis.IN_PERIOD, Basis.YEAR_TO_DATE)


def _by_year_end(
    measure: Measure,
    target: TargetRule,
    value: Fraction,
    period: Period,
    running_total: Fraction | None,
) -> Rating:
    """Rate against what is due by the end of the period on the way to March."""
    if is_judged_on_running_total(measure, target):
        if running_total is None:
            year = period.financial_year_of().label
            return not_rated(
                f"A month of {year} has no figure, so the year's total cannot be judged."
            )
        value = running_total
    if is_judged_on_profile(measure, target):
        reached = Fraction(period.month_of_year, 12)
        return _against(measure.unit, target, value, reached, target.goal_at(period.month_of_year))
    # A share or an average for the year so far already stands for the whole year; a figure for
    # one month or one day says nothing about a target for March.
    if measure.basis is Basis.YEAR_TO_DATE or period.month_of_year == 12:
        return _against(measure.unit, target, value, Fraction(1), Fraction(target.value))
    return not_rated("The target is for March and will be judged then.")


def _against(
    unit: Unit, target: TargetRule, value: Fraction, reached: Fraction, goal: Fraction
) -> Rating:
    """Compare; `reached` is the part of the year that the upper end of a band is scaled by."""
    if target.upper is not None:
        upper = Fraction(target.upper) * reached
        gap = min(value - goal, upper - value)
        goal = goal if value - goal <= upper - value else upper
    else:
        gap = value - goal if target.comparison.is_floor else goal - value
    colour = _colour(gap, target, tolerance(unit, target, goal))
    return Rating(colour, None, goal, value, gap, WORDS[colour])


def tolerance(unit: Unit, target: TargetRule, goal: Fraction) -> Fraction:
    """Work out how far a near miss may be from the goal, in the measure's own unit.

    Without a setting: 5 points for percentages, 10 % of the goal for anything else.
    """
    if target.tolerance is None or target.tolerance_kind is None:
        if unit is Unit.PERCENTAGE:
            return DEFAULT_POINTS
        return abs(goal) * DEFAULT_RELATIVE / 100
    if target.tolerance_kind is ToleranceKind.POINTS:
        return Fraction(target.tolerance)
    return abs(goal) * Fraction(target.tolerance) / 100


def _colour(gap: Fraction, target: TargetRule, allowed: Fraction) -> Colour:
    is_met = gap > 0 if target.comparison.is_strict else gap >= 0
    if is_met:
        return Colour.GREEN
    return Colour.AMBER if allowed > 0 and -gap <= allowed else Colour.RED
