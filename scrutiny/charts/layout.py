"""How much room each part of a line chart gets, worked out before anything is drawn."""

from dataclasses import dataclass

from scrutiny.charts import lettering, palette
from scrutiny.charts.axes import tick_and_group
from scrutiny.charts.palette import LINE_HEIGHT, TICK_SIZE
from scrutiny.charts.placing import rows
from scrutiny.charts.scale import Plot, readable_ticks
from scrutiny.charts.series import LineChart

_EDGE = 6.0
_GUTTER_SHARE = 0.3
_LEAST_FIELD = 120.0
GUTTER_GAP = 14.0


@dataclass(frozen=True)
class EndLabel:
    """Words beside the right-hand edge, and the value that they belong to."""

    lines: list[str]
    value: float
    colour: str
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Return the room the words take, with a little air."""
        return len(self.lines) * LINE_HEIGHT + 2


@dataclass(frozen=True)
class Flag:
    """The words of a break or a pin above the field, with its row counted upwards from the field.

    `x` is where its upright line stands. A pin has a head and `says` something; a break does not.
    """

    x: float
    lines: list[str]
    left: float
    row: int
    says: str = ""


@dataclass(frozen=True)
class Layout:
    """Everything placed: the field, its labels, and the size of the whole drawing."""

    width: float
    height: float
    plot: Plot
    ticks: list[tuple[float, str]]
    end_labels: list[EndLabel]
    legend: list[tuple[str, str, float, float]]
    flags: list[Flag]
    row_height: float


def plan(chart: LineChart, *, width: float, height: float) -> Layout:
    """Return the layout of a chart that has at least one value to show.

    The drawing grows taller than asked where its labels would otherwise not fit.
    """
    ticks = [
        (value, lettering.shorten(text, width * 0.3, size=TICK_SIZE))
        for value, text in readable_ticks(chart.values(), chart.format)
    ]
    below = [tick_and_group(point) for point in chart.points]
    first, last = below[0][0], below[-1][0]
    widest = max(lettering.width(text, size=TICK_SIZE) for _, text in ticks)
    left = _EDGE + max(widest + 8, lettering.width(first, size=TICK_SIZE) / 2)
    labels = _end_labels(chart, width * _GUTTER_SHARE)
    gutter = max((_widest(label) for label in labels), default=0.0)
    right = width - _EDGE
    right -= max(gutter + GUTTER_GAP if labels else 0, lettering.width(last, size=TICK_SIZE) / 2)
    right = max(right, left + 40)
    frame = Plot(left, right, 0, 0, len(chart.points), ticks[0][0], ticks[-1][0])
    legend = _legend(chart, left=left, right=width - _EDGE)
    flags, row_height = _flags(chart, frame)
    top = (legend[-1][3] + 12 if legend else 0.0) + _EDGE + 6
    top += row_height * (max((flag.row for flag in flags), default=-1) + 1)
    foot = 42 if any(group for _, group in below) else 24
    field = max(height - top - foot, _LEAST_FIELD, sum(label.height for label in labels))
    plot = Plot(left, right, top, top + field, frame.count, frame.low, frame.high)
    return Layout(width, top + field + foot, plot, ticks, labels, legend, flags, row_height)


def _widest(label: EndLabel) -> float:
    return max(lettering.width(line, is_bold=label.is_bold) for line in label.lines)


def _end_labels(chart: LineChart, room: float) -> list[EndLabel]:
    """Return the words at the end of every line, the last figure's in bold."""
    labels: list[EndLabel] = []
    value = chart.points[chart.last].number if chart.last is not None else None
    if value is not None and chart.last == len(chart.points) - 1:
        lines = lettering.wrap(chart.format(value), room, is_bold=True)
        labels.append(EndLabel(lines, value, palette.TEXT, is_bold=True))
    named = [(chart.target, palette.TEXT)] if chart.target else []
    for position, reference in enumerate(chart.references):
        colour = palette.COMPARATORS[position % len(palette.COMPARATORS)]
        named.append((reference, colour))
    for named_reference, colour in named:
        ends = [v for v in named_reference.profile if v is not None]
        at = ends[-1] if ends else named_reference.value
        lines = lettering.wrap(named_reference.label, room)
        if lines:
            labels.append(EndLabel(lines, at, colour))
    return labels


def _legend(chart: LineChart, *, left: float, right: float) -> list[tuple[str, str, float, float]]:
    """Return (kind, words, x, baseline) of what is explained above the field."""
    entries = [("band", line) for line in dict.fromkeys(band.label for band in chart.bands)]
    if any(point.is_restated and point.number is not None for point in chart.points):
        entries.append(("ring", "Restated"))
    if chart.interval_label and any(point.interval for point in chart.points):
        entries.append(("interval", chart.interval_label))
    placed: list[tuple[str, str, float, float]] = []
    x, y = left, _EDGE + LINE_HEIGHT - 2
    for kind, text in entries:
        lines = lettering.wrap(text, right - left - 24)
        wide = max((lettering.width(line) for line in lines), default=0.0) + 24
        if placed and x + wide > right:
            x, y = left, y + LINE_HEIGHT + 4
        for position, line in enumerate(lines):
            y += LINE_HEIGHT if position else 0
            placed.append((kind if position == 0 else "", line, x, y))
        x += wide + 18
    return placed


def _flags(chart: LineChart, frame: Plot) -> tuple[list[Flag], float]:
    """Return the words of breaks and pins in rows that keep them apart, and a row's height."""
    wanted = [(frame.x(one.index - 0.5), one.index, one.label, "") for one in chart.breaks]
    wanted += [
        (frame.x(one.index), one.index, one.label, one.note or one.label) for one in chart.pins
    ]
    drawn: list[tuple[float, list[str], float, float, str]] = []
    for x, index, label, says in sorted(wanted):
        lines = lettering.wrap(label, frame.right - frame.left - 4, size=TICK_SIZE)
        if not lines or not 0 <= index < len(chart.points):
            continue
        wide = max(lettering.width(line, size=TICK_SIZE) for line in lines) + 4
        left = x - wide if x - wide >= frame.left else min(x, frame.right - wide)
        drawn.append((x, lines, left, left + wide, says))
    numbers = rows([(left, right) for _, _, left, right, _ in drawn])
    tallest = max((len(lines) for _, lines, _, _, _ in drawn), default=0)
    flags = [
        Flag(x, lines, left, row, says)
        for (x, lines, left, _, says), row in zip(drawn, numbers, strict=True)
    ]
    return flags, tallest * LINE_HEIGHT + 4
