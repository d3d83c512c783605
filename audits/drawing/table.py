"""A file of text as a table: its encoding told by its bytes, its lines split, its cells cleaned.

Each line is a row, as a spreadsheet numbers them. No cell that is wanted runs over two lines, so a
quotation mark that is never closed spoils its own row and no other.
"""

import csv
from dataclasses import dataclass

LINE_MAX = 5_000
_EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
EMPTY = "The file is empty. Export the open cases again and send that file."
_SEPARATORS = ",;\t"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Characters that show as nothing: spreadsheets and web pages leave them around words.
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060"))


class NotATable(Exception):
    """Raised with a sentence for a file of which no row can be read."""


@dataclass(frozen=True)
class Row:
    """A line of the table by its number, and its cells; `fault` says why it has none."""

    number: int
    cells: tuple[str, ...]
    fault: str = ""


def decoded(data: bytes) -> str:
    """Return a file's text. Raises NotATable for an empty file, a workbook and what is no text."""
    if data.startswith(_EXCEL):
        raise NotATable(
            "This is an Excel workbook. In Excel choose Save as, then “CSV UTF-8”, and send that "
            "file."
        )
    if not data.strip(b"\x00 \t\r\n"):
        raise NotATable(EMPTY)
    for encoding in _encodings(data):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotATable("The file cannot be read as text. Save it as “CSV UTF-8” and send it again.")


def _encodings(data: bytes) -> tuple[str, ...]:
    if data.startswith(_UTF_16):
        return ("utf-16",)
    # Text in UTF-16 without its mark: in words of English every other byte is empty.
    if data[1::2].count(0) > len(data) // 3:
        return ("utf-16-le",)
    if data[::2].count(0) > len(data) // 3:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def rows(text: str) -> list[Row]:
    """Return the rows that say anything, by commas, semicolons or tabs as the first of them has."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((line[:LINE_MAX] for line in lines if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    found = (_row(number, line, separator) for number, line in enumerate(lines, start=1))
    return [row for row in found if row.fault or any(row.cells)]


def _row(number: int, line: str, separator: str) -> Row:
    if len(line) > LINE_MAX:
        fault = f"The line has {len(line):,} characters, at most {LINE_MAX:,} can be read"
        return Row(number, (), f"{fault}. Put each case on a line of its own.")
    if "\x00" in line:
        return Row(number, (), "The line has empty bytes in it. Save the file as “CSV UTF-8”.")
    cells = next(csv.reader([line], delimiter=separator), [])
    return Row(number, tuple(cleaned(cell) for cell in cells))


def cleaned(cell: str) -> str:
    """Return a cell without what shows as nothing, its spaces single."""
    return " ".join(cell.translate(_INVISIBLE).split())
