"""Numbers are shown rounded half up, and never so that a miss looks like a hit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import Unit
from performance.analysis.wording import (
    rounded,
    show,
    show_apart_from,
    show_as_given,
    show_distance,
)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "said"),
    [
        (Fraction(8900, 299), Unit.PERCENTAGE, 1, "29.8%"),
        (Fraction(8900, 299), Unit.PERCENTAGE, 0, "30%"),
        (Fraction(45, 2), Unit.PERCENTAGE, 0, "23%"),
        (Decimal(1428), Unit.NUMBER, 0, "1,428"),
        (591, Unit.RATE, 0, "591"),
        (16500, Unit.POUNDS, 0, "£16,500"),
        (-1200, Unit.POUNDS, 0, "-£1,200"),
        (1, Unit.DAYS, 0, "1 day"),
        (Decimal("12.5"), Unit.DAYS, 1, "12.5 days"),
        (None, Unit.NUMBER, 0, "no figure"),
    ],
)
def test_a_value_is_shown_with_its_unit(
    value: Fraction | Decimal | int | None, unit: Unit, decimals: int, said: str
) -> None:
    assert show(value, unit, decimals) == said


def test_a_small_negative_value_does_not_become_minus_nought() -> None:
    assert show(Fraction(-1, 100), Unit.NUMBER, 0) == "0"


@given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
def test_rounding_is_never_off_by_more_than_half_a_unit(value: Fraction, decimals: int) -> None:
    assert abs(Fraction(rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


@given(st.integers(-1000, 1000))
def test_halves_go_away_from_zero(whole: int) -> None:
    value = Fraction(2 * whole + 1, 2)
    assert abs(rounded(value, 0)) == abs(value) + Fraction(1, 2)


def test_a_target_is_shown_with_the_decimals_it_was_given() -> None:
    assert show_as_given(Decimal("97.50"), Unit.PERCENTAGE) == "97.5%"
    assert show_as_given(Decimal(23), Unit.PERCENTAGE) == "23%"
    assert show_as_given(Decimal(17000), Unit.NUMBER) == "17,000"


def test_a_near_miss_is_shown_with_enough_decimals_to_be_seen() -> None:
    assert show_apart_from(Fraction("89.8"), 90, Unit.PERCENTAGE, 0) == "89.8%"
    assert show_apart_from(Fraction("89.97"), 90, Unit.PERCENTAGE, 0) == "89.97%"
    assert show_apart_from(90, 90, Unit.PERCENTAGE, 0) == "90%"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "said"),
    [
        (Fraction("6.77"), Unit.PERCENTAGE, 1, "6.8 points"),
        (Fraction(-10), Unit.PERCENTAGE, 1, "10 points"),
        (Fraction("0.95"), Unit.PERCENTAGE, 1, "1 point"),
        (Fraction("0.04"), Unit.PERCENTAGE, 1, "less than 0.1 points"),
        (Fraction("0.4"), Unit.PERCENTAGE, 0, "less than 1 point"),
        (66, Unit.RATE, 0, "66"),
        (0, Unit.PERCENTAGE, 0, "0 points"),
    ],
)
def test_percentages_differ_by_points(
    value: Fraction | int, unit: Unit, decimals: int, said: str
) -> None:
    assert show_distance(value, unit, decimals) == said
