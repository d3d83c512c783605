"""What is done to returns: received, accepted, turned down, withdrawn.

`check`, `recheck` and the rest of reading are in `checking`; here they have their place for all
who ask for a return's actions.
"""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from performance.actions import answers, cells, months, naming, recording
from performance.actions import reasons as reasons_given
from performance.actions.checking import (
    check,
    check_workbook,
    hash_of,
    open_file,
    recheck,
    refusals,
    refuse_days_to_come,
)
from performance.actions.effects import count_with_held, effects
from performance.actions.refusals import AlreadyAccepted, MoveRefused, ReturnRefused
from performance.analysis.figures import Period
from performance.models import ReportingMonth, Return
from performance.returns.answering import unanswered
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row, store
from scrutiny.files.models import StoredFile
from scrutiny.history.actions import record
from scrutiny.panels.models import Panel

__all__ = [
    "AlreadyAccepted",
    "MoveRefused",
    "ReturnRefused",
    "accept",
    "check",
    "check_workbook",
    "discard",
    "hash_of",
    "open_file",
    "read_again",
    "receive",
    "recheck",
    "refusals",
    "refuse_days_to_come",
    "withdraw",
]

TOLD_AT_ONCE = "The month is published, so the panel was told of these figures with the return."
NOT_WAITING = "is not waiting for confirmation any more."
NOT_ACCEPTED = "is not accepted, so it cannot be withdrawn."
CHANGED = "Things changed since you looked: check the list again."
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_REASONS: Mapping[str, str] = {}


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
    replaces: Return | None = None,
    now: datetime | None = None,
) -> Return:
    """Keep a checked file with every cell and everything found; no figure is saved yet.

    What stops it until it is answered may still be open. A return that it replaces is turned down
    if it waits, and its answers to the same questions are carried over. Raises ReturnRefused where
    something found stops the return whatever is answered, AlreadyAccepted for the same bytes.
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
            is_made=is_made or proposal.is_made,
            received_at=now or timezone.now(),
            sender=by,
            replaces=replaces,
        )
        cells.keep(return_, proposal)
        record(verb="return_received", subject=return_, by=by, new={"file": stored.name})
        if replaces is not None:
            _take_the_place_of(replaces, return_, by=by)
    return return_


def _move(return_: Return, state: Return.State, refusal: str, **also: object) -> None:
    """Set the next state with the fields that go with it.

    Raises MoveRefused where the life of a return does not allow it, or somebody else was faster.
    """
    before = [here for here, next_ones in Return.MOVES.items() if state in next_ones]
    still_there = Return.objects.filter(pk=return_.pk, state__in=before)
    if still_there.update(state=state, **also) != 1:
        raise MoveRefused(f"The {return_} {refusal}")
    return_.refresh_from_db()


def _take_the_place_of(old: Return, new: Return, *, by: User | None) -> None:
    """Carry the answers over to the corrected file, and turn the one before down if it waits."""
    answers.carry_over(old=old, new=new, by=by)
    # Held, so that of two corrected files at once the second finds it turned down already.
    held = Return.objects.select_for_update().filter(pk=old.pk, state=Return.State.CHECKED)
    if held.exists():
        discard(return_=old, why=f"Replaced by the corrected file {new.file.name}.", by=by)


def read_again(*, return_: Return, by: User | None) -> Return:
    """Read a waiting return's file again and keep what it asks now: a name that is known asks more.

    One that waits no longer is left as it is. Raises ReturnRefused where nothing of the file can
    be taken any more.
    """
    if return_.state != Return.State.CHECKED:
        return return_
    # Reading takes seconds, so nobody waits for it: the transaction begins after it.
    proposal = recheck(return_)
    with transaction.atomic():
        held = Return.objects.select_for_update().filter(pk=return_.pk, state=Return.State.CHECKED)
        if held.exists() and cells.refresh(return_, proposal):
            cells.mark(return_)
            count = return_.issues.count()
            record(verb="return_read_again", subject=return_, by=by, new={"found": count})
    return return_


@transaction.atomic
def accept(
    *,
    return_: Return,
    proposal: Proposal,
    by: User | None,
    reasons: Mapping[str, str] = NO_REASONS,
    accepted_on: date | None = None,
    now: datetime | None = None,
) -> dict[str, int]:
    """Take the figures of a checked return into the record, all or none.

    A figure that differs from what an earlier return said does not overwrite it: the old row
    stays, superseded. Where the panel was told of it, one reason per indicator code says why. A
    month that was checked is a draft again, since it was checked without these figures; of a month
    that the panel reads already it is told as they come. A question that is open is printed beside
    its figure.

    Returns how many of the council's own figures are new, unchanged, restated or late, and how
    many are held because their month is locked. Raises MoveRefused if another officer was faster,
    and where an answer or a reason is missing; AlreadyAccepted for the same bytes.
    """
    now = now or timezone.now()
    day = accepted_on or timezone.localdate(now)
    months.wait_for_others()
    first = Return.objects.of_bytes(return_.sha256).exclude(pk=return_.pk).first()
    if first:
        raise AlreadyAccepted(first)
    _move(return_, Return.State.ACCEPTED, NOT_WAITING, accepted_on=day)
    _refuse_unanswered(return_, proposal)
    proposal = naming.remember(proposal, by=by)
    cells.refresh(return_, proposal)
    is_told = _meet_its_month(return_, by=by)
    found = effects(proposal, panel=return_.panel, data_on=return_.data_on, accepted_on=day)
    reasons_given.keep(return_, found, reasons)
    recording.record_figures(return_, found, now=now)
    cells.hold_back(return_, found)
    cells.mark(return_)
    counts = count_with_held(found)
    record(
        verb="return_accepted",
        subject=return_,
        by=by,
        new=counts | ({"told_on": f"{return_.told_on}"} if is_told else {}),
        why=TOLD_AT_ONCE if is_told else "",
    )
    return counts


def _refuse_unanswered(return_: Return, proposal: Proposal) -> None:
    """Raise MoveRefused while a question stops the return, or was answered after it was read."""
    if refusals(proposal):
        raise ReturnRefused(refusals(proposal))
    left = unanswered(proposal)
    if left:
        cells_named = ", ".join(f"{one.sheet}!{one.cell}" for one in left)
        raise MoveRefused(f"Answer what stops the return first: {cells_named}.")
    asked = {one.key for one in proposal.findings}
    given = {key: one for key, one in answers.given_to(return_).items() if key in asked}
    if given != dict(proposal.answered):
        raise MoveRefused(CHANGED)


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
    _move(return_, Return.State.REFUSED, NOT_WAITING)
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
    _move(return_, Return.State.WITHDRAWN, NOT_ACCEPTED, withdrawn_at=now, withdrawn_because=why)
    count = recording.take_back_figures(return_, now=now)
    record(
        verb="return_withdrawn",
        subject=return_,
        by=by,
        why=why,
        new={"figures_brought_back": count},
    )
    return return_
