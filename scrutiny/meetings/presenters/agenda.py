"""An agenda as everybody reads it: the page, the public page and the paper share this."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from scrutiny.meetings.agenda import numbered
from scrutiny.meetings.models import AgendaItem, Meeting


@dataclass(frozen=True)
class ItemShown:
    """An item with its number.

    `left` says that it was withdrawn or deferred, and why; `late` that it was added after the
    agenda was published, on whose opinion and why. Both are empty where there is nothing to say.
    """

    item_id: int
    number: int
    kind: str
    title: str
    text: str
    left: str
    late: str
    is_to_follow: bool

    @property
    def is_dealt_with(self) -> bool:
        """Return whether the meeting deals with it."""
        return not self.left


@dataclass(frozen=True)
class AgendaShown:
    """The items that an agenda prints, in order."""

    items: tuple[ItemShown, ...]

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to print yet."""
        return not self.items

    def number_of(self, item: AgendaItem) -> int | None:
        """Return the number under which an item stands; None where it is not printed."""
        found = (shown.number for shown in self.items if shown.item_id == item.pk)
        return next(found, None)


def agenda_shown(meeting: Meeting, items: Iterable[AgendaItem]) -> AgendaShown:
    """Return a meeting's agenda; the items come with `urgent_in_opinion_of`, in any order."""
    of_meeting = [item for item in items if item.meeting_id == meeting.pk]
    return AgendaShown(tuple(_shown(number, item) for number, item in numbered(of_meeting)))


def _shown(number: int, item: AgendaItem) -> ItemShown:
    return ItemShown(
        item_id=item.pk,
        number=number,
        kind=item.kind,
        title=item.title,
        text=item.text,
        left=left_words(item),
        late=late_words(item),
        is_to_follow=item.is_to_follow and item.state == AgendaItem.State.ON_AGENDA,
    )


def left_words(item: AgendaItem) -> str:
    """Say that an item was withdrawn or deferred, and why: "Withdrawn: the letter is late"."""
    if item.state == AgendaItem.State.ON_AGENDA:
        return ""
    return f"{item.get_state_display()}: {item.state_reason}"


def late_words(item: AgendaItem) -> str:
    """Say when an item was added late, in whose opinion it is urgent, and why.

    The minutes have to specify the circumstances (Local Government Act 1972, s.100B(4)(b)).
    """
    if item.added_late_at is None:
        return ""
    added_on = timezone.localtime(item.added_late_at)
    return (
        f"Added on {added_on:%-d %B %Y}. Urgent in the opinion of {item.urgent_in_opinion_of}: "
        f"{item.urgent_because}"
    )
