"""Keeping what was published exactly as it was: the items, their reports and their pages."""

from __future__ import annotations

from django.utils.html import strip_tags

from scrutiny.meetings.models import Publication, PublishedAppendix, PublishedItem, Withholding
from scrutiny.meetings.pack.contents import Behind, ItemContents, PackContents
from scrutiny.meetings.pack.edition import AgendaEdition
from scrutiny.meetings.publication.editions import Ranges


def word_count(edition: AgendaEdition) -> int:
    """Return how many words it has: agenda, minutes and reports, and no appendix."""
    return sum(len(strip_tags(one.html).split()) for one in edition.own_sections)


def freeze(
    publication: Publication, contents: PackContents, ranges: Ranges, *, is_late: bool
) -> None:
    """Write each item of a publication down with the version of its report and its pages."""
    for one in contents.items:
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
            made_available_late=is_late and one.has_papers and contents.number > 0,
            **_withheld(one.report),
        )
        for behind in one.appendices:
            _freeze_appendix(item, one, behind, ranges)


def _freeze_appendix(
    item: PublishedItem, one: ItemContents, behind: Behind, ranges: Ranges
) -> None:
    start, end = ranges[f"item-{one.number}-appendix-{behind.number}"]
    appendix = behind.appendix
    PublishedAppendix.objects.create(
        published_item=item,
        appendix=appendix,
        number=behind.number,
        title=appendix.title,
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
