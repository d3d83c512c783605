"""Writing down what a meeting dealt with that was held without an agenda of the portal's."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting


class BringingInRefused(Exception):
    """Raised with a sentence when the items of a past meeting cannot be brought in."""


@dataclass(frozen=True)
class PastItem:
    """An item as the agenda of its time had it."""

    kind: ItemKind
    title: str
    text: str = ""


@transaction.atomic
def bring_in(*, meeting: Meeting, items: Sequence[PastItem], by: User | None) -> list[AgendaItem]:
    """Give a held meeting the items that it dealt with, numbered in their order.

    So that minutes of meetings from before the portal can be kept in it. Raises BringingInRefused
    for a meeting that was not held, has an agenda here already, or excluded the public: that item
    is written from papers that were never here.
    """
    held = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if not held.is_over:
        raise BringingInRefused("The meeting was not held yet. Build its agenda instead.")
    if held.items.exists():
        raise BringingInRefused("The meeting has its agenda already.")
    if not items or not all(item.title.strip() for item in items):
        raise BringingInRefused("Give every item its title.")
    if any(item.kind == ItemKind.EXCLUSION for item in items):
        raise BringingInRefused("An exclusion of the public is not brought in. Leave it out.")
    made = AgendaItem.objects.bulk_create(
        AgendaItem(
            meeting=held,
            order=number,
            number=number,
            kind=item.kind,
            title=item.title.strip(),
            text=item.text.strip(),
        )
        for number, item in enumerate(items, start=1)
    )
    record(
        verb="items_brought_in", subject=held, by=by, new={"items": [item.title for item in made]}
    )
    return made
