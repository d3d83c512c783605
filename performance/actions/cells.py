"""How a return's cells, and what was found about them, become rows."""

from collections.abc import Iterable

from performance.actions.recording import Effect, held_findings
from performance.models import Body, Cell, Indicator, Return, ReturnIssue
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal


def keep(return_: Return, proposal: Proposal) -> None:
    """Write one row per cell and one per finding."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    bodies = dict(Body.objects.values_list("slug", "pk"))
    Cell.objects.bulk_create(
        Cell(
            parent=return_,
            sheet=read.cell.sheet,
            address=read.cell.address,
            row=read.cell.row,
            column=read.cell.column,
            raw=read.cell.raw,
            number_format=read.cell.number_format,
            role=read.role,
            verdict=read.verdict,
            message=read.message,
            indicator_id=indicators.get(read.code or ""),
            period_start=read.period.start if read.period else None,
            period_end=read.period.end if read.period else None,
            body_id=bodies.get(read.body or ""),
        )
        for read in proposal.cells
    )
    _keep_findings(return_, proposal.findings, first=0)


def hold_back(return_: Return, found: Iterable[Effect]) -> None:
    """Say on the cells, and among what was found, which figures wait for a locked month."""
    findings = held_findings(found)
    if not findings:
        return
    cells = {(cell.sheet, cell.address): cell for cell in return_.cells.all()}
    held = []
    for finding in findings:
        cell = cells[finding.sheet, finding.cell]
        cell.verdict = Cell.Verdict.QUESTION
        cell.message = f"{cell.message} {finding.message}".strip()
        held.append(cell)
    Cell.objects.bulk_update(held, ["verdict", "message"], batch_size=200)
    _keep_findings(return_, findings, first=return_.issues.count())


def _keep_findings(return_: Return, findings: Iterable[Finding], *, first: int) -> None:
    """Write one row per finding, the first of them under this number."""
    ReturnIssue.objects.bulk_create(
        ReturnIssue(
            parent=return_,
            order=order,
            key=finding.key,
            severity=finding.severity.value,
            code=finding.code,
            sheet=finding.sheet,
            address=finding.cell,
            message=finding.message,
        )
        for order, finding in enumerate(findings, start=first)
    )
