"""How audits come before the moderation panel: put by hand, chosen as its dip sample, taken off."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.models import Audit, Cycle
from audits.panel import CAN_BE_MODERATED, graded_and_in, in_order_of_draw, is_waiting
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

SEED_MAX = 40


class PanelRefused(AuditRefused):
    """Raised with a sentence when an audit cannot be put to the panel, or taken off it."""


@dataclass(frozen=True)
class DipSample:
    """What one choice brought before the panel: picked by the draw, and there in any case."""

    drawn: tuple[Audit, ...]
    always: tuple[Audit, ...]


@transaction.atomic
def put_to_panel(*, audit: Audit, by: User, now: datetime | None = None) -> Audit:
    """Put an audit that was handed in with a grade to the moderation panel; again for a second one.

    Raises PanelRefused, also where it waits there already.
    """
    held = locked(audit)
    if held.state not in CAN_BE_MODERATED or held.grade is None or not held.is_graded:
        raise PanelRefused(why_never(held))
    if is_waiting(held):
        raise PanelRefused("The audit is before the panel already. It waits there for its grade.")
    _put(held, by, now or timezone.now())
    return held


@transaction.atomic
def take_off_panel(*, audit: Audit, because: str, by: User) -> Audit:
    """Take an audit off the panel before anybody has begun, with a word on why.

    Raises PanelRefused, always for the grade that is escalated: it needs its moderation. To be
    told so is to be told the grade, so it is not done by whoever may still grade it blind.
    """
    held, because = locked(audit), because.strip()
    if not because:
        raise PanelRefused("Say why the audit is taken off the panel.")
    if not is_waiting(held):
        raise PanelRefused("The audit does not wait for the panel, so it cannot be taken off.")
    if held.moderations.filter(moderated_at__isnull=True).exists():
        raise PanelRefused("Its moderation has begun. Finish it instead.")
    if is_hidden_from(by, held):
        raise PanelRefused(OPEN_FIRST)
    if held.grade is not None and held.grade.is_escalated:
        raise PanelRefused("An audit with this grade is always moderated, so it stays.")
    old = {"put_to_panel_at": str(held.put_to_panel_at)}
    held.put_to_panel_at = held.put_to_panel_by = None
    held.save(update_fields=["put_to_panel_at", "put_to_panel_by"])
    record(verb="audit_taken_off_panel", subject=held, by=by, old=old, why=because)
    return held


@transaction.atomic
def choose_dip_sample(
    *, cycle: Cycle, count: int, seed: str, by: User, now: datetime | None = None
) -> DipSample:
    """Put a draw of the month's graded audits to the panel, and every one with the lowest grade.

    The seed decides the order, of which the first `count` are picked: those that are before the
    panel already stay there, so the same seed a second time adds what came in late and no more.
    Raises PanelRefused where that is nothing.
    """
    now, seed = now or timezone.now(), seed.strip()
    if count < 1:
        raise PanelRefused("Say how many audits the panel takes: 1 or more.")
    if not seed:
        raise PanelRefused("Give a seed for the draw, so that it can be done again.")
    # Two who choose at once do it one after the other; the second finds what the first has put.
    Cycle.objects.select_for_update(no_key=True).get(pk=cycle.pk)
    month = graded_and_in(Audit.objects.filter(cycle=cycle)).select_related("grade")
    pool = list(month.select_for_update(of=("self",), no_key=True).order_by("pk"))
    always = [one for one in pool if one.grade is not None and one.grade.is_escalated]
    others = in_order_of_draw((one for one in pool if one not in always), seed=seed)
    drawn, added_always = _new(others[:count]), _new(always)
    if not drawn and not added_always:
        raise PanelRefused(_nothing(len(pool)))
    for one in (*drawn, *added_always):
        _put(one, by, now)
    record(
        verb="dip_sample_chosen",
        subject=cycle,
        by=by,
        new={
            "seed": seed,
            "count": count,
            "pool": [one.pk for one in pool],
            "drawn": [one.pk for one in drawn],
            "always": [one.pk for one in added_always],
        },
    )
    return DipSample(drawn, added_always)


def locked(audit: Audit) -> Audit:
    """Return an audit as it is now, held until the end of the transaction.

    Whoever moderates it, puts it to the panel or sends it back goes one after the other.
    """
    known = Audit.objects.select_related("tool", "grade", "team__area", "auditor__person", "cycle")
    return known.select_for_update(of=("self",), no_key=True).get(pk=audit.pk)


def why_never(audit: Audit) -> str:
    """Say why an audit cannot be moderated as it is."""
    if not audit.is_graded:
        return "This review is not graded, so there is no grade to moderate."
    return (
        f"The audit is {audit.get_state_display().lower()}. It can be moderated once it is handed "
        "in with its grade."
    )


def _new(audits: list[Audit]) -> tuple[Audit, ...]:
    return tuple(one for one in audits if one.put_to_panel_at is None)


def _put(audit: Audit, by: User, now: datetime) -> None:
    audit.put_to_panel_at, audit.put_to_panel_by = now, by
    audit.save(update_fields=["put_to_panel_at", "put_to_panel_by"])
    record(verb="audit_put_to_panel", subject=audit, by=by)


def _nothing(pool_count: int) -> str:
    if not pool_count:
        return "No graded audit of this month is handed in yet, so there is nothing to choose from."
    return "Every audit that this draw picks is before the panel already."
