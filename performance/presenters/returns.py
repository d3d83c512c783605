"""What the page of a return shows: its sheet as it was laid out, and what accepting does."""

from collections import defaultdict
from dataclasses import dataclass

from performance.actions import recording, returns
from performance.actions.recording import Effect, Outcome
from performance.models import Cell, Return
from performance.returns.cells import column_letters


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet: its cells, or the one text that stands alone in it."""

    number: int
    cells: tuple[Cell | None, ...]
    alone: Cell | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of a return as rows of cells; None stands where the sheet held nothing."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True)
class Change:
    """A figure that differs from what the panel's record says."""

    name: str
    period: str
    cell: str
    old: str
    new: str
    word: str


@dataclass(frozen=True)
class Preview:
    """What accepting a return would do; nothing is saved yet."""

    counts: dict[str, int]
    changes: tuple[Change, ...]
    refusal: str


def sheets_of(return_: Return) -> tuple[Sheet, ...]:
    """Return the return's cells laid out like its sheets."""
    by_sheet: dict[str, dict[tuple[int, int], Cell]] = defaultdict(dict)
    for cell in return_.cells.all():
        by_sheet[cell.sheet][cell.row, cell.column] = cell
    return tuple(_sheet(name, cells) for name, cells in by_sheet.items())


def _sheet(name: str, cells: dict[tuple[int, int], Cell]) -> Sheet:
    """Return one sheet; only rows and columns that hold something are shown."""
    rows = sorted({row for row, _ in cells})
    columns = sorted({column for _, column in cells})
    return Sheet(
        name,
        tuple(column_letters(column) for column in columns),
        tuple(
            _sheet_row(row, tuple(cells.get((row, column)) for column in columns)) for row in rows
        ),
    )


def _sheet_row(number: int, cells: tuple[Cell | None, ...]) -> SheetRow:
    """Return one row; a title or a footnote has the whole width to itself."""
    written = [cell for cell in cells if cell is not None and cell.raw]
    alone = written[0] if len(written) == 1 and written[0].role in {"title", "note"} else None
    return SheetRow(number, cells, alone)


def preview_of(return_: Return) -> Preview:
    """Return what accepting would do, read again against what is known now."""
    try:
        proposal = returns.recheck(return_)
    except returns.ReturnRefused as refused:
        return Preview(recording.count([]), (), str(refused))
    found = recording.effects(proposal, panel=return_.panel, data_on=return_.data_on)
    raw = {(read.cell.sheet, read.cell.address): read.cell.raw for read in proposal.cells}
    changed = [
        _change(effect, raw[effect.proposed.sheet, effect.proposed.address])
        for effect in found
        if effect.outcome not in {Outcome.NEW, Outcome.UNCHANGED}
    ]
    return Preview(recording.count(found), tuple(changed), "")


WORDS = {Outcome.RESTATED: "Restated", Outcome.LATE: "Supplied late", Outcome.HELD: "Month locked"}


def _change(effect: Effect, raw: str) -> Change:
    """Return one difference, the old cell's words beside the new one's."""
    before, proposed = effect.before, effect.proposed
    return Change(
        name=before.indicator.short_name if before else proposed.code,
        period=proposed.period.label,
        cell=proposed.address,
        old=before.source_cell.raw if before else "",
        new=raw,
        word=WORDS[effect.outcome],
    )
