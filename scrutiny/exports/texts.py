"""Texts that stay texts, whatever they begin with, and wherever they are opened.

A spreadsheet takes a text that begins with one of these signs for a formula, which can fetch and
run things on the reader's machine. Source: OWASP ASVS 5.0, 1.2.10; the full-width signs are what
some programs turn into the plain ones.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # A CSV file is written without the library of workbooks.
    from openpyxl.cell.cell import Cell

# What a cell can hold.
Value = str | int | float | date | None

BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def is_formula_like(text: str) -> bool:
    """Return whether some program would take a text for a formula."""
    return text.startswith(BEGINS_A_FORMULA) or text.lstrip().startswith(BEGINS_A_FORMULA)


def writable(text: str) -> str:
    """Return a text without what no file can hold: control characters and half characters."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return _CONTROLS.sub(" ", whole)


def write_text(cell: Cell, text: str) -> None:
    """Write a text into a cell of a workbook, where it stays one.

    The mark of a quoted text keeps it one when somebody edits the cell later.
    """
    cell.value = writable(text)
    cell.data_type = "s"
    cell.quotePrefix = is_formula_like(text)


def csv_text(text: str) -> str:
    """Return a text for a CSV file, after an apostrophe where it could be taken for a formula.

    >>> csv_text("=1+1"), csv_text("North team")
    ("'=1+1", 'North team')
    """
    shown = writable(text)
    return f"'{shown}" if is_formula_like(text) or is_formula_like(shown) else shown
