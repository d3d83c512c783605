"""Reading what is recorded of a meeting, for the first words of its minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from scrutiny.meetings.exclusion_words import considered_without, resolved_to_exclude
from scrutiny.meetings.models import (
    AgendaItem,
    Attendance,
    Interest,
    Invitee,
    ItemKind,
    Meeting,
    Minutes,
    Movement,
    SpeakingRequest,
    Whip,
)
from scrutiny.meetings.room import Room
from scrutiny.meetings.skeleton import (
    Declared,
    Exclusion,
    ItemRecord,
    MeetingRecord,
    Skeleton,
    skeleton_of,
)
from scrutiny.meetings.withheld import withheld_of
from scrutiny.panels.models import Membership

Status = Attendance.Status
# As a sentence has them after "declared".
INTERESTS = {
    Interest.Kind.PECUNIARY: "a disclosable pecuniary interest",
    Interest.Kind.OTHER: "an interest of another kind",
    Interest.Kind.SCRUTINY: "a scrutiny interest",
}


def skeletons_of(meeting: Meeting) -> dict[int, Skeleton]:
    """Return the first words of each printed item's minute, by the item's id."""
    record = Record.of(meeting)
    whole = record.meeting_record()
    return {item.pk: skeleton_of(record.item_record(item), whole) for item in record.items}


@dataclass(frozen=True)
class Record:
    """All that is recorded of a meeting, read once."""

    meeting: Meeting
    items: Sequence[AgendaItem]
    room: Room
    moves: Sequence[Movement]
    interests: Sequence[Interest]
    whips: Sequence[Whip]
    invitees: Sequence[Invitee]
    speakers: Sequence[SpeakingRequest]
    approved: Sequence[Minutes]

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """Read the record, in one query for each kind of thing."""
        every = meeting.items.select_related("report__report_of", "excludes_for")
        items = list(every.order_by("order", "pk"))
        of_meeting = {"item__meeting": meeting}
        interests = Interest.objects.filter(**of_meeting).select_related("attendance__person")
        moves = Movement.objects.filter(**of_meeting).select_related("attendance__person")
        invited = Invitee.objects.filter(**of_meeting, was_present=True)
        allowed = SpeakingRequest.Outcome.ALLOWED
        approved = Minutes.objects.filter(put_at__meeting=meeting, approved_meeting=meeting)
        return cls(
            meeting=meeting,
            items=items,
            room=Room.of(meeting, items),
            moves=list(moves),
            interests=list(interests),
            whips=list(Whip.objects.filter(**of_meeting)),
            invitees=list(invited.select_related("post", "person")),
            speakers=list(SpeakingRequest.objects.filter(**of_meeting, outcome=allowed)),
            approved=list(approved.select_related("meeting").order_by("meeting__meets_on")),
        )

    def meeting_record(self) -> MeetingRecord:
        """Return what is recorded of the whole meeting, as words begin from it."""
        seats = self.room.attendances
        joined, gone = changes_before(self.meeting)
        scrutiny = [row for row in self.interests if row.kind == Interest.Kind.SCRUTINY]
        return MeetingRecord(
            apologies=[row.person.name for row in seats if row.status == Status.APOLOGIES],
            substitutes=[
                (row.person.name, row.seat.person.name) for row in seats if row.is_substitute
            ],
            joined=[seat.person.name for seat in joined],
            gone=[seat.person.name for seat in gone],
            interests=[self._declared(row) for row in self.interests if row not in scrutiny],
            scrutiny_interests=[self._declared(row) for row in scrutiny],
            whips=[(row.political_group, self._named(row.item_id), row.says) for row in self.whips],
        )

    def item_record(self, item: AgendaItem) -> ItemRecord:
        """Return what is recorded of one item, as words begin from it."""
        report = getattr(item, "report", None)
        return ItemRecord(
            kind=item.kind,
            became=_became(item),
            urgent_because=item.urgent_because or "",
            report_of=report.report_of.title if report else "",
            invitees=[str(row) for row in self.invitees if row.item_id == item.pk],
            speakers=[row.who for row in self.speakers if row.item_id == item.pk],
            arrived=self._moved(item, Movement.Kind.ARRIVED),
            left=self._moved(item, Movement.Kind.LEFT),
            withdrew=self._withdrew(item),
            too_few=self._too_few(item),
            exclusion=exclusion_of(item),
            approved=[
                (f"{row.meeting.meets_on:%-d %B %Y}", row.amendment)
                for row in self.approved
                if row.put_at_id == item.pk
            ],
        )

    def _too_few(self, item: AgendaItem) -> str:
        """Return how many were there, at the item where the quorum was lost; said once."""
        light = self.room.light(item)
        place = self.room.places[item.pk]
        was_lost_before = place > 0 and not self.room.light(self.items[place - 1]).is_quorate
        if not self.room.is_recorded or light.is_quorate or was_lost_before:
            return ""
        return f"{light.present_count} of {light.needed_count} needed were present."

    def _withdrew(self, item: AgendaItem) -> list[str]:
        gone = [row for row in self.interests if row.item_id == item.pk and row.has_withdrawn]
        return _once(row.attendance.person.name for row in gone)

    def _moved(self, item: AgendaItem, kind: Movement.Kind) -> list[str]:
        """Return who came or went; who withdrew for the item is told of once, as withdrawn."""
        names = [
            row.attendance.person.name
            for row in self.moves
            if row.item_id == item.pk and row.kind == kind
        ]
        return [name for name in names if name not in self._withdrew(item)]

    def _declared(self, row: Interest) -> Declared:
        return Declared(
            who=row.attendance.person.name,
            kind=INTERESTS[Interest.Kind(row.kind)],
            item=self._named(row.item_id),
            nature=row.nature,
            has_withdrawn=row.has_withdrawn,
            dispensation=row.dispensation,
        )

    def _named(self, item_id: int) -> str:
        """Return an item as a sentence names it: by its printed number, with its title."""
        (item,) = (one for one in self.items if one.pk == item_id)
        return f"item {item.number}, {item.title}" if item.number else f"“{item.title}”"


def changes_before(meeting: Meeting) -> tuple[list[Membership], list[Membership]]:
    """Return the seats taken and those given up since the panel last met, by their days."""
    panel, day = meeting.panel, meeting.meets_on
    last = Meeting.objects.of(panel).past(on=day).filter(state__in=Meeting.OVER).first()
    if last is None:
        return [], []
    seats = Membership.objects.filter(panel=panel).select_related("person").order_by("from_on")
    joined = seats.filter(from_on__gt=last.meets_on, from_on__lte=day)
    gone = seats.filter(to_on__gte=last.meets_on, to_on__lt=day)
    return list(joined), list(gone)


def exclusion_of(item: AgendaItem) -> Exclusion | None:
    """Return both outcomes of an exclusion item in words; None where nothing is withheld."""
    if item.kind != ItemKind.EXCLUSION or item.excludes_for is None:
        return None
    papers = withheld_of(item.excludes_for)
    if not papers:
        return None
    return Exclusion(resolved=resolved_to_exclude(papers), without=considered_without(papers))


def _became(item: AgendaItem) -> str:
    """Return what became of an item that the meeting did not deal with."""
    if item.state == AgendaItem.State.ON_AGENDA:
        return ""
    return f"This item was {item.get_state_display().lower()}: {item.state_reason}"


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
