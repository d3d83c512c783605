"""A count of what the sheets of a workbook hold, taken before they are loaded.

Loading makes an object for every cell, also for every empty one under a merge, so that a file of
1 KB can ask for all the memory there is. The count streams through the XML and keeps nothing.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from performance.returns.archive import pieces
from performance.returns.faults import refuse
from performance.returns.identifiers import sign_in

_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
# How XML begins, whatever the part is called: a sheet may lie under any name.
_OPENINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Texts outside the cells that may hold what a person typed, and what they are called.
_TYPED = {
    "docprops/": "the document's properties",
    "xl/threadedcomments/": "a comment",
    "xl/drawings/": "a text box or drawing",
    "xl/charts/": "a chart",
    "xl/pivotcache/": "what a pivot table keeps of its source",
    "xl/externallinks/": "what a link to another workbook keeps of it",
    "xl/worksheets/": "a page header or footer",
    "customxml/": "data kept beside the sheets",
}
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# A text may be cut into runs inside one of these.
_WHOLE_TEXTS = ("p", "text")
_MOST_SIGNS, _MOST_PIECES = 20, 1_000
# What a cell has inside it unless it only carries a format.
_HOLDS_SOMETHING = frozenset({"v", "is", "f"})
_PLACE = re.compile(r"^([A-Z]{1,3})(\d{1,7})$")
_RANGE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$")


@dataclass(frozen=True)
class CellLimits:
    """How much a workbook may hold: cells, cells under merges, rows and columns with a format.

    A cell with something in it stands no further out than `last_row` and `last_column`.
    """

    cells: int = 60_000
    merged: int = 20_000
    rows: int = 150_000
    columns: int = 2_000
    texts: int = 300_000
    last_row: int = 100_000
    last_column: int = 1_000


@dataclass
class Contents:
    """What was counted so far; `place` is the address of the cell that was begun last.

    `signs` are of one child, outside the cells: what was found, and where in the file.
    """

    cells: int = 0
    merged: int = 0
    rows: int = 0
    columns: int = 0
    formulas: int = 0
    pictures: int = 0
    external_links: int = 0
    place: str = ""
    signs: list[tuple[str, str]] = field(default_factory=list)


def count_contents(data: bytes, name: str, limits: CellLimits | None = None) -> Contents:
    """Count the cells, merges and formulas of every sheet, and refuse what is past the limits.

    Raises UnreadableFile, also where a part declares its own entities or is not sound XML.
    """
    limits = limits or CellLimits()
    counted = Contents()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            lowered = part.lower()
            counted.pictures += lowered.startswith(("xl/media/", "xl/charts/"))
            counted.external_links += bool(re.match(r"xl/externallinks/[^/]+\.xml$", lowered))
            if _XML.search(part) or _begins_like_xml(archive, part):
                _scan(archive, part, name, counted, limits)
    return counted


def _begins_like_xml(archive: zipfile.ZipFile, part: str) -> bool:
    with archive.open(part) as stream:
        return stream.read(64).lstrip().startswith(_OPENINGS)


def _scan(
    archive: zipfile.ZipFile, part: str, name: str, counted: Contents, limits: CellLimits
) -> None:
    root: list[str] = []

    def refuse_doctype(*_: object) -> None:
        raise refuse("hostile_xml", name=name)

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if not root:
            root.append(local)
            if len(attributes.get("uniqueCount", "")) > len(str(limits.texts)):
                raise refuse("too_much_text", name=name, where="by its own count of texts")
        if root[0] == "worksheet":
            _count(local, attributes, counted)
            _refuse_past(local, counted, limits, name)
        typed.open(local, attributes)

    typed = _Typed(part, counted)
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = start
    if typed.where:
        parser.CharacterDataHandler = typed.add
        parser.EndElementHandler = typed.close
    try:
        for piece in pieces(archive, part):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refuse("damaged_file", name=name, part=f" (its part {part})") from error


class _Typed:
    """The texts of a part that hold what somebody typed, looked at one by one and let go."""

    def __init__(self, part: str, counted: Contents) -> None:
        """Say what the part is called; the parts that hold cells or no texts are let be."""
        lowered = part.lower()
        found = (words for folder, words in _TYPED.items() if lowered.startswith(folder))
        self.where = next(found, "")
        self._is_sheet = lowered.startswith("xl/worksheets/")
        self._is_cache = lowered.startswith("xl/pivotcache/")
        self._counted = counted
        self._depth = 0
        self._texts: list[str] = []

    def open(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element; a pivot table keeps its source in attributes."""
        if not self.where:
            return
        self._depth += tag in _WHOLE_TEXTS or tag in _MARGINS
        if self._is_cache and "v" in attributes:
            self._look(attributes["v"])
        if not self._depth:
            self._texts.clear()

    def add(self, text: str) -> None:
        """Take in text; of a sheet only what is printed in its margins."""
        if (self._depth or not self._is_sheet) and len(self._texts) < _MOST_PIECES:
            self._texts.append(text)

    def close(self, tag: str) -> None:
        """End an element, and look at what it says once it is whole."""
        local = tag.rpartition(":")[2]
        self._depth -= local in _WHOLE_TEXTS or local in _MARGINS
        if self._texts and not self._depth:
            self._look("".join(self._texts))
            self._texts.clear()

    def _look(self, text: str) -> None:
        if len(self._counted.signs) < _MOST_SIGNS and (what := sign_in(text)) is not None:
            self._counted.signs.append((what, self.where))


def _refuse_past(tag: str, counted: Contents, limits: CellLimits, name: str) -> None:
    """Refuse what is past the limits: so many cells, or one so far out."""
    is_past = (
        counted.cells > limits.cells
        or counted.merged > limits.merged
        or counted.rows > limits.rows
        or counted.columns > limits.columns
    )
    if is_past:
        cells, merged = f"{limits.cells:,}", f"{limits.merged:,}"
        raise refuse("too_many_cells", name=name, cells=cells, merged=merged)
    if tag in _HOLDS_SOMETHING and _is_far(counted.place, limits):
        raise refuse("sheet_too_large", name=name, place=counted.place)


def _count(tag: str, attributes: dict[str, str], counted: Contents) -> None:
    if tag == "c":
        counted.cells += 1
        counted.place = attributes.get("r", "")
    elif tag == "row":
        counted.rows += 1
    elif tag == "col":
        counted.columns += 1
    elif tag == "f":
        counted.formulas += 1
    elif tag == "mergeCell":
        counted.merged += _area(attributes.get("ref", ""))


def _is_far(place: str, limits: CellLimits) -> bool:
    found = _PLACE.match(place.upper())
    if not found:
        return False
    return int(found[2]) > limits.last_row or _number(found[1]) > limits.last_column


def _area(ref: str) -> int:
    found = _RANGE.match(ref.upper())
    if not found:
        return 0
    left, top, right, bottom = found.groups()
    width = abs(_number(right) - _number(left)) + 1
    return width * (abs(int(bottom) - int(top)) + 1)


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - ord("A") + 1
    return total
