"""The page as a reader sees it: turned, cut and scaled as its entries say."""

from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object

_A4 = (0.0, 0.0, 595.28, 841.89)
_POSTER = 842  # points of the shorter side; larger pages are read or printed made smaller


@dataclass(frozen=True)
class Sheet:
    """The visible page, upright: its size, and the matrix from it to the page's own space.

    Its unit is a point on paper of common sizes, more on posters and less on very small pages.
    """

    width: float
    height: float
    matrix: tuple[float, float, float, float, float, float]


def sheet_of(page: Object) -> Sheet:
    """Return the page as seen through CropBox, Rotate and UserUnit (ISO 32000-1, 7.7.3.3)."""
    x0, y0, x1, y1 = _visible(page)
    unit = _figure(page.get(Name.UserUnit), 1.0)
    turn = int(_figure(page.get(Name.Rotate), 0.0)) % 360
    wide, high = (y1 - y0, x1 - x0) if turn in {90, 270} else (x1 - x0, y1 - y0)
    scale = _scale(wide * unit, high * unit) / unit
    a, b, c, d, e, f = {
        90: (0, 1, -1, 0, x1, y0),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, -1, 1, 0, x0, y1),
    }.get(turn, (1, 0, 0, 1, x0, y0))
    matrix = (a * scale, b * scale, c * scale, d * scale, e, f)
    return Sheet(wide / scale, high / scale, matrix)


def _scale(width: float, height: float) -> float:
    """Return how large a unit is in points."""
    if width < 250 or height < 150:
        return max(min(width / 250, height / 150), 0.01)
    return max(min(width, height) / _POSTER, 1.0)


def _visible(page: Object) -> tuple[float, float, float, float]:
    """Return the crop box as far as it lies on the paper."""
    paper = _box(page.get(Name.MediaBox)) or _A4
    crop = _box(page.get(Name.CropBox)) or paper
    seen = (
        max(paper[0], crop[0]),
        max(paper[1], crop[1]),
        min(paper[2], crop[2]),
        min(paper[3], crop[3]),
    )
    return seen if seen[0] < seen[2] and seen[1] < seen[3] else paper


def _box(found: object) -> tuple[float, float, float, float] | None:
    """Return a rectangle with its corners in order; nothing for one that is none."""
    if not isinstance(found, Array) or len(found) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(side) for side in found)
    except (TypeError, ValueError):
        return None
    box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    return box if box[0] < box[2] and box[1] < box[3] else None


def _figure(found: object, otherwise: float) -> float:
    if found is None or isinstance(found, Dictionary | Array | Name):
        return otherwise
    try:
        figure = float(found)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return otherwise
    return figure or otherwise
