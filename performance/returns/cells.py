"""A workbook as the reader saw it: cells with their addresses, formats, comments and merges."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Literal

from performance.returns.findings import Finding

Kind = Literal["text", "number", "date", "boolean", "error", "formula", "blank"]
CellValue = str | float | int | datetime | None


@dataclass(frozen=True)
class SheetCell:
    """One cell. `raw` is what it holds, as text, and is never changed.

    `kind` is `formula` only where the file holds no worked-out value for one; `merged_from` is the
    address of the top-left cell whose value covers this one (None for that cell itself).
    """

    sheet: str
    address: str
    row: int
    column: int
    raw: str
    kind: Kind
    value: CellValue
    number_format: str
    is_hidden: bool
    comment: str
    merged_from: str | None

    @property
    def is_blank(self) -> bool:
        """Say whether nobody wrote anything here, spaces not counted."""
        return self.kind == "blank" or (self.kind == "text" and not self.raw.strip())

    @property
    def text(self) -> str:
        """The raw text on one line."""
        return " ".join(self.raw.split())

    @property
    def shown(self) -> str:
        """What the officer sees in the cell, for a message: 0.9 with a % format is 90%."""
        if self.kind == "number" and self.has_percent_format:
            return f"{format(Decimal(self.raw) * 100, 'f').rstrip('0').rstrip('.') or '0'}%"
        return self.text

    @property
    def has_percent_format(self) -> bool:
        """Say whether the number format itself shows a percentage (a literal "%" does not)."""
        shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", self.number_format)
        return "%" in shown


@dataclass(frozen=True)
class Workbook:
    """All cells that hold something, sheet by sheet in order, with notes on the file as such."""

    cells: tuple[SheetCell, ...]
    sheets: tuple[str, ...]
    notes: tuple[Finding, ...]

    def on_sheet(self, sheet: str) -> tuple[SheetCell, ...]:
        """The cells of one sheet, by row and column."""
        return tuple(cell for cell in self.cells if cell.sheet == sheet)


def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def address_of(row: int, column: int) -> str:
    """Return the address of a cell, such as `C18`."""
    return f"{column_letters(column)}{row}"


def blank_cell(sheet: str, row: int, column: int) -> SheetCell:
    """Return the cell for a place where the file holds nothing."""
    return SheetCell(
        sheet=sheet,
        address=address_of(row, column),
        row=row,
        column=column,
        raw="",
        kind="blank",
        value=None,
        number_format="General",
        is_hidden=False,
        comment="",
        merged_from=None,
    )


def by_place(cells: Iterable[SheetCell]) -> dict[tuple[int, int], SheetCell]:
    """Index the cells of one sheet by row and column."""
    return {(cell.row, cell.column): cell for cell in cells}
