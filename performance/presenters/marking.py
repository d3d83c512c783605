"""What is written on the officer's workbook, from what was kept of the return."""

from collections import defaultdict
from collections.abc import Iterable

from performance.models import Cell, Return, ReturnIssue
from performance.returns.answers import WORDS, Answer
from performance.returns.markup import Item, Kind, Mark, Markup

_KINDS = {Cell.Verdict.REJECTED.value: Kind.LEFT_OUT, Cell.Verdict.QUESTION.value: Kind.QUESTION}


def markup_of(return_: Return, cells: Iterable[Cell], issues: Iterable[ReturnIssue]) -> Markup:
    """Return every cell that was left out or asked about, and the list of all that was found."""
    issues = list(issues)
    answers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for issue in issues:
        if issue.answer:
            answers[issue.sheet, issue.address].append(answer_of(issue))
    return Markup(
        title=f"{return_.month:%B %Y} return, data to {return_.data_on:%-d %B %Y}: what was found",
        items=tuple(_item(issue) for issue in issues),
        marks=tuple(
            _mark(cell, answers[cell.sheet, cell.address])
            for cell in cells
            if cell.verdict in _KINDS
        ),
    )


def answer_of(issue: ReturnIssue) -> str:
    """Return what was answered, in words, or nothing."""
    if not issue.answer:
        return ""
    words = WORDS[Answer(issue.answer)]
    return ". ".join(part for part in (f"{words} {issue.detail}".strip(), issue.why) if part)


def _item(issue: ReturnIssue) -> Item:
    """Return a line of the list."""
    is_error = issue.severity == ReturnIssue.Severity.ERROR
    return Item(
        sheet=issue.sheet,
        address=issue.address,
        kind=Kind.LEFT_OUT if is_error else Kind.QUESTION,
        text=issue.message,
        answer=answer_of(issue),
    )


def _mark(cell: Cell, answers: list[str]) -> Mark:
    """Return what a cell gets: its message, and the answers to what was asked about it."""
    said = answers or ([cell.answer] if cell.answer else [])
    text = "\n".join((cell.message, *(f"Answer: {answer}" for answer in said)))
    return Mark(cell.sheet, cell.address, _KINDS[cell.verdict], text)
