"""Building a pack: sections to HTML, HTML to PDF. Slow work, outside any transaction."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from django.template.loader import render_to_string

from scrutiny.packs.papers import Edition

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Pack:
    """A finished pack, not yet stored."""

    data: bytes
    page_count: int
    seconds: float


def build(edition: Edition, *, audience: str, progress: Progress) -> Pack:
    """Return the pack as PDF bytes, telling `progress(step, done, of)` as it goes.

    Raises PaperRefused when the edition asks for what it may not fetch.
    """
    # Imported here: WeasyPrint and its libraries stay out of the web process.
    from scrutiny.packs.render import to_pdf

    begun = time.monotonic()
    step_count = edition.section_count + 2
    parts: list[str] = []
    progress("Gathering the figures", 0, step_count)
    for section in edition.sections():
        parts.append(section.html)
        progress(section.name, len(parts), step_count)
    html = render_to_string(
        "papers/paper.html", {"title": edition.title, "sections": parts, "audience": audience}
    )
    progress("Laying out the pages", step_count - 1, step_count)
    data, page_count = to_pdf(html)
    return Pack(data=data, page_count=page_count, seconds=time.monotonic() - begun)
