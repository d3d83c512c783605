"""Short ways to make measures, figures and series for the tests of the analysis."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from performance.analysis.figures import (
    Basis,
    Figure,
    Measure,
    Period,
    Polarity,
    State,
    Unit,
)
from performance.analysis.targets import Applies, Comparison, TargetRule

APRIL = Period.month(2022, 4)
DECEMBER = Period.month(2022, 12)
MARCH = Period.month(2023, 3)


def measure(
    unit: Unit = Unit.PERCENTAGE,
    polarity: Polarity = Polarity.LOWER,
    basis: Basis = Basis.IN_PERIOD,
    *,
    decimals: int = 0,
    counted: str = "re-referrals",
    population: str = "referrals",
    short_name: str = "Re-referrals",
    sentence: str = "",
) -> Measure:
    """Make a measure; by default a share of which less is better."""
    return Measure(
        "REF02",
        short_name,
        short_name,
        unit,
        decimals,
        polarity,
        basis,
        counted,
        population,
        sentence,
    )


def share(count: int, population: int, sheet: str | None = None) -> Figure:
    """Make a percentage with its fraction."""
    value = Decimal(100 * count) / population if population else None
    return Figure(value, count, population, sheet_value=Decimal(sheet) if sheet else None)


def number(value: int | str) -> Figure:
    """Make a figure that is just a value."""
    return Figure(Decimal(value))


TO_COME = Figure(None, state=State.TO_BE_CONFIRMED)


def series(figures: Sequence[Figure | int | None], first: Period = APRIL) -> dict[Period, Figure]:
    """Put figures in consecutive periods; None leaves one out."""
    found, period = {}, first
    for figure in figures:
        if figure is not None:
            found[period] = figure if isinstance(figure, Figure) else number(figure)
        period = period.next()
    return found


def at_most(value: int | str, **more: object) -> TargetRule:
    """Make a ceiling."""
    return rule(Comparison.AT_MOST, value, **more)


def at_least(value: int | str, **more: object) -> TargetRule:
    """Make a floor."""
    return rule(Comparison.AT_LEAST, value, **more)


def rule(comparison: Comparison, value: int | str, **more: object) -> TargetRule:
    """Make a target; the rest is passed on."""
    return TargetRule(comparison, Decimal(value), **more)  # type: ignore[arg-type]


YEAR_END = Applies.YEAR_END

# The nine months of the December 2022 return.
RE_REFERRALS = [
    share(count, referrals)
    for count, referrals in (
        (57, 270),
        (76, 370),
        (79, 334),
        (83, 325),
        (79, 286),
        (93, 314),
        (75, 276),
        (104, 399),
        (89, 299),
    )
]
ASSESSMENT_RATE = [67, 125, 185, 244, 318, 395, 454, 525, 591]
CONTACTS = [1665, 2100, 1866, 1594, 1959, 1789, 1487, 1794, 1428]
