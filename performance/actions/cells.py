"""How a return's cells, and what was found and answered about them, become rows."""

from collections import defaultdict
from collections.abc import Iterable

from performance.actions.effects import Effect, held_findings
from performance.models import Body, Cell, Indicator, Return, ReturnIssue
from performance.returns.answering import check_behind
from performance.returns.answers import Answer
from performance.returns.findings import Finding
from performance.returns.proposal import Proposal

ANSWER_FIELDS = ["answer", "detail", "why", "answered_at", "answered_by"]
_LONGEST_CAVEAT = 200


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


def refresh(return_: Return, proposal: Proposal) -> bool:
    """Keep cells and findings as they are read now, where the register or the answers moved on.

    An answer stays with its question, which is known by its key. For a return of which no figure
    was taken yet: a figure holds on to its cell. Returns whether anything reads otherwise.
    """
    if _is_kept(return_, proposal):
        return False
    answered = {issue.key: issue for issue in return_.issues.exclude(answer="")}
    return_.cells.all().delete()
    return_.issues.all().delete()
    keep(return_, proposal)
    carried = []
    for issue in return_.issues.all() if answered else ():
        before = answered.get(issue.key)
        if before is not None:
            copy_answer(before, issue)
            carried.append(issue)
    ReturnIssue.objects.bulk_update(carried, ANSWER_FIELDS, batch_size=100)
    return True


def copy_answer(source: ReturnIssue, target: ReturnIssue) -> None:
    """Give a question the answer of another one that asks the same; nothing is saved."""
    for name in ANSWER_FIELDS:
        setattr(target, name, getattr(source, name))


def _is_kept(return_: Return, proposal: Proposal) -> bool:
    """Return whether cells and findings are kept already as they are read now."""
    kept = return_.cells.values_list(
        "sheet", "address", "role", "verdict", "message", "indicator__code", "period_start"
    )
    read = {
        (
            one.cell.sheet,
            one.cell.address,
            one.role,
            one.verdict,
            one.message,
            one.code,
            one.period.start if one.period else None,
        )
        for one in proposal.cells
    }
    issues = return_.issues.values_list("severity", "code", "sheet", "address", "message")
    found = [
        (one.severity.value, one.code, one.sheet, one.cell, one.message)
        for one in proposal.findings
    ]
    return set(kept) == read and list(issues) == found


def mark(return_: Return) -> None:
    """Write on the cells what was answered about them, and what is printed while one is open.

    A caveat goes with the figure, so every cell that gives the figure has it. A question is about
    the cells whose message holds it.
    """
    cells = list(return_.cells.all())
    worded = [cell for cell in cells if cell.message]
    answers: dict[int, list[str]] = defaultdict(list)
    caveats: dict[object, list[str]] = defaultdict(list)
    roles = {(cell.sheet, cell.address): cell.role for cell in cells}
    for issue in return_.issues.all():
        check = check_behind(issue.code, roles.get((issue.sheet, issue.address), ""))
        if check is None:
            continue
        is_open = issue.answer in {"", Answer.OPEN.value}
        for cell in worded:
            if cell.sheet != issue.sheet or issue.message not in cell.message:
                continue
            if issue.answer:
                answers[cell.pk].append(_answer_text(issue))
            if is_open and check.caveat and _gives_a_figure(cell):
                caveats[_figure_of(cell)].append(check.caveat)
    changed = []
    for cell in cells:
        said = caveats.get(_figure_of(cell), []) if _gives_a_figure(cell) else []
        wanted = (
            " ".join(dict.fromkeys(answers.get(cell.pk, []))),
            "; ".join(dict.fromkeys(said))[:_LONGEST_CAVEAT],
        )
        if (cell.answer, cell.caveat) != wanted:
            cell.answer, cell.caveat = wanted
            changed.append(cell)
    Cell.objects.bulk_update(changed, ["answer", "caveat"], batch_size=200)


def _answer_text(issue: ReturnIssue) -> str:
    """Return an answer in words, with what was written beside it."""
    return ". ".join(filter(None, (issue.answer_words, issue.why.rstrip(".")))) + "."


def _gives_a_figure(cell: Cell) -> bool:
    return cell.indicator_id is not None and cell.verdict in {
        Cell.Verdict.ACCEPTED,
        Cell.Verdict.QUESTION,
    }


def _figure_of(cell: Cell) -> tuple[object, ...]:
    """Return what a cell's figure is about."""
    return cell.indicator_id, cell.body_id, cell.period_start, cell.period_end


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
