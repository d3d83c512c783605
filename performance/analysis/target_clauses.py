"""Sentences about the target: met or missed by how much, what it would take, where it is heading.

Each is returned with the code of its rule.
"""

from __future__ import annotations

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.phrases import more_or_fewer
from performance.analysis.ratings import (
    Rating,
    is_judged_on_profile,
    is_judged_on_running_total,
)
from performance.analysis.reach import course, needed
from performance.analysis.targets import TargetRule
from performance.analysis.wording import gap_decimals, show, show_apart_from, show_distance

Said = tuple[str, str]


def target_sentence(measure: Measure, target: TargetRule, rating: Rating, period: Period) -> Said:
    """Say the target, and by how much it is met or missed."""
    said = f"The target is {target.plain(measure.unit)}"
    if is_judged_on_profile(measure, target) and period.month_of_year < 12:
        return f"{said}. {_due_by_now(measure, target, rating, period)}", "year-end target"
    rule = "year-end target" if is_judged_on_profile(measure, target) else "target"
    if rating.gap == 0:
        ending = "met exactly" if rating.is_met else "just that does not count, so it is missed"
        return f"{said}: {ending}.", rule
    gap = _gap(measure, rating)
    ending = f"met, with {gap} to spare" if rating.is_met else f"missed by {gap}"
    return f"{said}: {ending}.", rule


def reach_sentence(
    measure: Measure, target: TargetRule, rating: Rating, figure: Figure, period: Period
) -> list[Said]:
    """Say what would have met a missed target, or where a year's total is heading."""
    said: list[Said] = []
    if rating.is_missed:
        change = needed(measure, target, figure)
        if change is not None:
            would = f"{change.count:,}"
            if figure.denominator and figure.has_fraction:
                would = f"{change.count:,} of {figure.denominator:,}"
                if change.count == figure.denominator:
                    would = f"all {figure.denominator:,}"
            what = more_or_fewer(change.change, measure.counted)
            said.append((f"{what}: {would} would meet it.", "reach"))
    heading = course(measure, target, rating, period)
    if heading is None:
        return said
    end = show(target.value, measure.unit, measure.decimals)
    projected = show_apart_from(heading.projected, target.value, measure.unit, measure.decimals)
    said.append((f"On course for {projected} by March, against {end}.", "course"))
    if rating.is_missed:
        said.append((_rest_of_year(measure, target, rating, period), "reach"))
    return said


def _due_by_now(measure: Measure, target: TargetRule, rating: Rating, period: Period) -> str:
    """Say what is due by the end of the period, and how the year's figure stands to it."""
    goal = show(rating.goal, measure.unit, measure.decimals)
    judged = show(rating.judged, measure.unit, measure.decimals)
    month = period.months()[-1].label.split()[0]
    if is_judged_on_running_total(measure, target):
        judged = f"the total of {judged}"
    opening = f"By {month} that allows {goal}"
    ahead, behind = "under", "over"
    if target.comparison.is_floor:
        opening, ahead, behind = f"By {month} that asks for {goal}", "ahead", "short"
    elif target.upper is not None:
        opening, ahead, behind = f"By {month} the nearer end of it is {goal}", "inside", "outside"
    if rating.gap == 0:
        return f"{opening}: {judged} is just that."
    return f"{opening}: {judged} is {_gap(measure, rating)} {ahead if rating.is_met else behind}."


def _rest_of_year(measure: Measure, target: TargetRule, rating: Rating, period: Period) -> str:
    heading = course(measure, target, rating, period)
    end = show(target.value, measure.unit, measure.decimals)
    if heading is None or heading.rest_per_month < 0:
        return f"The year's {end} has been passed already."
    rest = show(heading.rest_per_month, measure.unit, measure.decimals)
    pace = show(heading.pace, measure.unit, measure.decimals)
    least_or_most = "at least" if target.comparison.is_floor else "no more than"
    return f"To end at {end}, {least_or_most} {rest} a month from here; so far it was {pace}."


def _gap(measure: Measure, rating: Rating) -> str:
    return show_distance(
        rating.gap or 0, measure.unit, gap_decimals(measure.unit, measure.decimals)
    )
