"""Figures are exact, and missing is never zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from performance.analysis.figures import Figure, State, Unit
from tests.performance.analysis.makers import number, share


def test_a_percentage_with_a_fraction_is_the_fraction_and_not_its_rounding() -> None:
    assert Figure(Decimal(30), 89, 299).exact == Fraction(8900, 299)


def test_a_value_without_a_fraction_is_itself() -> None:
    assert Figure(Decimal("25.5")).exact == Fraction(51, 2)


def test_a_rate_is_worked_out_per_ten_thousand() -> None:
    assert Figure(None, 50, 20_000).exact_in(Unit.RATE) == 25


def test_a_count_keeps_its_value_whatever_else_is_known() -> None:
    assert Figure(Decimal(7), 7, 9).exact_in(Unit.NUMBER) == 7


def test_nothing_of_nothing_is_no_share() -> None:
    figure = Figure(None, 0, 0)
    assert not figure.has_fraction
    assert figure.exact is None


def test_a_state_has_no_value_even_where_counts_are_known() -> None:
    assert Figure(None, 2, 9, state=State.SUPPRESSED).exact is None


def test_zero_is_a_value() -> None:
    assert number(0).exact_in(Unit.NUMBER) == 0
    assert share(0, 12).exact == 0
