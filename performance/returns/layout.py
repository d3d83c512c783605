"""Where things are on a sheet: the header row, what each column is, and what each row is.

Nothing is taken from fixed positions. The header is the row with months and a heading for the
indicators; what stands above it are titles, and what stands below the last indicator are notes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from performance.analysis.figures import Period
from performance.returns.cells import SheetCell, blank_cell, by_place
from performance.returns.months import period_of_heading, split_year
from performance.returns.names import normalise
from performance.returns.register import Register
from performance.returns.values import parse

ColumnKind = Literal["area", "name", "type", "period", "target", "comparator", "unknown"]
RowKind = Literal["indicator", "heading", "note", "nameless", "spacer", "header"]

_NAME = {
    "indicator", "indicators", "measure", "measures", "performance indicator", "indicator name",
    "performance measure", "kpi", "description", "indicator description",
}  # fmt: skip
_AREA = {"priority area", "area", "priority", "theme", "service area", "outcome", "section"}
_TYPE = {"outturn type", "type", "unit", "outturn", "measure type", "data type"}


@dataclass(frozen=True)
class Column:
    """A column of the table. A comparator has a body, and a period once one is found for it."""

    number: int
    kind: ColumnKind
    heading: SheetCell
    period: Period | None = None
    body: str | None = None
    has_own_year: bool = False


@dataclass(frozen=True)
class Row:
    """A row under the header. `area` is the cell whose text says the area, if any."""

    number: int
    kind: RowKind
    name: SheetCell | None = None
    area: SheetCell | None = None


@dataclass(frozen=True)
class Layout:
    """The table on one sheet."""

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    places: Mapping[tuple[int, int], SheetCell]
    by_address: Mapping[str, SheetCell]
    by_row: Mapping[int, Sequence[SheetCell]]
    blank_columns: frozenset[int]

    def of_kind(self, kind: ColumnKind) -> tuple[Column, ...]:
        """The columns of one kind, left to right."""
        return tuple(column for column in self.columns if column.kind == kind)

    def at(self, row: int, column: int) -> SheetCell:
        """The cell at a place, blank where the file holds none."""
        found = self.places.get((row, column))
        return found or blank_cell(self.sheet, row, column)

    @property
    def figure_columns(self) -> frozenset[int]:
        """The columns under months, targets and comparators."""
        kinds = ("period", "target", "comparator")
        return frozenset(column.number for column in self.columns if column.kind in kinds)

    @property
    def indicator_rows(self) -> tuple[Row, ...]:
        """The rows that stand for an indicator."""
        return tuple(row for row in self.rows if row.kind == "indicator")

    def has_month(self, month: Period) -> bool:
        """Say whether there is a column for the month."""
        return any(column.period == month for column in self.of_kind("period"))

    def top_left(self, cell: SheetCell) -> SheetCell:
        """The cell whose value covers this one; the cell itself where it is not merged."""
        return self.by_address.get(cell.merged_from or cell.address, cell)


def find_layout(sheet: str, cells: Iterable[SheetCell], register: Register) -> Layout | None:
    """Return the table on a sheet, or None where no row looks like its header."""
    places = by_place(cells)
    by_row: dict[int, list[SheetCell]] = {}
    for cell in places.values():
        by_row.setdefault(cell.row, []).append(cell)
    scores = {row: _score(row_cells) for row, row_cells in by_row.items()}
    best = max(scores, key=lambda row: (scores[row], -row), default=0)
    if not best or scores[best] <= 0:
        return None
    headings = sorted((c for c in by_row[best] if not c.is_blank), key=lambda cell: cell.column)
    columns = _columns(headings, register)
    columns = _with_names(columns, places, best, register)
    rows = _rows(columns, by_row, best, register)
    filled = {
        column
        for row in rows
        if row.kind == "indicator"
        for column in (cell.column for cell in by_row[row.number] if not cell.is_blank)
    }
    return Layout(
        sheet=sheet,
        header_row=best,
        columns=columns,
        rows=rows,
        places=places,
        by_row={row: sorted(line, key=lambda cell: cell.column) for row, line in by_row.items()},
        by_address={cell.address: cell for cell in places.values()},
        blank_columns=frozenset(column.number for column in columns) - filled,
    )


def _score(cells: list[SheetCell]) -> int:
    """Rate a row as a header: its months, with a heading for the indicators worth two."""
    months = sum(_period(cell) is not None for cell in cells)
    named = any(normalise(cell.raw) in _NAME for cell in cells)
    return months + 2 * named if months and (named or months > 1) else 0


def _period(cell: SheetCell) -> Period | None:
    if cell.kind not in ("text", "date"):
        return None
    return period_of_heading(cell.raw, cell.value)


def _columns(headings: list[SheetCell], register: Register) -> tuple[Column, ...]:
    columns: list[Column] = []
    taken: set[str] = set()
    for cell in headings:
        column = _column(cell, register)
        if column.kind in ("area", "name", "type", "target"):
            if column.kind in taken:
                column = Column(cell.column, "unknown", cell)
            taken.add(column.kind)
        columns.append(column)
    years = [c.period for c in columns if c.kind == "comparator" and c.body == register.own_body]
    latest = max((year for year in years if year is not None), default=None)
    return tuple(
        Column(c.number, c.kind, c.heading, c.period or latest, c.body, c.has_own_year)
        if c.kind == "comparator"
        else c
        for c in columns
    )


def _column(cell: SheetCell, register: Register) -> Column:
    heading = normalise(cell.raw)
    period = _period(cell)
    if period is not None:
        return Column(cell.column, "period", cell, period, register.own_body)
    if heading in _NAME:
        return Column(cell.column, "name", cell)
    if heading in _AREA:
        return Column(cell.column, "area", cell)
    if heading in _TYPE:
        return Column(cell.column, "type", cell)
    rest, year = split_year(cell.raw)
    body = register.bodies.get(normalise(rest)) or register.bodies.get(heading)
    if body is not None:
        return Column(cell.column, "comparator", cell, year, body, year is not None)
    if heading.startswith("target") or heading.endswith(" target"):
        return Column(cell.column, "target", cell)
    return Column(cell.column, "unknown", cell)


def _with_names(
    columns: tuple[Column, ...],
    places: Mapping[tuple[int, int], SheetCell],
    header_row: int,
    register: Register,
) -> tuple[Column, ...]:
    """Where no heading says which column names the indicators, take the one that names most."""
    if any(column.kind == "name" for column in columns):
        return columns
    first_period = min(c.number for c in columns if c.kind == "period")
    hits: dict[int, int] = {}
    for (row, column), cell in places.items():
        if (
            row > header_row
            and column < first_period
            and normalise(cell.raw) in register.indicators
        ):
            hits[column] = hits.get(column, 0) + 1
    best = max(hits, key=lambda column: hits[column], default=max(first_period - 1, 1))
    heading = places.get((header_row, best))
    named = Column(best, "name", heading or blank_cell("", header_row, best))
    kept = [column for column in columns if column.number != best]
    return tuple(sorted([*kept, named], key=lambda column: column.number))


def _rows(
    columns: tuple[Column, ...],
    by_row: Mapping[int, list[SheetCell]],
    header_row: int,
    register: Register,
) -> tuple[Row, ...]:
    name_column = next(c.number for c in columns if c.kind == "name")
    area_column = next((c.number for c in columns if c.kind == "area"), None)
    figure_columns = {c.number for c in columns if c.kind in ("period", "target", "comparator")}
    area: SheetCell | None = None
    rows: list[Row] = []
    for number in sorted(row for row in by_row if row > header_row):
        cells = {cell.column: cell for cell in by_row[number] if not cell.is_blank}
        name = cells.get(name_column)
        own_area = cells.get(area_column) if area_column else None
        in_table = [cell for column, cell in cells.items() if column in figure_columns]
        if not cells:
            kind: RowKind = "spacer"
        elif _score(list(cells.values())) > 2:
            kind = "header"
        elif name is not None and (in_table or normalise(name.raw) in register.indicators):
            kind = "indicator"
        else:
            kind = "nameless" if any(_is_figure(cell) for cell in in_table) else "heading"
        if kind == "heading" and name is not None and normalise(name.raw) in register.areas:
            area = name
        if own_area is not None:
            area = own_area
        rows.append(Row(number, kind, name, area))
    return _notes_below(tuple(rows))


def _is_figure(cell: SheetCell) -> bool:
    parsed = parse(cell.raw) if cell.kind == "text" else None
    return cell.kind == "number" or (parsed is not None and parsed.state is None)


def _notes_below(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Turn the headings below the last indicator into notes: nothing follows them."""
    last = max((row.number for row in rows if row.kind in ("indicator", "nameless")), default=0)
    return tuple(
        Row(row.number, "note", row.name, row.area)
        if row.kind == "heading" and row.number > last
        else row
        for row in rows
    )
