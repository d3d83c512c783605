"""Words and lines that explain a chart: targets, other bodies, breaks, pins, usual range."""

from scrutiny.charts import lettering, marks, palette
from scrutiny.charts.layout import GUTTER_GAP, Flag, Layout
from scrutiny.charts.palette import LINE_HEIGHT, TICK_SIZE
from scrutiny.charts.placing import place
from scrutiny.charts.runs import runs
from scrutiny.charts.scale import Plot
from scrutiny.charts.series import LineChart, Reference
from scrutiny.charts.svg import element, number, path, words

_RISE = 5.0


def references(chart: LineChart, plot: Plot) -> str:
    """Return the line of each other body, and the target dashed on top of them."""
    parts = []
    for position, reference in enumerate(chart.references):
        colour = palette.COMPARATORS[position % len(palette.COMPARATORS)]
        parts.append(_line(reference, plot, {"stroke": colour, "stroke-width": 1.25}))
    if chart.target is not None:
        look: dict[str, str | float] = {
            "stroke": palette.TEXT,
            "stroke-width": 1.5,
            "stroke-dasharray": "6 4",
        }
        parts.append(_line(chart.target, plot, look))
    return "".join(parts)


def _line(reference: Reference, plot: Plot, look: dict[str, str | float]) -> str:
    if not reference.profile:
        y = plot.y(reference.value)
        return element(
            "path", {"d": path([(plot.left, y), (plot.right, y)]), "fill": "none", **look}
        )
    drawn = []
    for run in runs(reference.profile[: plot.count]):
        places = [(plot.x(index), plot.y(value)) for index, value in run]
        if len(places) == 1:
            (x, y) = places[0]
            places = [(x - 6, y), (x + 6, y)]
        drawn.append(element("path", {"d": path(places), "fill": "none", **look}))
    return "".join(drawn)


def flags(layout: Layout) -> str:
    """Return the upright lines of breaks and pins, then their words on white.

    A break is dashed; a pin is a whole line with a head at its top, so that no colour is needed to
    tell them apart.
    """
    plot = layout.plot
    lines, texts = [], []
    for flag in layout.flags:
        foot = plot.top - 8 - flag.row * layout.row_height
        lines.append(_pin(flag, foot, plot) if flag.says else _break(flag, foot, plot))
        first = foot - LINE_HEIGHT * (len(flag.lines) - 1)
        colour = palette.INK if flag.says else palette.BREAK
        texts.append(_on_white(flag.lines, flag.left, first, colour))
    return "".join(lines) + "".join(texts)


def _break(flag: Flag, foot: float, plot: Plot) -> str:
    look: dict[str, str | float] = {
        "stroke": palette.BREAK,
        "stroke-width": 1.25,
        "stroke-dasharray": "2 3",
    }
    return element("line", {"x1": flag.x, "x2": flag.x, "y1": foot, "y2": plot.bottom, **look})


def _pin(flag: Flag, foot: float, plot: Plot) -> str:
    """Return a pin with what it says; the head stands at the top of the field, under all words."""
    look: dict[str, str | float] = {"stroke": palette.INK, "stroke-width": 1}
    line = element("line", {"x1": flag.x, "x2": flag.x, "y1": foot, "y2": plot.bottom, **look})
    x, y = number(flag.x), plot.top
    data = f"M{number(flag.x - 5)} {number(y - 5)}H{number(flag.x + 5)}L{x} {number(y + 4)}Z"
    head = element("path", {"d": data, "fill": palette.INK})
    return element("g", {}, element("title", {}, words(flag.says)), line, head)


def _on_white(lines: list[str], left: float, first: float, colour: str) -> str:
    wide = max(lettering.width(line, size=TICK_SIZE) for line in lines)
    ground = element(
        "rect",
        {
            "x": left,
            "y": first - TICK_SIZE,
            "width": wide,
            "height": LINE_HEIGHT * len(lines),
            "fill": palette.PAPER,
        },
    )
    return ground + lettering.label(lines, left, first, colour=colour, size=TICK_SIZE)


def legend(layout: Layout) -> str:
    """Return the swatches and words above the field."""
    parts = []
    for kind, text, x, y in layout.legend:
        if kind == "band":
            box: dict[str, str | float] = {"x": x, "y": y - 11, "width": 16, "height": 12}
            parts.append(element("rect", {**box, "fill": palette.BAND, "stroke": palette.LINE}))
        elif kind == "ring":
            parts.append(marks.dot(x + 8, y - 5) + marks.ring(x + 8, y - 5))
        elif kind == "interval":
            parts.append(marks.interval(x + 8, y - 12, y + 2))
        parts.append(lettering.label([text], x + 24, y, colour=palette.MUTED))
    return "".join(parts)


def end_labels(layout: Layout) -> str:
    """Return the words at the lines' ends, moved apart, each led back to its own line."""
    plot = layout.plot
    anchors = [plot.y(label.value) for label in layout.end_labels]
    middles = place(
        anchors,
        [label.height for label in layout.end_labels],
        low=plot.top - 8,
        high=plot.bottom + 8,
    )
    parts = []
    x = plot.right + GUTTER_GAP
    for label, anchor, middle in zip(layout.end_labels, anchors, middles, strict=True):
        first = middle - (len(label.lines) - 1) * LINE_HEIGHT / 2 + _RISE
        parts.append(
            lettering.label(label.lines, x, first, colour=label.colour, is_bold=label.is_bold)
        )
        if abs(anchor - middle) > 3 and not label.is_bold:
            lead = [(plot.right + 1, anchor), (x - 3, middle)]
            parts.append(
                element(
                    "path",
                    {
                        "d": path(lead),
                        "fill": "none",
                        "stroke": label.colour,
                        "stroke-width": 0.75,
                    },
                )
            )
    return "".join(parts)


def early_end(chart: LineChart, layout: Layout) -> str:
    """Return the last figure's words inside the field, where later periods have no figure."""
    if chart.last is None or chart.last == len(chart.points) - 1:
        return ""
    plot = layout.plot
    value = chart.points[chart.last].number or 0.0
    x, y = plot.x(chart.last), plot.y(value)
    lines = lettering.wrap(chart.format(value), (plot.right - plot.left) / 2, is_bold=True)
    is_late = x > (plot.left + plot.right) / 2
    tall = LINE_HEIGHT * (len(lines) - 1)
    first = y - 12 - tall if y - 12 - tall - TICK_SIZE > plot.top else y + 22
    return lettering.label(lines, x, first, anchor="end" if is_late else "start", is_bold=True)
