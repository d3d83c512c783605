"""The reserve that takes the place of a drawn case."""

from datetime import date

from django.db import transaction

from audits.actions.allocating import MOVABLE, give
from audits.models import Audit, Auditor, Cycle, DrawnCase, PopulationCase
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record


class ReplacementRefused(AuditRefused):
    """Raised with a sentence when a case cannot be replaced."""


@transaction.atomic
def replace(*, audit: Audit, because: str, by: User, on: date) -> Audit:
    """Put the next reserve of the same team in an audit's place, and return the new audit.

    Whoever had the first has the new one too, where they are still free. Raises ReplacementRefused
    without a reason, where no reserve is left, and once the audit was submitted.
    """
    why = because.strip()
    if not why:
        raise ReplacementRefused("Say why the case is replaced.")
    if audit.kind != Audit.Kind.SAMPLE:
        raise ReplacementRefused("Only a drawn case has reserves. This one was added by hand.")
    # The cycle's row is held, so that two replacements never reach for the same reserve.
    Cycle.objects.select_for_update().get(pk=audit.cycle_id)
    _take_out(audit, why, by)
    reserve = _next_reserve(audit)
    if reserve is None:
        raise ReplacementRefused(
            f"No reserve of {audit.team} is left. Keep the case, or add one by hand."
        )
    new = Audit.objects.create(
        cycle=audit.cycle,
        reference=reserve.reference,
        team=audit.team,
        theme=audit.theme,
        tool=audit.tool,
        due_on=max(audit.due_on, on),
        replaces=audit,
    )
    record(verb="audit_added", subject=new, by=by, new={"from": "reserve"})
    held_by = audit.auditor
    if held_by and Auditor.objects.available(on=on).filter(pk=held_by.pk).exists():
        give(audit=new, auditor=held_by, because=audit.conflict_accepted_because, by=by, on=on)
    return new


def _take_out(audit: Audit, why: str, by: User) -> None:
    before = audit.get_state_display()
    taken = Audit.objects.filter(pk=audit.pk, state__in=MOVABLE).update(
        state=Audit.State.REPLACED, replaced_because=why
    )
    audit.refresh_from_db()
    if not taken:
        raise ReplacementRefused(_gone(audit))
    record(verb="audit_replaced", subject=audit, by=by, old={"state": before}, why=why)


def _gone(audit: Audit) -> str:
    if audit.state == Audit.State.REPLACED:
        return f"The case was replaced already: {audit.replaced_because}"
    return "The audit was submitted. A case can be replaced only before that."


def _next_reserve(audit: Audit) -> PopulationCase | None:
    """Return the next case of the audit's team that no audit of the cycle is about yet."""
    used = {
        reference.casefold()
        for reference in Audit.objects.filter(cycle=audit.cycle).values_list("reference", flat=True)
    }
    waiting = DrawnCase.objects.filter(
        draw__cycle=audit.cycle, outcome=DrawnCase.Outcome.RESERVE, case__team=audit.team
    )
    for row in waiting.select_related("case").order_by("order"):
        if row.case.reference.casefold() not in used:
            return row.case
    return None
