"""What it would take meets the target, and one less does not."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from performance.analysis.figures import Basis, Figure, Measure, Polarity, Unit
from performance.analysis.ratings import rate
from performance.analysis.reach import Needed, course, needed
from performance.analysis.targets import Comparison, TargetRule
from tests.performance.analysis.makers import (
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

PAIRS = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
TARGETS = st.one_of(
    st.builds(
        TargetRule,
        st.sampled_from([c for c in Comparison if c is not Comparison.BETWEEN]),
        st.decimals(0, 100, places=1),
    ),
    st.tuples(st.decimals(0, 50, places=1), st.decimals(0, 50, places=1)).map(
        lambda ends: TargetRule(Comparison.BETWEEN, ends[0], upper=ends[0] + ends[1])
    ),
)


def is_met(asked: Measure, target: TargetRule, figure: Figure) -> bool:
    """Say whether the figure would be green."""
    return rate(asked, target, figure, DECEMBER).is_met


@given(PAIRS, TARGETS)
def test_the_share_it_would_take_meets_the_target_and_one_less_does_not(
    pair: tuple[int, int], target: TargetRule
) -> None:
    count, population = pair
    found = needed(measure(), target, share(count, population))
    if found is None:
        met = [n for n in range(population + 1) if is_met(measure(), target, share(n, population))]
        assert count in met or not met
        return
    assert found.change == found.count - count != 0
    one_less = found.count - (1 if found.change > 0 else -1)
    assert is_met(measure(), target, share(found.count, population))
    assert not is_met(measure(), target, share(one_less, population))


@given(st.integers(0, 2000), st.sampled_from(Comparison), st.integers(0, 500))
def test_the_count_it_would_take_meets_the_target_and_one_less_does_not(
    count: int, comparison: Comparison, goal: int
) -> None:
    upper = Decimal(goal + 10) if comparison is Comparison.BETWEEN else None
    target = TargetRule(comparison, Decimal(goal), upper=upper)
    counts = measure(Unit.NUMBER)
    found = needed(counts, target, number(count))
    if found is None:
        assert is_met(counts, target, number(count)) or (comparison.is_strict and goal == 0)
        return
    one_less = found.count - (1 if found.change > 0 else -1)
    assert is_met(counts, target, number(found.count))
    assert not is_met(counts, target, number(one_less))


def test_the_worked_examples_of_the_december_return() -> None:
    assert needed(measure(), at_most(23), share(89, 299)) == Needed(68, -21)
    assert needed(measure(), at_least(100), share(445, 543)) == Needed(543, 98)
    assert needed(measure(Unit.NUMBER), at_most(540), number(543)) == Needed(540, -3)


@pytest.mark.parametrize(
    ("target", "figure"),
    [
        (rule(Comparison.MORE_THAN, 100), share(5, 10)),
        (rule(Comparison.LESS_THAN, 0), share(5, 10)),
        (rule(Comparison.BETWEEN, 11, upper=Decimal(19)), share(5, 10)),
        (at_most(23, applies=YEAR_END), share(89, 299)),
        (at_most(23), number(30)),
        (at_most(23), TO_COME),
    ],
)
def test_what_no_count_would_meet_or_nobody_can_count_has_no_answer(
    target: TargetRule, figure: Figure
) -> None:
    assert needed(measure(), target, figure) is None


def test_a_growing_year_is_on_course_for_its_pace_times_twelve() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    target = at_most(700, applies=YEAR_END)
    found = course(growing, target, rate(growing, target, number(591), DECEMBER), DECEMBER)
    assert found is not None
    assert found.projected == Fraction(788)
    assert found.rest_per_month == Fraction(109, 3)
    assert found.pace == Fraction(591, 9)


def test_with_a_profile_the_year_goes_on_as_the_profile_does() -> None:
    growing = measure(Unit.NUMBER, Polarity.HIGHER, Basis.YEAR_TO_DATE)
    profile = tuple(Decimal(due) for due in (5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100))
    target = at_least(100, applies=YEAR_END, profile=profile)
    found = course(growing, target, rate(growing, target, number(60), DECEMBER), DECEMBER)
    assert found is not None
    assert found.projected == Fraction(120)


def test_in_march_the_year_is_over() -> None:
    growing = measure(Unit.RATE, basis=Basis.YEAR_TO_DATE)
    target = at_most(700, applies=YEAR_END)
    assert course(growing, target, rate(growing, target, number(800), MARCH), MARCH) is None
