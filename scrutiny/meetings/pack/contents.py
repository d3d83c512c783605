"""What goes into a pack, read once: the items with their reports, appendices and minutes."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scrutiny.meetings.models import (
    AgendaItem,
    Appendix,
    Meeting,
    Minutes,
    Publication,
    Report,
    ReportVersion,
)


@dataclass(frozen=True)
class Behind:
    """An appendix with the number that it has behind its report."""

    number: int
    appendix: Appendix

    @property
    def name(self) -> str:
        """Return what it is called in the pack and its bookmarks."""
        return f"Appendix {self.number}: {self.appendix.title}"


@dataclass(frozen=True)
class ItemContents:
    """An item as a pack has it; `report` and `version` are both there or neither."""

    number: int
    item: AgendaItem
    report: Report | None = None
    version: ReportVersion | None = None
    head: dict[str, Any] = field(default_factory=dict)
    appendices: tuple[Behind, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    # Its report was asked for and is not in this pack.
    is_to_follow: bool = False
    # It was published before, and its report comes now.
    has_followed: bool = False

    @property
    def has_papers(self) -> bool:
        """Return whether anything is printed of it beside its line in the agenda."""
        return self.report is not None or bool(self.minutes)

    @property
    def has_withheld_minutes(self) -> bool:
        """Return whether a minute in the minutes that it puts is kept from the public."""
        return any(one.is_withheld for book in self.minutes for one in book.entries.all())

    @property
    def withheld(self) -> tuple[Report | Appendix, ...]:
        """Return its papers that the public may not read."""
        own = (self.report,) if self.report is not None else ()
        papers = (*own, *(one.appendix for one in self.appendices))
        return tuple(one for one in papers if one.is_withheld)


@dataclass(frozen=True)
class PackContents:
    """All that goes into the agenda pack (number 0) or a supplement, for every audience.

    `published` is its current edition, None before it went out; `printed_on` the day of
    publication that it prints, `corrected_on` the one of a corrected edition.
    """

    meeting: Meeting
    number: int
    edition: int
    items: tuple[ItemContents, ...]
    printed_on: date
    corrected_on: date | None
    first_page: int
    published: Publication | None

    @property
    def has_withheld_minutes(self) -> bool:
        """Return whether the members' edition has a minute that is kept from the public."""
        return any(one.has_withheld_minutes for one in self.items)

    @property
    def title(self) -> str:
        """Return what it is called: "Agenda", "Supplement 1"."""
        return title_of(self.number)


def title_of(number: int) -> str:
    """Return what a publication of this number is called."""
    return f"Supplement {number}" if number else "Agenda"
