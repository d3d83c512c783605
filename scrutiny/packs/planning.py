"""What a build will be made of: each section of an edition with what it is rendered from."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from scrutiny.files.models import StoredFile
from scrutiny.packs import late
from scrutiny.packs.fingerprint import fingerprint, of_html, of_upload
from scrutiny.packs.papers import Content, Edition, Layout, PaperRefused, Section


@dataclass(frozen=True)
class Source:
    """What a section's pages are made from, and the HTML of one that is late.

    A late one is made with numbers that take as much room as true ones, so that its length is
    known when it is laid out with those.
    """

    fingerprint: str
    html: str = ""
    upload: StoredFile | None = None
    late_html: str = ""


@dataclass(frozen=True)
class PlannedPart:
    """A section with the source of its own pages and those of the other editions."""

    section: Section
    source: Source
    others: tuple[Source, ...]


@dataclass(frozen=True)
class Plan:
    """All that a build keeps of an edition as it was read."""

    title: str
    fingerprint: str
    is_draft: bool
    first_page: int
    parts: tuple[PlannedPart, ...]

    def sources(self) -> dict[str, Source]:
        """Return each source once, by its fingerprint."""
        found = (source for part in self.parts for source in (part.source, *part.others))
        return {source.fingerprint: source for source in found}


def plan_of(edition: Edition, audience: str) -> Plan:
    """Return the plan of an edition; raises PaperRefused where it cannot be a pack."""
    parts = tuple(
        PlannedPart(
            section,
            source_of(section.content, section.layout),
            tuple(source_of(other, section.layout) for other in section.others),
        )
        for section in edition.sections()
    )
    if not parts:
        raise PaperRefused("There is nothing in it to print.")
    anchors = [part.section.anchor for part in parts if part.section.anchor]
    for anchor in anchors:
        if anchors.count(anchor) > 1:
            raise PaperRefused(f"Two sections of it are called '{anchor}'.")
    return Plan(
        title=edition.title,
        fingerprint=fingerprint(edition, audience),
        is_draft=edition.is_draft,
        first_page=edition.first_page,
        parts=parts,
    )


def source_of(content: Content, layout: Layout) -> Source:
    """Return what the pages of a section's content are made from."""
    if content.upload is not None:
        return Source(of_upload(content.upload.sha256), upload=content.upload)
    html = render_to_string("papers/paper.html", {"content": content.html, "layout": layout})
    rendered = late.with_room(html)
    late_html = html if late.is_late(html) else ""
    return Source(of_html(rendered), html=rendered, late_html=late_html)
