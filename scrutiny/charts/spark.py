"""The small chart beside a figure: the run of the year, the target, the last point."""

from collections.abc import Sequence

from scrutiny.charts import marks, palette
from scrutiny.charts.runs import runs
from scrutiny.charts.scale import Plot
from scrutiny.charts.series import Mark, Point
from scrutiny.charts.svg import element, path, picture

_MARGIN = 7.0


def sparkline(
    points: Sequence[Point],
    *,
    prefix: str,
    title: str,
    description: str,
    target: float | None = None,
    mark: Mark | str = Mark.NONE,
    width: float = 140,
    height: float = 40,
) -> str:
    """Return a small line chart as SVG text, without axes or words in it.

    `prefix` is unique on the page. `mark` is the rating of the last point. A series without any
    value is a dashed level line, and the description should say that there are no figures.
    """
    values = [point.number for point in points]
    known = [value for value in values if value is not None]
    if not known:
        body = _level(width, height)
    else:
        bounds = [*known, *([] if target is None else [target])]
        plot = _plot(bounds, len(values), width, height)
        last = max(i for i, value in enumerate(values) if value is not None)
        body = (
            _target(plot, target)
            + "".join(_run(plot, run) for run in runs(values))
            + marks.rated(Mark(mark), plot.x(last), plot.y(values[last] or 0.0), radius=4.5)
        )
    return picture(
        body, prefix=prefix, title=title, description=description, width=width, height=height
    )


def _plot(bounds: list[float], count: int, width: float, height: float) -> Plot:
    low, high = min(bounds), max(bounds)
    if high - low <= abs(high) * 1e-9:
        low, high = low - (abs(low) or 1.0), high + (abs(high) or 1.0)
    return Plot(_MARGIN, width - _MARGIN, _MARGIN, height - _MARGIN, count, low, high)


def _run(plot: Plot, run: list[tuple[int, float]]) -> str:
    places = [(plot.x(index), plot.y(value)) for index, value in run]
    if len(places) == 1:
        return marks.dot(*places[0], radius=2)
    return element(
        "path",
        {
            "d": path(places),
            "fill": "none",
            "stroke": palette.SERIES,
            "stroke-width": 2,
            "stroke-linejoin": "round",
            "stroke-linecap": "round",
        },
    )


def _target(plot: Plot, target: float | None) -> str:
    if target is None:
        return ""
    return _dashed(plot.left, plot.right, plot.y(target), palette.TEXT)


def _level(width: float, height: float) -> str:
    return _dashed(_MARGIN, width - _MARGIN, height / 2, palette.LINE)


def _dashed(left: float, right: float, y: float, colour: str) -> str:
    return element(
        "path",
        {
            "d": path([(left, y), (right, y)]),
            "fill": "none",
            "stroke": colour,
            "stroke-width": 1,
            "stroke-dasharray": "4 3",
        },
    )
