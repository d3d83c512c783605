"""The two axes of a line chart, with as many words as there is room for."""

import calendar
import re
from itertools import groupby

from scrutiny.charts import lettering, palette
from scrutiny.charts.palette import TICK_SIZE
from scrutiny.charts.scale import Plot
from scrutiny.charts.series import LineChart, Point
from scrutiny.charts.svg import element

_WITH_YEAR = re.compile(r"(?P<tick>\S.*?)[ ](?P<group>\d{4}(?:/\d{2})?)")
_SHORT = re.compile(r"(?P<tick>[A-Z][a-z]{2})-(?P<year>\d{2})")
_MONTHS = frozenset(calendar.month_name[1:])


_LONGEST = 64.0


def tick_and_group(point: Point) -> tuple[str, str]:
    """Return what the axis says below a point, and below the run of points it belongs to."""
    tick, group = _parts(point)
    return (
        lettering.shorten(tick, _LONGEST, size=TICK_SIZE),
        lettering.shorten(group, _LONGEST, size=TICK_SIZE, is_bold=True),
    )


def _parts(point: Point) -> tuple[str, str]:
    if point.tick or point.group:
        return point.tick, point.group
    if match := _WITH_YEAR.fullmatch(point.label):
        tick = match["tick"]
        return (tick[:3] if tick in _MONTHS else tick), match["group"]
    if match := _SHORT.fullmatch(point.label):
        return match["tick"], f"20{match['year']}"
    return point.label, ""


def upright(plot: Plot, ticks: list[tuple[float, str]]) -> str:
    """Return the level lines and their values."""
    parts = []
    for value, text in ticks:
        y = plot.y(value)
        parts.append(_rule(plot.left, plot.right, y, is_base=value == ticks[0][0]))
        parts.append(
            lettering.label(
                [text],
                plot.left - 8,
                y + 4,
                colour=palette.MUTED,
                anchor="end",
                size=TICK_SIZE,
            )
        )
    return "".join(parts)


def _rule(left: float, right: float, y: float, *, is_base: bool) -> str:
    return element(
        "line",
        {
            "x1": left,
            "x2": right,
            "y1": y,
            "y2": y,
            "stroke": palette.MUTED if is_base else palette.LINE,
            "stroke-width": 1,
        },
    )


def level(plot: Plot, chart: LineChart, *, width: float) -> str:
    """Return the periods below the field: a word a point, a year a run of points."""
    pairs = [tick_and_group(point) for point in chart.points]
    shown = [tick for tick, _ in pairs]
    if _widest(shown) + 4 > plot.spacing and all(pair[1] for pair in pairs):
        months = {month[:3] for month in _MONTHS}
        if set(shown) <= months:
            shown = [tick[0] for tick in shown]
    step = 1
    while step < len(shown) and _widest(shown) + 4 > plot.spacing * step:
        step += 1
    parts = []
    for index, tick in enumerate(shown):
        if tick and (len(shown) - 1 - index) % step == 0:
            parts.append(_words(tick, plot.x(index), plot.bottom + 18))
    return "".join(parts) + _years(plot, [group for _, group in pairs], width)


def _years(plot: Plot, groups: list[str], width: float) -> str:
    """Return the years, each in the middle of its run, where it fits beside the one before."""
    parts = []
    edge = 0.0
    for group, members in groupby(enumerate(groups), key=lambda pair: pair[1]):
        indexes = [index for index, _ in members]
        if not group:
            continue
        half = lettering.width(group, size=TICK_SIZE, is_bold=True) / 2
        middle = (plot.x(indexes[0]) + plot.x(indexes[-1])) / 2
        middle = min(max(middle, half), width - half)
        if middle - half < edge or middle + half > width:
            continue
        parts.append(_words(group, middle, plot.bottom + 36, is_bold=True))
        edge = middle + half + 6
        if indexes[0] > 0:
            parts.append(_notch(plot.x(indexes[0] - 0.5), plot.bottom))
    return "".join(parts)


def _notch(x: float, y: float) -> str:
    return element(
        "line",
        {"x1": x, "x2": x, "y1": y, "y2": y + 8, "stroke": palette.MUTED, "stroke-width": 1},
    )


def _words(text: str, x: float, y: float, *, is_bold: bool = False) -> str:
    return lettering.label(
        [text], x, y, colour=palette.MUTED, anchor="middle", size=TICK_SIZE, is_bold=is_bold
    )


def _widest(shown: list[str]) -> float:
    return max(lettering.width(tick, size=TICK_SIZE) for tick in shown)
