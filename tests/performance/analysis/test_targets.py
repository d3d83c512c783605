"""A target says which way, how much and by when, and refuses what contradicts itself."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from performance.analysis.figures import Unit
from performance.analysis.targets import Comparison, TargetRule, ToleranceKind
from tests.performance.analysis.makers import YEAR_END, at_least, at_most, rule


@pytest.mark.parametrize(
    ("target", "unit", "in_table", "in_sentence"),
    [
        (at_most(23), Unit.PERCENTAGE, "at most 23%", "23% or lower"),
        (at_least(90), Unit.PERCENTAGE, "at least 90%", "90% or higher"),
        (at_least(100), Unit.PERCENTAGE, "at least 100%", "100%"),
        (at_most(0), Unit.NUMBER, "at most 0", "0"),
        (
            at_most(700, applies=YEAR_END),
            Unit.RATE,
            "at most 700 by March",
            "700 or lower by March",
        ),
        (rule(Comparison.LESS_THAN, 10), Unit.PERCENTAGE, "less than 10%", "less than 10%"),
        (
            rule(Comparison.BETWEEN, 15, upper=Decimal(20)),
            Unit.NUMBER,
            "between 15 and 20",
            "between 15 and 20",
        ),
    ],
)
def test_a_target_is_worded_for_tables_and_for_sentences(
    target: TargetRule, unit: Unit, in_table: str, in_sentence: str
) -> None:
    assert target.text(unit) == in_table
    assert target.plain(unit) == in_sentence


def test_without_a_profile_a_twelfth_is_due_each_month() -> None:
    assert at_most(700, applies=YEAR_END).goal_at(9) == 525


def test_a_profile_says_what_is_due_by_each_month() -> None:
    profile = tuple(Decimal(due) for due in (10, 20, 30, 40, 45, 55, 65, 70, 80, 85, 90, 100))
    assert at_most(100, applies=YEAR_END, profile=profile).goal_at(5) == Fraction(45)


@pytest.mark.parametrize(
    "more",
    [
        {"upper": Decimal(30)},
        {"tolerance": Decimal(5)},
        {"tolerance_kind": ToleranceKind.POINTS},
        {"tolerance": Decimal(-1), "tolerance_kind": ToleranceKind.POINTS},
        {"profile": (Decimal(1),) * 12},
        {"profile": (Decimal(23),) * 11, "applies": YEAR_END},
    ],
)
def test_a_target_that_contradicts_itself_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\."):
        at_most(23, **more)


def test_a_relative_tolerance_means_nothing_for_a_target_of_nought() -> None:
    with pytest.raises(ValueError, match="target of 0"):
        at_most(0, tolerance=Decimal(10), tolerance_kind=ToleranceKind.RELATIVE)


def test_a_band_needs_both_ends_in_order() -> None:
    with pytest.raises(ValueError, match="needs both"):
        rule(Comparison.BETWEEN, 5)
    with pytest.raises(ValueError, match="below its lower"):
        rule(Comparison.BETWEEN, 5, upper=Decimal(4))
