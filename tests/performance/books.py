"""Small returns made for a test, in the shape that officers send, under the register's names."""

from collections.abc import Sequence

from tests.performance.returns.workbooks import workbook_bytes

ASSESSMENT = "Effective assessment and intervention"
PARENTING = "Robust corporate parenting"
REFERRALS = "Number of referrals in the month"
RE_REFERRALS = "Percentage of re-referrals within 12 months"
LOOKED_AFTER = "Number of children looked after at the end of the month"

Row = Sequence[object]

_made: dict[str, bytes] = {}


def lines(rows: Sequence[Row], months: Sequence[object]) -> list[Row]:
    """The lines of a sheet with rows of (name, figure, figure ...) under one area."""
    areas = (ASSESSMENT if place == 0 else None for place in range(len(rows)))
    named = [(area, *row) for area, row in zip(areas, rows, strict=True)]
    return [("Priority area", "Indicator", *months), *named]


def book(
    *rows: Row, months: Sequence[object] = ("Apr-22", "May-22"), title: str = "Return"
) -> bytes:
    """A workbook with rows of (name, figure, figure ...) under one area; a blank row is (None,).

    It is the same file each time: a workbook says when it was made, so two would differ.
    """
    written = repr((rows, months, title))
    if written not in _made:
        _made[written] = workbook_bytes(lines(rows, months), title=title)
    return _made[written]
