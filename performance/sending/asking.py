"""The questions about a return with all that a card needs, from its rows or as read again."""

from __future__ import annotations

from collections.abc import Sequence

from performance.actions.effects import Effect
from performance.analysis.figures import Period
from performance.models import Cell, Return
from performance.presenters.return_questions import Asked
from performance.returns.answering import allowed, check_behind, places_of
from performance.returns.answers import Answer
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal, ReadCell

_MOST_OF_A_ROW = 6
_MOST_CELLS = 8


def asked_before(return_: Return, proposal: Proposal, found: Sequence[Effect]) -> tuple[Asked, ...]:
    """Return the questions of a return that waits, as its file reads now."""
    answered = {
        issue.key: issue
        for issue in return_.issues.exclude(answer="").select_related("answered_by")
    }
    cells = {(read.cell.sheet, read.cell.address): read for read in proposal.cells}
    stated = {(one.sheet, one.address): one for one in proposal.stated}
    before = {
        (effect.proposed.sheet, address): effect
        for effect in found
        for address in effect.proposed.addresses
    }
    suggested = {(one.sheet, one.address): one.suggestion for one in proposal.unknown}
    asked = []
    for one in proposal.findings:
        if not one.answers:
            continue
        place = (one.sheet, one.cell)
        read, issue = cells.get(place), answered.get(one.key)
        asked.append(
            Asked(
                key=one.key,
                code=one.code,
                sheet=one.sheet,
                address=one.cell,
                message=one.message,
                answers=one.answers,
                cells=_seen(one, cells),
                blocks=one.blocks,
                given=proposal.answered.get(one.key),
                by=issue.answered_by.name if issue and issue.answered_by else "",
                at=issue.answered_at if issue else None,
                figure=stated.get(place),
                was=_was(before.get(place)),
                row=_row(proposal, read) if read and Answer.SAME in one.answers else (),
                suggestion=suggested.get(place) or "",
                caveat=one.caveat,
            )
        )
    return tuple(asked)


def asked_after(return_: Return, cells: Sequence[Cell]) -> tuple[Asked, ...]:
    """Return the questions of an accepted return that are open and may still be answered."""
    by_place = {(cell.sheet, cell.address): cell for cell in cells}
    asked = []
    for issue in return_.issues.select_related("answered_by"):
        cell = by_place.get((issue.sheet, issue.address))
        role = cell.role if cell else ""
        answers = allowed(issue.code, role, is_accepted=True)
        if not answers or issue.answer not in {"", Answer.OPEN.value}:
            continue
        check = check_behind(issue.code, role)
        asked.append(
            Asked(
                key=issue.key,
                code=issue.code,
                sheet=issue.sheet,
                address=issue.address,
                message=issue.message,
                answers=answers,
                cells=((cell.address, cell.raw),) if cell else (),
                given=issue.given,
                by=issue.answered_by.name if issue.answered_by else "",
                at=issue.answered_at,
                caveat=check.caveat if check else "",
            )
        )
    return tuple(asked)


def codes_in(asked: Sequence[Asked]) -> frozenset[str]:
    """Return the codes of the indicators that the questions are about."""
    return frozenset(one.figure.code for one in asked if one.figure is not None)


def _seen(finding: Finding, cells: dict[tuple[str, str], ReadCell]) -> tuple[tuple[str, str], ...]:
    """Return the cells that a question is about, with what stands in each."""
    places = [place for place in places_of(finding) if place in cells]
    return tuple((place[1], cells[place].cell.shown) for place in places[:_MOST_CELLS])


def _was(effect: Effect | None) -> str:
    """Return what the last return said of the same figure."""
    if effect is None or effect.before is None:
        return ""
    before = effect.before
    return f"{before.source_cell.raw}, in the {before.source_cell.parent}"


def _row(proposal: Proposal, name: ReadCell) -> tuple[str, ...]:
    """Return what stands beside a name, with the months: "Apr-22: 12"."""
    beside = [
        read
        for read in proposal.cells
        if read.cell.sheet == name.cell.sheet
        and read.cell.row == name.cell.row
        and read.role == "figure"
        and read.cell.raw
    ]
    return tuple(f"{_month(read.period)}{read.cell.shown}" for read in beside[-_MOST_OF_A_ROW:])


def _month(period: Period | None) -> str:
    return f"{period.short}: " if period else ""
