"""Workbooks with one thing wrong, as an officer might send them."""

from collections.abc import Sequence
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from performance.analysis.figures import Period
from tests.performance.returns.workbooks import AREA, HEADER, saved, workbook_bytes

RE_REFERRALS = "Percentage of re-referrals within 12 months"
CONTACTS = "Number of contacts"
LOOKED_AFTER = "Number of children looked after at the end of the month"
REVIEWS = "Percentage of looked after children with an up to date review"
SUPERVISION_CLA = "Percentage of looked after children whose supervision was within timescale"
GOOD = (AREA, RE_REFERRALS, "21% (57/270)", "21% (76/370)", "23%", "27%", "21%")
LAST_TWELVE = tuple(reversed([
    Period.month(2022, 5), Period.month(2022, 4), Period.month(2022, 3), Period.month(2022, 2),
    Period.month(2022, 1), Period.month(2021, 12), Period.month(2021, 11), Period.month(2021, 10),
    Period.month(2021, 9), Period.month(2021, 8), Period.month(2021, 7), Period.month(2021, 6),
]))  # fmt: skip
_COUNTS = (AREA, CONTACTS, None, 1700, "<17K", 1690, 1750)


def rows(*lines: Sequence[object]) -> bytes:
    """The usual header with these rows."""
    return workbook_bytes([HEADER, *lines])


def good() -> bytes:
    """A return with nothing wrong."""
    return rows(GOOD)


def one(content: object, name: str = RE_REFERRALS, *, number_format: str = "") -> bytes:
    """A return whose figure for April, in C2, is this; the rest of its row is good."""
    usual = GOOD if name == RE_REFERRALS else _COUNTS

    def change(sheet: Worksheet) -> None:
        if number_format:
            sheet["C2"].number_format = number_format

    # A second row, so that a blank April is one blank and no blank column.
    beside = _COUNTS if name == RE_REFERRALS else GOOD
    other = (beside[0], beside[1], beside[2] or 1650, *beside[3:])
    return workbook_bytes([HEADER, [AREA, name, content, *usual[3:]], other], change)


def changed(content: str, *, as_text: bool) -> bytes:
    """A return with a text in C2 that Excel would take for a formula."""

    def change(sheet: Worksheet) -> None:
        sheet["C2"].value = content
        if as_text:
            sheet["C2"].data_type = "s"

    return workbook_bytes([HEADER, GOOD], change)


def headed(*months: object) -> bytes:
    """A return with these headings above the months; its figures are good."""
    header = ["Priority area", "Indicator", *months, "Target"]
    return workbook_bytes([header, [AREA, RE_REFERRALS, *["21%"] * len(months), "23%"]])


def series(figures: Sequence[object]) -> bytes:
    """A return of contacts for the twelve months to May 2022, in C2 to N2."""
    header = ["Priority area", "Indicator", *[month.short for month in LAST_TWELVE]]
    return workbook_bytes([header, [AREA, CONTACTS, *figures]])


def two_headers() -> bytes:
    """A return with last year's table below this year's."""
    header = ["Priority area", "Indicator", "Apr-22", "May-22"]
    old = ["Priority area", "Indicator", "Apr-21", "May-21"]
    row = [AREA, RE_REFERRALS, "21%", "22%"]
    return workbook_bytes([header, row, [], old, row])


def merged() -> bytes:
    """A return whose April and May are one merged cell."""
    row = [AREA, RE_REFERRALS, "21%", None, "23%", "27%", "21%"]
    return workbook_bytes([HEADER, row], lambda sheet: sheet.merge_cells("C2:D2"))


def hidden_row(text: str = "", *, column: str = "") -> bytes:
    """A return with its row hidden, or with a text in a hidden column."""

    def change(sheet: Worksheet) -> None:
        if column:
            sheet[f"{column}2"] = text
            sheet.column_dimensions[column].hidden = True
        else:
            sheet.row_dimensions[2].hidden = True

    return workbook_bytes([HEADER, GOOD], change)


def commented(text: str) -> bytes:
    """A return with a comment on C2."""

    def change(sheet: Worksheet) -> None:
        sheet["C2"].comment = Comment(text, "someone")

    return workbook_bytes([HEADER, GOOD], change)


def _book() -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Return"
    for row in (HEADER, GOOD):
        sheet.append(list(row))
    return book, sheet


def other_sheet(lines: Sequence[Sequence[object]], *, state: str = "visible") -> bytes:
    """A good return with these lines on a second sheet."""
    book, _ = _book()
    other = book.create_sheet("Other")
    other.sheet_state = state
    for line in lines:
        other.append(list(line))
    return saved(book)


def properties(text: str) -> bytes:
    """A good return with this text as the document's description."""
    book, _ = _book()
    book.properties.description = text
    return saved(book)
