"""The small chart beside a question: the indicator's months as held, then what the return says."""

from __future__ import annotations

from collections.abc import Mapping

from performance.analysis.figures import Figure, Frequency, Measure, Period
from performance.analysis.wording import show
from performance.returns.proposal import ProposedFigure
from performance.sending.evidence import Held
from scrutiny.charts import Point, sparkline

_MONTHS = 12


def history_of(
    key: str,
    figure: ProposedFigure,
    measure: Measure,
    held: Held,
    said: Mapping[tuple[str, str, Period], ProposedFigure],
) -> str:
    """Return the year up to a figure as SVG text; nothing for other bodies and other periods.

    A month of which nothing is held is drawn as the return says it.
    """
    if figure.body != held.own_body or figure.period.frequency is not Frequency.MONTH:
        return ""
    known = held.months.get(figure.code, {})
    run: list[tuple[Period, Figure | None]] = [(figure.period, figure.figure)]
    period = figure.period
    for _ in range(_MONTHS - 1):
        period = period.previous()
        own = said.get((figure.code, figure.body, period))
        run.append((period, known.get(period) or (own.figure if own else None)))
    run.reverse()
    values = [(period, one.exact_in(measure.unit) if one else None) for period, one in run]
    written = [
        f"{show(value, measure.unit, measure.decimals)} in {period.label}"
        for period, value in values
        if value is not None
    ]
    return sparkline(
        [Point(period.label, None if value is None else float(value)) for period, value in values],
        prefix=f"history-{key}",
        title=f"{measure.short_name} up to {figure.period.label}",
        description="; ".join(written) + "." if written else "There are no figures.",
    )
