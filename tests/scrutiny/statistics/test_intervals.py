"""Wilson's and Byar's intervals against worked values, and what must hold for any count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.statistics.intervals import byar, wilson

CONFIDENCES = st.sampled_from([0.8, 0.95, 0.998])


@pytest.mark.parametrize(
    ("count", "population", "confidence", "lower", "upper"),
    [
        (57, 270, 0.95, 0.1667, 0.2637),
        (57, 270, 0.998, 0.1449, 0.2970),
        (3, 5, 0.95, 0.2307, 0.8824),
        (0, 12, 0.95, 0.0, 0.2425),
    ],
)
def test_wilson_gives_the_worked_values(
    count: int, population: int, confidence: float, lower: float, upper: float
) -> None:
    assert wilson(count, population, confidence) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(("count", "population"), [(-1, 5), (6, 5), (0, 0), (1, -3)])
def test_wilson_refuses_counts_that_cannot_be(count: int, population: int) -> None:
    with pytest.raises(ValueError, match="population"):
        wilson(count, population)


@given(st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_contains_the_share_and_stays_within_nought_and_one(pair: tuple[int, int]) -> None:
    count, population = pair
    lower, upper = wilson(count, population)
    assert 0 <= lower <= count / population <= upper <= 1


# Chi-square quantiles over two, from tables of the exact Poisson limits.
@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        (0, 0.0, 3.688879454),
        (1, 0.025317808, 5.571643391),
        (5, 1.623486390, 11.668332079),
        (9, 4.115373097, 17.084803451),
    ],
)
def test_small_counts_get_the_exact_poisson_limits(count: int, lower: float, upper: float) -> None:
    assert byar(count) == pytest.approx((lower, upper), abs=1e-9)


def test_larger_counts_get_byars_approximation() -> None:
    assert byar(100) == pytest.approx((81.3621, 121.6279), abs=5e-4)


@given(st.integers(0, 10**6), CONFIDENCES)
def test_byar_contains_the_count(count: int, confidence: float) -> None:
    lower, upper = byar(count, confidence)
    assert 0 <= lower <= count < upper


@given(st.integers(1, 500))
def test_more_confidence_means_a_wider_interval(count: int) -> None:
    (narrow_low, narrow_high), (wide_low, wide_high) = byar(count, 0.8), byar(count, 0.99)
    assert wide_low < narrow_low < narrow_high < wide_high


def test_a_negative_count_and_a_confidence_of_one_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot be -1"):
        byar(-1)
    with pytest.raises(ValueError, match="between 0 and 1"):
        byar(3, 1.0)
