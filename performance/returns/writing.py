"""Writing the workbook that is ready to fill in. Runs in the process of its own only.

Every cell for a figure has the text format: else Excel makes `5/10` a date and `27%` 0.27.
"""

from typing import cast

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from performance.returns.template import Row, Template
from scrutiny.exports.memory import saved
from scrutiny.exports.texts import write_text

HEADER_ROW = 4
_BEFORE_THE_MONTHS = (("Priority area", 30), ("Indicator", 60))
_STATES = "TBC,N/A,c"
_TEXT = "@"
_OPEN = Protection(locked=False)
_LINE = Side("thin", color="FFB1B4B6")
_FILL_IN = PatternFill("solid", fgColor="FFFFF7D6")
_HEADING = PatternFill("solid", fgColor="FFDDE6EA")
_HOW = (
    "Fill in the column with the yellow heading. Earlier months are as they were sent; correct "
    "them where they are wrong, and give the reason when you send the return.",
    "A count: 270. A percentage with its counts: 21% (57/270). The counts matter most.",
    "Still to come: TBC. Does not apply: N/A. Too small to print: c. The cells suggest these three "
    "and take anything else. Never leave a cell empty to mean nought: write 0.",
    "The targets are those of the register, which counts whatever stands here. Where an indicator "
    "has another target in a second area, that cell is empty.",
    "Comparators are for the year in their heading. Leave them empty where nothing new is known.",
    "Headings and names are locked, so that each figure is found again. There is no password: "
    "Review, Unprotect Sheet.",
    "Save it as an Excel workbook (.xlsx) and send it in. The next page shows every figure before "
    "anything is saved.",
)


def write(order: bytes) -> bytes:
    """Return the workbook that an order describes."""
    template = Template.from_order(order)
    book = openpyxl.Workbook()
    sheet = cast(Worksheet, book.active)
    sheet.title = "Return"
    write_text(_cell(sheet, 1, 1), template.title)
    _cell(sheet, 1, 1).font = Font(bold=True, size=14)
    write_text(_cell(sheet, 2, 1), f"Fill in the column {template.months[-1]}.")
    _write_header(sheet, template)
    for number, row in enumerate(template.rows, HEADER_ROW + 1):
        _write_row(sheet, number, row, template)
    _suggest_states(sheet, template)
    sheet.freeze_panes = _cell(sheet, HEADER_ROW + 1, len(_BEFORE_THE_MONTHS) + 1)
    sheet.protection.sheet = True
    # Locked cells may still be made wider or be looked at otherwise.
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    _explain(book.create_sheet("How to fill this in"))
    return saved(book)


def _write_header(sheet: Worksheet, template: Template) -> None:
    headings = [
        *_BEFORE_THE_MONTHS,
        *((month, 15) for month in template.months),
        ("Target", 20),
        *((heading, 18) for heading in template.comparators),
    ]
    for column, (heading, width) in enumerate(headings, 1):
        cell = _cell(sheet, HEADER_ROW, column)
        write_text(cell, heading)
        cell.number_format = _TEXT
        # Only the heading is yellow: coloured figures are remarked on when the sheet comes back.
        is_to_fill_in = column == len(_BEFORE_THE_MONTHS) + len(template.months)
        cell.font, cell.fill = Font(bold=True), _FILL_IN if is_to_fill_in else _HEADING
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[get_column_letter(column)].width = width


def _write_row(sheet: Worksheet, number: int, row: Row, template: Template) -> None:
    first = len(_BEFORE_THE_MONTHS)
    blank = ("",) * len(template.comparators)
    texts = (row.area, row.name, *row.months, row.target, *blank)
    for column, text in enumerate(texts, 1):
        cell = _cell(sheet, number, column)
        if text:
            write_text(cell, text)
        cell.number_format = _TEXT
        cell.border = Border(bottom=_LINE)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if column > first:
            cell.protection = _OPEN


def _suggest_states(sheet: Worksheet, template: Template) -> None:
    """Offer the three states in the cells of the months, without refusing anything else."""
    if not template.rows:
        return
    offered = DataValidation("list", formula1=f'"{_STATES}"', allow_blank=True)
    offered.showErrorMessage = False
    first = len(_BEFORE_THE_MONTHS) + 1
    last = _cell(sheet, HEADER_ROW + len(template.rows), first + len(template.months) - 1)
    offered.add(f"{get_column_letter(first)}{HEADER_ROW + 1}:{last.coordinate}")
    sheet.add_data_validation(offered)


def _explain(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    for number, text in enumerate(_HOW, 1):
        cell = _cell(sheet, number, 1)
        write_text(cell, text)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    return cast(Cell, sheet.cell(row, column))
