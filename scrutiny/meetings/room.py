"""A meeting's room as the record has it: who took which seat, and who was there for which item."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from scrutiny.meetings.models import AgendaItem, Attendance, Interest, Meeting, Movement
from scrutiny.meetings.quorum import Light, Seated, light_at


@dataclass(frozen=True)
class Room:
    """The seats taken at a meeting, with arrivals, departures and withdrawals by item."""

    quorum: int
    places: dict[int, int]
    attendances: tuple[Attendance, ...]
    seated: tuple[Seated, ...]

    @classmethod
    def of(cls, meeting: Meeting, items: Sequence[AgendaItem] | None = None) -> Self:
        """Read the room of a meeting, in four queries; `items` are all of its items, if known."""
        every = items if items is not None else list(meeting.items.order_by("order", "pk"))
        places = {item.pk: place for place, item in enumerate(every)}
        rows = Attendance.objects.filter(meeting=meeting).select_related("person", "seat__person")
        attendances = tuple(rows.order_by("seat__person__name", "is_substitute"))
        moves = list(Movement.objects.filter(attendance__meeting=meeting))
        gone = list(Interest.objects.filter(attendance__meeting=meeting, has_withdrawn=True))
        seated = tuple(
            Seated(
                attendance_id=one.pk,
                is_counted=one.seat.is_counted_in_quorum,
                moves=tuple(
                    (places[move.item_id], move.kind)
                    for move in moves
                    if move.attendance_id == one.pk
                ),
                away_at=frozenset(
                    places[row.item_id] for row in gone if row.attendance_id == one.pk
                ),
            )
            for one in attendances
            if one.status == Attendance.Status.PRESENT
        )
        return cls(meeting.panel.quorum, places, attendances, seated)

    @property
    def is_recorded(self) -> bool:
        """Return whether anybody is recorded as present."""
        return bool(self.seated)

    def light(self, item: AgendaItem) -> Light:
        """Return the quorum light at an item."""
        return light_at(self.places[item.pk], self.seated, quorum=self.quorum)

    @property
    def opening(self) -> Light:
        """Return the quorum light at the beginning, with no item on the agenda as well."""
        return light_at(0, self.seated, quorum=self.quorum)

    def is_in(self, attendance_id: int, item: AgendaItem) -> bool:
        """Return whether somebody was in the room for an item."""
        place = self.places[item.pk]
        return any(one.is_in(place) for one in self.seated if one.attendance_id == attendance_id)

    def has_come_by(self, attendance_id: int, item: AgendaItem) -> bool:
        """Return whether somebody has come, and not gone, by an item; withdrawing left aside."""
        place = self.places[item.pk]
        return any(
            one.has_come_by(place) for one in self.seated if one.attendance_id == attendance_id
        )
