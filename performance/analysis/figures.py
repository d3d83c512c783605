"""The plain values that all analysis is about: a measure, a period, and a figure for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache

from performance.analysis.periods import Frequency, Period

__all__ = ["Basis", "Figure", "Frequency", "Measure", "Period", "Polarity", "State", "Unit"]


class Unit(StrEnum):
    """What a figure is counted in."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    RATE = "rate per 10,000"
    DAYS = "days"
    POUNDS = "pounds"

    @property
    def adds_up(self) -> bool:
        """Whether the figures of several months can be added into a figure for the year."""
        return self in (Unit.NUMBER, Unit.RATE, Unit.POUNDS)


class Polarity(StrEnum):
    """Which way is better."""

    HIGHER = "higher is better"
    LOWER = "lower is better"
    BAND = "in a band"
    NEITHER = "neither"


class Basis(StrEnum):
    """Which stretch of time a figure speaks for."""

    IN_PERIOD = "in the period"
    SNAPSHOT = "snapshot at its end"
    YEAR_TO_DATE = "year to date"
    ROLLING = "rolling 12 months"


class State(StrEnum):
    """Why there is no value."""

    TO_BE_CONFIRMED = "to be confirmed"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    SUPPRESSED = "suppressed"


@dataclass(frozen=True)
class Figure:
    """What was reported for one measure and period: a value, or the state that stands for it.

    `value` is in the unit shown (30 for 30%). `sheet_value` is what the sheet printed where
    that disagrees with its own fraction; rating and display use the fraction.
    """

    value: Decimal | None
    numerator: int | None = None
    denominator: int | None = None
    state: State | None = None
    sheet_value: Decimal | None = None

    @property
    def has_fraction(self) -> bool:
        """Whether count and population are known, so that a share can be worked out."""
        return self.numerator is not None and bool(self.denominator)

    @property
    def share(self) -> Fraction | None:
        """The count over the population, from 0 to 1, where both are known."""
        if self.numerator is None or not self.denominator:
            return None
        return Fraction(self.numerator, self.denominator)

    @property
    def exact(self) -> Fraction | None:
        """The figure as a percentage, from the fraction where there is one, else the value.

        For a rate or an average that carries its fraction, ask `exact_in` with the unit.
        """
        return self.exact_in(Unit.PERCENTAGE)

    def exact_in(self, unit: Unit) -> Fraction | None:
        """Return the figure in the unit, unrounded; None where there is no value."""
        if self.state is not None:
            return None
        if self.numerator is not None and self.denominator and unit in _SCALE:
            return _over(_SCALE[unit] * self.numerator, self.denominator)
        return None if self.value is None else _exactly(self.value)


# A page asks for each of its figures several times over, and making a fraction is slow.
@lru_cache(maxsize=8192)
def _over(numerator: int, denominator: int) -> Fraction:
    return Fraction(numerator, denominator)


@lru_cache(maxsize=8192)
def _exactly(value: Decimal) -> Fraction:
    return Fraction(value)


_SCALE = {Unit.PERCENTAGE: 100, Unit.RATE: 10_000, Unit.DAYS: 1}


@dataclass(frozen=True)
class Measure:
    """What an indicator measures, as far as analysis needs to know.

    `counted` and `population` are plain plural nouns that a sentence can be built from:
    "re-referrals" of "referrals", "children visited" of "children with a plan". For a count,
    `counted` is what is counted and `population` is empty. `sentence` says a figure in words:
    "{n} of {d} referrals were re-referrals" (the population straight after {d}), or with {n} alone.
    """

    code: str
    name: str
    short_name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    basis: Basis
    counted: str
    population: str
    sentence: str = ""
