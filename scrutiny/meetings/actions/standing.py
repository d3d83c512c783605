"""What is done to the items that every agenda of a panel begins and ends with."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.agenda import Part, part_of
from scrutiny.meetings.models import ItemKind, StandingItem
from scrutiny.panels.models import Panel

Place = StandingItem.Place
PLACES = {Part.OPENING: Place.OPENING, Part.CLOSING: Place.CLOSING}


class StandingRefused(Exception):
    """Raised with a sentence when the standing items cannot be as asked."""


@dataclass(frozen=True)
class Standing:
    """An item of every agenda; its kind says whether it comes before the business or after it."""

    kind: ItemKind
    title: str
    text: str = ""

    @property
    def place(self) -> StandingItem.Place:
        """Return whether it stands before the business or after it; raise StandingRefused."""
        place = PLACES.get(part_of(self.kind))
        if place is None:
            raise StandingRefused(f"“{self.title}”: {self.kind.label.lower()} is no standing item.")
        return place


@transaction.atomic
def set_items(*, panel: Panel, items: Sequence[Standing], by: User | None) -> list[StandingItem]:
    """Give a panel these standing items, in this order; nothing happens where it has them.

    Agendas that are drafted already stay as they are. Raises StandingRefused for an item without a
    title, a title that is there twice, or an item that is business.
    """
    titles = [item.title.strip() for item in items]
    if not all(titles):
        raise StandingRefused("Give each standing item a title.")
    if len({title.casefold() for title in titles}) < len(titles):
        raise StandingRefused("Two standing items have the same title. Change one of them.")
    Panel.objects.select_for_update().get(pk=panel.pk)
    before = [_as_set(row) for row in StandingItem.objects.of(panel)]
    wanted = sorted(items, key=lambda item: part_of(item.kind))
    rows = [
        StandingItem(panel=panel, place=item.place, order=order, **asdict(item))
        for order, item in enumerate(wanted, start=1)
    ]
    if before == wanted:
        return list(StandingItem.objects.of(panel))
    StandingItem.objects.of(panel).delete()
    StandingItem.objects.bulk_create(rows)
    record(
        verb="standing_items_set",
        subject=panel,
        by=by,
        old={"items": [item.title for item in before]},
        new={"items": titles},
    )
    return rows


def _as_set(row: StandingItem) -> Standing:
    return Standing(kind=ItemKind(row.kind), title=row.title, text=row.text)
