"""The cells of a workbook, loaded by openpyxl. Runs in the reading process only.

Existing cells are walked one by one; the used rectangle never is, since a workbook with one cell in
its far corner has seventeen thousand million places.
"""

import io
import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from performance.returns.cells import (
    CellValue,
    Kind,
    SheetCell,
    Workbook,
    address_of,
    column_letters,
)
from performance.returns.contents import Contents
from performance.returns.faults import refuse
from performance.returns.findings import Finding, Severity
from performance.returns.identifiers import sign_in, signs

_LONGEST_TEXT = 32_767
_MOST_TEXT = 5_000_000
# Used rows times used columns, over all sheets: what pages draw and checks walk.
_MOST_PLACES = 40_000
_MOST_SIGNS = 100
_PARTS = {"cell": "{}", "comment": "the comment on {}", "hidden cell": "the hidden cell {}"}
_LONGEST_TITLE = 31  # Excel's own limit
_LONGEST_FORMAT = 120
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def load(data: bytes, name: str, contents: Contents) -> Workbook:
    """Return every cell that holds something, and notes on what is hidden, commented or left out.

    Raises UnreadableFile for more text or more places than a return can hold; whatever openpyxl
    raises on a broken file goes up to the caller.
    """
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    formulas = _formulas(data) if contents.formulas else {}
    cells: list[SheetCell] = []
    notes = _file_notes(name, contents)
    characters = places = 0
    for sheet in book.worksheets:
        if len(sheet.title) > _LONGEST_TITLE:
            raise refuse("sheet_name_too_long", name=name, letters=str(_LONGEST_TITLE))
        rows: set[int] = set()
        columns: set[int] = set()
        for cell in _sheet_cells(sheet, formulas.get(sheet.title, {})):
            characters += len(cell.raw) + len(cell.comment)
            if len(cell.raw) > _LONGEST_TEXT or characters > _MOST_TEXT:
                raise refuse("too_much_text", name=name, where=f"at {sheet.title}!{cell.address}")
            cells.append(cell)
            rows.add(cell.row)
            columns.add(cell.column)
        places += len(rows) * len(columns)
        if places > _MOST_PLACES:
            raise refuse(
                "spread_too_wide",
                name=name,
                rows=f"{len(rows):,}",
                columns=f"{len(columns):,}",
                sheet=sheet.title,
            )
        notes.extend(_sheet_notes(sheet))
    titles = tuple(sheet.title for sheet in book.worksheets)
    _refuse_children(name, cells, titles, contents, _saved_on(book))
    return Workbook(tuple(cells), titles, tuple(notes))


def _saved_on(book: openpyxl.Workbook) -> date:
    modified = book.properties.modified
    return modified.date() if isinstance(modified, datetime) else date.today()  # noqa: DTZ011


def _refuse_children(
    name: str, cells: list[SheetCell], titles: tuple[str, ...], contents: Contents, saved_on: date
) -> None:
    """Refuse a workbook that says something about one child; name the place and not the words."""
    found = list(islice(signs(cells, saved_on=saved_on), _MOST_SIGNS))
    if found:
        first, more = found[0], len({(one.cell.sheet, one.cell.address) for one in found}) - 1
        where = _PARTS[first.part].format(f"{first.cell.sheet}!{first.cell.address}")
        where += f" and {more} more place{'s' * (more > 1)}" if more else ""
        sheet, cell = first.cell.sheet, first.cell.address
        raise refuse(
            "names_a_child", name=name, what=first.what, where=where, sheet=sheet, cell=cell
        )
    for number, title in enumerate(titles, start=1):
        if (what := sign_in(title)) is not None:
            raise refuse("names_a_child", name=name, what=what, where=f"the name of sheet {number}")
    for what, where in contents.signs:
        raise refuse("names_a_child", name=name, what=what, where=where)


def _formulas(data: bytes) -> dict[str, dict[str, str]]:
    """Return the formulas of each sheet by address, from a second look at the file."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=False, keep_links=False)
    found: dict[str, dict[str, str]] = {}
    for sheet in book.worksheets:
        for cell in _existing(sheet):
            if isinstance(cell, Cell) and cell.data_type == "f":
                text = getattr(cell.value, "text", None) or cell.value
                found.setdefault(sheet.title, {})[cell.coordinate] = str(text)
    return found


def _existing(sheet: Worksheet) -> Iterator[Cell | MergedCell]:
    cells = sheet._cells  # noqa: SLF001 - its public iterators make every cell of the rectangle
    for place in sorted(cells):
        yield cells[place]


def _sheet_cells(sheet: Worksheet, formulas: dict[str, str]) -> Iterator[SheetCell]:
    covers = {
        address_of(row, column): str(merge.start_cell.coordinate)
        for merge in sheet.merged_cells.ranges
        for row, column in merge.cells
    }
    hidden_columns = _hidden_columns(sheet)
    for cell in _existing(sheet):
        if not (cell.row and cell.column and 0 < cell.row <= _LAST_ROW):
            raise ValueError(f"a cell outside the sheet: {cell.coordinate}")
        address = str(cell.coordinate)
        top_left = covers.get(address)
        merged_from = top_left if top_left != address else None
        kind, value, raw = _content(cell.value, cell.data_type or "n")
        if kind == "blank" and address in formulas:
            kind, raw = "formula", formulas[address]
        comment = cell.comment.text if isinstance(cell, Cell) and cell.comment else ""
        if kind == "blank" and not comment and merged_from is None:
            continue
        yield SheetCell(
            sheet=sheet.title,
            address=address,
            row=cell.row,
            column=cell.column,
            raw=raw,
            kind=kind,
            value=value,
            number_format=str(getattr(cell, "number_format", None) or "General")[:_LONGEST_FORMAT],
            is_hidden=cell.column in hidden_columns or _is_hidden_row(sheet, cell.row),
            comment=" ".join(str(comment or "").split()),
            merged_from=merged_from,
        )


def _content(value: object, data_type: str) -> tuple[Kind, CellValue, str]:
    """Return the kind, the value and the raw text of what openpyxl found in a cell."""
    if value is None or value == "":
        return "blank", None, ""
    if data_type == "e":
        return "error", None, str(value)
    if isinstance(value, bool):
        return "boolean", None, "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        if not math.isfinite(value) or abs(value) > 1e15:
            return "error", None, str(value)[:40]
        return "number", value, format(value, ".15g")
    if isinstance(value, datetime):
        day = value.replace(tzinfo=None)
        return "date", day, day.date().isoformat()
    if isinstance(value, date):
        return "date", datetime.combine(value, time()), value.isoformat()
    if isinstance(value, time | timedelta):
        return "date", None, str(value)
    return "text", str(value), str(value)


def _hidden_columns(sheet: Worksheet) -> set[int]:
    """Return the hidden columns; ranges may overlap and run to the edge of the sheet."""
    is_hidden = bytearray(_LAST_COLUMN + 1)
    for letters, dimension in sheet.column_dimensions.items():
        if dimension.hidden:
            first = dimension.min or column_index_from_string(letters)
            last = min(dimension.max or first, _LAST_COLUMN)
            is_hidden[first : last + 1] = b"\x01" * max(last + 1 - first, 0)
    return {column for column in range(1, _LAST_COLUMN + 1) if is_hidden[column]}


def _is_hidden_row(sheet: Worksheet, row: int) -> bool:
    return row in sheet.row_dimensions and bool(sheet.row_dimensions[row].hidden)


def _note(code: str, sheet: str, cell: str, message: str) -> Finding:
    return Finding(Severity.WARNING, code, sheet, cell, message)


def _file_notes(name: str, contents: Contents) -> list[Finding]:
    notes = []
    if contents.external_links:
        message = (
            f"{name} has formulas that take figures from other workbooks. The figures last saved "
            "are read; check that they are the right ones."
        )
        notes.append(_note("external_links", "", "", message))
    if contents.pictures:
        message = f"{name} has charts or pictures. They are not read; figures must be in cells."
        notes.append(_note("pictures", "", "", message))
    return notes


def _coloured(sheet: Worksheet) -> Iterator[Finding]:
    """Note figures set apart by a colour, unless most are: then it is the style of the sheet."""
    figures = [
        cell
        for cell in _existing(sheet)
        if isinstance(cell, Cell) and str(cell.value)[:1].isdigit() and not cell.is_date
    ]
    marked = [cell for cell in figures if cell.fill.fill_type == "solid"]
    if marked and len(marked) * 2 < len(figures):
        title, first = sheet.title, str(marked[0].coordinate)
        message = (
            f"{title} sets {len(marked)} figures apart by a colour, {title}!{first} first. Colours "
            "are not read: write what they mean into the commentary."
        )
        yield _note("coloured", title, first, message)


def _sheet_notes(sheet: Worksheet) -> Iterator[Finding]:
    title = sheet.title
    if sheet.sheet_state != "visible":
        yield _note("hidden_sheet", title, "", f"The sheet {title} is hidden.")
    for column in sorted(_hidden_columns(sheet))[:50]:
        message = f"Column {column_letters(column)} of {title} is hidden. It is read all the same."
        yield _note("hidden_column", title, address_of(1, column), message)
    hidden_rows = [row for row, kept in sheet.row_dimensions.items() if kept.hidden]
    for row in sorted(hidden_rows)[:50]:
        message = f"Row {row} of {title} is hidden. It is read all the same."
        yield _note("hidden_row", title, address_of(row, 1), message)
    yield from _coloured(sheet)
    for cell in _existing(sheet):
        if isinstance(cell, Cell) and cell.comment:
            text = " ".join(str(cell.comment.text or "").split())[:500]
            message = f"{title}!{cell.coordinate} has a comment: {text}"
            yield _note("comment", title, str(cell.coordinate), message)
        if isinstance(cell, Cell) and cell.value is not None and cell.font.strike:
            message = f"{title}!{cell.coordinate} is struck through. It is read all the same."
            yield _note("struck_through", title, str(cell.coordinate), message)
