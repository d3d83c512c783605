"""What is done to the questions about a return: answered one by one, alike, or carried over."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from performance.actions import cells
from performance.actions.refusals import MoveRefused
from performance.models import Cell, Indicator, IndicatorAlias, Return, ReturnIssue
from performance.returns.answering import AFTERWARDS, allowed, check_behind
from performance.returns.answers import WORDS, Answer, Given
from performance.returns.checks import CHECKS
from performance.returns.names import normalise
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

GONE = "That question is not asked any more. Look at the list again."
TAKEN = (
    "The figures of this return are taken already. To change one or leave it out, send a corrected "
    "file or withdraw the return."
)
_OF_A_NAME = frozenset({Answer.SAME, Answer.PREDECESSOR})
# The checks that ask what a name stands for.
OF_NAMES = frozenset(check.code for check in CHECKS if Answer.SAME in check.answers)


def given_to(return_: Return) -> dict[str, Given]:
    """Return what was answered about a return, by the key of what was found."""
    issues = return_.issues.exclude(answer="")
    return {issue.key: issue.given for issue in issues if issue.given is not None}


@transaction.atomic
def give(
    *,
    return_: Return,
    key: str,
    answer: str,
    detail: str = "",
    why: str = "",
    by: User,
    now: datetime | None = None,
) -> ReturnIssue:
    """Answer one question; a name is answered wherever it stands, and the last answer counts.

    `detail` is the code of an indicator, for a predecessor with the day of the break behind it.
    Raises MoveRefused for an answer that the question does not allow, a code that is no indicator,
    a break without a day, and a return that takes no answers any more.
    """
    held = _held(return_)
    issues = list(held.issues.filter(key=key))
    if not issues:
        raise MoveRefused(GONE)
    issue, given = issues[0], Given(_answer(answer), detail.strip(), why.strip())
    _refuse_wrong(held, issue, given)
    now = now or timezone.now()
    _write([*issues, *_of_the_same_name(held, issue)], given, by=by, now=now)
    if given.answer is Answer.THIS_CELL:
        others = Given(Answer.LEFT_OUT, issue.address, given.why)
        _write(_of_the_same_figure(held, issue), others, by=by, now=now)
    cells.mark(held)
    return issue


@transaction.atomic
def give_alike(
    *,
    return_: Return,
    code: str,
    answer: str,
    why: str = "",
    by: User,
    now: datetime | None = None,
) -> int:
    """Give the same answer to all unanswered questions of one code; return how many there were.

    Without a code it is given to all that are left and allow it. Raises MoveRefused where there is
    none, and for an answer that each question needs for itself.
    """
    held = _held(return_)
    given = Given(_answer(answer), why=why.strip())
    if given.answer in _OF_A_NAME | {Answer.THIS_CELL}:
        raise MoveRefused("That can only be answered one by one.")
    left = held.issues.filter(answer="", **({"code": code} if code else {}))
    roles = _roles(held)
    alike = [
        issue
        for issue in left
        if given.answer in allowed(issue.code, _role(roles, issue), is_accepted=_is_taken(held))
    ]
    if not alike:
        raise MoveRefused("No question is left that this answers. Look at the list again.")
    _write(alike, given, by=by, now=now or timezone.now())
    cells.mark(held)
    return len(alike)


def carry_over(*, old: Return, new: Return, by: User | None) -> int:
    """Give a return the answers that the one it replaces has to the same questions.

    The same question is of the same check about the same cell with the same words in it. Which of
    several cells is right is asked again where any of them differs. Returns how many.
    """
    answered = {
        _question(issue, raw): issue for issue, raw in _with_raw(old, old.issues.exclude(answer=""))
    }
    carried = []
    for issue, raw in _with_raw(new, new.issues.all()):
        found = answered.get(_question(issue, raw))
        if found is not None:
            cells.copy_answer(found, issue)
            carried.append(issue)
    if carried:
        ReturnIssue.objects.bulk_update(carried, cells.ANSWER_FIELDS)
        cells.mark(new)
        words = {"answers": len(carried), "from": f"{old}"}
        record(verb="answers_carried_over", subject=new, by=by, new=words)
    return len(carried)


def _question(issue: ReturnIssue, raw: str) -> tuple[str, ...]:
    """Return what makes a question the same in another file."""
    check = check_behind(issue.code, "")
    if check is not None and Answer.THIS_CELL in check.answers:
        return (issue.key,)
    return issue.code, issue.sheet, issue.address, raw


def _with_raw(return_: Return, issues: Iterable[ReturnIssue]) -> Iterable[tuple[ReturnIssue, str]]:
    raw = {
        (sheet, address): text
        for sheet, address, text in return_.cells.values_list("sheet", "address", "raw")
    }
    for issue in issues:
        yield issue, raw.get((issue.sheet, issue.address), "")


def _held(return_: Return) -> Return:
    """Return the return as it is now, with nobody else moving it; refuse one that is closed."""
    held = Return.objects.select_for_update().get(pk=return_.pk)
    if held.state not in {Return.State.CHECKED, Return.State.ACCEPTED}:
        raise MoveRefused(f"The {held} is {held.get_state_display().lower()}: nothing is asked.")
    return held


def _is_taken(return_: Return) -> bool:
    return return_.state == Return.State.ACCEPTED


def _answer(word: str) -> Answer:
    try:
        return Answer(word)
    except ValueError as error:
        raise MoveRefused("Choose one of the answers.") from error


def _refuse_wrong(return_: Return, issue: ReturnIssue, given: Given) -> None:
    """Raise MoveRefused for an answer that the question does not allow, or that lacks something."""
    role = _role(_roles(return_), issue)
    if given.answer not in allowed(issue.code, role):
        raise MoveRefused(
            f"“{WORDS[given.answer]}” is no answer to this question. Choose one of its answers."
        )
    if given.answer not in allowed(issue.code, role, is_accepted=_is_taken(return_)):
        raise MoveRefused(TAKEN)
    # What decided the figure stays beside it: another answer would say what was not done.
    if _is_taken(return_) and issue.answer and issue.answer not in AFTERWARDS:
        raise MoveRefused(TAKEN)
    if given.answer in _OF_A_NAME:
        _refuse_name(return_, issue, given)


def _refuse_name(return_: Return, issue: ReturnIssue, given: Given) -> None:
    if not given.code:
        raise MoveRefused("Choose the indicator that the name stands for.")
    if not Indicator.objects.filter(code=given.code).exists():
        raise MoveRefused(f"There is no indicator {given.code}. Choose one of the list.")
    if given.answer is Answer.PREDECESSOR and given.break_on is None:
        raise MoveRefused(
            "Give the day from which the new series starts, for example 1 April 2022."
        )
    ((_, name),) = _with_raw(return_, [issue])
    different = IndicatorAlias.objects.filter(
        normalised=normalise(name),
        indicator__code=given.code,
        meaning=IndicatorAlias.Meaning.DIFFERENT,
    )
    if different.exists():
        raise MoveRefused(
            f"“{name}” is remembered as something different from {given.code}. Choose another "
            "indicator, or correct the list of names first."
        )


def _roles(return_: Return) -> dict[tuple[str, str], str]:
    """Return what each cell is: a figure, a target, a name."""
    return {
        (sheet, address): role
        for sheet, address, role in return_.cells.values_list("sheet", "address", "role")
    }


def _role(roles: dict[tuple[str, str], str], issue: ReturnIssue) -> str:
    return roles.get((issue.sheet, issue.address), "")


def _of_the_same_name(return_: Return, issue: ReturnIssue) -> list[ReturnIssue]:
    """Return the other questions about the same name, where this one is about a name."""
    if issue.code not in OF_NAMES:
        return []
    asked = list(_with_raw(return_, return_.issues.filter(code=issue.code)))
    name = next(normalise(raw) for other, raw in asked if other.pk == issue.pk)
    return [other for other, raw in asked if normalise(raw) == name and other.key != issue.key]


def _of_the_same_figure(return_: Return, issue: ReturnIssue) -> list[ReturnIssue]:
    """Return the questions about the other cells that say something else of the same figure."""
    cell = Cell.objects.get(parent=return_, sheet=issue.sheet, address=issue.address)
    others = return_.cells.filter(
        sheet=cell.sheet,
        indicator=cell.indicator,
        body=cell.body,
        period_start=cell.period_start,
        period_end=cell.period_end,
    ).exclude(pk=cell.pk)
    addresses = others.values_list("address", flat=True)
    found = return_.issues.filter(code=issue.code, sheet=issue.sheet, address__in=addresses)
    return list(found)


def _write(issues: Sequence[ReturnIssue], given: Given, *, by: User, now: datetime) -> None:
    """Keep an answer with each question, and one event for all of them."""
    if not issues:
        return
    before = sorted({issue.answer for issue in issues if issue.answer})
    for issue in issues:
        issue.answer, issue.detail, issue.why = given.answer.value, given.detail, given.why
        issue.answered_at, issue.answered_by = now, by
    ReturnIssue.objects.bulk_update(issues, cells.ANSWER_FIELDS)
    record(
        verb="question_answered",
        subject=issues[0].parent,
        by=by,
        old={"answer": ", ".join(before)} if before else {},
        new={
            "cells": ", ".join(f"{issue.sheet}!{issue.address}" for issue in issues),
            "answer": given.answer.value,
            "detail": given.detail,
        },
        why=given.why,
    )
