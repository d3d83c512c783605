"""What is done to escalations: begun by a moderation, two updates, a re-audit, and how they end."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.calendar import add_months, escalation_days
from audits.days import days
from audits.models import Audit, Cycle, Escalation, EscalationUpdate, Moderation, Tool
from audits.moderators import is_same_person
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.sentences import listed

Step = EscalationUpdate.Step
STEP_NAMES = {Step.FIRST: "the first update", Step.SECOND: "the second update"}
HANDED_IN = (Audit.State.SUBMITTED, Audit.State.ON_FILE)


class EscalationRefused(AuditRefused):
    """Raised with a sentence when a step of an escalation cannot be taken."""


@transaction.atomic
def escalate(*, moderation: Moderation, by: User, now: datetime | None = None) -> Escalation:
    """Escalate what a moderation has graded so: its days begin now, and its re-audit is made.

    An audit has one escalation: a second moderation that grades it so again changes nothing. One
    that was called off begins again with new days and wants both updates anew; what the service
    said then stays said.
    """
    now = now or timezone.now()
    first, second, again = escalation_days(timezone.localdate(now), days())
    clock = {
        "moderation": moderation,
        "escalated_at": now,
        "first_update_due_on": first,
        "second_update_due_on": second,
        "reaudit_due_on": again,
    }
    known = Escalation.objects.filter(audit=moderation.audit).first()
    if known is None:
        known = Escalation.objects.create(audit=moderation.audit, **clock)
        _make_reaudit(moderation.audit, again, by, now)
    elif known.ending == Escalation.Ending.CALLED_OFF:
        _begin_again(known, clock)
    else:
        return known
    dates = [first.isoformat(), second.isoformat(), again.isoformat()]
    new = {"due": dates, "round": known.round}
    record(verb="escalation_begun", subject=known, by=by, new=new)
    return known


@transaction.atomic
def give_update(
    *,
    escalation: Escalation,
    step: EscalationUpdate.Step,
    says: str,
    by: User,
    now: datetime | None = None,
) -> EscalationUpdate:
    """Give one of a round's two updates, the first before the second, each once; none is changed.

    It is late from the day after its due day in London. Raises EscalationRefused.
    """
    now, says, step = now or timezone.now(), says.strip(), Step(step)
    if not says:
        raise EscalationRefused(f"Write {STEP_NAMES[step]}: {step.label.lower()}.")
    held = _held_open(escalation, by)
    given = held.updates_now
    if step in given:
        raise EscalationRefused(f"{STEP_NAMES[step].capitalize()} is given already.")
    if step == Step.SECOND and Step.FIRST not in given:
        raise EscalationRefused("The first update is missing. Give it before the second.")
    due_on = held.first_update_due_on if step == Step.FIRST else held.second_update_due_on
    update = EscalationUpdate.objects.create(
        escalation=held,
        round=held.round,
        step=step,
        says=says,
        is_late=timezone.localdate(now) > due_on,
        given_at=now,
        given_by=by,
    )
    new = {"round": held.round, "step": int(step), "is_late": update.is_late}
    record(verb="escalation_update_given", subject=held, by=by, new=new)
    return update


@transaction.atomic
def close(
    *, escalation: Escalation, because: str, by: User, now: datetime | None = None
) -> Escalation:
    """Close an escalation whose updates are given and whose case was audited again.

    Raises EscalationRefused with what is missing; also where the same auditor audited it again.
    """
    held, because = _held_open(escalation, by), because.strip()
    reaudit = _reaudit_of(held)
    missing = missing_of(held, reaudit)
    if missing:
        raise EscalationRefused(f"This cannot be closed yet. Still missing: {listed(missing)}.")
    if reaudit is not None and is_by_same_auditor(held.audit, reaudit):
        raise EscalationRefused(
            "This cannot be closed: the re-audit is by the auditor of the first audit. It has to "
            "be by somebody else."
        )
    if not because:
        raise EscalationRefused("Say why the escalation can be closed.")
    return _end(held, Escalation.Ending.CLOSED, because, by, now)


@transaction.atomic
def call_off(
    *, escalation: Escalation, because: str, by: User, now: datetime | None = None
) -> Escalation:
    """Call an escalation off, once a later moderation has graded the audit otherwise.

    A better grade alone changes nothing: somebody decides, with their reason. Its re-audit stays
    as it is planned. Raises EscalationRefused while the last moderation still escalates.
    """
    held, because = _held_open(escalation, by), because.strip()
    finished = held.audit.moderations.filter(moderated_at__isnull=False).select_related("grade")
    last = finished.order_by("-pk").first()
    if last is None or last.grade is None or last.grade.is_escalated:
        raise EscalationRefused(
            "The last moderation still grades this audit so that it is escalated. It can be called "
            "off only after another moderation grades it otherwise."
        )
    if not because:
        raise EscalationRefused("Say why the escalation is called off.")
    return _end(held, Escalation.Ending.CALLED_OFF, because, by, now)


def missing_of(escalation: Escalation, reaudit: Audit | None) -> list[str]:
    """Return what an escalation lacks before it can be closed, in words."""
    given = escalation.updates_now
    missing = [name for step, name in STEP_NAMES.items() if step not in given]
    if reaudit is None or reaudit.state not in HANDED_IN:
        missing.append("a re-audit that is handed in")
    return missing


def is_by_same_auditor(first: Audit, second: Audit) -> bool:
    """Say whether two audits are by one person, under whatever entry on the register."""
    if first.auditor is None or second.auditor is None:
        return False
    return is_same_person(first.auditor.person, second.auditor.person)


def _held_open(escalation: Escalation, by: User) -> Escalation:
    """Return an escalation as it is now, with its audit held; raise where it has ended.

    The audit's row is what moderation holds too: one that begins cannot pass one that ends. Whoever
    may still grade the audit blind is refused whatever the escalation is, since that would tell.
    """
    audit = Audit.objects.select_for_update(no_key=True).get(pk=escalation.audit_id)
    if is_hidden_from(by, audit):
        raise EscalationRefused(OPEN_FIRST)
    known = Escalation.objects.select_related("audit__auditor__person", "ended_by")
    held = known.get(pk=escalation.pk)
    if held.ended_at is not None:
        how = held.get_ending_display().lower()
        raise EscalationRefused(f"The escalation is {how} already, by {held.ended_by}.")
    return held


def _reaudit_of(escalation: Escalation) -> Audit | None:
    """Return the re-audit as it is now, held, so that it is not sent back meanwhile."""
    known = Audit.objects.filter(parent=escalation.audit_id).select_related("auditor__person")
    return known.select_for_update(of=("self",), no_key=True).first()


def _end(
    held: Escalation,
    ending: Escalation.Ending,
    because: str,
    by: User,
    now: datetime | None,
) -> Escalation:
    held.ending, held.because = ending, because
    held.ended_at, held.ended_by = now or timezone.now(), by
    held.save(update_fields=["ending", "because", "ended_at", "ended_by"])
    verb = f"escalation_{ending.value.replace(' ', '_')}"
    record(verb=verb, subject=held, by=by, why=because)
    return held


def _begin_again(known: Escalation, clock: dict[str, object]) -> None:
    """Begin a further round with new days; the re-audit, if still to come, gets its own."""
    known.round += 1
    ending = {"ending": "", "because": "", "ended_at": None, "ended_by": None}
    for name, value in {**clock, **ending}.items():
        setattr(known, name, value)
    known.save()
    to_come = Audit.objects.filter(parent=known.audit_id).exclude(state__in=Audit.SUBMITTED_STATES)
    to_come.update(due_on=known.reaudit_due_on)


def _make_reaudit(audit: Audit, due_on: date, by: User, now: datetime) -> Audit:
    """Make the re-audit at once, to be allocated to somebody else; it is in no month's sample."""
    current = Tool.objects.current(on=timezone.localdate(now)).filter(slug=audit.tool.slug)
    reaudit = Audit.objects.create(
        kind=Audit.Kind.REAUDIT,
        parent=audit,
        cycle=_open_cycle(due_on, by, now),
        reference=audit.reference,
        team=audit.team,
        tool=current.order_by("-version").first() or audit.tool,
        due_on=due_on,
    )
    record(verb="reaudit_made", subject=reaudit, by=by, new={"due_on": due_on.isoformat()})
    return reaudit


def _open_cycle(day: date, by: User, now: datetime) -> Cycle:
    """Return the cycle of the month of a day, opened if there is none; of a later one if closed."""
    month = day.replace(day=1)
    while True:
        cycle, is_new = Cycle.objects.get_or_create(
            month=month, defaults={"opened_at": now, "opened_by": by}
        )
        if is_new:
            record(verb="cycle_opened", subject=cycle, by=by)
        if cycle.closed_at is None:
            return cycle
        month = add_months(month, 1)
