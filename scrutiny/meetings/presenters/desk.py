"""The desk at a meeting: who is here, whether that is enough, and what is declared on an item."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from scrutiny.meetings.models import (
    AgendaItem,
    Attendance,
    Interest,
    Invitee,
    Meeting,
    SpeakingRequest,
    Whip,
)
from scrutiny.meetings.quorum import Light
from scrutiny.meetings.room import Room
from scrutiny.panels.models import Membership, Person, Substitute

Status = Attendance.Status


@dataclass(frozen=True)
class SeatLine:
    """A member's seat: what is recorded of its holder, and who sits in."""

    seat: Membership
    status: str
    status_label: str
    sits_in: Attendance | None
    substitutes: tuple[Person, ...]

    @property
    def statuses(self) -> list[tuple[str, str]]:
        """Return the statuses that the desk can still give, as (value, words)."""
        return [(one.value, str(one.label)) for one in Status if one.value != self.status]

    @property
    def may_be_substituted(self) -> bool:
        """Return whether somebody may be asked to sit in."""
        is_away = self.status != Status.PRESENT and self.sits_in is None
        return is_away and bool(self.substitutes)


@dataclass(frozen=True)
class InRoom:
    """Somebody who took a seat, as they stand at the item at hand."""

    attendance: Attendance
    is_in: bool
    move: str

    @property
    def has_moved(self) -> bool:
        """Return whether they came or went at this very item."""
        return bool(self.move)


@dataclass(frozen=True)
class ItemDesk:
    """The item at hand with what is recorded of it; `must_leave` are still in by this record."""

    item: AgendaItem
    light: Light
    people: tuple[InRoom, ...]
    interests: tuple[Interest, ...]
    must_leave: tuple[Interest, ...]
    whips: tuple[Whip, ...]
    invitees: tuple[Invitee, ...]
    speakers: tuple[SpeakingRequest, ...]
    previous: AgendaItem | None
    following: AgendaItem | None


@dataclass(frozen=True)
class Desk:
    """The whole page: seats, the items with the one at hand, the light."""

    meeting: Meeting
    seats: tuple[SeatLine, ...]
    items: tuple[AgendaItem, ...]
    room: Room
    at: ItemDesk | None
    presiding: tuple[Person, ...] = field(default=())

    @property
    def light(self) -> Light:
        """Return the light of the item at hand; of the beginning where the agenda has none."""
        return self.at.light if self.at else self.room.opening

    @property
    def unmarked_count(self) -> int:
        """Return how many members nothing is recorded of yet."""
        return sum(not line.status for line in self.seats)

    @classmethod
    def of(cls, meeting: Meeting, at: AgendaItem | None) -> Self:
        """Read the desk at an item; without one, at the first."""
        every = list(meeting.items.order_by("order", "pk"))
        printed = tuple(item for item in every if item.state == AgendaItem.State.ON_AGENDA)
        room = Room.of(meeting, every)
        item = at or (printed[0] if printed else None)
        present = [one for one in room.attendances if one.status == Status.PRESENT]
        return cls(
            meeting=meeting,
            seats=_seats(meeting, room.attendances),
            items=printed,
            room=room,
            at=_item_desk(item, printed, room, present) if item else None,
            presiding=tuple(one.person for one in sorted(present, key=_chair_first)),
        )


def _chair_first(attendance: Attendance) -> tuple[int, str]:
    order = [Membership.Role.CHAIR, Membership.Role.VICE_CHAIR]
    role = attendance.seat.role
    is_holder = not attendance.is_substitute and role in order
    return (order.index(Membership.Role(role)) if is_holder else len(order)), attendance.person.name


def _seats(meeting: Meeting, attendances: Sequence[Attendance]) -> tuple[SeatLine, ...]:
    """Return a line for each seat on the day of the meeting, with who may sit in for its holder."""
    day = meeting.meets_on
    seats = Membership.objects.on(day).filter(panel=meeting.panel).select_related("person")
    named = list(Substitute.objects.on(day).filter(panel=meeting.panel).select_related("person"))
    taken = {one.person_id for one in attendances}
    own = {one.person_id: one for one in attendances if not one.is_substitute}
    sits_in = {one.seat_id: one for one in attendances if one.is_substitute}
    order = list(Membership.Role)
    lines = []
    for seat in sorted(
        seats, key=lambda one: (order.index(Membership.Role(one.role)), one.person.name)
    ):
        kept = own.get(seat.person_id)
        free = [
            one.person for one in named if one.person_id not in taken and _same_group(one, seat)
        ]
        lines.append(
            SeatLine(
                seat=seat,
                status=kept.status if kept else "",
                status_label=kept.get_status_display() if kept else "Not marked",
                sits_in=sits_in.get(seat.pk),
                substitutes=tuple(free),
            )
        )
    return tuple(lines)


def _same_group(substitute: Substitute, seat: Membership) -> bool:
    return len({substitute.political_group, seat.political_group} - {""}) < 2


def _item_desk(
    item: AgendaItem,
    items: tuple[AgendaItem, ...],
    room: Room,
    present: Sequence[Attendance],
) -> ItemDesk:
    """Return what the desk shows of the item at hand."""
    place = room.places[item.pk]
    moves = {
        one.attendance_id: kind for one in room.seated for at, kind in one.moves if at == place
    }
    interests = tuple(
        Interest.objects.filter(item=item).select_related("attendance__person").order_by("pk")
    )
    at = items.index(item) if item in items else -1
    return ItemDesk(
        item=item,
        light=room.light(item),
        people=tuple(
            InRoom(one, room.has_come_by(one.pk, item), moves.get(one.pk, "")) for one in present
        ),
        interests=interests,
        must_leave=tuple(
            one
            for one in interests
            if one.has_withdrawn and room.has_come_by(one.attendance_id, item)
        ),
        whips=tuple(item.whips.all()),
        invitees=tuple(item.invitees.select_related("post", "person")),
        speakers=tuple(item.requests.all()),
        previous=items[at - 1] if at > 0 else None,
        following=items[at + 1] if 0 <= at < len(items) - 1 else None,
    )
