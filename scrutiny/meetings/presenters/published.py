"""What the public pages of a meeting show. Pure: published rows in, words and addresses out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from scrutiny.meetings.models import (
    AgendaItem,
    PageNote,
    Publication,
    PublishedAppendix,
    PublishedItem,
    Withholding,
    withholding,
)
from scrutiny.meetings.presenters.report import AppendixShown
from scrutiny.meetings.publication.out import ItemOut, Out


@dataclass(frozen=True)
class ItemLine:
    """An item in the list of a meeting's page."""

    number: int
    title: str
    url: str
    pages: str
    note: str
    withheld: tuple[str, ...]


@dataclass(frozen=True)
class Download:
    """A pack to download; `note` says what it is instead of, or why it came late."""

    title: str
    url: str
    about: str
    note: str = ""


@dataclass(frozen=True)
class Certificate:
    """That something was published, when, and what its files were to the byte."""

    title: str
    rows: tuple[dict[str, str], ...]


@dataclass(frozen=True)
class Note:
    """A dated correction to a page."""

    page: int
    url: str
    made_on: str
    says: str


def item_lines(out: Out) -> tuple[ItemLine, ...]:
    """Return the items as they were published, with what became of them since."""
    return tuple(
        ItemLine(
            number=one.number,
            title=one.first.title,
            url=item_url(out.meeting.pk, one.number),
            pages=pages_of(one.latest),
            note=_note(one),
            withheld=tuple(_withheld(one)),
        )
        for one in out.items
    )


def _note(one: ItemOut) -> str:
    """Return what a reader should know of an item before opening it."""
    item = one.first.item
    if item.state != AgendaItem.State.ON_AGENDA:
        return f"{item.get_state_display()}: {item.state_reason}"
    if one.first.publication.number > 0:
        return f"Urgent item, added in {_named(one.first.publication)}."
    if one.came_later:
        return f"The report followed in {_named(one.latest.publication)}."
    if not one.first.is_to_follow:
        return ""
    if one.first.item.meeting.is_over:
        return "The report was to follow. None was published before the meeting."
    return "The report is to follow. It will be published here as a supplement."


def _named(publication: Publication) -> str:
    return f"{publication.title.lower()} on {on_day(publication.published_at)}"


def _withheld(one: ItemOut) -> Iterable[str]:
    """Yield which of the item's papers are not open."""
    if one.latest.access != Withholding.Access.OPEN:
        yield f"Report: {notice_of(one.latest)}"
    for appendix in one.appendices():
        if appendix.access != Withholding.Access.OPEN:
            yield f"Appendix {appendix.number}: {notice_of(appendix)}"


def notice_of(row: PublishedItem | PublishedAppendix) -> str:
    """Return the notice of what is withheld, nothing of what is open."""
    return withholding.notice_of(row.access, row.exempt_paragraph)


EDITIONS = {False: "public edition", True: "members' edition"}


def downloads(out: Out, *, is_for_members: bool) -> tuple[Download, ...]:
    """Return the packs to download, the agenda first: the public's, or the members'."""
    return tuple(
        Download(
            title=f"{one.title} ({EDITIONS[is_for_members]}, PDF)",
            url=file_url(one, "members" if is_for_members else "public"),
            about=_about(one),
            note=_came(one),
        )
        for one in out.current
        if is_for_members or one.public_file is not None
    )


def _about(one: Publication) -> str:
    return f"Pages {one.first_page} - {one.last_page}, published on {on_day(one.published_at)}"


def _came(one: Publication) -> str:
    if one.edition > 1:
        return f"Corrected edition {one.edition}. {one.corrected_because}"
    if one.late_because and one.number == 0:
        return f"The meeting was convened at shorter notice: {one.late_because}"
    return one.late_because


def superseded(out: Out) -> tuple[Download, ...]:
    """Return the editions that were corrected since: they stay as they were."""
    return tuple(
        Download(f"{one.title}, edition {one.edition} (PDF)", file_url(one, "public"), _about(one))
        for one in out.superseded
        if one.public_file is not None
    )


def certificates(out: Out, *, is_for_members: bool) -> tuple[Certificate, ...]:
    """Return when each current edition went out, with how many clear days, and its hashes."""
    return tuple(_certificate(one, is_for_members=is_for_members) for one in out.current)


def _certificate(one: Publication, *, is_for_members: bool) -> Certificate:
    files = [("Public edition", one.public_file)]
    files += [("Members' edition", one.members_file)] if is_for_members else []
    rows = [
        {"key": "Published", "value": at(one.published_at)},
        {"key": "Clear days given", "value": str(one.clear_day_count)},
        {"key": "Last day for the clear days", "value": f"{one.due_on:%-d %B %Y}"},
        *({"key": f"{name}, SHA-256", "value": file.sha256} for name, file in files if file),
    ]
    return Certificate(one.title, tuple(rows))


def notes_of(out: Out, item: ItemOut | None = None) -> tuple[Note, ...]:
    """Return the corrections to pages: all, or those to the pages of an item."""
    return tuple(
        _shown(one, out.meeting.pk)
        for one in out.notes
        if item is None or out.on_page(one.page) in [(item, None), *_each(item)]
    )


def _each(item: ItemOut) -> list[tuple[ItemOut, PublishedAppendix]]:
    return [(item, appendix) for appendix in item.appendices()]


def _shown(one: PageNote, meeting_id: int) -> Note:
    url = reverse("meetings:page", args=[meeting_id, one.page])
    return Note(one.page, url, on_day(one.made_at), one.says)


def appendices_shown(item: ItemOut, meeting_id: int) -> tuple[AppendixShown, ...]:
    """Return the appendices as the list at the end of a report has them."""
    return tuple(
        AppendixShown(
            number=one.number,
            title=one.title,
            notice=notice_of(one),
            note=pages_of(one),
            url=f"{item_url(meeting_id, item.number)}#appendix-{one.number}",
        )
        for one in item.appendices()
    )


def appendix_cards(
    item: ItemOut, meeting_id: int, *, reads_withheld: bool
) -> tuple[dict[str, Any], ...]:
    """Return each appendix with where it can be read; of a withheld one, why it cannot."""
    return tuple(
        {
            "number": one.number,
            "title": one.title,
            "pages": pages_of(one),
            "notice": notice_of(one),
            "because": one.withheld_because,
            "url": (
                reverse("meetings:published-appendix", args=[meeting_id, item.number, one.number])
                if one.file is not None and (reads_withheld or not notice_of(one))
                else ""
            ),
        }
        for one in item.appendices()
    )


def urgent_words(one: ItemOut) -> str:
    """Return why a late item could be added (s.100B(4)(b)), nothing of any other item."""
    item = one.first.item
    if not item.is_late or item.urgent_in_opinion_of is None:
        return ""
    return (
        f"{item.urgent_in_opinion_of} is of the opinion that the item is urgent. Special "
        f"circumstances: {item.urgent_because}"
    )


def pack_url(one: ItemOut, *, is_for_members: bool = False) -> str:
    """Return the address of the pack that has the item's pages: the public's, or the members'."""
    return file_url(one.latest.publication, "members" if is_for_members else "public")


def pages_of(row: PublishedItem | PublishedAppendix) -> str:
    """Return "Pages 15 - 74", "Page 9", or nothing."""
    if row.page_from is None or row.page_to is None:
        return ""
    if row.page_from == row.page_to:
        return f"Page {row.page_from}"
    return f"Pages {row.page_from} - {row.page_to}"


def item_url(meeting_id: int, number: int) -> str:
    """Return the address of a published item."""
    return reverse("meetings:item", args=[meeting_id, number])


def file_url(publication: Publication, audience: str) -> str:
    """Return the address of a published edition."""
    return reverse("meetings:published-file", args=[publication.pk, audience])


def on_day(instant: datetime) -> str:
    """Return the day of an instant: "18 January 2023"."""
    return f"{timezone.localtime(instant):%-d %B %Y}"


def at(instant: datetime) -> str:
    """Return an instant as a certificate has it: "18 January 2023 at 10:00"."""
    return f"{timezone.localtime(instant):%-d %B %Y at %H:%M}"
