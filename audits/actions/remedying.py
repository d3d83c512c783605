"""What is put right after an audit: actions added with an owner and a day, and told as done."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audits.actions.putting import locked
from audits.models import Audit, RemedialAction
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.panels.models import Post


class RemedyRefused(AuditRefused):
    """Raised with a sentence when an action cannot be added or told as done."""


@transaction.atomic
def add(*, audit: Audit, says: str, owner: Post, due_on: date, by: User) -> RemedialAction:
    """Add an action after an audit that is handed in, owned by a post, due after the audit.

    Raises RemedyRefused, also while the audit is with its auditor to be changed.
    """
    says = says.strip()
    if not says:
        raise RemedyRefused("Say what is to be done.")
    # Held, so that the audit is not given back in between.
    audit = locked(audit)
    if audit.state == Audit.State.CHANGES_REQUESTED:
        raise RemedyRefused(
            "The audit is with its auditor to be changed. Add the action once it is handed in."
        )
    if audit.state not in Audit.SUBMITTED_STATES:
        raise RemedyRefused("The audit is not handed in yet. Its auditor adds actions in the form.")
    audited_on = day_of(audit)
    if due_on <= audited_on:
        raise RemedyRefused(
            f"The case was audited on {audited_on:%-d %B %Y}. Give a day after it for the action."
        )
    remedy = RemedialAction.objects.create(
        audit=audit, says=says, owner=owner, due_on=due_on, added_by=by
    )
    new = {"owner": str(owner), "due_on": due_on.isoformat()}
    record(verb="remedy_added", subject=remedy, by=by, new=new)
    return remedy


@transaction.atomic
def finish(
    *, remedy: RemedialAction, outcome: str, done_on: date, by: User, now: datetime | None = None
) -> RemedialAction:
    """Say that an action is done, on which day and with what outcome; once.

    Raises RemedyRefused without an outcome, for a day to come or before the audit, while its
    auditor is still writing it, and for the second of two people at once.
    """
    today, outcome = timezone.localdate(now), outcome.strip()
    if not outcome:
        raise RemedyRefused("Say what came of the action.")
    if done_on > today:
        raise RemedyRefused("The day is still to come. Give the day on which it was done.")
    if done_on < day_of(locked(remedy.audit)):
        raise RemedyRefused("The day is before the audit. Give the day on which it was done.")
    if not RemedialAction.objects.agreed().filter(pk=remedy.pk).exists():
        raise RemedyRefused("The audit is with its auditor, who may still change this action.")
    open_ones = RemedialAction.objects.filter(pk=remedy.pk, done_on__isnull=True)
    if not open_ones.update(done_on=done_on, done_by=by, outcome=outcome):
        remedy.refresh_from_db()
        raise RemedyRefused(f"The action is done already, as {remedy.done_by} said.")
    remedy.refresh_from_db()
    record(verb="remedy_done", subject=remedy, by=by, new={"done_on": done_on.isoformat()})
    return remedy


def day_of(audit: Audit) -> date:
    """Return the day that an audit is of: as its auditor gave it, else when it was handed in."""
    if audit.audited_on is not None:
        return audit.audited_on
    return timezone.localdate(audit.submitted_at) if audit.submitted_at else audit.due_on
