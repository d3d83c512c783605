"""What a return would change, cell by cell, for the officer to confirm.

Every cell that holds something, and every blank one among the figures, has exactly one `ReadCell`.
Nothing here is saved; what is proposed is what would be.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from performance.analysis.figures import Figure, Period
from performance.returns.answers import Given
from performance.returns.cells import SheetCell, Workbook
from performance.returns.checks import CHECKS
from performance.returns.checks.agreement import says_most
from performance.returns.checks.hits import Hit, where
from performance.returns.draft import Draft, Entry, make_draft
from performance.returns.findings import Finding, Severity
from performance.returns.layout import Layout, find_layout
from performance.returns.register import Register
from performance.returns.roles import Placed, place_cells
from performance.returns.target_texts import TargetText

Verdict = Literal["accepted", "question", "rejected", "ignored"]


@dataclass(frozen=True)
class ReadCell:
    """A cell, what it is, and what becomes of it. An accepted one may have a message as well."""

    cell: SheetCell
    role: str
    verdict: Verdict
    message: str
    code: str | None = None
    period: Period | None = None
    body: str | None = None


@dataclass(frozen=True)
class ProposedFigure:
    """A figure to record, from the cell at `address`; `addresses` are all cells that say it."""

    code: str
    body: str
    period: Period
    figure: Figure
    address: str
    sheet: str
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class ProposedTarget:
    """What the sheet gives as a target, for someone who wants to set it in the register."""

    code: str
    area: str | None
    said: TargetText
    raw: str
    address: str


@dataclass(frozen=True)
class UnknownName:
    """A name that no indicator has, with what is needed to match it or to add it."""

    name: str
    sheet: str
    address: str
    area: str | None
    looks_like_percentage: bool
    suggestion: str | None


@dataclass(frozen=True)
class Proposal:
    """All that was read. `notes` are about hidden rows, comments and the like: no answer needed.

    `stated` is what each cell says by itself, the refused ones too, those that say most first: an
    answer may choose among them. `answered` are the answers that were taken into account.
    """

    cells: tuple[ReadCell, ...]
    figures: tuple[ProposedFigure, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[UnknownName, ...]
    targets: tuple[ProposedTarget, ...]
    notes: tuple[Finding, ...]
    sheet: str
    header_row: int
    stated: tuple[ProposedFigure, ...] = ()
    answered: Mapping[str, Given] = field(default_factory=dict)

    @property
    def is_made(self) -> bool:
        """Say whether the sheet says above its table that it was made for a demonstration."""
        return any(
            read.role == "title" and "made for the demonstration" in read.cell.raw.casefold()
            for read in self.cells
        )

    @property
    def is_blocked(self) -> bool:
        """Say whether the return is refused as a whole."""
        return any(finding.blocks for finding in self.findings)


def propose(workbook: Workbook, register: Register, *, month: Period, data_on: date) -> Proposal:
    """Read a workbook as the return for a month, against what the register knows. Never raises."""
    tables = _tables(workbook, register)
    layout = _choose(tables, workbook, month)
    draft = make_draft(workbook, layout, tables, register, month=month, data_on=data_on)
    findings, verdicts, draft_left = _run(draft)
    figures = _figures(draft_left)
    return Proposal(
        cells=_read_cells(draft, verdicts),
        figures=figures,
        findings=findings,
        unknown=_unknown(draft),
        targets=tuple(
            ProposedTarget(t.code, t.area, t.said, t.cell.raw, t.cell.address)
            for t in draft.targets
        ),
        notes=workbook.notes,
        sheet=layout.sheet if layout else "",
        header_row=layout.header_row if layout else 0,
        stated=_stated(draft),
    )


def _tables(workbook: Workbook, register: Register) -> tuple[Layout, ...]:
    layouts = (find_layout(s, workbook.on_sheet(s), register) for s in workbook.sheets)
    return tuple(layout for layout in layouts if layout is not None)


def _choose(tables: tuple[Layout, ...], workbook: Workbook, month: Period) -> Layout | None:
    """Take the sheet with the month, a visible one before a hidden one."""
    hidden = {note.sheet for note in workbook.notes if note.code == "hidden_sheet"}
    return min(
        tables,
        key=lambda table: (not table.has_month(month), table.sheet in hidden),
        default=None,
    )


@dataclass(frozen=True)
class _Said:
    severity: Severity
    message: str


def _run(draft: Draft) -> tuple[tuple[Finding, ...], dict[str, list[_Said]], Draft]:
    """Run the table of checks; return what they found, about which cells, and what is left."""
    findings: list[Finding] = []
    said: dict[str, list[_Said]] = defaultdict(list)
    for check in CHECKS:
        refused: set[str] = set()
        for hit in check.find(draft):
            message = check.sentence.format_map(_words(hit))
            first = hit.cells[0] if hit.cells else None
            sheet, address = (first.sheet, first.address) if first else (hit.sheet, hit.address)
            findings.append(
                Finding(
                    check.severity,
                    check.code,
                    sheet,
                    address,
                    message,
                    check.blocks,
                    answers=check.answers,
                    caveat=check.caveat,
                    cells=tuple(cell.address for cell in hit.cells),
                )
            )
            for cell in hit.cells:
                said[cell.address].append(_Said(check.severity, message))
                if check.severity is Severity.ERROR:
                    refused.add(cell.address)
        if refused:
            draft = draft.without(frozenset(refused))
    return tuple(findings), said, draft


def _words(hit: Hit) -> dict[str, str]:
    words = {"sheet": hit.sheet, "where": hit.address, "raw": ""}
    if hit.cells:
        first = hit.cells[0]
        raw = first.shown if len(first.shown) <= 200 else f"{first.shown[:200]}…"
        words |= {"sheet": first.sheet, "where": where(first), "raw": raw}
    return words | dict(hit.words)


def _figures(draft: Draft) -> tuple[ProposedFigure, ...]:
    groups: dict[tuple[str, str, Period], list[Entry]] = defaultdict(list)
    for entry in draft.entries:
        if _says_a_figure(entry) and entry.period is not None:
            groups[entry.code, entry.body, entry.period].append(entry)
    return tuple(_figure(entries, key) for key, entries in groups.items())


def _stated(draft: Draft) -> tuple[ProposedFigure, ...]:
    """Return what each cell says by itself, those that say most first."""
    return tuple(
        _figure([entry], (entry.code, entry.body, entry.period))
        for entry in sorted(draft.entries, key=says_most)
        if _says_a_figure(entry) and entry.period is not None
    )


def _says_a_figure(entry: Entry) -> bool:
    """Say whether a cell gives something to record: a comparator that is missing is none."""
    return entry.figure is not None and (
        entry.figure.state is None or entry.column.kind == "period"
    )


def _figure(entries: list[Entry], key: tuple[str, str, Period]) -> ProposedFigure:
    """Take the cell that says most: a value before a state, a fraction, then more decimals."""
    best = min(entries, key=says_most)
    assert best.figure is not None
    is_value = best.figure.state is None
    agreeing = [e for e in entries if e.figure and (e.figure.state is None) == is_value]
    addresses = tuple(entry.cell.address for entry in agreeing)
    code, body, period = key
    return ProposedFigure(
        code, body, period, best.figure, best.cell.address, best.cell.sheet, addresses
    )


def _read_cells(draft: Draft, said: dict[str, list[_Said]]) -> tuple[ReadCell, ...]:
    read_sheet = draft.layout.sheet if draft.layout else None
    return tuple(
        _read_cell(placed, said.get(placed.cell.address, []))
        if placed.cell.sheet == read_sheet
        else _read_cell(placed, [])
        for placed in place_cells(draft)
    )


def _read_cell(placed: Placed, said: list[_Said]) -> ReadCell:
    verdict: Verdict = placed.verdict
    message = placed.message
    if said:
        is_error = any(one.severity is Severity.ERROR for one in said)
        verdict = "rejected" if is_error or placed.verdict == "rejected" else "question"
        message = " ".join(dict.fromkeys(one.message for one in said))
    return ReadCell(
        placed.cell, placed.role, verdict, message, placed.code, placed.period, placed.body
    )


def _unknown(draft: Draft) -> tuple[UnknownName, ...]:
    register = draft.register
    unknown: dict[str, UnknownName] = {}
    for row in draft.rows:
        if row.match is not None and row.match.code in register.measures:
            continue
        assert draft.layout is not None
        cells = [draft.layout.at(row.row.number, c.number) for c in draft.layout.of_kind("period")]
        unknown[row.name.address] = UnknownName(
            name=row.name.text,
            sheet=row.name.sheet,
            address=row.name.address,
            area=row.area,
            looks_like_percentage=any("%" in c.raw or c.has_percent_format for c in cells),
            suggestion=row.suggestion,
        )
    return tuple(unknown.values())
