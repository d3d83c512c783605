"""The chart of an indicator's page and paper: its run, its target, its peers, its usual range."""

from scrutiny.charts import axes, lettering, marks, notes, palette
from scrutiny.charts.layout import Layout, plan
from scrutiny.charts.runs import runs
from scrutiny.charts.series import Band, LineChart, Mark, Point
from scrutiny.charts.svg import element, path, picture, words

_CROWDED = 40


def line_chart(chart: LineChart, *, prefix: str, width: float = 720, height: float = 320) -> str:
    """Return the chart as SVG text that scales; `prefix` is unique on the page.

    Words keep their size in units of the drawing, so a phone is better served by a second, narrow
    drawing (a width of about 360) than by this one made small. Widths below 240 count as 240.
    """
    width = max(width, 240.0)
    if chart.last is None:
        body, height = _nothing(chart, width, min(height, 160.0)), min(height, 160.0)
    else:
        layout = plan(chart, width=width, height=height)
        body, height = _draw(chart, layout), layout.height
    return picture(
        body,
        prefix=prefix,
        title=chart.title,
        description=chart.description,
        width=width,
        height=height,
    )


def _draw(chart: LineChart, layout: Layout) -> str:
    plot = layout.plot
    return "".join(
        (
            *(_band(band, layout) for band in chart.bands),
            axes.upright(plot, layout.ticks),
            axes.level(plot, chart, width=layout.width),
            notes.references(chart, plot),
            notes.flags(layout),
            _intervals(chart, layout),
            _run_lines(chart, layout),
            _points(chart, layout),
            notes.legend(layout),
            notes.end_labels(layout),
            notes.early_end(chart, layout),
        )
    )


def _nothing(chart: LineChart, width: float, height: float) -> str:
    """Return a plain frame that says there is nothing to draw."""
    frame = element(
        "rect",
        {
            "x": 1,
            "y": 1,
            "width": width - 2,
            "height": height - 2,
            "fill": "none",
            "stroke": palette.LINE,
        },
    )
    lines = lettering.wrap(chart.empty, width - 24)
    y = max(18.0, height / 2 - 8.0 * (len(lines) - 1))
    return frame + lettering.label(lines, width / 2, y, colour=palette.MUTED, anchor="middle")


def _band(band: Band, layout: Layout) -> str:
    plot = layout.plot
    left, right = plot.x(band.from_index - 0.5), plot.x(band.to_index + 0.5)
    top, bottom = plot.y(band.upper), plot.y(band.lower)
    box = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    shade = element("rect", {**box, "fill": palette.BAND})
    if band.centre is None:
        return shade
    middle = plot.y(band.centre)
    return shade + element(
        "line",
        {
            "x1": left,
            "x2": right,
            "y1": middle,
            "y2": middle,
            "stroke": palette.SERIES,
            "stroke-width": 1,
            "stroke-dasharray": "1 3",
        },
    )


def _intervals(chart: LineChart, layout: Layout) -> str:
    plot = layout.plot
    return "".join(
        marks.interval(plot.x(index), plot.y(point.interval[1]), plot.y(point.interval[0]))
        for index, point in enumerate(chart.points)
        if point.number is not None and point.interval is not None
    )


def _run_lines(chart: LineChart, layout: Layout) -> str:
    """Return the line of the series; it stops at a gap and at a break of the series."""
    plot = layout.plot
    drawn = []
    for run in _runs(chart):
        places = [(plot.x(index), plot.y(value)) for index, value in run]
        if len(places) > 1:
            drawn.append(
                element(
                    "path",
                    {
                        "d": path(places),
                        "fill": "none",
                        "stroke": palette.SERIES,
                        "stroke-width": 2,
                        "stroke-linejoin": "round",
                    },
                )
            )
    return "".join(drawn)


def _runs(chart: LineChart) -> list[list[tuple[int, float]]]:
    numbers = [point.number for point in chart.points]
    return runs(numbers, starts={item.index for item in chart.breaks})


def _points(chart: LineChart, layout: Layout) -> str:
    """Return a mark for every value; each says its value when it is pointed at."""
    plot = layout.plot
    alone = {run[0][0] for run in _runs(chart) if len(run) == 1}
    parts = []
    for index, point in enumerate(chart.points):
        if point.number is None:
            continue
        x, y = plot.x(index), plot.y(point.number)
        if index == chart.last:
            shape = marks.rated(Mark(chart.mark), x, y, radius=6)
        elif len(chart.points) <= _CROWDED or index in alone:
            shape = marks.dot(x, y)
        else:
            shape = ""
        shape += marks.ring(x, y) if point.is_restated else ""
        parts.append(_with_words(chart, point, shape, (x, y)))
    return "".join(parts)


def _with_words(chart: LineChart, point: Point, shape: str, place: tuple[float, float]) -> str:
    said = f"{point.label}: {chart.format(point.number or 0.0)}"
    said += f", {point.note}" if point.note else ""
    reach = element(
        "circle",
        {"cx": place[0], "cy": place[1], "r": 10, "fill": "none", "pointer-events": "all"},
    )
    return element("g", {}, element("title", {}, words(said)), shape, reach)
