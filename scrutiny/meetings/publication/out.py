"""What of a meeting is out: its publications as they went out, read for the public pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db.models import Prefetch

from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import TAKES_PART
from scrutiny.meetings.models import (
    Meeting,
    PageNote,
    Publication,
    PublishedAppendix,
    PublishedItem,
)


@dataclass(frozen=True)
class ItemOut:
    """An item that is out: as it was published first, and with its papers where they came later."""

    first: PublishedItem
    latest: PublishedItem

    @property
    def number(self) -> int:
        """Return the number under which it is known for good."""
        return self.first.number

    @property
    def has_pages(self) -> bool:
        """Return whether anything is printed of it beside its line in the agenda."""
        return self.latest.page_from is not None

    @property
    def came_later(self) -> bool:
        """Return whether its papers came after the agenda."""
        return self.latest.publication.number > 0 and self.has_pages

    def appendices(self) -> list[PublishedAppendix]:
        """Return its appendices in order."""
        return list(self.latest.appendices.all())


@dataclass(frozen=True)
class Out:
    """All that is out of a meeting: the current publications, and those that they superseded."""

    meeting: Meeting
    current: tuple[Publication, ...]
    superseded: tuple[Publication, ...]
    items: tuple[ItemOut, ...]
    notes: tuple[PageNote, ...]

    @classmethod
    def of(cls, meeting: Meeting) -> Self:
        """Read what is out, in six queries; nothing of today's agenda or reports is read."""
        files = PublishedAppendix.objects.select_related("file").order_by("number")
        rows = PublishedItem.objects.select_related(
            "publication", "report_version", "item__urgent_in_opinion_of"
        )
        items = rows.prefetch_related(Prefetch("appendices", files)).order_by("number")
        every = meeting.publications.select_related("members_file", "public_file", "publisher")
        publications = list(every.prefetch_related(Prefetch("items", items)).order_by("number"))
        followed = {one.supersedes_id for one in publications}
        current = tuple(one for one in publications if one.pk not in followed)
        notes = PageNote.objects.filter(publication__meeting=meeting).order_by("page", "made_at")
        return cls(
            meeting=meeting,
            current=current,
            superseded=tuple(one for one in publications if one.pk in followed),
            items=_items(current),
            notes=tuple(notes),
        )

    @property
    def agenda(self) -> Publication | None:
        """Return the agenda's current edition, None before it is published."""
        return next((one for one in self.current if one.number == 0), None)

    def item(self, number: int) -> ItemOut | None:
        """Return the item of a number."""
        return next((one for one in self.items if one.number == number), None)

    def on_page(self, page: int) -> tuple[ItemOut, PublishedAppendix | None] | None:
        """Return which item, and which of its appendices, has this printed page."""
        for one in self.items:
            if not _has(one.latest, page):
                continue
            return one, next((each for each in one.appendices() if _has(each, page)), None)
        return None

    def has_page(self, page: int) -> bool:
        """Return whether a printed page of this number is out."""
        return any(one.first_page <= page <= one.last_page for one in self.current)


def _items(current: Iterable[Publication]) -> tuple[ItemOut, ...]:
    """Return each item once: what was published first of it, and the newest with papers."""
    first: dict[int, PublishedItem] = {}
    latest: dict[int, PublishedItem] = {}
    for publication in sorted(current, key=lambda one: one.number):
        for row in publication.items.all():
            first.setdefault(row.item_id, row)
            if row.item_id not in latest or row.page_from is not None:
                latest[row.item_id] = row
    found = (ItemOut(row, latest[item_id]) for item_id, row in first.items())
    return tuple(sorted(found, key=lambda one: one.number))


def _has(row: PublishedItem | PublishedAppendix, page: int) -> bool:
    return (
        row.page_from is not None
        and row.page_to is not None
        and (row.page_from <= page <= row.page_to)
    )


def may_read_members(user: Visitor, publication: Publication) -> bool:
    """Return whether the person may read the members' edition of a publication.

    Where anything in it is withheld, theirs is it who may read exempt papers; else theirs who take
    part in the panel.
    """
    items = publication.items.all()
    appendices = PublishedAppendix.objects.filter(published_item__publication=publication)
    if publication.has_withheld_minutes:
        return may(user, "exempt.read", publication)
    if items.exclude(access="open").exists() or appendices.exclude(access="open").exists():
        return may(user, "exempt.read", publication)
    return has_role(user, TAKES_PART, panel_id=publication.panel_id)
