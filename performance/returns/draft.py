"""A return taken apart but not yet judged: rows with their indicators, cells with their readings.

The checks look at a draft and say what they find; `proposal` turns both into verdicts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from performance.analysis.figures import Figure, Measure, Period, State, Unit
from performance.analysis.targets import TargetRule
from performance.returns.cells import SheetCell, Workbook
from performance.returns.layout import Column, Layout, Row
from performance.returns.names import normalise, suggest
from performance.returns.readings import Problem, Reading, read_figure
from performance.returns.register import Match, Register
from performance.returns.target_texts import TargetText, read_target
from performance.returns.values import parse

_MOST_SUGGESTIONS = 50
_NO_COMPARATOR = re.compile(r"not available|not applicable|no comparat|not part of|unavailable")


@dataclass(frozen=True)
class NamedRow:
    """A row of the table with what its name and area stand for, where they are known.

    `suggestion` is the code of the indicator with the nearest name, for a name that is not known.
    """

    row: Row
    name: SheetCell
    match: Match | None
    area: str | None
    suggestion: str | None = None


@dataclass(frozen=True)
class Entry:
    """A cell read as a figure of an indicator for a body and a period."""

    cell: SheetCell
    column: Column
    code: str
    measure: Measure
    body: str
    period: Period | None
    reading: Reading

    @property
    def key(self) -> tuple[str, str, Period | None]:
        """What the figure is about: no two may differ under one key."""
        return self.code, self.body, self.period

    @property
    def figure(self) -> Figure | None:
        """The figure read, if any."""
        return self.reading.figure


@dataclass(frozen=True)
class SheetTarget:
    """A target cell, what it says, and the register's rule for the indicator in that area.

    Where the area is not known, `rules` are those of the indicator in any area.
    """

    cell: SheetCell
    code: str
    area: str | None
    measure: Measure
    said: TargetText
    rules: tuple[TargetRule, ...]


@dataclass(frozen=True)
class Aside:
    """A cell of the table that gives no figure, and why; it needs no answer."""

    cell: SheetCell
    column: Column
    code: str
    message: str


@dataclass(frozen=True)
class Draft:
    """A return read against the register, before judgement. `tables` are all sheets with one."""

    workbook: Workbook
    layout: Layout | None
    tables: tuple[Layout, ...]
    register: Register
    month: Period
    data_on: date
    rows: tuple[NamedRow, ...] = ()
    entries: tuple[Entry, ...] = ()
    targets: tuple[SheetTarget, ...] = ()
    asides: tuple[Aside, ...] = ()

    def without(self, addresses: frozenset[str]) -> "Draft":
        """The draft less the figures that were refused, for the checks that come after."""
        kept = tuple(entry for entry in self.entries if entry.cell.address not in addresses)
        return replace(self, entries=kept)


def make_draft(
    workbook: Workbook,
    layout: Layout | None,
    tables: tuple[Layout, ...],
    register: Register,
    *,
    month: Period,
    data_on: date,
) -> Draft:
    """Read every cell of the table for its row's indicator."""
    empty = Draft(workbook, layout, tables, register, month, data_on)
    if layout is None:
        return empty
    rows = _with_suggestions(
        [_named(row, register) for row in layout.indicator_rows if row.name], register
    )
    entries: list[Entry] = []
    asides: list[Aside] = []
    targets: list[SheetTarget] = []
    for row in rows:
        if row.match is None or row.match.code not in register.measures:
            continue
        measure = register.measures[row.match.code]
        for read in _read_row(layout, row, measure, register, data_on):
            if isinstance(read, Entry):
                entries.append(read)
            else:
                asides.append(read)
        targets.extend(_read_targets(layout, row, measure, register))
    return replace(
        empty,
        rows=rows,
        entries=tuple(entries),
        targets=tuple(targets),
        asides=tuple(asides),
    )


def _named(row: Row, register: Register) -> NamedRow:
    assert row.name is not None
    area = register.areas.get(normalise(row.area.raw)) if row.area else None
    return NamedRow(row, row.name, register.indicators.get(normalise(row.name.raw)), area)


def _with_suggestions(rows: list[NamedRow], register: Register) -> tuple[NamedRow, ...]:
    """Look for near names, which is slow, for as many rows as a person would read about."""
    unknown = [place for place, row in enumerate(rows) if row.match is None]
    for place in unknown[:_MOST_SUGGESTIONS]:
        close = suggest(rows[place].name.raw, register.indicators)
        if close is not None:
            rows[place] = replace(rows[place], suggestion=register.indicators[close].code)
    return tuple(rows)


def _read_row(
    layout: Layout, row: NamedRow, measure: Measure, register: Register, data_on: date
) -> Iterator[Entry | Aside]:
    peers = _peers(layout, row, measure)
    for column in layout.of_kind("period"):
        yield _own(layout, row, column, measure, register, data_on, peers)
    for column in layout.of_kind("comparator"):
        yield _comparator(layout, row, column, measure, peers)


def _peers(layout: Layout, row: NamedRow, measure: Measure) -> tuple[Decimal, ...]:
    """Return the percentages of the row that are beyond doubt."""
    if measure.unit is not Unit.PERCENTAGE:
        return ()
    cells = [layout.at(row.row.number, column.number) for column in layout.of_kind("period")]
    readings = [read_figure(cell, measure) for cell in cells if not cell.is_blank]
    return tuple(
        reading.figure.value
        for reading in readings
        if reading.figure and reading.figure.value is not None and not reading.problems
    )


def _own(
    layout: Layout,
    row: NamedRow,
    column: Column,
    measure: Measure,
    register: Register,
    data_on: date,
    peers: tuple[Decimal, ...],
) -> Entry | Aside:
    cell = layout.at(row.row.number, column.number)
    assert column.period is not None
    if cell.is_blank and cell.merged_from is None:
        if column.period.start > data_on:
            return Aside(cell, column, measure.code, "Blank: this period is still to come.")
        if column.number in layout.blank_columns:
            return Aside(cell, column, measure.code, "Blank, as is the whole column.")
        held = register.history.get((measure.code, register.own_body, column.period))
        if held is not None and held.value is not None:
            reading = Reading(None, problems=(Problem("blank_over_figure", _held(held)),))
        else:
            missing = Figure(None, state=State.NOT_AVAILABLE)
            reading = Reading(missing, problems=(Problem("blank_cell"),))
    elif cell.merged_from is not None:
        reading = Reading(None, problems=(Problem("merged_figures", {"from": cell.merged_from}),))
    else:
        reading = read_figure(cell, measure, peers=peers)
    return Entry(cell, column, measure.code, measure, register.own_body, column.period, reading)


def _held(figure: Figure) -> dict[str, str]:
    return {"held": f"{figure.value}"}


def _comparator(
    layout: Layout, row: NamedRow, column: Column, measure: Measure, peers: tuple[Decimal, ...]
) -> Entry | Aside:
    cell = layout.at(row.row.number, column.number)
    if cell.merged_from is not None:
        top_left = layout.top_left(cell)
        message = f"Covered by the merged cell {top_left.address}, which says: {top_left.text}"
        return Aside(cell, column, measure.code, message)
    if cell.is_blank:
        return Aside(cell, column, measure.code, "Blank: no comparator given.")
    parsed = parse(cell.raw) if cell.kind == "text" else None
    if parsed is not None and parsed.state is not None and parsed.number is None:
        return Aside(cell, column, measure.code, f"No comparator: {parsed.state.value}.")
    if parsed is None and cell.kind == "text" and _NO_COMPARATOR.search(normalise(cell.raw)):
        return Aside(cell, column, measure.code, "Not a figure: says that there is none.")
    reading = read_figure(cell, measure, peers=peers, is_reference=True)
    assert column.body is not None
    return Entry(cell, column, measure.code, measure, column.body, column.period, reading)


def _read_targets(
    layout: Layout, row: NamedRow, measure: Measure, register: Register
) -> Iterator[SheetTarget]:
    for column in layout.of_kind("target"):
        cell = layout.at(row.row.number, column.number)
        rules = register.rules_for(row.area, measure.code)
        said = read_target(cell, measure)
        yield SheetTarget(cell, measure.code, row.area, measure, said, rules)
