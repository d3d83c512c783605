"""A return from file to accepted in one step, for commands and for loading history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils import timezone

from performance.actions import indicators, months, reasons, returns
from performance.actions.effects import Effect, count, effects, held_findings
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import ReportingMonth, Return
from performance.returns.cells import Workbook
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
    """What the officer answered beforehand.

    `reasons` say why told figures change, by indicator code; `because` says it of all others.
    """

    has_accepted_warnings: bool = False
    is_creating_unknown: bool = False
    is_dry_run: bool = False
    because: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class _Sent:
    """What was sent, and by whom."""

    data: bytes
    name: str
    panel: Panel
    month: Period
    data_on: date
    told_on: date | None
    choices: Choices
    by: User | None
    teller: User | None
    is_made: bool


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
    teller: User | None = None,
    is_made: bool = False,
) -> Imported:
    """Import a return, all or nothing.

    Questions keep it at "checked", and so does a told figure that changes without a reason, unless
    warnings are accepted: then questions stay open. What cannot be taken makes it "refused".
    Neither saves anything. The same bytes twice point to the first return and change nothing. With
    `told_on` the month is published as of that day by the `teller`, whom nobody takes for the
    sender: without one the history names the command line.
    """
    sent = _Sent(data, name, panel, month, data_on, told_on, choices, by, teller, is_made)
    try:
        workbook = _open(sent)
        with transaction.atomic():
            return _import(sent, workbook)
    except returns.ReturnRefused as refused:
        return Imported("refused", None, findings=refused.findings)
    except returns.AlreadyAccepted as already:
        finding = Finding(Severity.WARNING, "same_file", "", "", str(already))
        return Imported("accepted", already.first, findings=(finding,))
    except MoveRefused as refused:
        finding = Finding(Severity.ERROR, "step_refused", "", "", str(refused), blocks=True)
        return Imported("refused", None, findings=(finding,))


def _open(sent: _Sent) -> Workbook:
    """Return what the file holds, after what can be said without reading it.

    Outside any transaction: reading takes as long as the file is bad, and nobody should wait.
    """
    first = Return.objects.of_bytes(returns.hash_of(sent.data)).first()
    if first:
        raise returns.AlreadyAccepted(first)
    if sent.told_on is not None and sent.told_on > timezone.localdate():
        raise returns.ReturnRefused((_told_ahead(sent.told_on),))
    returns.refuse_days_to_come(sent.month, sent.data_on)
    return returns.open_file(sent.data, name=sent.name)


def _import(sent: _Sent, workbook: Workbook) -> Imported:
    """Do the steps of `import_file` inside its transaction."""
    proposal = _checked(sent, workbook)
    found = effects(proposal, panel=sent.panel, data_on=sent.data_on, accepted_on=sent.told_on)
    counts = count(found)
    why = _reasons(sent.choices, found)
    findings = (*proposal.findings, *held_findings(found), *_unexplained(found, why))
    if sent.choices.is_dry_run or (findings and not sent.choices.has_accepted_warnings):
        # Unknown indicators made for this look are taken back with everything else.
        transaction.set_rollback(True)
        return Imported("checked", None, counts, findings)
    return_ = returns.receive(
        data=sent.data,
        name=sent.name,
        proposal=proposal,
        panel=sent.panel,
        month=sent.month,
        data_on=sent.data_on,
        by=sent.by,
        is_made=sent.is_made,
    )
    with kept_with_its_row(return_.file):
        returns.accept(
            return_=return_,
            proposal=proposal,
            by=sent.by,
            reasons=why,
            accepted_on=sent.told_on,
        )
        if sent.told_on is not None:
            _tell(return_, sent.told_on, sent)
            return_.refresh_from_db()
    return Imported("accepted", return_, counts, findings)


def _checked(sent: _Sent, workbook: Workbook) -> Proposal:
    """Return what the file says, after making drafts of unknown indicators if asked to."""

    def check() -> Proposal:
        return returns.check_workbook(
            workbook, panel=sent.panel, month=sent.month, data_on=sent.data_on
        )

    proposal = check()
    if proposal.unknown and sent.choices.is_creating_unknown:
        for unknown in proposal.unknown:
            indicators.create_draft(name=unknown.name, by=sent.by)
        proposal = check()
    if proposal.is_blocked:
        raise returns.ReturnRefused(proposal.findings)
    return proposal


def _reasons(choices: Choices, found: Sequence[Effect]) -> dict[str, str]:
    """Return the reason for each indicator whose told figures change, where there is one."""
    default = choices.because or (reasons.NOT_GIVEN if choices.has_accepted_warnings else "")
    return {
        code: reason
        for code in reasons.wanted(found)
        if (reason := choices.reasons.get(code) or default)
    }


def _unexplained(found: Sequence[Effect], why: Mapping[str, str]) -> tuple[Finding, ...]:
    """Return a question for each indicator whose told figures change without a reason."""
    firsts = {effect.proposed.code: effect for effect in reversed(found) if effect.needs_reason}
    return tuple(
        Finding(
            Severity.WARNING,
            "restated_without_reason",
            firsts[code].proposed.sheet,
            firsts[code].proposed.address,
            f"{firsts[code].proposed.sheet}!{firsts[code].proposed.address} changes what the panel "
            f"was told of {code}. Say why with --because.",
        )
        for code in reasons.wanted(found)
        if code not in why
    )


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


def _tell(return_: Return, told_on: date, sent: _Sent) -> None:
    """Publish the return's month as of the day the panel was told, unless it is published."""
    month = months.open_month(panel=return_.panel, month=return_.month)
    if month.state == ReportingMonth.State.DRAFT:
        months.check(month=month, by=sent.by)
    if month.state == ReportingMonth.State.CHECKED:
        months.publish(month=month, told_on=told_on, by=sent.teller)
