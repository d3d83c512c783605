"""From values to places: round ticks and the two axes."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_STEPS = (1, 2, 5, 10)
_NEAR_NOUGHT = 0.4


def ticks(low: float, high: float, *, about: int = 5) -> list[float]:
    """Return round values, the first at or below `low` and the last at or above `high`.

    Steps are 1, 2 or 5 times a power of ten. The axis starts at nought when nought is near.
    """
    if 0 <= low <= high * _NEAR_NOUGHT:
        low = 0.0
    if high - low <= abs(high) * 1e-9:
        spread = abs(high) * 0.1 or 1.0
        low, high = (max(0.0, low - spread) if low >= 0 else low - spread), high + spread
    rough = (high - low) / about
    power = math.floor(math.log10(rough))
    step = next(s for s in _STEPS if s * 10.0**power >= rough * 0.999)
    unit = step * 10.0**power
    first, last = math.floor(low / unit + 1e-9), math.ceil(high / unit - 1e-9)
    return [round(i * unit, max(0, -power)) for i in range(first, max(last, first + 1) + 1)]


def readable_ticks(
    values: Sequence[float], write: Callable[[float], str]
) -> list[tuple[float, str]]:
    """Return ticks with their words, fewer where rounding would write two of them the same."""
    low, high = min(values), max(values)
    written: list[tuple[float, str]] = []
    for about in (5, 4, 3, 2, 1):
        written = [(value, write(value)) for value in ticks(low, high, about=about)]
        if len({text for _, text in written}) == len(written):
            return written
    return [written[0], written[-1]]


@dataclass(frozen=True)
class Plot:
    """The field of a chart: its edges, and where positions and values lie in it."""

    left: float
    right: float
    top: float
    bottom: float
    count: int
    low: float
    high: float

    @property
    def spacing(self) -> float:
        """Return the distance between two neighbouring points."""
        return (self.right - self.left) / max(1, self.count - 1)

    def x(self, index: float) -> float:
        """Return where a position lies; a single point stands in the middle."""
        if self.count == 1:
            return (self.left + self.right) / 2
        return max(self.left, min(self.right, self.left + index * self.spacing))

    def y(self, value: float) -> float:
        """Return where a value lies, held within the field."""
        share = (value - self.low) / (self.high - self.low)
        return self.bottom - max(0.0, min(1.0, share)) * (self.bottom - self.top)
