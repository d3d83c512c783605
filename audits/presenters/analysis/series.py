"""The share good or better month by month, drawn with its intervals and as a table beside."""

from __future__ import annotations

from audits.analysis.grades import MonthShare
from audits.presenters.analysis.tables import (
    Block,
    Cell,
    Chart,
    number,
    percent,
    rate,
    table,
    words,
)
from scrutiny.charts import LineChart, Point, line_chart

WIDE, NARROW = 720, 360
TITLE = "Good or better, month by month"


def series_block(series: tuple[MonthShare, ...], *, hides_small: bool) -> Block:
    """Return the drawing and the table; a month without audits is a gap, never nought."""
    seen = [one for one in series if one.good.of]
    if not seen:
        return Block("series", TITLE, ("No audits with a grade in these twelve months.",))
    said = (
        "Of the random sample. A month in which nothing was graded is a gap. A month of fewer than "
        "10 audits has no rate, and small numbers move it a great deal.",
    )
    rows = [_row(one, hides_small=hides_small) for one in series]
    headings = ["Month", "Good or better", "Audits", "Share", "95% interval"]
    listed = (table(f"{TITLE}: the figures", headings, rows),)
    return Block("series", TITLE, said, listed, _chart(series, hides_small=hides_small))


def _is_hidden(one: MonthShare, *, hides_small: bool) -> bool:
    return hides_small and bool(one.good.of) and not one.is_open


def _row(one: MonthShare, *, hides_small: bool) -> list[Cell]:
    name = words(f"{one.month:%B %Y}")
    if not one.good.of:
        nothing = Cell("", None, is_numeric=True)
        return [name, Cell("no audits", "no audits", is_numeric=True), number(0), nothing, nothing]
    is_hidden = _is_hidden(one, hides_small=hides_small)
    counts = (None, None) if is_hidden else (one.good.count, one.good.of)
    return [name, *map(number, counts), *rate(one.good, is_hidden=is_hidden)]


def _chart(series: tuple[MonthShare, ...], *, hides_small: bool) -> Chart | None:
    """Return the drawing; None where no month has enough audits for a rate."""
    points = tuple(_point(one, hides_small=hides_small) for one in series)
    drawn = [point for point in points if point.value is not None]
    if not drawn:
        return None
    chart = LineChart(
        title=f"Audits good or better, {points[0].label} to {points[-1].label}",
        description=f"{drawn[-1].label}: {percent((drawn[-1].value or 0) / 100)}, "
        f"{drawn[-1].note}. The table below has every figure.",
        points=points,
        format=lambda value: f"{value:.0f}%",
        lower=0,
        upper=100,
        interval_label="95% interval",
    )
    return Chart(
        line_chart(chart, prefix="chart-good", width=WIDE),
        line_chart(chart, prefix="narrow-good", width=NARROW, height=280),
    )


def _point(one: MonthShare, *, hides_small: bool) -> Point:
    label, interval = f"{one.month:%B %Y}", one.good.interval
    is_left_out = _is_hidden(one, hides_small=hides_small) or not one.good.is_enough
    if is_left_out or interval is None:
        return Point(label, None)
    return Point(
        label,
        one.good.share * 100,
        note=f"{one.good.count} of {one.good.of}",
        interval=(interval[0] * 100, interval[1] * 100),
    )
