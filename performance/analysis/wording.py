"""Numbers as a reader sees them: rounded half up from the exact value, with their unit."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from performance.analysis.figures import Unit

Number = Fraction | Decimal | int

NO_FIGURE = "no figure"


def rounded(value: Number, decimals: int) -> Decimal:
    """Round to so many decimals; halves go away from zero, as people are taught."""
    top, bottom = value.as_integer_ratio()
    # Whole numbers only: this runs for every figure of every page.
    scaled = (2 * abs(top) * 10**decimals + bottom) // (2 * bottom)
    return Decimal(-scaled if top < 0 else scaled).scaleb(-decimals)


def show(value: Number | None, unit: Unit, decimals: int) -> str:
    """Put a value with its unit: "29.8%", "1,428", "£1,200", "12 days"; rates carry no unit."""
    if value is None:
        return NO_FIGURE
    number = rounded(value, decimals)
    digits = f"{abs(number):,.{decimals}f}"
    sign = "-" if number < 0 else ""
    match unit:
        case Unit.PERCENTAGE:
            return f"{sign}{digits}%"
        case Unit.POUNDS:
            return f"{sign}£{digits}"
        case Unit.DAYS:
            return f"{sign}{digits} {'day' if digits == '1' else 'days'}"
        case Unit.NUMBER | Unit.RATE:
            return f"{sign}{digits}"


def show_as_given(value: Number, unit: Unit) -> str:
    """Show a target or setting with just the decimals it was given, up to three."""
    exact = Fraction(value)
    for decimals in range(3):
        if exact == Fraction(rounded(exact, decimals)):
            return show(exact, unit, decimals)
    return show(exact, unit, 3)


def show_apart_from(value: Number, other: Number, unit: Unit, decimals: int) -> str:
    """Show the value, with as many more decimals as it takes not to look equal to the other.

    Without this a miss such as 89.8% against 90% would be printed as 90%.
    """
    wanted = decimals
    if Fraction(value) != Fraction(other):
        while wanted < decimals + 3 and rounded(value, wanted) == rounded(other, wanted):
            wanted += 1
    return show(value, unit, wanted)


def gap_decimals(unit: Unit, decimals: int) -> int:
    """Return the decimals for the gap to a target: points are given to a tenth at least."""
    return max(decimals, 1) if unit is Unit.PERCENTAGE else decimals


def show_distance(value: Number, unit: Unit, decimals: int) -> str:
    """Say how far apart two figures are, without a sign: "6.8 points", "66", "less than 1".

    Percentages differ by points, without a needless nought at the end.
    """
    distance = abs(Fraction(value))
    smallest = Fraction(1, 10**decimals)
    if 0 < distance < smallest / 2:
        return f"less than {_with_unit(smallest, unit, decimals)}"
    return _with_unit(distance, unit, decimals)


def _with_unit(distance: Fraction, unit: Unit, decimals: int) -> str:
    if unit is not Unit.PERCENTAGE:
        return show(distance, unit, decimals)
    digits = f"{rounded(distance, decimals):,f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f"{digits} {'point' if digits == '1' else 'points'}"
