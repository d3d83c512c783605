"""One uploaded PDF looked through, in the process that may fail over it."""

import re
from io import BytesIO

from pikepdf import Dictionary, Name, PasswordError, Pdf, PdfError, String

from scrutiny.packs.pdf.inspecting import Inspected, PdfRefused
from scrutiny.packs.pdf.inspecting_active import refuse_active
from scrutiny.packs.pdf.inspecting_pages import PageLook, look_at_pages
from scrutiny.packs.pdf.inspecting_size import refuse_bombs, refuse_sizes
from scrutiny.packs.pdf.opening import has_tags

_AGAIN = "Print it to a new PDF and send that."
# What many programs get wrong and every reader reads all the same.
_HARMLESS = re.compile(r"extraneous whitespace|duplicated key|reported number of objects")
_HEADER_WITHIN = 1024  # readers look for the header this far in


def look_at(data: bytes, *, name: str, pages_max: int) -> Inspected:
    """Return what a PDF is. Raises PdfRefused with a sentence for what no pack may hold."""
    if not data:
        raise PdfRefused(f"{name} is empty.")
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        raise PdfRefused(f"{name} is not a PDF. Save or export it as one.")
    with _opened(data, name) as file:
        page_count = len(file.pages)
        if page_count == 0:
            raise PdfRefused(f"{name} has no pages.")
        if page_count > pages_max:
            raise PdfRefused(
                f"{name} has {page_count} pages; a paper may have {pages_max}. Send it in parts."
            )
        refuse_sizes(file, name)
        refuse_active(file, name)
        refuse_bombs(file, name)
        pages = look_at_pages(file)
        # Said only once everything was read: an object that is damaged reads as nothing.
        if any(not _HARMLESS.search(str(said)) for said in file.get_warnings()):
            raise PdfRefused(f"{name} is damaged: parts of it cannot be read. {_AGAIN}")
        is_tagged, language = has_tags(file), _language(file)
        has_title = _has_title(file)
        return Inspected(
            page_count=page_count,
            is_tagged=is_tagged,
            has_title=has_title,
            language=language,
            has_text=any(page.has_text for page in pages),
            findings=tuple(_findings(pages, is_tagged, has_title, language)),
        )


def _opened(data: bytes, name: str) -> Pdf:
    """Open a file that is whole and not locked; nothing is mended on the way."""
    try:
        file = Pdf.open(BytesIO(data), attempt_recovery=False)
    except PasswordError as locked:
        raise PdfRefused(
            f"{name} is protected by a password. Save it without one and send that."
        ) from locked
    except PdfError as damaged:
        raise PdfRefused(f"{name} is damaged or was cut short. {_AGAIN}") from damaged
    if file.is_encrypted:
        raise PdfRefused(f"{name} is encrypted. Save it without protection and send that.")
    return file


def _has_title(file: Pdf) -> bool:
    info: object = file.trailer.get(Name.Info)
    title: object = info.get(Name.Title) if isinstance(info, Dictionary) else None
    if isinstance(title, String) and str(title).strip():
        return True
    metadata = file.Root.get(Name.Metadata)
    try:
        packet = b"" if metadata is None else metadata.read_bytes()
    except (PdfError, AttributeError, TypeError):
        return False
    found = re.search(rb"<dc:title>(.{0,5000}?)</dc:title>", packet, re.DOTALL)
    return bool(found and re.sub(rb"<[^>]*>", b"", found[1]).strip())


def _language(file: Pdf) -> str:
    said: object = file.Root.get(Name.Lang)
    return str(said).strip()[:35] if isinstance(said, String) else ""


def _findings(pages: list[PageLook], is_tagged: bool, has_title: bool, language: str) -> list[str]:
    found: list[str] = []
    if not is_tagged:
        found.append(
            "It has no tags, so a screen reader has no headings, lists or tables to go by. Export "
            "it again from the original document, with tags for accessibility."
        )
    if not has_title:
        found.append("It has no title. Give the original document one and export it again.")
    if not language:
        found.append(
            "It does not say which language it is in. Set it in the original document and export "
            "it again."
        )
    if pictures := [page.number for page in pages if page.is_picture]:
        found.append(
            f"{_pages(pictures)} only pictures, in which a screen reader finds no words. Use the "
            "original document, or have the text recognised."
        )
    if comments := [page.number for page in pages if page.has_comments]:
        found.append(
            f"{_pages(comments)} comments. The pack leaves them out, but they stay in the file "
            "that is offered beside it: save it without them and send that."
        )
    if links := [page.number for page in pages if page.has_odd_links]:
        found.append(
            f"{_pages(links)} links that lead neither to a web page nor to a place in the file; "
            "they will be left out of the pack."
        )
    return found


def _pages(numbers: list[int]) -> str:
    """Return "Page 3 has" or "Pages 2 to 4 and 7 have"."""
    if len(numbers) == 1:
        return f"Page {numbers[0]} has"
    rows: list[list[int]] = []
    for number in numbers:
        if rows and rows[-1][-1] == number - 1:
            rows[-1].append(number)
        else:
            rows.append([number])
    words = [str(row[0]) if len(row) == 1 else f"{row[0]} to {row[-1]}" for row in rows[:40]]
    joined = f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]
    return f"Pages {joined} have"
