"""From a figure for the year to date to what each period added, and back."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from performance.analysis.figures import Figure, Measure, Period, Unit


def increments(measure: Measure, series: Mapping[Period, Figure]) -> dict[Period, Fraction | None]:
    """Work out what each period added to a series that accumulates over the financial year.

    The year's first period added all of its figure. A period whose predecessor has no figure
    cannot be told apart from it: None. Percentages and averages are worked out from the counts
    that were added, and are None where those are not known.
    """
    return {period: _increment(measure.unit, series, period) for period in sorted(series)}


def running_totals(
    measure: Measure, series: Mapping[Period, Figure]
) -> dict[Period, Fraction | None]:
    """Add up the financial year's figures to each period; None where one is missing."""
    totals: dict[Period, Fraction | None] = {}
    for period in sorted(series):
        value = series[period].exact_in(measure.unit)
        if _is_first_of_year(period):
            totals[period] = value
            continue
        before = totals.get(period.previous())
        totals[period] = None if before is None or value is None else before + value
    return totals


def _is_first_of_year(period: Period) -> bool:
    return period.start == period.financial_year_of().start


def _increment(unit: Unit, series: Mapping[Period, Figure], period: Period) -> Fraction | None:
    figure = series[period]
    if _is_first_of_year(period):
        return figure.exact_in(unit)
    before = series.get(period.previous())
    if before is None:
        return None
    if unit.adds_up:
        now, then = figure.exact_in(unit), before.exact_in(unit)
        return None if now is None or then is None else now - then
    return _added_figure(figure, before).exact_in(unit)


def _added_figure(figure: Figure, before: Figure) -> Figure:
    """Take the counts that were added since, as a figure of their own."""
    numerators = figure.numerator, before.numerator
    denominators = figure.denominator, before.denominator
    if None in numerators or None in denominators or figure.state or before.state:
        return Figure(None)
    return Figure(
        None,
        numerator=(figure.numerator or 0) - (before.numerator or 0),
        denominator=(figure.denominator or 0) - (before.denominator or 0),
    )
