"""Minutes at a later meeting's item: those it puts, those it approved, those that wait."""

from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.meetings.models import AgendaItem, ItemKind, Minutes


@dataclass(frozen=True)
class Put:
    """A set that the item puts, with what was written of its correction."""

    minutes: Minutes
    amendment: str = ""

    @property
    def field(self) -> str:
        """Return the name of the field for the panel's correction."""
        return f"amendment-{self.minutes.pk}"


@dataclass(frozen=True)
class Approval:
    """What an item of minutes is about; `elsewhere` are put to another meeting's item."""

    put: tuple[Put, ...]
    approved: tuple[Minutes, ...]
    waiting: tuple[Minutes, ...]
    elsewhere: tuple[Minutes, ...]
    why_not_yet: str


def approval_of(item: AgendaItem, *, written: Mapping[str, str] | None = None) -> Approval:
    """Return the item's minutes, in two queries; only of earlier meetings of the panel."""
    meeting = item.meeting
    earlier = Minutes.objects.of(meeting.panel).filter(meeting__meets_on__lt=meeting.meets_on)
    rows = earlier.select_related("meeting__panel", "put_at__meeting")
    waiting = list(rows.waiting().order_by("meeting__meets_on"))
    approved = rows.filter(put_at=item, approved_at__isnull=False).order_by("meeting__meets_on")
    put = [Put(one) for one in waiting if one.put_at_id == item.pk]
    return Approval(
        put=tuple(Put(one.minutes, (written or {}).get(one.field, "")) for one in put),
        approved=tuple(approved),
        waiting=tuple(one for one in waiting if one.put_at_id is None),
        elsewhere=tuple(one for one in waiting if one.put_at_id not in (None, item.pk)),
        why_not_yet=""
        if meeting.is_over
        else f"The meeting of {meeting.meets_on:%-d %B %Y} was not held yet. Put the minutes to it "
        "now; approve them once it was.",
    )


def item_to_put(minutes: Minutes) -> AgendaItem | None:
    """Return where minutes that are out are put, or can be: the next meeting's item of minutes."""
    if minutes.published_at is None or minutes.approved_at is not None:
        return None
    if minutes.put_at is not None:
        return minutes.put_at
    meeting = minutes.meeting
    later = AgendaItem.objects.filter(
        kind=ItemKind.MINUTES,
        state=AgendaItem.State.ON_AGENDA,
        meeting__panel=meeting.panel,
        meeting__meets_on__gt=meeting.meets_on,
    )
    return later.select_related("meeting").order_by("meeting__meets_on").first()
