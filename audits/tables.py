"""Reading a small CSV file as people save them, or saying plainly why it cannot be read. Pure."""

import csv
import io
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

BYTES_MAX = 1_000_000
ROWS_MAX = 2_000
CELL_MAX = 2_000
COLUMNS_MAX = 60
# Files that are no text, by how their bytes begin.
_OTHER_KINDS = {
    b"PK\x03\x04": "a workbook (.xlsx)",
    b"\xd0\xcf\x11\xe0": "an old workbook (.xls), or one with a password",
    b"%PDF": "a PDF",
    b"{\\rtf": "a text document",
}
_SAVE = "Open it, save it as “CSV UTF-8”, and send that file."
_DELIMITERS = (",", ";", "\t")
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


class TableRefused(ValueError):
    """Raised with a sentence when a file is no table that can be read."""


@dataclass(frozen=True)
class Row:
    """One row as it stands in the file: its number there, and its cells by column."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Table:
    """The rows of a file, and what is said about how it was read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()


def read_table(data: bytes, *, needed: Collection[str], known: Collection[str]) -> Table:
    """Return the rows of a CSV file; columns are matched whatever their case, spaces or dashes.

    Columns that are not `known` are left unread, which a remark says. Rows without any words are
    left out. Raises TableRefused.
    """
    text, remarks = _text_of(data)
    lines = _lines_of(text)
    header = next((line for line in lines if any(line[1])), None)
    if header is None:
        raise TableRefused("The file is empty. Send the file with its rows.")
    columns = _columns_of(header[1], needed)
    unread = [column for column in columns if column and column not in known]
    if unread:
        remarks.append(f"Columns that are not read: {', '.join(_short(one) for one in unread)}.")
    rows = tuple(
        _row(number, columns, cells) for number, cells in lines if number > header[0] and any(cells)
    )
    if not rows:
        raise TableRefused("The file has no rows below its headings. Send the file with its rows.")
    return Table(tuple(columns), rows, tuple(remarks))


def _text_of(data: bytes) -> tuple[str, list[str]]:
    if not data.strip():
        raise TableRefused("The file is empty. Send the file with its rows.")
    if len(data) > BYTES_MAX:
        raise TableRefused(
            f"The file has {len(data):,} bytes. A table of this kind has at most {BYTES_MAX:,}: "
            "check that it is the right file."
        )
    for start, kind in _OTHER_KINDS.items():
        if data.startswith(start):
            raise TableRefused(f"This is {kind}, not a CSV file. {_SAVE}")
    text, remarks = _decoded(data)
    if "\x00" in text:
        raise TableRefused(f"The file holds characters that no text has (NUL). {_SAVE}")
    return text, remarks


def _decoded(data: bytes) -> tuple[str, list[str]]:
    """Return the text, and a remark where the file does not say how it is written."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16"), []
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise TableRefused(f"The file's letters cannot be read. {_SAVE}") from None
    return text, ["The file is not saved as UTF-8; it was read as Windows text. Check its letters."]


def _lines_of(text: str) -> list[tuple[int, list[str]]]:
    """Return each record's number in the file (the headings are row 1) and its stripped cells."""
    first = text.lstrip("\r\n ").partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise TableRefused(f"The file is no CSV that can be read ({error}). {_SAVE}") from None
    if len(records) > ROWS_MAX:
        raise TableRefused(
            f"The file has {len(records):,} rows. A table of this kind has at most {ROWS_MAX:,}."
        )
    return [
        (number, [" ".join(cell.split()) for cell in record])
        for number, record in enumerate(records, start=1)
    ]


def _columns_of(header: list[str], needed: Collection[str]) -> list[str]:
    if len(header) > COLUMNS_MAX:
        raise TableRefused(
            f"The file has {len(header):,} columns, and may have {COLUMNS_MAX}. {_SAVE}"
        )
    columns = ["_".join(name.lower().replace("-", " ").split()) for name in header]
    for column in columns:
        if column and columns.count(column) > 1:
            raise TableRefused(f"The column “{_short(column)}” is there twice. Keep one.")
    missing = [column for column in needed if column not in columns]
    if missing:
        raise TableRefused(
            f"There is no column “{missing[0]}”. The file needs: {', '.join(needed)}."
        )
    return columns


def _row(number: int, columns: list[str], cells: list[str]) -> Row:
    if any(cells[len(columns) :]):
        raise TableRefused(
            f"Row {number} has more cells than there are headings. A comma in a cell needs "
            "quotation marks around the cell."
        )
    found = dict(zip(columns, cells, strict=False))
    for column, cell in found.items():
        if len(cell) > CELL_MAX:
            raise TableRefused(
                f"Row {number}, {_short(column)}: the cell has {len(cell):,} characters, and may "
                f"have {CELL_MAX:,}."
            )
        if any(unicodedata.category(letter) in _UNSEEN for letter in cell):
            raise TableRefused(
                f"Row {number}, {_short(column)}: the cell holds characters that cannot be seen. "
                "Type it anew."
            )
    return Row(number, {column: found.get(column, "") for column in columns if column})


def _short(words: str) -> str:
    """Return words that fit a message, whatever a file has for a heading."""
    return words if len(words) <= 40 else f"{words[:39]}…"
