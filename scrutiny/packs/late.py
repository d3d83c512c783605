"""Sections that print page numbers of a pack, and so are laid out when the others' are known."""

import re
from collections.abc import Mapping

# Written by templates; what people write is escaped or sanitised and can hold none.
PAGES = re.compile(r'<pack-pages\s+of="([^"]*)"\s*>\s*</pack-pages>')


def is_late(html: str) -> bool:
    """Say whether the HTML asks for the page numbers of an anchor."""
    return PAGES.search(html) is not None


def with_room(html: str) -> str:
    """Return the HTML with numbers in it that are as long as those of a large pack."""
    return PAGES.sub("100 - 199", html)


def with_pages(html: str, printed: Mapping[str, str]) -> str:
    """Return the HTML with each anchor's printed range in it; nothing for one without pages."""
    return PAGES.sub(lambda found: printed.get(found[1], ""), html)
