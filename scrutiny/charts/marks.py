"""The shapes of points: a rating is told by its shape, not by its colour alone."""

from scrutiny.charts import palette
from scrutiny.charts.series import Mark
from scrutiny.charts.svg import element, number

COLOURS = {
    Mark.RED: palette.RED,
    Mark.AMBER: palette.AMBER,
    Mark.GREEN: palette.GREEN,
    Mark.NONE: palette.NOT_RATED,
}


def rated(mark: Mark, x: float, y: float, *, radius: float) -> str:
    """Return a diamond, triangle, circle or empty circle with a white edge to lift it off."""
    edge: dict[str, str | float] = {"stroke": palette.PAPER, "stroke-width": 1.5}
    if mark is Mark.NONE:
        return element(
            "circle",
            {
                "cx": x,
                "cy": y,
                "r": radius * 0.75,
                "fill": palette.PAPER,
                "stroke": COLOURS[mark],
                "stroke-width": 2,
            },
        )
    if mark is Mark.GREEN:
        return element("circle", {"cx": x, "cy": y, "r": radius, "fill": COLOURS[mark], **edge})
    outer = radius * 1.2
    corners = (
        [(x, y - outer), (x + outer, y), (x, y + outer), (x - outer, y)]
        if mark is Mark.RED
        else [(x, y - outer), (x + outer, y + outer * 0.85), (x - outer, y + outer * 0.85)]
    )
    data = "M" + "L".join(f"{number(px)} {number(py)}" for px, py in corners) + "Z"
    return element("path", {"d": data, "fill": COLOURS[mark], **edge})


def dot(x: float, y: float, *, radius: float = 3.5) -> str:
    """Return a plain point."""
    return element("circle", {"cx": x, "cy": y, "r": radius, "fill": palette.SERIES})


def ring(x: float, y: float) -> str:
    """Return the sign of a restated figure, drawn round its point."""
    return element(
        "circle",
        {
            "cx": x,
            "cy": y,
            "r": 7,
            "fill": "none",
            "stroke": palette.BREAK,
            "stroke-width": 1.5,
        },
    )


def interval(x: float, top: float, bottom: float) -> str:
    """Return how far a value is sure: an upright line with a short one across each end."""
    ends = "".join(f"M{number(x - 4)} {number(y)}H{number(x + 4)}" for y in (top, bottom))
    return element(
        "path",
        {
            "d": f"M{number(x)} {number(top)}V{number(bottom)}{ends}",
            "fill": "none",
            "stroke": palette.SERIES,
            "stroke-width": 1,
        },
    )
