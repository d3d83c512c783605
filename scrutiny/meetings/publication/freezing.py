"""Keeping what was published exactly as it was: the items, their reports and their pages."""

from __future__ import annotations

from django.utils.html import strip_tags

from scrutiny.meetings.models import (
    Appendix,
    Publication,
    PublishedAppendix,
    PublishedItem,
    Withholding,
)
from scrutiny.meetings.pack.appendices import following_of
from scrutiny.meetings.pack.edition import AgendaEdition
from scrutiny.meetings.publication.editions import Ranges


def word_count(edition: AgendaEdition) -> int:
    """Return how many words it has: agenda, minutes and reports, and no appendix."""
    return sum(len(strip_tags(one.html).split()) for one in edition.own_sections)


def freeze(
    publication: Publication, edition: AgendaEdition, ranges: Ranges, *, is_late: bool
) -> None:
    """Write each item of a publication down with the version of its report and its pages."""
    for one in edition.contents.items:
        start, end = ranges.get(f"item-{one.number}", (None, None))
        item = PublishedItem.objects.create(
            publication=publication,
            item=one.item,
            number=one.number,
            title=one.item.title,
            text=one.item.text,
            report_version=one.version,
            report_head=one.head,
            page_from=start,
            page_to=end,
            is_to_follow=one.is_to_follow and one.report is None,
            made_available_late=is_late and one.has_papers and publication.number > 0,
            **_withheld(one.report),
        )
        following = following_of(one, edition.papers)
        for behind in one.appendices:
            appendix = behind.appendix
            _freeze_appendix(item, appendix, behind.number, appendix.title, ranges)
            # Its pages are in the pack; the file behind them is its own app's to give or withdraw.
            for part in following.get(behind.number, ()):
                _freeze_appendix(item, appendix, part.number, part.title, ranges)


def _freeze_appendix(
    item: PublishedItem, appendix: Appendix, number: int, title: str, ranges: Ranges
) -> None:
    start, end = ranges[f"item-{item.number}-appendix-{number}"]
    PublishedAppendix.objects.create(
        published_item=item,
        appendix=appendix,
        number=number,
        title=title,
        file=appendix.file,
        paper_kind=appendix.paper_kind,
        paper_key=appendix.paper_key,
        page_from=start,
        page_to=end,
        **_withheld(appendix),
    )


def _withheld(paper: Withholding | None) -> dict[str, object]:
    """Return the fields that say whether it is withheld, and why."""
    if paper is None:
        return {}
    return {
        "access": paper.access,
        "exempt_paragraph": paper.exempt_paragraph,
        "withheld_because": paper.withheld_because,
    }
