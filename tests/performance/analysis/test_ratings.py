"""Ratings: equal is green, amber is a near miss, and what cannot be rated says why."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import Basis, Figure, Polarity, Unit
from performance.analysis.ratings import Colour, Rating, rate
from performance.analysis.targets import Comparison, TargetRule, ToleranceKind
from tests.performance.analysis.makers import (
    APRIL,
    DECEMBER,
    MARCH,
    TO_COME,
    YEAR_END,
    at_least,
    at_most,
    measure,
    number,
    rule,
    share,
)

RANK = {Colour.RED: 0, Colour.AMBER: 1, Colour.GREEN: 2}
COMPARISONS = st.sampled_from([c for c in Comparison if c is not Comparison.BETWEEN])
AMOUNTS = st.decimals(0, 1000, places=2)
TOLERANCES = st.one_of(
    st.none(),
    st.tuples(st.sampled_from(ToleranceKind), st.decimals(0, 50, places=1)),
)


def of_number(
    value: Decimal | Fraction | int, target: TargetRule, unit: Unit = Unit.NUMBER
) -> Rating:
    """Rate a plain value."""
    figure = Figure(Decimal(value) if not isinstance(value, Fraction) else None)
    return rate(measure(unit), target, figure, DECEMBER)


@pytest.mark.parametrize(
    ("value", "target", "colour"),
    [
        (23, at_most(23), Colour.GREEN),
        (28, at_most(23), Colour.AMBER),
        ("28.01", at_most(23), Colour.RED),
        (90, at_least(90), Colour.GREEN),
        (85, at_least(90), Colour.AMBER),
        ("84.99", at_least(90), Colour.RED),
        (90, rule(Comparison.MORE_THAN, 90), Colour.AMBER),
        (10, rule(Comparison.LESS_THAN, 10), Colour.AMBER),
        ("9.99", rule(Comparison.LESS_THAN, 10), Colour.GREEN),
        (15, rule(Comparison.BETWEEN, 15, upper=Decimal(20)), Colour.GREEN),
        (20, rule(Comparison.BETWEEN, 15, upper=Decimal(20)), Colour.GREEN),
        (25, rule(Comparison.BETWEEN, 15, upper=Decimal(20)), Colour.AMBER),
        (9, rule(Comparison.BETWEEN, 15, upper=Decimal(20)), Colour.RED),
    ],
)
def test_percentages_are_rated_with_five_points_of_tolerance(
    value: int | str, target: TargetRule, colour: Colour
) -> None:
    assert of_number(Decimal(value), target, Unit.PERCENTAGE).colour is colour


def test_other_units_have_a_tenth_of_the_target_as_tolerance() -> None:
    assert of_number(594, at_most(540)).colour is Colour.AMBER
    assert of_number(595, at_most(540)).colour is Colour.RED


def test_a_tolerance_of_nought_means_no_amber() -> None:
    target = at_most(23, tolerance=Decimal(0), tolerance_kind=ToleranceKind.POINTS)
    assert of_number(Decimal("23.01"), target).colour is Colour.RED
    strict = rule(
        Comparison.LESS_THAN, 23, tolerance=Decimal(0), tolerance_kind=ToleranceKind.POINTS
    )
    assert of_number(23, strict).colour is Colour.RED


def test_points_and_relative_are_not_the_same_five() -> None:
    points = at_least(80, tolerance=Decimal(5), tolerance_kind=ToleranceKind.POINTS)
    relative = at_least(80, tolerance=Decimal(5), tolerance_kind=ToleranceKind.RELATIVE)
    assert of_number(Decimal("75.5"), points, Unit.PERCENTAGE).colour is Colour.AMBER
    assert of_number(Decimal("75.5"), relative, Unit.PERCENTAGE).colour is Colour.RED


def test_the_fraction_decides_and_not_its_rounding() -> None:
    found = rate(measure(), at_most(30), share(89, 299), DECEMBER)
    assert found.colour is Colour.GREEN
    higher = measure(polarity=Polarity.HIGHER)
    assert rate(higher, at_least(30), Figure(Decimal(30), 89, 299), DECEMBER).is_missed


def test_the_gap_is_exact_and_negative_where_the_target_is_missed() -> None:
    found = rate(measure(), at_most(23), share(89, 299), DECEMBER)
    assert found.gap == 23 - Fraction(8900, 299)
    assert found.word == "Off target"


@pytest.mark.parametrize(
    ("polarity", "target", "figure", "why"),
    [
        (Polarity.LOWER, None, number(1), "no target"),
        (Polarity.NEITHER, at_most(37), number(1), "Neither more nor less"),
        (Polarity.LOWER, at_most(37), None, "no figure for December 2022"),
        (Polarity.LOWER, at_most(37), TO_COME, "is to be confirmed"),
        (Polarity.LOWER, at_most(37), Figure(None, 0, 0), "no figure"),
    ],
)
def test_what_cannot_be_rated_says_why(
    polarity: Polarity, target: TargetRule | None, figure: Figure | None, why: str
) -> None:
    found = rate(measure(polarity=polarity), target, figure, DECEMBER)
    assert found.colour is None
    assert found.word == "Not rated"
    assert found.reason is not None
    assert why in found.reason
    assert found.reason.endswith(".")


def test_an_accumulating_figure_is_held_against_what_is_due_by_now() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    target = at_most(700, applies=YEAR_END)
    december = rate(growing, target, number(591), DECEMBER)
    assert (december.goal, december.gap) == (Fraction(525), Fraction(-66))
    assert december.colour is Colour.RED
    assert rate(growing, target, number(577), DECEMBER).colour is Colour.AMBER
    assert rate(growing, target, number(700), MARCH).colour is Colour.GREEN


def test_a_monthly_count_is_judged_by_the_running_total() -> None:
    contacts, target = measure(Unit.NUMBER), at_most(17000, applies=YEAR_END)
    found = rate(contacts, target, number(1428), DECEMBER, running_total=Fraction(15682))
    assert (found.judged, found.goal) == (Fraction(15682), Fraction(12750))
    assert found.colour is Colour.RED


def test_a_running_total_with_a_month_missing_is_not_rated() -> None:
    found = rate(measure(Unit.NUMBER), at_most(17000, applies=YEAR_END), number(1428), DECEMBER)
    assert found.reason == "A month of 2022/23 has no figure, so the year's total cannot be judged."


def test_a_share_for_the_year_so_far_is_not_expected_to_grow() -> None:
    so_far = measure(polarity=Polarity.HIGHER, basis=Basis.YEAR_TO_DATE)
    assert rate(so_far, at_least(90, applies=YEAR_END), share(50, 100), APRIL).goal == 90


def test_a_snapshot_waits_for_march_where_the_target_is_for_march() -> None:
    snapshot = measure(Unit.NUMBER, basis=Basis.SNAPSHOT)
    target = at_most(540, applies=YEAR_END)
    assert rate(snapshot, target, number(543), DECEMBER).colour is None
    assert rate(snapshot, target, number(540), MARCH).colour is Colour.GREEN


@given(COMPARISONS, AMOUNTS, AMOUNTS, AMOUNTS, st.sampled_from(Unit))
def test_a_better_value_never_gets_a_worse_colour(
    comparison: Comparison, goal: Decimal, one: Decimal, other: Decimal, unit: Unit
) -> None:
    target = TargetRule(comparison, goal)
    low, high = sorted((one, other))
    worse, better = (low, high) if comparison.is_floor else (high, low)
    colours = [of_number(value, target, unit).colour for value in (worse, better)]
    ranks = [RANK[colour] for colour in colours if colour is not None]
    assert ranks[0] <= ranks[1]


@given(COMPARISONS, AMOUNTS)
def test_equal_is_green_unless_the_target_is_strict(comparison: Comparison, goal: Decimal) -> None:
    assert of_number(goal, TargetRule(comparison, goal)).is_met is not comparison.is_strict


@given(COMPARISONS, st.decimals(1, 1000, places=2), AMOUNTS, TOLERANCES)
def test_every_value_has_just_one_colour_and_it_follows_from_the_gap(
    comparison: Comparison,
    goal: Decimal,
    value: Decimal,
    tolerance: tuple[ToleranceKind, Decimal] | None,
) -> None:
    kind, size = tolerance or (None, None)
    found = of_number(value, TargetRule(comparison, goal, tolerance_kind=kind, tolerance=size))
    assert found.colour is not None
    assert found.gap is not None
    assert found.is_met is not found.is_missed
    assert found.is_met is (found.gap > 0 or (found.gap == 0 and not comparison.is_strict))
    if found.colour is Colour.RED:
        allowed = Fraction(size) if size is not None else Fraction(goal) / 10
        if kind is ToleranceKind.RELATIVE:
            allowed = Fraction(goal) * allowed / 100
        assert -found.gap > allowed or allowed == 0
