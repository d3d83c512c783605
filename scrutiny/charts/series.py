"""What a chart is made of: points, lines to compare with, the usual range, breaks."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How the last point is rated; decides its shape as well as its colour."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    NONE = "none"


@dataclass(frozen=True)
class Point:
    """One period of a series; a value that is None leaves a gap, it is never nought.

    `label` is the period in full ("December 2022"). `tick` and `group` are what the axis says
    below the point ("Dec") and once for a run of points ("2022"); left empty, they are taken from
    the label. `note` is said with the value when a reader points at it. `interval` is how far the
    value is sure, from and to; it is drawn as an upright line through the point.
    """

    label: str
    value: float | None
    note: str = ""
    tick: str = ""
    group: str = ""
    is_restated: bool = False
    interval: tuple[float, float] | None = None

    @property
    def number(self) -> float | None:
        """Return the value when it can be drawn at all, else None."""
        return self.value if self.value is not None and math.isfinite(self.value) else None


@dataclass(frozen=True)
class Reference:
    """A value to compare with: a target, or another body's figure.

    `profile` gives the value at each point where it is not level, as for a year-end target judged
    month by month; it is as long as the series, with None where it does not apply.
    """

    label: str
    value: float
    profile: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Band:
    """The usual range between two positions of the series, both included."""

    lower: float
    upper: float
    label: str
    from_index: int
    to_index: int
    centre: float | None = None


@dataclass(frozen=True)
class Break:
    """A dated event drawn as an upright line just before the point at `index`."""

    index: int
    label: str


@dataclass(frozen=True)
class Pin:
    """Something that happened in the period at `index`: an upright line through it, with a head.

    `label` stands above the field; `note` is said when a reader points at it, the label if empty.
    """

    index: int
    label: str
    note: str = ""


def plain_number(value: float) -> str:
    """Return a value with thousands separators and no needless decimals."""
    return f"{value:,.10g}"


@dataclass(frozen=True)
class LineChart:
    """All that a line chart shows.

    `title` names the drawing for those who cannot see it and `description` says in words what it
    shows. `format` writes a value as text, as in "30%". `lower` and `upper` widen the axis.
    `interval_label` says what the intervals of the points are.
    """

    title: str
    description: str
    points: tuple[Point, ...]
    format: Callable[[float], str] = plain_number
    mark: Mark = Mark.NONE
    target: Reference | None = None
    references: tuple[Reference, ...] = ()
    bands: tuple[Band, ...] = ()
    breaks: tuple[Break, ...] = ()
    pins: tuple[Pin, ...] = ()
    lower: float | None = None
    upper: float | None = None
    interval_label: str = ""
    empty: str = field(default="No figures")

    @property
    def last(self) -> int | None:
        """Return the position of the last point that has a value."""
        with_value = [i for i, point in enumerate(self.points) if point.number is not None]
        return with_value[-1] if with_value else None

    def values(self) -> list[float]:
        """Return every value that the upright axis has to hold."""
        compared = [ref for ref in (self.target, *self.references) if ref is not None]
        found: list[float | None] = [point.number for point in self.points]
        for reference in compared:
            found.extend(reference.profile or (reference.value,))
        for point in self.points:
            found.extend(point.interval or ())
        for band in self.bands:
            found.extend((band.lower, band.upper))
        found.extend((self.lower, self.upper))
        return [value for value in found if value is not None and math.isfinite(value)]
