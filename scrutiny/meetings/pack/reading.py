"""Reading what goes into a pack from the database, as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from scrutiny.meetings.agenda import numbered
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import (
    AgendaItem,
    Appendix,
    Clearance,
    Meeting,
    Minutes,
    Publication,
    PublishedItem,
    Report,
)
from scrutiny.meetings.pack.contents import Behind, ItemContents, PackContents
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.presenters.report import head_of
from scrutiny.packs.papers import PaperRefused


def read(meeting: Meeting, key: PackKey, *, on: date) -> PackContents:
    """Return what goes into a pack; `on` is the day on which it would be published.

    Before publication that is the whole agenda, or for a supplement all that waits for one. What
    was published keeps its items; their reports are read as they are today, for a correction.
    Raises PaperRefused where there is nothing to make.
    """
    current = {one.number: one for one in meeting.publications.current()}
    published = current.get(key.number)
    _refuse_gaps(key, current, published)
    items = published_again(published) if published else _next_items(meeting, key, current)
    if not items:
        raise PaperRefused(
            "Nothing waits for a supplement: no late item, and no report that was to follow."
            if key.number
            else f"There is nothing on the agenda of {meeting} yet."
        )
    before = current.get(key.number - 1)
    return PackContents(
        meeting=meeting,
        number=key.number,
        edition=key.edition,
        items=items,
        printed_on=_printed_on(meeting, published, on),
        corrected_on=on if key.edition > 1 else None,
        first_page=before.last_page + 1 if before else 1,
        published=published,
    )


def _refuse_gaps(
    key: PackKey, current: dict[int, Publication], published: Publication | None
) -> None:
    """Raise PaperRefused for a supplement to nothing, or a correction of nothing."""
    if key.number and key.number - 1 not in current:
        what = "the agenda" if key.number == 1 else f"supplement {key.number - 1}"
        raise PaperRefused(f"Publish {what} before supplement {key.number}.")
    if key.edition > 1 and (published is None or published.edition < key.edition - 1):
        raise PaperRefused(f"There is no edition {key.edition - 1} that could be corrected.")


def _printed_on(meeting: Meeting, published: Publication | None, on: date) -> date:
    """Return the day of publication that a pack prints.

    A meeting that is over prints the last day that kept its clear days: its pack is brought in as
    history, and nothing of it happened today.
    """
    if published is not None:
        first = meeting.publications.filter(number=published.number, edition=1).get()
        return timezone.localdate(first.published_at)
    if on > meeting.meets_on:
        return last_day(meeting)
    return on


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Return a meeting's items with all that a pack prints of them, in a fixed count of queries."""
    appendices = Appendix.objects.select_related("file").order_by("order", "pk")
    clearances = Clearance.objects.select_related("post").order_by("due_on", "pk")
    reports = Report.objects.select_related("report_of", "author", "item__meeting__panel")
    behind = reports.prefetch_related(
        Prefetch("appendices", appendices), Prefetch("clearances", clearances), "versions"
    )
    return meeting.items.select_related("meeting__panel", "urgent_in_opinion_of").prefetch_related(
        Prefetch("report", behind), "puts__meeting__panel", "puts__entries"
    )


def _next_items(
    meeting: Meeting, key: PackKey, current: dict[int, Publication]
) -> tuple[ItemContents, ...]:
    """Return what the agenda has, or what waits for the next supplement."""
    if key.number == 0:
        return tuple(_contents(item, number) for number, item in numbered(items_of(meeting)))
    return waiting_items(meeting, current.values())


def waiting_items(meeting: Meeting, published: Iterable[Publication]) -> tuple[ItemContents, ...]:
    """Return what waits for a supplement: late items, and reports that were to follow."""
    rows = PublishedItem.objects.filter(publication__in=published).order_by("publication__number")
    with_report = {row.item_id for row in rows if row.report_version_id}
    to_follow = {row.item_id for row in rows if row.is_to_follow}
    out = {row.item_id for row in rows}
    found: list[ItemContents] = []
    for number, item in numbered(items_of(meeting)):
        is_live = item.state == AgendaItem.State.ON_AGENDA
        if is_live and item.is_late and item.pk not in out:
            found.append(_contents(item, number))
        elif is_live and item.pk in to_follow - with_report:
            one = _contents(item, number, has_followed=True)
            found += [one] if one.report is not None else []
    return tuple(found)


def published_again(publication: Publication) -> tuple[ItemContents, ...]:
    """Return the items of a publication with their papers as they are today.

    An item that went out without its report stays without: that comes in a supplement.
    """
    rows = {row.item_id: row for row in publication.items.all()}
    found = []
    for item in items_of(publication.meeting).filter(pk__in=rows):
        row = rows[item.pk]
        if row.report_version_id is None:
            one = ItemContents(
                row.number, item, minutes=_minutes(item), is_to_follow=row.is_to_follow
            )
        else:
            one = _contents(item, row.number, has_followed=row.made_available_late)
        found.append(one)
    return tuple(sorted(found, key=lambda one: one.number))


def _contents(item: AgendaItem, number: int, *, has_followed: bool = False) -> ItemContents:
    """Return an item with its papers; a report that is to follow is left out until it is ready."""
    report = _report_of(item)
    is_ready = report is not None and report.state == Report.State.SIGNED_OFF
    if report is None or report.latest == 0 or (item.is_to_follow and not is_ready):
        return ItemContents(number, item, minutes=_minutes(item), is_to_follow=item.is_to_follow)
    version = next(one for one in report.versions.all() if one.number == report.latest)
    return ItemContents(
        number,
        item,
        report=report,
        version=version,
        head=head_of(report, on=item.meeting.meets_on),
        appendices=tuple(
            Behind(place, one) for place, one in enumerate(report.appendices.all(), start=1)
        ),
        minutes=_minutes(item),
        has_followed=has_followed and not item.is_late,
    )


def _report_of(item: AgendaItem) -> Report | None:
    """Return the item's report; of most items there is none."""
    return getattr(item, "report", None)


def _minutes(item: AgendaItem) -> tuple[Minutes, ...]:
    """Return the minutes that the item puts for approval, the earliest meeting first."""
    published = (one for one in item.puts.all() if one.published_at is not None)
    return tuple(sorted(published, key=lambda one: one.meeting.meets_on))
