"""The service lead's oversight of an audit, and disputes about it."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.actions.putting import locked, put_to_panel
from audits.actions.writing import request_changes
from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.models import Audit, Dispute, Oversight
from audits.panel import is_waiting
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

State = Audit.State
Outcome = Dispute.Outcome


@transaction.atomic
def oversee(
    *, audit: Audit, comment: str, follow_up: str, by: User, now: datetime | None = None
) -> Oversight:
    """Record that the service lead has read an audit, with what they follow up.

    Raises AuditRefused unless it is handed in, and where oversight is recorded already: of two at
    once the second is told.
    """
    if not comment.strip():
        raise AuditRefused("Say in a sentence what you make of the audit.")
    audit = locked(audit)
    if audit.state != State.SUBMITTED:
        raise AuditRefused(
            f"The audit is {audit.get_state_display().lower()}. Oversight is recorded of one that "
            "is submitted."
        )
    if Oversight.objects.filter(audit=audit).exists():
        raise AuditRefused("Oversight of this audit is recorded already.")
    oversight = Oversight.objects.create(
        audit=audit,
        comment=comment.strip(),
        follow_up=follow_up.strip(),
        recorded_at=now or timezone.now(),
        recorded_by=by,
    )
    record(verb="oversight_recorded", subject=audit, by=by)
    return oversight


@transaction.atomic
def dispute(*, audit: Audit, reason: str, by: User, now: datetime | None = None) -> Dispute:
    """Say why the service disagrees with an audit that was handed in. Raises AuditRefused."""
    if not reason.strip():
        raise AuditRefused("Say what you dispute and why, so that it can be settled.")
    audit = locked(audit)
    if audit.state != State.SUBMITTED:
        raise AuditRefused(
            f"The audit is {audit.get_state_display().lower()}. Only one that is submitted can be "
            "disputed."
        )
    try:
        with transaction.atomic():
            raised = Dispute.objects.create(
                audit=audit, reason=reason.strip(), raised_at=now or timezone.now(), raised_by=by
            )
    except IntegrityError as error:
        raise AuditRefused(
            "A dispute about this audit is open already. It is settled first."
        ) from error
    record(verb="dispute_raised", subject=audit, by=by)
    return raised


@transaction.atomic
def settle(
    *,
    dispute: Dispute,
    outcome: Dispute.Outcome,
    explanation: str,
    by: User,
    now: datetime | None = None,
) -> Dispute:
    """Settle a dispute: the audit stands, goes to the panel, or back to its auditor.

    None of these changes the auditor's grade. Raises AuditRefused without an explanation, where it
    is settled already, and for whoever may still grade the audit blind, which a dispute tells of.
    """
    explanation = explanation.strip()
    if not explanation:
        raise AuditRefused("Say how it was settled and why; both sides read it.")
    now = now or timezone.now()
    audit = locked(dispute.audit)
    if is_hidden_from(by, audit):
        raise AuditRefused(OPEN_FIRST)
    open_still = Dispute.objects.filter(pk=dispute.pk, settled_at__isnull=True)
    if not open_still.update(
        outcome=outcome, explanation=explanation, settled_at=now, settled_by=by
    ):
        raise AuditRefused("Somebody has settled this dispute already.")
    dispute.refresh_from_db()
    if outcome == Outcome.CHANGED:
        request_changes(audit=audit, why=explanation, by=by)
    elif outcome == Outcome.MODERATED:
        if not audit.is_graded:
            raise AuditRefused("A review without a grade has nothing to moderate.")
        if not is_waiting(audit):
            put_to_panel(audit=audit, by=by, now=now)
    record(verb="dispute_settled", subject=audit, by=by, new={"outcome": outcome})
    return dispute
