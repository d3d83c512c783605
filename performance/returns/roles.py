"""What each cell of a workbook is, before the checks have their say.

The result is a partition: every cell that holds something, and every blank one among the figures
of an indicator's row, once and with a verdict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from performance.analysis.figures import Period
from performance.returns.cells import SheetCell
from performance.returns.draft import Draft
from performance.returns.layout import Column, Layout, Row

Role = Literal["title", "heading", "area", "name", "figure", "target", "comparator", "note"]
_FIGURES: dict[str, Role] = {
    "period": "figure", "target": "target", "comparator": "comparator",
}  # fmt: skip


@dataclass(frozen=True)
class Placed:
    """A cell with its role, and its verdict if no check finds anything."""

    cell: SheetCell
    role: Role
    verdict: Literal["accepted", "ignored", "rejected"] = "accepted"
    message: str = ""
    code: str | None = None
    period: Period | None = None
    body: str | None = None


def place_cells(draft: Draft) -> Iterator[Placed]:
    """Give every cell its place, sheet by sheet, row by row."""
    layout = draft.layout
    for sheet in draft.workbook.sheets:
        if layout is None or sheet != layout.sheet:
            yield from _elsewhere(draft, sheet, has_table=layout is not None)
            continue
        rows = {row.number: row for row in layout.rows}
        figures = {(one.cell.row, one.cell.column): one for one in _figure_cells(draft, layout)}
        for place in sorted(set(layout.places) | set(figures)):
            if place in figures:
                yield figures[place]
            elif not layout.places[place].is_blank:
                yield _other(layout, rows.get(place[0]), layout.places[place])


def _elsewhere(draft: Draft, sheet: str, *, has_table: bool) -> Iterator[Placed]:
    message = (
        f"Not read: the return is on the sheet {draft.layout.sheet}."
        if draft.layout and has_table
        else "Not read: no table was found."
    )
    for cell in draft.workbook.on_sheet(sheet):
        if not cell.is_blank:
            yield Placed(cell, "note", "ignored", message)


def _figure_cells(draft: Draft, layout: Layout) -> Iterator[Placed]:
    """Place the cells of the indicator rows under months, targets and comparators."""
    for row in draft.rows:
        if row.match is None or row.match.code not in draft.register.measures:
            for column in layout.columns:
                if column.kind in _FIGURES:
                    yield _under_unknown_name(layout, row.name, row.row, column)
    for entry in draft.entries:
        role = _FIGURES[entry.column.kind]
        note = entry.reading.note
        yield Placed(entry.cell, role, "accepted", note, entry.code, entry.period, entry.body)
    for aside in draft.asides:
        column, role = aside.column, _FIGURES[aside.column.kind]
        verdict: Literal["accepted", "ignored"] = (
            "accepted" if aside.message.startswith("No comparator") else "ignored"
        )
        yield Placed(
            aside.cell, role, verdict, aside.message, aside.code, column.period, column.body
        )
    for target in draft.targets:
        blank = "Blank: the register's target stands." if target.cell.is_blank else ""
        verdict = "ignored" if blank else "accepted"
        yield Placed(target.cell, "target", verdict, blank, target.code)


def _under_unknown_name(layout: Layout, name: SheetCell, row: Row, column: Column) -> Placed:
    cell = layout.at(row.number, column.number)
    if cell.is_blank:
        message = f"Blank, beside a name that is not known ({name.address})."
        return Placed(cell, _FIGURES[column.kind], "ignored", message, period=column.period)
    message = (
        f"{cell.sheet}!{cell.address} was not read: {name.address} names an indicator that is not "
        "known. Match or add it first."
    )
    return Placed(
        cell, _FIGURES[column.kind], "rejected", message, None, column.period, column.body
    )


def _other(layout: Layout, row: Row | None, cell: SheetCell) -> Placed:
    """Place a cell that is not under a month, a target or a comparator of an indicator."""
    if cell.row < layout.header_row:
        return Placed(cell, "title")
    if cell.row == layout.header_row or row is None or row.kind == "header":
        return Placed(cell, "heading")
    if row.kind == "heading":
        return Placed(cell, "heading", "ignored", "Taken as a heading: no figures beside it.")
    if row.kind == "note":
        return Placed(cell, "note", "ignored", "Taken as a note below the table.")
    column = next((column for column in layout.columns if column.number == cell.column), None)
    kind = column.kind if column else "unknown"
    if kind == "area":
        return Placed(cell, "area")
    if kind == "name":
        return Placed(cell, "name")
    if kind == "type":
        return Placed(cell, "note", "accepted", "The kind of figure in this row.")
    if kind == "unknown":
        return Placed(cell, "note", "ignored", "Not read: its column has no heading we know.")
    return Placed(cell, _FIGURES[kind], "rejected", "Not read: its row names no indicator.")
