"""Writing on an officer's workbook with openpyxl. Runs in the process of its own only.

The copy is for reading. Formulas come back as the values that were read, and whatever could fetch,
run or hide something goes: links, names, connections, rules of colour that would cover ours.
Nothing is written to disk: the process may not.
"""

import io
import math
import re
from typing import Any, cast

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.packaging.core import DocumentProperties
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidationList
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.scenario import ScenarioList
from openpyxl.worksheet.worksheet import Worksheet

from performance.returns.markup import Item, Kind, Mark, Markup
from scrutiny.exports.memory import saved
from scrutiny.exports.texts import write_text

FOUND = "What was found"
_AUTHOR = "Scrutiny"
_COLOURS = {Kind.LEFT_OUT: "FFF7C6C8", Kind.QUESTION: "FFFFE49A"}
_LONGEST_COMMENT = 4_000
_ONE_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]*")


def mark(data: bytes, order: bytes) -> bytes:
    """Return the workbook with the cells of the order marked and a list of them in front."""
    markup = Markup.from_order(order)
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    _strip_book(book)
    for sheet in book.worksheets:
        _strip_sheet(sheet)
    # What was left out comes last: its colour stands where a merge holds both.
    for one in sorted(markup.marks, key=lambda one: one.kind is Kind.LEFT_OUT):
        if one.sheet in book.sheetnames:
            _mark_cell(book[one.sheet], one)
    _list_what_was_found(book, markup)
    return saved(book)


def _strip_book(book: openpyxl.Workbook) -> None:
    """Take out what belongs to the workbook as a whole, its properties with people's names too."""
    for chart in list(book.chartsheets):
        book.remove(chart)
    book.defined_names.clear()
    book.properties = DocumentProperties(creator=_AUTHOR)
    cast(Any, book).custom_doc_props = CustomPropertyList()


def _strip_sheet(sheet: Worksheet) -> None:
    """Take out what is not a cell, its looks or its place."""
    sheet.defined_names.clear()
    sheet.conditional_formatting = ConditionalFormattingList()
    sheet.data_validations = DataValidationList()
    sheet.scenarios = ScenarioList()
    sheet.tables.clear()  # their columns may hold formulas
    inner = cast(Any, sheet)
    inner._charts, inner._images, inner._pivots = [], [], []  # noqa: SLF001 - no public way
    sheet.sheet_view.tabSelected = False
    for cell in list(sheet._cells.values()):  # noqa: SLF001 - see `loading`
        if isinstance(cell, Cell):
            cell.hyperlink = None
            _keep_as_said(cell)


def _keep_as_said(cell: Cell) -> None:
    """Keep a cell's value as what it says: no text is a formula, no number is out of this world."""
    value = cell.value
    if isinstance(value, float) and not math.isfinite(value):
        value = str(value)
    if isinstance(value, str) and cell.data_type != "e":
        write_text(cell, value)


def _mark_cell(sheet: Worksheet, one: Mark) -> None:
    """Colour a cell and write beside it, on the cell that shows where it is merged."""
    cell = sheet[one.address]
    if isinstance(cell, MergedCell):
        merge = next(area for area in sheet.merged_cells.ranges if one.address in area)
        cell = sheet.cell(merge.min_row, merge.min_col)
    cell.fill = PatternFill("solid", fgColor=_COLOURS[one.kind])
    said = cell.comment.text if cell.comment else ""
    ours = f"{one.kind.capitalize()}: {one.text}"
    whole = "\n\n".join(part for part in (ours, said) if part)[:_LONGEST_COMMENT]
    text = ILLEGAL_CHARACTERS_RE.sub(" ", whole)
    # About 45 letters fit a line of the box.
    cell.comment = Comment(text, _AUTHOR, height=40 + 18 * (len(text) // 45 + 1), width=320)


def _list_what_was_found(book: openpyxl.Workbook, markup: Markup) -> None:
    """Put the list of what was found in front, each line with a link to its cell."""
    sheet = book.create_sheet(FOUND, 0)
    book.active = 0
    write_text(sheet["A1"], markup.title)
    sheet["A1"].font = Font(bold=True, size=14)
    write_text(sheet["A2"], _summary(markup.items))
    write_text(
        sheet["A3"],
        "This is a copy for reading: formulas are shown as their values, and charts, links and "
        "drop-down lists are left out. Correct your own file and send that.",
    )
    for column, (heading, width) in enumerate(
        (("Cell", 24), ("Kind", 12), ("What was found, and what to do", 90), ("Answer", 50)), 1
    ):
        cell = sheet.cell(5, column, heading)
        cell.font = Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, item in enumerate(markup.items, 6):
        _write_item(book, sheet, row, item)
    sheet.freeze_panes = "A6"


def _summary(items: tuple[Item, ...]) -> str:
    """Return what was found, as numbers."""
    if not items:
        return "Nothing was found. Every cell could be read and agrees with the rest."
    left_out = sum(item.kind is Kind.LEFT_OUT for item in items)
    questions = len(items) - left_out
    return f"Left out: {left_out}. Questions: {questions}."


def _write_item(book: openpyxl.Workbook, sheet: Worksheet, row: int, item: Item) -> None:
    """Write one line of the list."""
    where = f"{item.sheet}!{item.address}" if item.address else "whole file"
    for column, text in enumerate((where, item.kind.value, item.text, item.answer), 1):
        cell = cast(Cell, sheet.cell(row, column))
        write_text(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=_COLOURS[item.kind])
    if _ONE_CELL.fullmatch(item.address) and item.sheet in book.sheetnames:
        quoted = item.sheet.replace("'", "''")
        link = sheet.cell(row, 1)
        link.hyperlink = Hyperlink(ref=link.coordinate, location=f"'{quoted}'!{item.address}")
        link.font = Font(color="FF0563C1", underline="single")
