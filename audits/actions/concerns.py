"""An immediate safeguarding concern: raised at any time, told at once, answered with what was done.

Source: the quality assurance framework, "Carrying out the audit": escalated immediately to the
practice manager, the service lead, the head of service and the deputy director.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audits.models import Audit, Concern
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.jobs.actions import ask


@transaction.atomic
def raise_concern(*, audit: Audit, says: str, by: User, now: datetime | None = None) -> Concern:
    """Raise an immediate concern and have everybody told who must know; also before submission.

    Raises AuditRefused without words, and for the same words twice, as by a second press.
    """
    says = says.strip()
    if not says:
        raise AuditRefused("Say what the concern is, in a sentence or two.")
    # Two presses at once come here one after the other.
    Audit.objects.select_for_update(of=("self",)).get(pk=audit.pk)
    if audit.concerns.filter(says=says, answered_at__isnull=True).exists():
        raise AuditRefused("This concern is raised already, and those who must know are told.")
    concern = Concern.objects.create(
        audit=audit, says=says, raised_at=now or timezone.now(), raised_by=by
    )
    record(verb="concern_raised", subject=concern, by=by)
    ask(kind="remind", key=f"concern:{concern.pk}", subject_id=str(concern.pk), now=now)
    return concern


@transaction.atomic
def answer(*, concern: Concern, outcome: str, by: User, now: datetime | None = None) -> Concern:
    """Say what was done about a concern. Raises AuditRefused without words, or the second time."""
    outcome = outcome.strip()
    if not outcome:
        raise AuditRefused("Say what was done to keep the child safe.")
    open_still = Concern.objects.filter(pk=concern.pk, answered_at__isnull=True)
    if not open_still.update(outcome=outcome, answered_at=now or timezone.now(), answered_by=by):
        raise AuditRefused("Somebody has answered this concern already.")
    concern.refresh_from_db()
    record(verb="concern_answered", subject=concern, by=by)
    return concern
