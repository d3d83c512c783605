"""Who is in the room at each item, and whether they are enough to go on.

Pure: members come in as `Seated`, items as their places on the agenda, counted from 0. The quorum
is the body's own (its constitution sets it); a substitute counts as the seat does.
"""

from collections.abc import Iterable
from dataclasses import dataclass

ARRIVED = "arrived"
LEFT = "left"


@dataclass(frozen=True)
class Seated:
    """Somebody who took a seat at the meeting.

    `moves` are (place of an item, arrived or left), in any order: who *left* at an item was gone
    before it began, who *arrived* at one was there for it. `away_at` are the places of the items
    for which they withdrew.
    """

    attendance_id: int
    is_counted: bool
    moves: tuple[tuple[int, str], ...] = ()
    away_at: frozenset[int] = frozenset()

    def has_come_by(self, place: int) -> bool:
        """Return whether they had come, and not gone again, by this item."""
        moves = sorted(self.moves)
        before = [kind for at, kind in moves if at <= place]
        if before:
            return before[-1] == ARRIVED
        # Who arrives at a later item first was not there from the beginning.
        return not moves or moves[0][1] == LEFT

    def is_in(self, place: int) -> bool:
        """Return whether they were in the room while this item was dealt with."""
        return place not in self.away_at and self.has_come_by(place)


@dataclass(frozen=True)
class Light:
    """How many of those who count are in the room, and how many have to be."""

    present_count: int
    needed_count: int

    @property
    def is_quorate(self) -> bool:
        """Return whether the meeting can go on."""
        return self.present_count >= self.needed_count

    @property
    def label(self) -> str:
        """Return the light in a word or two, so that it never speaks by colour alone."""
        return "Quorate" if self.is_quorate else "Not quorate"

    @property
    def words(self) -> str:
        """Return the figure, then what follows from it.

        >>> Light(2, 3).words
        '2 of 3 needed: the meeting cannot go on; nothing may be resolved.'
        """
        count = f"{self.present_count} of {self.needed_count} needed"
        if self.is_quorate:
            return f"{self.present_count} in the room, {self.needed_count} needed."
        return f"{count}: the meeting cannot go on; nothing may be resolved."


def light_at(place: int, seated: Iterable[Seated], *, quorum: int) -> Light:
    """Return the light at an item; only those count whose seat counts towards the quorum."""
    count = sum(one.is_counted and one.is_in(place) for one in seated)
    return Light(present_count=count, needed_count=quorum)
