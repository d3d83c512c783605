"""The tracker of a meeting as a workbook: one row for each request."""

from recommendations.presenters.tracker import TrackerTable
from scrutiny.exports.workbooks import Sheet, to_xlsx

COLUMNS = (
    "Date",
    "Title",
    "Number",
    "Reference",
    "Action proposed",
    "Agreed in these words",
    "Action taken",
    "Progress status",
    "Evidence",
)
NOTHING = "Nothing is on the panel's list."


def workbook_of(table: TrackerTable, *, panel: str) -> bytes:
    """Return the workbook."""
    rows = tuple(
        (
            group.day,
            group.title,
            row.number,
            row.reference,
            row.proposed,
            row.amended or None,
            row.taken,
            str(row.status),
            "; ".join(one.words for one in row.appendices) or None,
        )
        for group in table.groups
        for row in group.rows
    )
    notes = (f"{panel}. {table.title}",) if rows else (f"{panel}. {table.title}", NOTHING)
    return to_xlsx([Sheet("Monitoring", COLUMNS, rows, notes)])
