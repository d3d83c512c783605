"""Where labels go so that none lies on another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass
class _Pile:
    """Labels that touch and move as one; `start` is where the first of them begins."""

    wanted: list[float]
    size: float
    start: float = 0.0

    def settle(self, low: float, high: float) -> None:
        """Move to the place nearest to what its labels want, within the bounds."""
        middle = sum(self.wanted) / len(self.wanted)
        self.start = max(low, min(middle, high - self.size))


def place(
    wanted: Sequence[float], sizes: Sequence[float], *, low: float, high: float
) -> list[float]:
    """Return the middle of each label, as near to its wanted middle as the others allow.

    Labels keep the order of what they want, never overlap, and stay between `low` and `high`. If
    together they need more room than that, they run on past `high`; the caller makes the drawing
    taller. Neighbours that would touch are pooled and share the shift (least squares with an order
    kept, by pooling adjacent violators).
    """
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    piles: list[_Pile] = []
    for i in order:
        pile = _Pile(wanted=[wanted[i] - sizes[i] / 2], size=sizes[i])
        pile.settle(low, high)
        while piles and piles[-1].start + piles[-1].size > pile.start:
            before = piles.pop()
            pile = _Pile(
                wanted=[*before.wanted, *(start - before.size for start in pile.wanted)],
                size=before.size + pile.size,
            )
            pile.settle(low, high)
        piles.append(pile)
    starts = [pile.start for pile in piles for _ in pile.wanted]
    middles = [0.0] * len(wanted)
    edge = low
    for position, i in enumerate(order):
        start = max(edge, starts[position])
        middles[i] = start + sizes[i] / 2
        edge = start + sizes[i]
    return middles


def rows(spans: Sequence[tuple[float, float]], *, gap: float = 6) -> list[int]:
    """Return for each span, left to right, the lowest row in which it touches none before it."""
    taken: list[list[tuple[float, float]]] = []
    found: list[int] = []
    for left, right in spans:
        row = 0
        while row < len(taken) and any(
            left < end + gap and start < right + gap for start, end in taken[row]
        ):
            row += 1
        if row == len(taken):
            taken.append([])
        taken[row].append((left, right))
        found.append(row)
    return found
