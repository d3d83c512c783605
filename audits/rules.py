"""Object rules of audits: what depends on the record and not on the role alone."""

import rules
from django.db.models import Model
from django.utils import timezone

from audits.models import (
    Audit,
    Auditor,
    Concern,
    Escalation,
    Moderation,
    PracticeExample,
    RemedialAction,
)
from audits.moderators import Moderator
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import KEEPS_AUDITS
from scrutiny.meetings.posts import posts_held


def _audit_of(subject: Model) -> Audit | None:
    if isinstance(subject, Audit):
        return subject
    if isinstance(subject, (Concern, Escalation, Moderation, RemedialAction, PracticeExample)):
        return subject.audit
    return None


@rules.predicate
def is_its_auditor(user: Visitor, subject: Model) -> bool:
    """Say whether the audit was given to this person, who is on the register today.

    Of anything but an audit, some might be theirs.
    """
    audit = _audit_of(subject)
    if audit is None:
        return True
    today = Auditor.objects.on(timezone.localdate()).filter(person__user=user.pk)
    return audit.auditor_id in set(today.values_list("pk", flat=True))


@rules.predicate
def leads_its_service(user: Visitor, subject: Model) -> bool:
    """Say whether they hold the lead's or the head's post of the audit's team today."""
    audit = _audit_of(subject)
    if audit is None:
        return True
    team = audit.team
    held = posts_held(user, on=timezone.localdate())
    return bool(held & {team.lead_post.pk, team.area.head_id})


@rules.predicate
def keeps_audits(user: Visitor, subject: Model) -> bool:
    """Say whether they keep the audit programme, whatever the record."""
    return has_role(user, KEEPS_AUDITS)


@rules.predicate
def is_told_of_concern(user: Visitor, subject: Model) -> bool:
    """Say whether the concern is theirs to answer: not its auditor's, who raised it."""
    if not isinstance(subject, Concern):
        return True
    is_told = Concern.objects.visible_to(user).filter(pk=subject.pk).exists()
    return is_told and not is_its_auditor.test(user, subject)


@rules.predicate
def is_not_theirs(user: Visitor, subject: Model) -> bool:
    """Say whether the audit is somebody else's, by account and by name, whenever they audited it.

    A post that an auditor holds as well lets nobody oversee or judge their own audit.
    """
    audit = _audit_of(subject)
    if audit is None:
        return True
    return not Moderator.of(user, on=timezone.localdate()).audited(audit)


@rules.predicate
def may_moderate_whole(user: Visitor, subject: Model) -> bool:
    """Say whether the whole rule lets them moderate it: not theirs, their work or their line's."""
    audit = _audit_of(subject)
    if audit is None:
        return True
    return not Moderator.of(user, on=timezone.localdate()).why_not(audit)


keeps_or_leads = keeps_audits | leads_its_service

RULES = {
    "audit.write": is_its_auditor,
    "audit.submit": is_its_auditor,
    "concern.raise": is_its_auditor,
    "audit.place": is_its_auditor | keeps_audits,
    "concern.answer": is_told_of_concern,
    "audit.oversee": leads_its_service & is_not_theirs,
    "audit.settle": is_not_theirs,
    "audit.dispute": leads_its_service,
    "audit.moderate": may_moderate_whole,
    "audit.remedy": keeps_or_leads,
    "escalation.update": leads_its_service,
}
