"""Sentences about variation: the usual range, what is more than chance, the odds on a target."""

from __future__ import annotations

from fractions import Fraction

from performance.analysis.assessment import Assessment
from performance.analysis.figures import Measure, Unit
from performance.analysis.variation import Kind, VariationPoint
from performance.analysis.wording import show

_MEANING: dict[Kind, str] = {
    "common": "",
    "improvement": ": a change for the better",
    "concern": ": a change for the worse",
    "neutral_high": ": a change",
    "neutral_low": ": a change",
}

_ASSURANCE = {
    "pass": "As the service works now, it will meet the target every time.",
    "fail": "As the service works now, it will not meet the target.",
    "inconsistent": "As the service works now, it will meet the target at some times only.",
}


def variation_sentence(measure: Measure, assessment: Assessment) -> str:
    """Say whether the last figure is within its usual range, or why that cannot be said."""
    if assessment.reason_not_shown is not None:
        return assessment.reason_not_shown
    point = assessment.last
    usual = usual_range(measure, point)
    if assessment.is_of_increments:
        usual = f"{usual} for one period"
    if point.value is None:
        return f"The usual range is {usual}."
    if point.rule is None:
        return f"Within the usual range of {usual}."
    return f"{_signal(point, usual)}{_MEANING[point.kind]}."


def _signal(point: VariationPoint, usual: str) -> str:
    """Name the rule that the last point met."""
    is_high = (point.value or 0) > (point.mean or 0)
    if point.rule == "outside":
        return f"{'Above' if is_high else 'Below'} the usual range of {usual}"
    if point.rule == "shift":
        return f"Seven or more in a row {'above' if is_high else 'below'} average"
    if point.rule == "two_of_three":
        return (
            f"Two of the last three close to the {'upper' if is_high else 'lower'} end of {usual}"
        )
    return "Seven in a row that each moved the same way"


def assurance_sentence(assessment: Assessment) -> str | None:
    """Say whether the target will be met always, never or sometimes."""
    return None if assessment.assurance is None else _ASSURANCE[assessment.assurance]


def usual_range(measure: Measure, point: VariationPoint) -> str:
    """Show the limits; a share outside 0 to 100 % and a count below 0 cannot happen."""
    lower, upper = (Fraction(end or 0) for end in (point.lower, point.upper))
    lower = max(lower, Fraction(0))
    if measure.unit is Unit.PERCENTAGE:
        upper = min(upper, Fraction(100))
    low, high = (show(end, measure.unit, measure.decimals) for end in (lower, upper))
    return f"{low} to {high}"
