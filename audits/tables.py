"""A small CSV file with headings as rows by column, or plainly why it cannot be read. Pure."""

import csv
import io
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from audits.csv_text import EMPTY, SAVE, TableRefused, cleaned, decoded, separator_of

BYTES_MAX = 1_000_000
ROWS_MAX = 2_000
CELL_MAX = 2_000
COLUMNS_MAX = 60
_UNSEEN = {"Cc", "Cf", "Cs", "Co"}


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
    if len(data) > BYTES_MAX:
        raise TableRefused(
            f"The file has {len(data):,} bytes. A table of this kind has at most {BYTES_MAX:,}: "
            "check that it is the right file."
        )
    text, remarks = decoded(data)
    if "\x00" in text:
        raise TableRefused(f"The file holds characters that no text has (NUL). {SAVE}")
    lines = _lines_of(text)
    header = next((line for line in lines if any(line[1])), None)
    if header is None:
        raise TableRefused(EMPTY)
    columns = _columns_of(header[1], needed)
    unread = [column for column in columns if column and column not in known]
    if unread:
        named = ", ".join(_short(one) for one in unread)
        remarks = (*remarks, f"Columns that are not read: {named}.")
    rows = tuple(
        _row(number, columns, cells) for number, cells in lines if number > header[0] and any(cells)
    )
    if not rows:
        raise TableRefused("The file has no rows below its headings. Send the file with its rows.")
    return Table(tuple(columns), rows, remarks)


def _lines_of(text: str) -> list[tuple[int, list[str]]]:
    """Return each record's number in the file (the headings are row 1) and its stripped cells."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    try:
        records = list(reader)
    except csv.Error as error:
        raise TableRefused(f"The file is no CSV that can be read ({error}). {SAVE}") from None
    if len(records) > ROWS_MAX:
        raise TableRefused(
            f"The file has {len(records):,} rows. A table of this kind has at most {ROWS_MAX:,}."
        )
    return [
        (number, [cleaned(cell) for cell in record])
        for number, record in enumerate(records, start=1)
    ]


def _columns_of(header: list[str], needed: Collection[str]) -> list[str]:
    if len(header) > COLUMNS_MAX:
        raise TableRefused(
            f"The file has {len(header):,} columns, and may have {COLUMNS_MAX}. {SAVE}"
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
