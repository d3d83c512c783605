"""How sure a share or a count is: Wilson's and Byar's intervals.

Formulas as in the technical guides of England's public health profiles; counts below ten get the
exact Poisson limits, since Byar's approximation is not good enough there.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp, sqrt
from statistics import NormalDist

SMALLEST_FOR_BYAR = 10


def wilson(count: int, population: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return Wilson's interval of a share: lower and upper, each from 0 to 1.

    Raises ValueError for a count below 0 or above the population, or no population.
    """
    if population <= 0:
        raise ValueError("A share needs a population above 0.")
    if not 0 <= count <= population:
        raise ValueError(f"A count of {count} is not between 0 and its population, {population}.")
    z = _deviate(confidence)
    middle = 2 * count + z * z
    spread = z * sqrt(z * z + 4 * count * (1 - count / population))
    below = 2 * (population + z * z)
    lower = 0.0 if count == 0 else (middle - spread) / below
    upper = 1.0 if count == population else (middle + spread) / below
    return lower, upper


def byar(count: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return Byar's interval of a count, or the exact Poisson one below ten.

    Raises ValueError for a count below 0.
    """
    if count < 0:
        raise ValueError(f"A count cannot be {count}.")
    if count < SMALLEST_FOR_BYAR:
        return _exact_poisson(count, confidence)
    z = _deviate(confidence)
    above = count + 1
    lower = count * (1 - 1 / (9 * count) - z / (3 * sqrt(count))) ** 3
    upper = above * (1 - 1 / (9 * above) + z / (3 * sqrt(above))) ** 3
    return lower, upper


def _deviate(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError("Confidence is a share between 0 and 1, such as 0.95.")
    return NormalDist().inv_cdf(confidence + (1 - confidence) / 2)


def _exact_poisson(count: int, confidence: float) -> tuple[float, float]:
    """Find the means at which so few, or so many, are seen only half of 1 - confidence."""
    _deviate(confidence)  # refuses what is no confidence
    tail = (1 - confidence) / 2
    lower = 0.0
    if count > 0:
        lower = _falling_root(lambda mean: _at_most(count - 1, mean) - (1 - tail), count)
    upper = _falling_root(lambda mean: _at_most(count, mean) - tail, count)
    return lower, upper


def _at_most(count: int, mean: float) -> float:
    """Return the chance of a Poisson count of no more than this."""
    term = total = exp(-mean)
    for i in range(1, count + 1):
        term *= mean / i
        total += term
    return total


def _falling_root(falling: Callable[[float], float], start: float) -> float:
    """Find where a falling function crosses 0, by halving to the last bit of a float."""
    low, high = 0.0, start + 1.0
    while falling(high) > 0:
        low, high = high, high * 2
    middle = (low + high) / 2
    while low < middle < high:
        low, high = (middle, high) if falling(middle) > 0 else (low, middle)
        middle = (low + high) / 2
    return middle
