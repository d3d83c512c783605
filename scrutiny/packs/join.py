"""Sections joined into one PDF that is still tagged, numbered and linked."""

import logging
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from typing import Any, NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from scrutiny.packs.pdf.annotations import PACK, uri_of
from scrutiny.packs.pdf.merging import Copied, Merging
from scrutiny.packs.pdf.metadata import describe
from scrutiny.packs.pdf.numbers import Numbered, Span, labels, number
from scrutiny.packs.pdf.opening import opened
from scrutiny.packs.pdf.outline import Outline
from scrutiny.packs.pdf.prepare import MARK, is_prepared, prepare, saved
from scrutiny.packs.pdf.sheet import sheet_of
from scrutiny.packs.pdf.stamps import Stamp, Stamper

logger = logging.getLogger(__name__)

BLANK = "This page is left blank"


class Piece(NamedTuple):
    """A section and its place in the pack. A plain tuple of the same order will do."""

    pdf: bytes
    title: str  # the bookmark, and the title of its part in the structure
    stamps: tuple[str, ...] = ()  # lines at the top right of every page
    start_page: int | None = None  # the printed number of its first page; None: the next one
    level: int = 1  # depth among the bookmarks, 1 at the top; 0: no bookmark
    anchor: str = ""  # links to "pack:ANCHOR" lead to its first page
    notice: str = ""  # printed bold at the top of every page
    blanks_before: int = 0  # numbered blank pages before it, so that it starts on the right
    end_page: int | None = None  # a slip: one page that stands for start_page to end_page
    footer: str = ""  # a small line at the foot left of every page


# The names of a section, in their order.
NAMES = tuple(Piece.__annotations__)
# What other programs call the same.
ALSO = {"data": "pdf", "bookmark": "title", "stamp_lines": "stamps"}


def join(
    sections: Iterable[Any], *, title: str, language: str = "en-GB", first_page: int = 1
) -> bytes:
    """Return one PDF of the sections in turn: pages, tags, bookmarks, page numbers and links.

    Each section is a Piece, or a tuple, mapping or object with the same names. Sections that went
    through `prepare` before are only copied. The same sections make the same bytes. Raises
    ValueError with a sentence when there are no sections, when a section is no PDF, or when its
    page numbers contradict those before it.
    """
    pieces = [as_piece(section) for section in sections]
    if not pieces:
        raise ValueError("A pack needs at least one section.")
    with ExitStack() as stack:
        files = _opened(pieces, stack)
        spans = [
            Span(one.title, len(file.pages), one.start_page, one.end_page, one.blanks_before)
            for one, file in zip(pieces, files, strict=True)
        ]
        numbered = number(spans, first_page=first_page)
        pack = stack.enter_context(Pdf.new())
        merging, stamper = Merging(pack), Stamper(pack)
        copied: list[Copied] = []
        for piece, file, numbers in zip(pieces, files, numbered, strict=True):
            _add_blanks(pack, stamper, file, numbers)
            copied.append(merging.copy(file, title=piece.title))
            _stamp(stamper, piece, copied[-1], numbers)
        stamper.finish()
        _link(merging, pieces, copied, numbered)
        merging.finish(language)
        _add_outline(pack, pieces, copied)
        pack.Root.PageLabels = labels(numbered)
        has_all_tagged = all(one.has_all_tagged for one in copied)
        describe(pack, title=title, language=language, has_all_tagged=has_all_tagged)
        return saved(pack)


def as_piece(section: object) -> Piece:
    """Return a section as a Piece, from whatever carries the same names or the same order."""
    if isinstance(section, Piece):
        return section
    if isinstance(section, tuple | list):
        values = dict(zip(NAMES, section, strict=False))
    elif isinstance(section, Mapping):
        values = dict(section)
    else:
        names = (*NAMES, *ALSO)
        values = {name: getattr(section, name) for name in names if hasattr(section, name)}
    known = {ALSO.get(name, name): value for name, value in values.items()}
    known = {name: known[name] for name in NAMES if name in known}
    if not {"pdf", "title"} <= known.keys():
        raise ValueError("A section needs the bytes of a PDF and a title.")
    stamps = known.get("stamps") or ()
    known["stamps"] = (stamps,) if isinstance(stamps, str) else tuple(map(str, stamps))
    return Piece(**known)


def _opened(pieces: list[Piece], stack: ExitStack) -> list[Pdf]:
    """Open every section, preparing what is not; each with ids that no other has."""
    files: list[Pdf] = []
    tags: set[str] = set()
    for place, piece in enumerate(pieces):
        try:
            file = opened(piece.pdf)
            if not is_prepared(file):
                file = opened(prepare(piece.pdf))
            if str(file.Root[MARK].Tag) in tags:
                file = opened(prepare(piece.pdf, salt=str(place)))
        except ValueError as refused:
            raise ValueError(f"“{piece.title}”: {refused}") from refused
        tags.add(str(file.Root[MARK].Tag))
        files.append(stack.enter_context(file))
    return files


def _add_blanks(pack: Pdf, stamper: Stamper, file: Pdf, numbers: Numbered) -> None:
    """Add numbered pages with nothing on them, of the size of what follows."""
    sheet = sheet_of(file.pages[0].obj)
    for page_number in numbers.blanks:
        pack.add_blank_page(page_size=(sheet.width, sheet.height))
        stamper.stamp(pack.pages[-1].obj, Stamp(f"Page {page_number}", middle=BLANK))


def _stamp(stamper: Stamper, piece: Piece, copied: Copied, numbers: Numbered) -> None:
    for place, page in enumerate(copied.pages):
        words = Stamp(numbers.words(place), piece.stamps, piece.notice, piece.footer)
        stamper.stamp(page, words)


def _link(
    merging: Merging, pieces: list[Piece], copied: list[Copied], numbered: list[Numbered]
) -> None:
    """Let links to other sections lead to their first page; those to nothing become text."""
    ends: dict[str, tuple[Object, str]] = {}
    for piece, one, numbers in zip(pieces, copied, numbered, strict=True):
        if piece.anchor:
            words = f"{piece.title}, {numbers.words(0).lower()}"
            ends.setdefault(piece.anchor, (one.pages[0], words))
    for place, one in enumerate(copied, start=1):
        for link in one.links:
            anchor = uri_of(link).removeprefix(PACK)
            if anchor not in ends:
                # Its title could be one that the log may not hold.
                logger.warning("A link of section %s of a pack leads to no section.", place)
                merging.unlink(link)
                continue
            page, words = ends[anchor]
            end = Array([page, Name.XYZ, None, None, None])
            link.A = Dictionary(S=Name.GoTo, D=end)
            link.Contents = String(words)


def _add_outline(pack: Pdf, pieces: list[Piece], copied: list[Copied]) -> None:
    outline = Outline()
    for piece, one in zip(pieces, copied, strict=True):
        if piece.level > 0:
            outline.add(piece.title, one.pages[0], piece.level, one.bookmarks)
    root = outline.write(pack)
    if root is not None:
        pack.Root.Outlines = root
        pack.Root.PageMode = Name.UseOutlines
