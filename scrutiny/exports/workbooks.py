"""Tables as a workbook: numbers stay numbers, and no text is a formula."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scrutiny.exports.memory import saved
from scrutiny.exports.texts import Value, write_text

_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_TITLE = 31
_WIDEST = 60
_WIDEST_NUMBER = 14
_DAY = "dd/mm/yyyy"


@dataclass(frozen=True)
class Sheet:
    """A table with what is said over it. Every row is as long as the columns are many."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...] = ()


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook of these tables, one to a sheet.

    Raises ValueError where there are none: a workbook has at least one sheet.
    """
    if not sheets:
        raise ValueError("A workbook needs at least one table.")
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for table in sheets:
        _write(book.create_sheet(_title(table.title, book.sheetnames)), table)
    return saved(book)


def _title(wanted: str, taken: Sequence[str]) -> str:
    """Return a title that a sheet can have and no other has."""
    plain = _NOT_IN_A_TITLE.sub(" ", wanted).strip()[:_LONGEST_TITLE] or "Sheet"
    title, number = plain, 2
    known = {name.lower() for name in taken}
    while title.lower() in known:
        end = f" {number}"
        title, number = plain[: _LONGEST_TITLE - len(end)] + end, number + 1
    return title


def _write(sheet: Worksheet, table: Sheet) -> None:
    row = 1
    for note in table.notes:
        write_text(_cell(sheet, row, 1), note)
        row += 1
    row += 1 if table.notes else 0
    for column, heading in enumerate(table.columns, 1):
        cell = _cell(sheet, row, column)
        write_text(cell, heading)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="bottom")
        values = [of_row[column - 1] for of_row in table.rows]
        sheet.column_dimensions[get_column_letter(column)].width = _width(heading, values)
    sheet.freeze_panes = _cell(sheet, row + 1, 2)
    for number, of_row in enumerate(table.rows, row + 1):
        for column, value in enumerate(of_row, 1):
            _fill(_cell(sheet, number, column), value)


def _fill(cell: Cell, value: Value) -> None:
    """Write a value as what it is; a number that is none of this world becomes a text."""
    if value is None:
        return
    if isinstance(value, str):
        write_text(cell, value)
    elif isinstance(value, datetime) or (isinstance(value, float) and not math.isfinite(value)):
        write_text(cell, str(value))
    elif isinstance(value, date):
        cell.value, cell.number_format = value, _DAY
    else:
        cell.value = value


def _width(heading: str, values: Sequence[Value]) -> float:
    """Return a width in which the longest text can be read without being dragged wider."""
    longest = max((len(value) for value in values if isinstance(value, str)), default=0)
    if any(isinstance(value, date) for value in values):
        # A day that does not fit is shown as a row of hashes.
        longest = max(longest, len(_DAY))
    return min(max(longest + 2, min(len(heading) + 2, _WIDEST_NUMBER), 8), _WIDEST)


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged
    return cell
