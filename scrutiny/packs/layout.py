"""Which page numbers each section of a pack takes. Pure arithmetic: counts in, numbers out.

Editions of one pack share one numbering: a section takes as many numbers as it has pages in the
longest of its editions, and a slip in the place of withheld pages stands for all of theirs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sized:
    """A section with its lengths in pages: `own` in this edition, `others` in the other ones."""

    own: int
    others: tuple[int, ...] = ()
    is_right_hand: bool = False
    is_slip: bool = False
    anchor: str = ""
    within: tuple[str, ...] = ()

    @property
    def room(self) -> int:
        """Return how many numbers it takes; a slip as many as all that it stands for in turn."""
        if self.is_slip:
            return max(sum(self.others), 1)
        return max(self.own, *self.others, 1)


@dataclass(frozen=True)
class Slot:
    """The numbers of one section, from `start` to `end`, and the numbered blank pages before it."""

    start: int
    end: int
    blanks_before: int = 0


def lay_out(sized: Iterable[Sized], first_page: int = 1) -> tuple[Slot, ...]:
    """Return the numbers of each section, in order, the first from `first_page` on."""
    slots: list[Slot] = []
    free = first_page
    for one in sized:
        blanks = 1 if one.is_right_hand and free % 2 == 0 else 0
        start = free + blanks
        slots.append(Slot(start, start + one.room - 1, blanks))
        free = start + one.room
    return tuple(slots)


def ranges(sized: Iterable[Sized], slots: Iterable[Slot]) -> dict[str, tuple[int, int]]:
    """Return the first and the last number of each anchor, with all sections that are within it."""
    found: dict[str, tuple[int, int]] = {}
    for one, slot in zip(sized, slots, strict=True):
        for anchor in {one.anchor, *one.within} - {""}:
            start, end = found.get(anchor, (slot.start, slot.end))
            found[anchor] = (min(start, slot.start), max(end, slot.end))
    return found


def printed(numbers: tuple[int, int]) -> str:
    """Return a range as it is printed: "15 - 74", or "15" for one page."""
    start, end = numbers
    return str(start) if start == end else f"{start} - {end}"


def printed_ranges(numbers: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """Return the range of each anchor as it is printed."""
    return {anchor: printed(pair) for anchor, pair in numbers.items()}
