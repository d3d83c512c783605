"""Who audits a case: given by hand, given to another, or added with its auditor."""

from collections.abc import Callable, Iterable
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction

from audits.models import Audit, Auditor, Cycle, Exemption, Team, Theme, Tool
from audits.moderators import Moderator, is_same_person
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

State = Audit.State
# Before it is submitted an audit can change hands, or be replaced by another case.
MOVABLE = (State.UNALLOCATED, State.ALLOCATED, State.IN_PROGRESS)

Faults = Callable[[str], Iterable[str]]


class AllocationRefused(AuditRefused):
    """Raised with a sentence when somebody cannot be given an audit, or a case not be added."""


@transaction.atomic
def allocate(*, audit: Audit, auditor: Auditor, by: User, on: date, because: str = "") -> Audit:
    """Give an audit to an auditor, or to another one than now. Raises AllocationRefused.

    `because` says why an auditor has a case of their own team, where that is barred. What was
    written of it so far stays with the audit.
    """
    if audit.auditor_id == auditor.pk and audit.state != State.UNALLOCATED:
        raise AllocationRefused(f"{auditor} has this audit already.")
    _must_be_free(auditor, on=on)
    _must_suit(audit, auditor)
    return give(
        audit=audit, auditor=auditor, because=_own_team(audit, auditor, because), by=by, on=on
    )


@transaction.atomic
def give(*, audit: Audit, auditor: Auditor, because: str, by: User, on: date) -> Audit:
    """Write down who has an audit from a day on, where its rules were looked at before.

    Raises AllocationRefused where it was submitted, replaced or given to somebody else meanwhile;
    and for a re-audit by whoever audited or moderated the first, whichever way it came here.
    """
    _must_be_new_to(audit, auditor, on=on)
    before, had = audit.state, audit.auditor
    after = State.ALLOCATED if before == State.UNALLOCATED else before
    changed = Audit.objects.filter(
        pk=audit.pk, state=before, state__in=MOVABLE, auditor=audit.auditor_id
    ).update(
        auditor=auditor,
        state=after,
        allocated_on=on,
        due_on=max(audit.due_on, on),
        conflict_accepted_because=because,
    )
    audit.refresh_from_db()
    if not changed:
        raise AllocationRefused(_gone(audit))
    record(
        verb="audit_allocated" if had is None else "audit_given_to_another",
        subject=audit,
        by=by,
        # By their numbers on the register: the history's values name no worker.
        old={"auditor": had.pk} if had else {},
        new={"auditor": auditor.pk, "due_on": audit.due_on.isoformat()},
        why=because,
    )
    return audit


@transaction.atomic
def add_themed(
    *,
    cycle: Cycle,
    reference: str,
    team: Team,
    theme: Theme | None,
    tool: Tool,
    auditor: Auditor,
    due_on: date,
    by: User,
    on: date,
    faults_of: Faults,
    because: str = "",
) -> Audit:
    """Add a themed audit, or one with partners, by hand; it counts outside the month's sample.

    Raises AllocationRefused for a reference that cannot be kept, a case that is audited this month
    already, a day that has passed, and an auditor who may not have it.
    """
    reference = " ".join(reference.split())
    if not reference:
        raise AllocationRefused("Give the case reference.")
    if faults := tuple(faults_of(reference)):
        raise AllocationRefused(" ".join(faults))
    if due_on < on:
        raise AllocationRefused("The audit would be due before today. Give a later day.")
    locked = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if locked.closed_at is not None:
        raise AllocationRefused(f"{locked.label} is closed. Add the audit to an open month.")
    standing = Audit.objects.standing().exclude(kind=Audit.Kind.REAUDIT)
    known = f"{reference} is audited in {locked.label} already. Choose another case."
    if standing.filter(cycle=locked, reference__iexact=reference).exists():
        raise AllocationRefused(known)
    try:
        with transaction.atomic():
            audit = Audit.objects.create(
                cycle=locked,
                kind=Audit.Kind.THEMED,
                reference=reference,
                team=team,
                theme=theme,
                tool=tool,
                due_on=due_on,
            )
    except IntegrityError:
        raise AllocationRefused(known) from None
    record(verb="audit_added", subject=audit, by=by, new={"from": "by hand"})
    return allocate(audit=audit, auditor=auditor, because=because, by=by, on=on)


def _must_be_free(auditor: Auditor, *, on: date) -> None:
    """Refuse who is not on the register, not trained or exempt on the day."""
    day = f"{on:%-d %B %Y}"
    if not Auditor.objects.on(on).filter(pk=auditor.pk).exists():
        raise AllocationRefused(f"{auditor} is not on the register of auditors on {day}.")
    if auditor.trained_on is None or auditor.trained_on > on:
        raise AllocationRefused(f"{auditor} is not trained yet. Choose a trained auditor.")
    exempt = Exemption.objects.on(on).filter(auditor=auditor).order_by("-to_on").first()
    if exempt is not None:
        raise AllocationRefused(
            f"{auditor} is exempt to {exempt.to_on:%-d %B %Y}. Choose another auditor."
        )


def _must_suit(audit: Audit, auditor: Auditor) -> None:
    """Refuse a partner's auditor outside themed audits."""
    if auditor.is_partner and audit.kind != Audit.Kind.THEMED:
        raise AllocationRefused(
            f"{auditor} works for {auditor.get_agency_display().lower()}. A partner's auditor has "
            "themed audits only."
        )


def _must_be_new_to(audit: Audit, auditor: Auditor, *, on: date) -> None:
    """Refuse for a re-audit whoever audited or moderated the first, under whatever entry."""
    parent = audit.parent
    if parent is None:
        return
    if parent.auditor and is_same_person(parent.auditor.person, auditor.person):
        raise AllocationRefused(f"{auditor} did the first audit. Give the re-audit to another.")
    for moderation in parent.moderations.select_related("blind_by", "moderated_by"):
        graded_by = filter(None, (moderation.blind_by, moderation.moderated_by))
        if any(Moderator.of(user, on=on).is_person(auditor.person) for user in graded_by):
            raise AllocationRefused(
                f"{auditor} moderated the first audit. Give the re-audit to another."
            )


def _own_team(audit: Audit, auditor: Auditor, because: str) -> str:
    """Return the reason to keep for a case of the auditor's own team; refuse without one."""
    if auditor.team_id != audit.team_id or not settings.AUDIT_OWN_TEAM_BARRED:
        return ""
    if not because.strip():
        raise AllocationRefused(
            f"{auditor} works in {audit.team}. Choose another auditor, or say why it is theirs."
        )
    return because.strip()


def _gone(audit: Audit) -> str:
    if audit.state in MOVABLE:
        return f"{audit.auditor} was given this audit meanwhile. Look again before you change it."
    if audit.state == State.REPLACED:
        return "The case was replaced by another. Allocate that one."
    return "The audit was submitted. It stays with whoever did it."
