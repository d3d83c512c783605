"""Reading a return and saying what accepting it would do; saves nothing."""

import hashlib
from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.utils import timezone

from performance.actions.answers import given_to
from performance.actions.refusals import ReturnRefused
from performance.analysis.figures import Period
from performance.models import Return
from performance.returns.answering import settled
from performance.returns.answers import Given
from performance.returns.cells import Workbook
from performance.returns.findings import Finding, Severity, UnreadableFile
from performance.returns.naming import asked_again, with_names
from performance.returns.proposal import Proposal, propose
from performance.returns.reading import read
from performance.sending.snapshot import register_for, with_history
from scrutiny.files.names import plain_name
from scrutiny.panels.models import Panel

NO_ANSWERS: Mapping[str, Given] = {}


def hash_of(data: bytes) -> str:
    """Return the hash by which the same file is known again."""
    return hashlib.sha256(data).hexdigest()


def check(data: bytes, *, name: str, panel: Panel, month: Period, data_on: date) -> Proposal:
    """Read a file in a child process and return what accepting it would do. Saves nothing.

    Raises ReturnRefused where nothing of the file can be taken. Reading takes seconds: whoever
    goes on to save does `open_file` before the transaction and `check_workbook` inside it.
    """
    refuse_days_to_come(month, data_on)
    workbook = open_file(data, name=name)
    return check_workbook(workbook, panel=panel, month=month, data_on=data_on)


def refuse_days_to_come(month: Period, data_on: date) -> None:
    """Raise ReturnRefused for a month that has not begun or a data date that is still to come.

    The latest data date counts, so a figure dated ahead would outlast every correction.
    """
    today = timezone.localdate()
    code, words = "", ""
    if month.start > today:
        code = "month_in_future"
        words = f"{month.label} is still to come. Give the month that the figures are for."
    elif data_on > max(today, month.end):
        code = "data_date_in_future"
        words = f"The data date {data_on:%-d %B %Y} is still to come. Give the day of the figures."
    if code:
        raise ReturnRefused((Finding(Severity.ERROR, code, "", "", words, blocks=True),))


def open_file(data: bytes, *, name: str) -> Workbook:
    """Read a file in a child process; asks nothing of the database.

    Raises ReturnRefused where it cannot be read.
    """
    try:
        return read(
            data,
            name=plain_name(name),
            seconds=settings.RETURN_SECONDS_MAX,
            memory_bytes=settings.RETURN_MEMORY_BYTES_MAX,
        )
    except UnreadableFile as fault:
        raise ReturnRefused((fault.finding,)) from fault


def check_workbook(
    workbook: Workbook,
    *,
    panel: Panel,
    month: Period,
    data_on: date,
    answers: Mapping[str, Given] = NO_ANSWERS,
) -> Proposal:
    """Return what accepting a workbook would do, against what is known now and was answered."""
    register = register_for(panel, month.end, council_name=settings.COUNCIL_NAME)
    known = with_history(register, workbook)
    proposal = propose(workbook, known, month=month, data_on=data_on)
    named = with_names(register, proposal, answers)
    if named is not register:
        again = propose(workbook, with_history(named, workbook), month=month, data_on=data_on)
        proposal = asked_again(proposal, again, answers)
    return settled(proposal, answers)


def recheck(return_: Return) -> Proposal:
    """Read a received file again, against what is known and was answered by now.

    Raises ReturnRefused where nothing of it can be taken any more.
    """
    month = Period.month_of(return_.month)
    refuse_days_to_come(month, return_.data_on)
    workbook = open_file(return_.file.read(), name=return_.file.name)
    proposal = check_workbook(
        workbook,
        panel=return_.panel,
        month=month,
        data_on=return_.data_on,
        answers=given_to(return_),
    )
    if refusals(proposal):
        raise ReturnRefused(refusals(proposal))
    return proposal


def refusals(proposal: Proposal) -> tuple[Finding, ...]:
    """Return the findings that stop the whole return, whatever is answered."""
    return tuple(one for one in proposal.findings if one.blocks and not one.answers)
