"""A CSV file's bytes as text, and its text as cells, however it was saved. Pure."""

import csv
from dataclasses import dataclass

LINE_MAX = 5_000
SAVE = "Open it, save it as “CSV UTF-8”, and send that file."
EMPTY = "The file is empty. Send the file with its rows."
# Files that are no text, by how their bytes begin.
_OTHER_KINDS = {
    b"PK\x03\x04": "a workbook (.xlsx)",
    b"\xd0\xcf\x11\xe0": "an old workbook (.xls), or one with a password",
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document",
}
_SEPARATORS = (",", ";", "\t")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Characters that show as nothing: spreadsheets and web pages leave them around words.
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060"))


class TableRefused(ValueError):
    """Raised with a sentence when a file is no table that can be read."""


@dataclass(frozen=True)
class Line:
    """A line by its number, and its cells; `fault` says why it has none."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a file's text, and a remark where it does not say how it is written.

    Raises TableRefused for an empty file, one of another kind, and what is no text.
    """
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b"\x00 \t\r\n"):
        raise TableRefused(EMPTY)
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            raise TableRefused(f"This is {kind}, not a CSV file. {SAVE}")
    for encoding, remarks in _encodings(data):
        try:
            return data.decode(encoding), remarks
        except UnicodeDecodeError:
            continue
    raise TableRefused(f"The file's letters cannot be read. {SAVE}")


def _encodings(data: bytes) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if data.startswith(_UTF_16):
        return (("utf-16", ()),)
    # Text in UTF-16 without its mark: in words of English every other byte is empty.
    if data[1::2].count(0) > len(data) // 3:
        return (("utf-16-le", ()),)
    if data[::2].count(0) > len(data) // 3:
        return (("utf-16-be", ()),)
    windows = "The file is not saved as UTF-8; it was read as Windows text. Check its letters."
    return (("utf-8-sig", ()), ("cp1252", (windows,)))


def separator_of(text: str) -> str:
    """Return the comma, semicolon or tab that the first line with words has most of."""
    first = text.lstrip("\r\n ")[:LINE_MAX].splitlines()
    return max(_SEPARATORS, key=first[0].count) if first else _SEPARATORS[0]


def cleaned(cell: str) -> str:
    """Return a cell without what shows as nothing, its spaces single."""
    return " ".join(cell.translate(_INVISIBLE).split())


def lines_of(text: str) -> list[Line]:
    """Return the lines that say anything, each a row as a spreadsheet numbers them.

    For tables of which no cell runs over two lines: a quotation mark that is never closed, or a
    line that cannot be read, spoils its own row and no other.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    separator = separator_of(text)
    found = (_line(number, line, separator) for number, line in enumerate(lines, start=1))
    return [line for line in found if line.fault or any(line.cells)]


def _line(number: int, line: str, separator: str) -> Line:
    if len(line) > LINE_MAX:
        fault = f"The line has {len(line):,} characters, at most {LINE_MAX:,} can be read"
        return Line(number, (), f"{fault}. Put each case on a line of its own.")
    if "\x00" in line:
        return Line(number, (), "The line has empty bytes in it. Save the file as “CSV UTF-8”.")
    cells = next(csv.reader([line], delimiter=separator), [])
    return Line(number, tuple(cleaned(cell) for cell in cells))
