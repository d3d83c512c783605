"""A target as a rule: which way, how much, by when, and how near a miss may be."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from performance.analysis.figures import Unit
from performance.analysis.wording import show_as_given


class Comparison(StrEnum):
    """How a value is held against the target."""

    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    BETWEEN = "between"

    @property
    def is_strict(self) -> bool:
        """Whether a value equal to the target misses it."""
        return self in (Comparison.MORE_THAN, Comparison.LESS_THAN)

    @property
    def is_floor(self) -> bool:
        """Whether the value has to reach the target, rather than stay below it."""
        return self in (Comparison.AT_LEAST, Comparison.MORE_THAN)


class Applies(StrEnum):
    """Whether the target is for each period or for the year as a whole."""

    EACH_PERIOD = "each period"
    YEAR_END = "year end"


class ToleranceKind(StrEnum):
    """What a tolerance is counted in: the unit of the measure, or per cent of the target."""

    POINTS = "points"
    RELATIVE = "relative"


@dataclass(frozen=True)
class TargetRule:
    """A target in force for an indicator in a placement.

    `tolerance` is how far a near miss may be from the target: points of the measure's own unit,
    or per cent of the (profiled) target; without one the defaults of `ratings` hold, and 0 means
    there is no amber. `profile` is for a year-end target: twelve running values, April to March,
    the last of them the target. Raises ValueError where these contradict one another.
    """

    comparison: Comparison
    value: Decimal
    upper: Decimal | None = None
    applies: Applies = Applies.EACH_PERIOD
    tolerance_kind: ToleranceKind | None = None
    tolerance: Decimal | None = None
    profile: tuple[Decimal, ...] | None = None

    def __post_init__(self) -> None:
        self._check_band()
        self._check_tolerance()
        self._check_profile()

    def goal_at(self, month_of_year: int) -> Fraction:
        """Return the value due by a month of the year: by profile, else a straight line."""
        if self.profile is not None:
            return Fraction(self.profile[month_of_year - 1])
        return Fraction(self.value) * Fraction(month_of_year, 12)

    def text(self, unit: Unit) -> str:
        """Word it for a table: "at most 23%", "at least 90%", "at most 700 by March"."""
        amount = show_as_given(self.value, unit)
        if self.upper is not None:
            amount = f"{amount} and {show_as_given(self.upper, unit)}"
        return f"{self.comparison.value} {amount}{self._by_when()}"

    def plain(self, unit: Unit) -> str:
        """Word it for a sentence: "23% or lower", "90% or higher", "700 or lower by March"."""
        amount = show_as_given(self.value, unit)
        if self.comparison is Comparison.AT_LEAST:
            if unit is Unit.PERCENTAGE and self.value == 100:
                return f"{amount}{self._by_when()}"
            return f"{amount} or higher{self._by_when()}"
        if self.comparison is Comparison.AT_MOST:
            if self.value == 0:
                return f"{amount}{self._by_when()}"
            return f"{amount} or lower{self._by_when()}"
        return self.text(unit)

    def _by_when(self) -> str:
        return " by March" if self.applies is Applies.YEAR_END else ""

    def _check_band(self) -> None:
        if (self.comparison is Comparison.BETWEEN) != (self.upper is not None):
            raise ValueError("A target between two values needs both, any other only one.")
        if self.upper is not None and self.upper < self.value:
            raise ValueError("The upper end of a band cannot be below its lower end.")

    def _check_tolerance(self) -> None:
        if (self.tolerance is None) != (self.tolerance_kind is None):
            raise ValueError("A tolerance must say whether it is in points or relative.")
        if self.tolerance is None:
            return
        if self.tolerance < 0:
            raise ValueError("A tolerance cannot be negative.")
        if self.tolerance_kind is ToleranceKind.RELATIVE and 0 in (self.value, self.upper):
            raise ValueError("A relative tolerance means nothing for a target of 0; use points.")

    def _check_profile(self) -> None:
        if self.profile is None:
            return
        if self.applies is not Applies.YEAR_END or self.upper is not None:
            raise ValueError("Only a year-end target of one value can have a profile.")
        if len(self.profile) != 12 or self.profile[-1] != self.value:
            raise ValueError("A profile has twelve values, and the last is the target itself.")
