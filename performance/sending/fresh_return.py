"""A fresh return for a month of a panel: what its workbook holds before it is filled in."""

from datetime import date

from performance.analysis.figures import Period
from performance.models import Body, Observation, Return
from performance.returns.template import Row, Template, figure_text, target_text
from performance.told.board import Line, board
from scrutiny.panels.models import Panel

# What was written in the cell of a figure, by indicator and month.
Sent = dict[tuple[int, Period], str]


def month_after_latest(panel: Panel, *, today: date) -> Period:
    """Return the month that the panel's next return is for: the one before today's at first."""
    accepted = Return.objects.filter(panel=panel, state=Return.State.ACCEPTED)
    latest = accepted.order_by("-month").values_list("month", flat=True).first()
    if latest is None:
        return Period.month_of(today).previous()
    return Period.month_of(latest).next()


def fresh_return(panel: Panel, month: Period) -> Template:
    """Return a row for each placement on the month, with what is held for the year so far."""
    year = month.financial_year_of()
    months = tuple(one for one in year.months() if one <= month)
    seen = board(panel, month, Observation.objects.recorded(), since=months[0])
    sent = _sent({line.indicator_id for line in seen.lines}, months)
    targets: dict[str, str] = {}
    rows = []
    for line in seen.lines:
        target = target_text(line.target_in(month), line.measure)
        # Two targets for one indicator are a question, so the second area's cell says nothing.
        first = targets.setdefault(line.code, target)
        texts = (*(_text(line, one, sent) for one in months[:-1]), "")
        rows.append(
            Row(line.area_name, line.measure.name, target if target == first else "", texts)
        )
    return Template(
        title=f"{panel.name}: return for {month.label}",
        months=tuple(one.short for one in months),
        comparators=tuple(f"{body.name} {year.previous().short}" for body in Body.objects.all()),
        rows=tuple(rows),
    )


def _text(line: Line, month: Period, sent: Sent) -> str:
    """Return the text for a figure that is held, or nothing."""
    figure = line.figure_in(month)
    if figure is None:
        return ""
    return figure_text(figure, line.measure, sent=sent[line.indicator_id, month])


def _sent(indicators: set[int], months: tuple[Period, ...]) -> Sent:
    """Return the cells' own words for the council's figures that are recorded, in one query."""
    rows = (
        Observation.objects.recorded()
        .own()
        .filter(indicator__in=indicators, period_start__in=[month.start for month in months])
        .values_list("indicator_id", "period_start", "period_end", "source_cell__raw")
    )
    return {(of, Period(start, end)): raw for of, start, end, raw in rows}
