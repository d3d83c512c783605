"""What the page of a return shows: its sheet as it was laid out, and what accepting does.

Nothing here reads a file or asks the database.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from performance.actions import recording
from performance.actions.recording import Effect, Outcome
from performance.models import Cell
from performance.returns.cells import column_letters
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal

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
class Issue:
    """Something to tell the officer, with the cell it is about."""

    address: str
    severity: str
    message: str


@dataclass(frozen=True)
class Preview:
    """What accepting a return would do; nothing is saved yet.

    `seen` stands for all of it: who confirms gives it back, and it is another one when something
    has changed meanwhile. `notes` are about what a sheet shows and a figure does not: crossed-out
    cells, hidden rows, comments.
    """

    counts: dict[str, int]
    changes: tuple[Change, ...]
    issues: tuple[Issue, ...]
    notes: tuple[Issue, ...]
    refusal: str
    seen: str


def sheets_of(cells: Iterable[Cell]) -> tuple[Sheet, ...]:
    """Return a return's cells laid out like its sheets."""
    by_sheet: dict[str, dict[tuple[int, int], Cell]] = defaultdict(dict)
    for cell in cells:
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


def refused(why: str) -> Preview:
    """Return the preview of a return of which nothing can be taken any more."""
    return Preview(recording.count_with_held(()), (), (), (), why, "")


def preview_of(proposal: Proposal, found: Sequence[Effect]) -> Preview:
    """Return what accepting would do, from the file as it reads against what is known now."""
    raw = {(read.cell.sheet, read.cell.address): read.cell.raw for read in proposal.cells}
    changed = [
        _change(effect, raw[effect.proposed.sheet, effect.proposed.address])
        for effect in found
        if effect.outcome not in {Outcome.NEW, Outcome.UNCHANGED}
    ]
    return Preview(
        counts=recording.count_with_held(found),
        changes=tuple(changed),
        issues=_issues((*proposal.findings, *recording.held_findings(found))),
        notes=_issues(proposal.notes),
        refusal="",
        seen=digest_of(proposal, found),
    )


def _issues(findings: Iterable[Finding]) -> tuple[Issue, ...]:
    """Return findings as a list on the page."""
    return tuple(Issue(one.cell, one.severity.value, one.message) for one in findings)


def digest_of(proposal: Proposal, found: Iterable[Effect]) -> str:
    """Return a hash of all that an officer confirms: every figure, what was said before, findings.

    The same for the same file against the same record, whatever the order.
    """
    effects = sorted(
        repr(
            (
                effect.proposed.code,
                effect.proposed.body,
                effect.proposed.period,
                effect.outcome.value,
                effect.proposed.figure,
                _said(effect),
            )
        )
        for effect in found
    )
    findings = sorted(repr(finding) for finding in proposal.findings)
    return hashlib.sha256("\n".join((*effects, *findings)).encode()).hexdigest()


def _said(effect: Effect) -> tuple[object, ...]:
    """Return what was said of the figure before, if anything was."""
    before = effect.before
    if before is None:
        return ()
    return (before.value, before.numerator, before.denominator, before.state)


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
