"""What is done to moderations: a first grade given blind, then the moderated grade with its reason.

The auditor's grade is never written here. A moderated grade is a row of its own.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from audits.actions import escalating
from audits.actions.putting import (
    PanelRefused,
    choose_dip_sample,
    locked,
    put_to_panel,
    take_off_panel,
    why_never,
)
from audits.blindness import why_not_blind
from audits.models import Audit, Grade, Moderation
from audits.moderators import Moderator
from audits.panel import CAN_BE_MODERATED, is_waiting, open_moderation
from audits.refusals import AuditRefused
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import KEEPS_AUDITS
from scrutiny.accounts.models import User
from scrutiny.history.actions import record

__all__ = [
    "ModerationRefused",
    "NotTheirs",
    "PanelRefused",
    "choose_dip_sample",
    "finish",
    "grade_blind",
    "has_moderation",
    "put_to_panel",
    "take_off_panel",
]

# Another grade than the auditor's wants more than a word: the auditor learns from it.
REASON_WORDS_MIN = 5


class ModerationRefused(AuditRefused):
    """Raised with a sentence when an audit cannot be moderated as asked."""


class NotTheirs(ModerationRefused):
    """Raised when it is not theirs to moderate; the attempt is in the history of the audit."""


def has_moderation(audit: Audit) -> bool:
    """Say whether a moderation of an audit was begun: from then on its auditor changes nothing."""
    return audit.moderations.exists()


def grade_blind(
    *,
    audit: Audit,
    grade: Grade,
    trigger: Moderation.Trigger,
    by: User,
    now: datetime | None = None,
) -> Moderation:
    """Begin a moderation with the moderator's own grade, given before the auditor's is shown.

    Raises NotTheirs for whoever may not moderate this audit, which is noted; ModerationRefused for
    an audit that does not wait for the panel, for a grade of another scale, for whoever had the
    auditor's grade opened, and for the second of two people at once.
    """
    now = now or timezone.now()
    _refuse_not_theirs(audit, by, now)
    return _begin(audit, grade, trigger, by, now)


def finish(
    *,
    moderation: Moderation,
    grade: Grade,
    reason: str,
    by: User,
    because: str = "",
    now: datetime | None = None,
) -> Moderation:
    """Finish a moderation with the grade that counts from now on, and its reason.

    Whoever began it does; or the keeper in their place, `because` of something. A grade that is
    escalated starts the escalation in the same transaction, at this moment. Raises NotTheirs as
    `grade_blind` does, and ModerationRefused.
    """
    now = now or timezone.now()
    _refuse_not_theirs(moderation.audit, by, now)
    return _finish(moderation, grade, reason.strip(), by, because.strip(), now)


def _refuse_not_theirs(audit: Audit, by: User, now: datetime) -> None:
    """Note an attempt and refuse it; the note is a transaction of its own and so outlives that."""
    known = Audit.objects.select_related("team__area", "auditor__person").get(pk=audit.pk)
    why = Moderator.of(by, on=timezone.localdate(now)).why_not(known)
    if why:
        with transaction.atomic():
            record(verb="moderation_refused", subject=audit, by=by, why=why)
        raise NotTheirs(why)


@transaction.atomic
def _begin(
    audit: Audit, grade: Grade, trigger: Moderation.Trigger, by: User, now: datetime
) -> Moderation:
    held = locked(audit)
    if held.state not in CAN_BE_MODERATED or held.grade is None or not held.is_graded:
        raise ModerationRefused(why_never(held))
    _refuse_other_scale(held, grade)
    begun = open_moderation(held)
    if begun is not None:
        raise ModerationRefused(_begun_by(begun, by))
    if not is_waiting(held):
        raise ModerationRefused(
            "The audit does not wait for the panel. Ask the quality assurance lead to put it there."
        )
    known = why_not_blind(by, held)
    if known:
        raise ModerationRefused(known)
    moderation = Moderation.objects.create(
        audit=held,
        trigger=trigger,
        blind_grade=grade,
        blind_at=now,
        blind_by=by,
        auditor_grade=held.grade,
    )
    new = {"trigger": trigger, "blind_grade": str(grade)}
    record(verb="moderation_begun", subject=moderation, by=by, new=new)
    return moderation


@transaction.atomic
def _finish(
    moderation: Moderation, grade: Grade, reason: str, by: User, because: str, now: datetime
) -> Moderation:
    audit = locked(moderation.audit)
    held = Moderation.objects.select_related("blind_by", "auditor_grade", "moderated_by").get(
        pk=moderation.pk
    )
    if held.moderated_at is not None:
        raise ModerationRefused(f"The moderation is finished already, by {held.moderated_by}.")
    if held.blind_by != by:
        _refuse_in_place_of(held, by, because)
    _refuse_other_scale(audit, grade)
    _refuse_without_reason(held, grade, reason)
    held.grade, held.reason = grade, reason
    held.moderated_at, held.moderated_by = now, by
    held.save(update_fields=["grade", "reason", "moderated_at", "moderated_by"])
    record(
        verb="moderation_finished",
        subject=held,
        by=by,
        old={"auditor_grade": str(held.auditor_grade)},
        new={"grade": str(grade)},
        why=because,
    )
    if grade.is_escalated:
        escalating.escalate(moderation=held, by=by, now=now)
    return held


def _begun_by(begun: Moderation, by: User) -> str:
    if begun.blind_by == by:
        return "You gave your first grade already. Compare the two grades and give your reason."
    day = timezone.localtime(begun.blind_at)
    return (
        f"{begun.blind_by.name} began to moderate this audit on {day:%-d %B %Y at %H:%M}. Choose "
        "another audit, or ask them."
    )


def _refuse_in_place_of(held: Moderation, by: User, because: str) -> None:
    if not has_role(by, KEEPS_AUDITS):
        raise ModerationRefused(
            f"{held.blind_by.name} began this moderation and finishes it. If they cannot, the "
            "quality assurance lead does."
        )
    if not because:
        raise ModerationRefused(f"Say why you finish this moderation for {held.blind_by.name}.")


def _refuse_other_scale(audit: Audit, grade: Grade) -> None:
    if grade.scale_id != audit.tool.scale_id:
        raise ModerationRefused(
            f"{grade.label} is a grade of another scale. Choose one of the scale that the audit "
            "was graded on."
        )


def _refuse_without_reason(held: Moderation, grade: Grade, reason: str) -> None:
    if not reason:
        raise ModerationRefused("Give the reason for the moderated grade.")
    if grade != held.auditor_grade and len(reason.split()) < REASON_WORDS_MIN:
        raise ModerationRefused(
            "The grade differs from the auditor's. Say in a sentence what led you to it, so that "
            "the auditor can learn from it."
        )
