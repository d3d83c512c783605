"""When a figure says again what was said, so that no rating turns without a restatement."""

from decimal import Decimal

import pytest

from performance.analysis.figures import Figure, State, Unit
from performance.analysis.sameness import same


def said(value: str | None, numerator: int | None = None, denominator: int | None = None) -> Figure:
    return Figure(None if value is None else Decimal(value), numerator, denominator)


@pytest.mark.parametrize(
    ("before", "after", "is_same"),
    [
        (said("30", 89, 299), said("30", 89, 299), True),
        (said("30", 89, 299), said("30"), False),
        (said("50", 5, 10), said("50"), True),
        (said("30", 89, 299), said("30", 90, 300), False),
        (said("50", 5, 10), said("50", 50, 100), False),
        (said("25"), said("25", 135, 541), True),
        (said("25"), said("24", 52, 218), False),
        (said("24"), said("25", 52, 218), True),
        (said("25.5"), said("25", 135, 541), False),
        (said("24.95"), said("25", 135, 541), True),
        (said("25"), said("25.4"), False),
        (said("25"), said("25.00004"), True),
        (Figure(None, state=State.SUPPRESSED), said("25"), False),
        (said("25"), Figure(None, state=State.SUPPRESSED), False),
        (Figure(None, state=State.SUPPRESSED), Figure(None, state=State.SUPPRESSED), True),
        (Figure(None, state=State.SUPPRESSED), Figure(None, state=State.NOT_AVAILABLE), False),
    ],
)
def test_a_percentage_is_the_same_where_its_exact_value_is(
    before: Figure, after: Figure, is_same: bool
) -> None:
    assert same(before, after, unit=Unit.PERCENTAGE, decimals=0) == is_same


@pytest.mark.parametrize(
    ("after", "is_same"), [(said("25", 246, 1000), False), (said("25", 1, 4), True)]
)
def test_counts_must_round_to_what_was_said_in_the_decimals_that_are_shown(
    after: Figure, is_same: bool
) -> None:
    assert same(said("25"), after, unit=Unit.PERCENTAGE, decimals=1) == is_same


def test_half_is_rounded_up_as_the_sheet_does() -> None:
    # 1 of 8 is 12.5%.
    assert same(said("13"), said("13", 1, 8), unit=Unit.PERCENTAGE, decimals=0)
    assert not same(said("12"), said("13", 1, 8), unit=Unit.PERCENTAGE, decimals=0)


def test_a_rate_is_compared_in_its_own_unit() -> None:
    rate = said("60", 300, 50_000)
    assert same(said("60"), rate, unit=Unit.RATE, decimals=0)
    assert same(rate, said("60"), unit=Unit.RATE, decimals=0)
    assert not same(rate, said("61"), unit=Unit.RATE, decimals=0)
