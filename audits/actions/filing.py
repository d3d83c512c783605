"""Placing an audit on the child's file, which ends it and in time its month."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.grading import graded
from audits.models import Audit, Cycle
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

State = Audit.State


@transaction.atomic
def place_on_file(*, audit: Audit, placed_on: date, by: User, now: datetime | None = None) -> Audit:
    """Tick and date that an audit is on the child's file; the last of a month closes its cycle.

    It comes after the service lead's oversight, with no dispute open, and an audit that its
    auditor graded at the lowest is moderated first. Raises AuditRefused, naming what is missing;
    that tells of the grade, so whoever may still grade it blind is refused before.
    """
    now = now or timezone.now()
    # The cycle first: of the last two audits at once, the second sees the first and closes it.
    cycle = Cycle.objects.select_for_update().get(pk=audit.cycle_id)
    audit = Audit.objects.select_for_update(of=("self",)).get(pk=audit.pk)
    if audit.state == State.SUBMITTED and is_hidden_from(by, audit):
        raise AuditRefused(OPEN_FIRST)
    missing = missing_for_file(audit)
    if missing:
        raise AuditRefused("Not placed. Still missing: " + "; ".join(missing) + ".")
    _refuse_day(audit, placed_on, today=timezone.localdate(now))
    audit.state, audit.placed_on, audit.placed_by = State.ON_FILE, placed_on, by
    audit.save(update_fields=["state", "placed_on", "placed_by"])
    record(
        verb="audit_placed_on_file", subject=audit, by=by, new={"placed_on": placed_on.isoformat()}
    )
    _close_when_done(cycle, by=by, now=now)
    return audit


def missing_for_file(audit: Audit) -> tuple[str, ...]:
    """Return what must come before an audit goes on the child's file; nothing where it may."""
    if audit.state == State.ON_FILE:
        return ("nothing: it is on the child's file already",)
    if audit.state != State.SUBMITTED:
        return ("its submission",)
    lacking = []
    if not hasattr(audit, "oversight"):
        lacking.append("the service lead's oversight")
    if audit.disputes.filter(settled_at__isnull=True).exists():
        lacking.append("the end of the dispute about it")
    grades = graded(audit)
    if grades.by_auditor is not None and grades.by_auditor.is_escalated and not grades.moderated:
        lacking.append("moderation, since its auditor graded it at the lowest")
    elif audit.moderations.filter(moderated_at__isnull=True).exists():
        lacking.append("the end of its moderation")
    return tuple(lacking)


def _refuse_day(audit: Audit, placed_on: date, *, today: date) -> None:
    """Raise AuditRefused for a day still to come, or one before the audit was handed in."""
    if placed_on > today:
        raise AuditRefused(f"{placed_on:%-d %B %Y} is still to come. Give today or an earlier day.")
    assert audit.submitted_at is not None
    if placed_on < timezone.localdate(audit.submitted_at):
        raise AuditRefused(
            f"It was handed in on {timezone.localdate(audit.submitted_at):%-d %B %Y}. Give that "
            "day or a later one."
        )


def _close_when_done(cycle: Cycle, *, by: User, now: datetime) -> None:
    """Close a cycle once each of its audits is on its child's file."""
    is_open_still = cycle.audits.standing().exclude(state=State.ON_FILE).exists()
    if cycle.closed_at is not None or is_open_still:
        return
    cycle.closed_at, cycle.closed_by = now, by
    cycle.save(update_fields=["closed_at", "closed_by"])
    record(verb="cycle_closed", subject=cycle, by=by)
