"""Whether a figure says again what was said before, or restates it."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from performance.analysis.figures import Figure, Unit

PLACES = Decimal("0.0001")


def stored(value: Decimal | None) -> Decimal | None:
    """Return a value as precisely as the table keeps it."""
    return None if value is None else value.quantize(PLACES)


def same(before: Figure, after: Figure, *, unit: Unit, decimals: int) -> bool:
    """Return whether the later figure leaves unchanged what the earlier one said.

    Ratings compare exact values, so a figure is the same only where the exact value in its unit
    is: 89 of 299 and then a bare 30% is a restatement, because 29.8% may be rated otherwise. So
    are other counts for the same share, since they are said beside it. A state is the same only
    as itself.

    One exception: where nothing but the rounded value was said and now the counts behind it come,
    and they round to exactly what was said ("25%", then 135 of 541), the panel was told this
    figure. It is unchanged, and its row replaces the rounded one like any other: its rating is
    the first one on the exact value. `decimals` are those in which the indicator is shown.
    """
    if before.state != after.state:
        return False
    if before.has_fraction and after.has_fraction:
        return (before.numerator, before.denominator) == (after.numerator, after.denominator)
    said, says = _exact(before, unit), _exact(after, unit)
    if said == says:
        return True
    if said is None or says is None or before.has_fraction or not after.has_fraction:
        return False
    return _rounded(says, _places_said(before.value, decimals)) == said


def is_supplied_late(before: Figure, after: Figure) -> bool:
    """Return whether a figure that differs is no restatement: there was a state, now a value."""
    return before.value is None and after.value is not None


def _exact(figure: Figure, unit: Unit) -> Fraction | None:
    """Return the exact value, a bare one as precisely as the table keeps it."""
    return replace(figure, value=stored(figure.value)).exact_in(unit)


def _places_said(value: Decimal | None, decimals: int) -> int:
    """Return the decimals of what was said: those it is shown in, or those that it has."""
    if value is None:
        return decimals
    exponent = value.normalize().as_tuple().exponent
    return max(decimals, -exponent if isinstance(exponent, int) else 0)


def _rounded(value: Fraction, places: int) -> Fraction:
    """Round half up, as spreadsheets and pages do."""
    scale = 10**places
    return Fraction((value * scale + Fraction(1, 2)) // 1, scale)
