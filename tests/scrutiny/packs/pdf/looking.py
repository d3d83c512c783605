"""What a finished pack shows, read by other programs than wrote it."""

import re
import subprocess
from io import BytesIO
from typing import Any

from pypdf import PdfReader


def lines_of(data: bytes) -> list[list[str]]:
    """Return the lines that pdftotext finds on each page, blanks in them as one."""
    done = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True, timeout=60
    )
    pages = done.stdout.decode().split("\f")[:-1]
    return [
        [re.sub(r"\s+", " ", line).strip() for line in page.splitlines() if line.strip()]
        for page in pages
    ]


def words_of(data: bytes) -> list[str]:
    """Return all that pdftotext finds on each page as one line."""
    return [" ".join(lines) for lines in lines_of(data)]


def bookmarks_of(data: bytes) -> list[tuple[int, str, int]]:
    """Return depth, title and page (from 0) of each bookmark in reading order."""
    reader = PdfReader(BytesIO(data))
    found: list[tuple[int, str, int]] = []

    def walk(items: list[Any], depth: int) -> None:
        for item in items:
            if isinstance(item, list):
                walk(item, depth + 1)
            else:
                page = reader.get_destination_page_number(item)
                assert page is not None
                found.append((depth, str(item.title), page))

    walk(reader.outline, 1)
    return found


def labels_of(data: bytes) -> list[str]:
    """Return the printed number of each page as a reader shows it."""
    return list(PdfReader(BytesIO(data)).page_labels)


def links_of(data: bytes) -> list[tuple[int, int | str]]:
    """Return the page of each link (from 0), and the page or the address it leads to."""
    reader = PdfReader(BytesIO(data))
    places = {page.indirect_reference.idnum: at for at, page in enumerate(reader.pages)}  # type: ignore[union-attr]
    found: list[tuple[int, int | str]] = []
    for at, page in enumerate(reader.pages):
        for held in page.get("/Annots", []):
            link: Any = held.get_object()
            action: Any = link.get("/A", {})
            if "/URI" in action:
                found.append((at, str(action["/URI"])))
            else:
                end = action["/D"] if action else link["/Dest"]
                found.append((at, places[end[0].get_object().indirect_reference.idnum]))
    return found
