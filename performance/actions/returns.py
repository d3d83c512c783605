"""What is done to returns: read and checked, received, accepted, withdrawn."""

import hashlib
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from performance.actions import cells, months, recording
from performance.analysis.figures import Period
from performance.models import ReportingMonth, Return
from performance.returns.cells import Workbook
from performance.returns.findings import Finding, Severity, UnreadableFile
from performance.returns.proposal import Proposal, propose
from performance.returns.reading import read
from performance.snapshot import register_for, with_history
from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.files.names import plain_name
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel

TOLD_AT_ONCE = "The month is published, so the panel was told of these figures with the return."
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReturnRefused(Exception):
    """Raised when nothing of a file can be taken; `findings` say what, where and what to do."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """Keep the findings; the message is the first of them."""
        super().__init__(findings[0].message)
        self.findings = findings


class AlreadyAccepted(Exception):
    """Raised when the same bytes were accepted before; `first` is that return."""

    def __init__(self, first: Return) -> None:
        """Keep the first return of these bytes."""
        super().__init__(f"This file was accepted on {first.accepted_on:%-d %B %Y} as {first}.")
        self.first = first


class MoveRefused(Exception):
    """Raised with a sentence when a return cannot take the step asked for."""


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


def check_workbook(workbook: Workbook, *, panel: Panel, month: Period, data_on: date) -> Proposal:
    """Return what accepting a workbook would do, against what is known now. Saves nothing."""
    register = register_for(panel, month.end, council_name=settings.COUNCIL_NAME)
    known = with_history(register, workbook)
    return propose(workbook, known, month=month, data_on=data_on)


def recheck(return_: Return) -> Proposal:
    """Read a received file again, against what is known now: the register may have moved on."""
    month = Period.month(return_.month.year, return_.month.month)
    proposal = check(
        return_.file.read(),
        name=return_.file.name,
        panel=return_.panel,
        month=month,
        data_on=return_.data_on,
    )
    if refusals(proposal):
        raise ReturnRefused(refusals(proposal))
    return proposal


def refusals(proposal: Proposal) -> tuple[Finding, ...]:
    """Return the findings that stop the whole return."""
    return tuple(finding for finding in proposal.findings if finding.blocks)


@transaction.atomic
def receive(
    *,
    data: bytes,
    name: str,
    proposal: Proposal,
    panel: Panel,
    month: Period,
    data_on: date,
    by: User | None,
    is_made: bool = False,
    now: datetime | None = None,
) -> Return:
    """Keep a checked file with every cell and everything found; no figure is saved yet.

    Raises ReturnRefused where something found stops the return, AlreadyAccepted for the same bytes.
    """
    if refusals(proposal):
        raise ReturnRefused(refusals(proposal))
    first = Return.objects.of_bytes(hash_of(data)).first()
    if first:
        raise AlreadyAccepted(first)
    stored = store(data=data, name=name, media_type=MEDIA_TYPE, audience=StoredFile.Audience.STAFF)
    with kept_with_its_row(stored):
        return_ = Return.objects.create(
            panel=panel,
            month=month.start,
            data_on=data_on,
            file=stored,
            sha256=stored.sha256,
            state=Return.State.CHECKED,
            is_made=is_made,
            received_at=now or timezone.now(),
            sender=by,
        )
        cells.keep(return_, proposal)
        record(verb="return_received", subject=return_, by=by, new={"file": stored.name})
    return return_


@transaction.atomic
def accept(
    *,
    return_: Return,
    proposal: Proposal,
    by: User | None,
    accepted_on: date | None = None,
    now: datetime | None = None,
) -> dict[str, int]:
    """Take the figures of a checked return into the record, all or none.

    A figure that differs from what an earlier return said does not overwrite it: the old row
    stays, superseded. A month that was checked is a draft again, since it was checked without
    these figures; of a month that the panel reads already it is told as they come.

    Returns how many of the council's own figures are new, unchanged, restated or late, and how
    many are held because their month is locked. Raises MoveRefused if another officer was faster,
    AlreadyAccepted for the same bytes.
    """
    now = now or timezone.now()
    day = accepted_on or timezone.localdate(now)
    months.wait_for_others()
    first = Return.objects.of_bytes(return_.sha256).exclude(pk=return_.pk).first()
    if first:
        raise AlreadyAccepted(first)
    moved = Return.objects.filter(pk=return_.pk, state=Return.State.CHECKED).update(
        state=Return.State.ACCEPTED, accepted_on=day
    )
    if moved != 1:
        raise MoveRefused(f"The {return_} is not waiting for confirmation any more.")
    return_.refresh_from_db()
    refresh_cells(return_, proposal)
    is_told = _meet_its_month(return_, by=by)
    found = recording.effects(
        proposal, panel=return_.panel, data_on=return_.data_on, accepted_on=day
    )
    recording.record_figures(return_, found, now=now)
    cells.hold_back(return_, found)
    counts = recording.count_with_held(found)
    record(
        verb="return_accepted",
        subject=return_,
        by=by,
        new=counts | ({"told_on": f"{return_.told_on}"} if is_told else {}),
        why=TOLD_AT_ONCE if is_told else "",
    )
    return counts


def refresh_cells(return_: Return, proposal: Proposal) -> None:
    """Keep cells and findings as they are read now, where the register moved on since they came.

    For a return of which no figure was taken yet: a figure holds on to its cell.
    """
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
    if set(kept) == read and list(issues) == found:
        return
    return_.cells.all().delete()
    return_.issues.all().delete()
    cells.keep(return_, proposal)


def _meet_its_month(return_: Return, *, by: User | None) -> bool:
    """Fit an accepted return to how far its month is; return whether the panel is told at once."""
    month = months.open_month(panel=return_.panel, month=return_.month)
    if month.state == ReportingMonth.State.CHECKED:
        months.put_back(
            month=month, why=f"A new return came after it was checked: {return_}.", by=by
        )
    if month.told_on is None or return_.accepted_on is None:
        return False
    # The panel reads this month already, so it is told of a correction as it comes.
    return_.told_on = max(return_.accepted_on, month.told_on)
    return_.save(update_fields=["told_on"])
    return True


@transaction.atomic
def discard(*, return_: Return, why: str, by: User | None) -> Return:
    """Turn a checked return down before any figure of it was taken; the file is kept."""
    moved = Return.objects.filter(pk=return_.pk, state=Return.State.CHECKED).update(
        state=Return.State.REFUSED
    )
    if moved != 1:
        raise MoveRefused(f"The {return_} is not waiting for confirmation any more.")
    return_.refresh_from_db()
    record(verb="return_discarded", subject=return_, by=by, why=why)
    return return_


@transaction.atomic
def withdraw(*, return_: Return, why: str, by: User | None, now: datetime | None = None) -> Return:
    """Take an accepted return back, with a reason; what other returns say counts again.

    Raises MoveRefused without a reason, for a return that is not accepted, and where the return
    says what stands in a locked month.
    """
    now = now or timezone.now()
    if not why.strip():
        raise MoveRefused("Say why the return is withdrawn.")
    months.wait_for_others()
    locked = recording.locked_months(return_)
    if locked:
        raise MoveRefused(
            f"The {return_} cannot be withdrawn: its figures stand in "
            f"{', '.join(month.label for month in locked)}, and a locked month does not change."
        )
    moved = Return.objects.filter(pk=return_.pk, state=Return.State.ACCEPTED).update(
        state=Return.State.WITHDRAWN, withdrawn_at=now, withdrawn_because=why
    )
    if moved != 1:
        raise MoveRefused(f"The {return_} is not accepted, so it cannot be withdrawn.")
    return_.refresh_from_db()
    count = recording.take_back_figures(return_, now=now)
    record(
        verb="return_withdrawn",
        subject=return_,
        by=by,
        why=why,
        new={"figures_brought_back": count},
    )
    return return_
