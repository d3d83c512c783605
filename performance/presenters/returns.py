"""What the page of a return shows: its sheet as it was laid out, and what accepting does."""

from collections import defaultdict
from dataclasses import dataclass, replace

from performance.actions import recording, returns
from performance.actions.recording import Effect, Outcome
from performance.models import Cell, Return
from performance.returns.cells import column_letters

IGNORED = Cell.Verdict.IGNORED


@dataclass(frozen=True)
class Place:
    """A cell with the number of columns that it takes; None where the sheet held nothing."""

    cell: Cell | None
    span: int = 1

    @property
    def runs_on(self) -> bool:
        """Say whether this is a remark, which runs on over empty cells as it does in the sheet."""
        return self.cell is not None and self.cell.verdict == IGNORED and bool(self.cell.raw)

    @property
    def is_bare(self) -> bool:
        """Say whether nothing is written here and nothing was found."""
        return self.cell is None or (self.cell.verdict == IGNORED and not self.cell.raw)


@dataclass(frozen=True)
class SheetRow:
    """A row of a sheet: its cells, or the one text that stands alone in it."""

    number: int
    places: tuple[Place, ...]
    alone: Cell | None


@dataclass(frozen=True)
class Sheet:
    """A sheet of a return as rows of cells."""

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
    return SheetRow(number, _places(cells), alone)


def _places(cells: tuple[Cell | None, ...]) -> tuple[Place, ...]:
    """Return the cells from left to right, each remark over the bare cells beside it."""
    places: list[Place] = []
    for place in map(Place, cells):
        if places and places[-1].runs_on and place.is_bare:
            places[-1] = replace(places[-1], span=places[-1].span + 1)
        else:
            places.append(place)
    return tuple(places)


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
