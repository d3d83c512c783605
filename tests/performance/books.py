"""Small returns made for a test, in the shape that officers send, under the register's names."""

from collections.abc import Sequence

from tests.performance.returns.workbooks import workbook_bytes

ASSESSMENT = "Effective assessment and intervention"
PARENTING = "Robust corporate parenting"
REFERRALS = "Number of referrals in the month"
RE_REFERRALS = "Percentage of re-referrals within 12 months"
LOOKED_AFTER = "Number of children looked after at the end of the month"

Row = Sequence[object]


def book(
    *rows: Row, months: Sequence[object] = ("Apr-22", "May-22"), title: str = "Return"
) -> bytes:
    """A workbook with rows of (name, figure, figure ...) under one area; a blank row is (None,)."""
    lines: list[Row] = [("Priority area", "Indicator", *months)]
    for place, row in enumerate(rows):
        lines.append((ASSESSMENT if place == 0 else None, *row))
    return workbook_bytes(lines, title=title)
