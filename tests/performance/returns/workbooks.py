"""Workbooks made for a test: plain ones by openpyxl, hostile ones by editing their parts."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from performance.returns.cells import Workbook
from performance.returns.contents import count_contents
from performance.returns.loading import load
from performance.returns.reading import read

SECONDS, MEMORY = 5.0, 300_000_000
HEADER = (
    "Priority area",
    "Indicator",
    "Apr-22",
    "May-22",
    "Target",
    "Southampton 21/22",
    "England",
)
AREA = "Effective assessment and intervention"


def workbook_bytes(
    rows: Sequence[Sequence[object]],
    change: Callable[[Worksheet], object] | None = None,
    title: str = "Return",
) -> bytes:
    """A workbook with these rows from A1 on one sheet; `change` may do more to the sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(sheet)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """The same archive with some parts replaced, added, or (None) left out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry), zipfile.ZIP_DEFLATED)
        for name, body in parts.items():
            if body is not None:
                new.writestr(name, body, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """One part of an archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def read_rows(
    rows: Sequence[Sequence[object]],
    change: Callable[[Worksheet], object] | None = None,
) -> Workbook:
    """A made workbook as the reader sees it, without the process of its own: that costs 0.1 s."""
    data = workbook_bytes(rows, change)
    return load(data, "made.xlsx", count_contents(data, "made.xlsx"))


def read_apart(data: bytes, name: str = "made.xlsx") -> Workbook:
    """A workbook read as it is in use, by a process of its own."""
    return read(data, name=name, seconds=SECONDS, memory_bytes=MEMORY)
