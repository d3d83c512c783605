"""A count of what the sheets of a workbook hold, taken before they are loaded.

Loading makes an object for every cell, also for every empty one under a merge, so that a file of
1 KB can ask for all the memory there is. The count streams through the XML and keeps nothing.
"""

import io
import re
import zipfile
from dataclasses import dataclass, field
from xml.parsers import expat

from performance.returns.archive import pieces, refuse

_XML = re.compile(r"\.(xml|rels|vml)$", re.IGNORECASE)
# How XML begins, whatever the part is called: a sheet may lie under any name.
_OPENINGS = (b"<", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_RANGE = re.compile(r"^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$")


@dataclass(frozen=True)
class CellLimits:
    """How much a workbook may hold: cells, cells under merges, rows and columns with a format."""

    cells: int = 60_000
    merged: int = 20_000
    rows: int = 150_000
    columns: int = 2_000


@dataclass
class Contents:
    """What was counted so far."""

    cells: int = 0
    merged: int = 0
    rows: int = 0
    columns: int = 0
    formulas: int = 0
    pictures: int = 0
    external_links: int = 0
    parts: list[str] = field(default_factory=list)


def count_contents(data: bytes, name: str, limits: CellLimits | None = None) -> Contents:
    """Count the cells, merges and formulas of every sheet, and refuse what is past the limits.

    Raises UnreadableFile, also where a part declares its own entities or is not sound XML.
    """
    limits = limits or CellLimits()
    counted = Contents()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            lowered = part.lower()
            counted.parts.append(part)
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
        raise refuse(
            "hostile_xml",
            f"{name} declares its own XML entities, which no Excel workbook does, and was not "
            "opened. Copy the table into a new workbook and send that.",
        )

    def start(tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2]
        if not root:
            root.append(local)
        if root[0] != "worksheet":
            return
        _count(local, attributes, counted)
        if _is_past(counted, limits):
            raise refuse(
                "too_many_cells",
                f"{name} has more cells than a return can hold: over {limits.cells:,} filled or "
                f"{limits.merged:,} merged. Copy the table into a new workbook and send that.",
            )

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = start
    try:
        for piece in pieces(archive, part):
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise refuse(
            "damaged_file",
            f"{name} is damaged: its part {part} cannot be read. Open it in Excel, save it again "
            "and send that.",
        ) from error


def _is_past(counted: Contents, limits: CellLimits) -> bool:
    return (
        counted.cells > limits.cells
        or counted.merged > limits.merged
        or counted.rows > limits.rows
        or counted.columns > limits.columns
    )


def _count(tag: str, attributes: dict[str, str], counted: Contents) -> None:
    if tag == "c":
        counted.cells += 1
    elif tag == "row":
        counted.rows += 1
    elif tag == "col":
        counted.columns += 1
    elif tag == "f":
        counted.formulas += 1
    elif tag == "mergeCell":
        counted.merged += _area(attributes.get("ref", ""))


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
