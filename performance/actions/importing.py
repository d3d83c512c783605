"""A return from file to accepted in one step, for commands and for loading history."""

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from performance.actions import indicators, months, recording, returns
from performance.analysis.figures import Period
from performance.models import ReportingMonth, Return
from performance.returns.findings import Finding, Severity
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User
from scrutiny.files.actions import kept_with_its_row
from scrutiny.panels.models import Panel

NOTHING = {"new": 0, "unchanged": 0, "restated": 0, "late": 0}


@dataclass(frozen=True)
class Imported:
    """What came of an import. `status` is accepted, checked (nothing saved yet) or refused."""

    status: str
    return_: Return | None
    counts: dict[str, int] = field(default_factory=lambda: dict(NOTHING))
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Choices:
    """What the officer answered beforehand."""

    has_accepted_warnings: bool = False
    is_creating_unknown: bool = False
    is_dry_run: bool = False


def import_file(
    *,
    data: bytes,
    name: str,
    panel: Panel,
    month: Period,
    data_on: date,
    told_on: date | None,
    choices: Choices,
    by: User | None,
    is_made: bool = False,
) -> Imported:
    """Import a return, all or nothing.

    Questions left open keep it at "checked"; what cannot be taken makes it "refused"; both save
    nothing. The same bytes twice point to the first return and change nothing.
    """
    try:
        with transaction.atomic():
            return _import(data, name, panel, month, data_on, told_on, choices, by, is_made)
    except returns.ReturnRefused as refused:
        return Imported("refused", None, findings=refused.findings)
    except returns.AlreadyAccepted as already:
        finding = Finding(Severity.WARNING, "same_file", "", "", str(already))
        return Imported("accepted", already.first, findings=(finding,))


def _import(
    data: bytes,
    name: str,
    panel: Panel,
    month: Period,
    data_on: date,
    told_on: date | None,
    choices: Choices,
    by: User | None,
    is_made: bool,
) -> Imported:
    """Do the steps of `import_file` inside its transaction."""
    first = Return.objects.of_bytes(returns.hash_of(data)).first()
    if first:
        raise returns.AlreadyAccepted(first)
    if told_on is not None and told_on > timezone.localdate():
        raise returns.ReturnRefused((_told_ahead(told_on),))
    proposal = _checked(data, name, panel, month, data_on, choices, by)
    counts = recording.count(recording.effects(proposal, panel=panel, data_on=data_on))
    if choices.is_dry_run or (proposal.findings and not choices.has_accepted_warnings):
        # Unknown indicators made for this look are taken back with everything else.
        transaction.set_rollback(True)
        return Imported("checked", None, counts, proposal.findings)
    return_ = returns.receive(
        data=data,
        name=name,
        proposal=proposal,
        panel=panel,
        month=month,
        data_on=data_on,
        by=by,
        is_made=is_made,
    )
    with kept_with_its_row(return_.file):
        returns.accept(return_=return_, proposal=proposal, by=by, accepted_on=told_on)
        if told_on is not None:
            _tell(return_, told_on, by)
            return_.refresh_from_db()
    return Imported("accepted", return_, counts, proposal.findings)


def _checked(
    data: bytes,
    name: str,
    panel: Panel,
    month: Period,
    data_on: date,
    choices: Choices,
    by: User | None,
) -> Proposal:
    """Return what the file says, after making drafts of unknown indicators if asked to."""
    proposal = returns.check(data, name=name, panel=panel, month=month, data_on=data_on)
    if proposal.unknown and choices.is_creating_unknown:
        for unknown in proposal.unknown:
            indicators.create_draft(name=unknown.name, by=by)
        proposal = returns.check(data, name=name, panel=panel, month=month, data_on=data_on)
    if returns.refusals(proposal):
        raise returns.ReturnRefused(proposal.findings)
    return proposal


def _told_ahead(told_on: date) -> Finding:
    """Return the finding that nothing can have been told on a day to come."""
    return Finding(
        Severity.ERROR,
        "told_in_future",
        "",
        "",
        f"{told_on:%-d %B %Y} is still to come. Give the day on which the panel was told, or none.",
        blocks=True,
    )


def _tell(return_: Return, told_on: date, by: User | None) -> None:
    """Publish the return's month as of the day the panel was told, unless it is published."""
    month = months.open_month(panel=return_.panel, month=return_.month)
    if month.state == ReportingMonth.State.DRAFT:
        months.check(month=month, by=by)
    if month.state == ReportingMonth.State.CHECKED:
        months.publish(month=month, told_on=told_on, by=by)
