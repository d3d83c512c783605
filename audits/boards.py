"""Which audits wait on whom: read for the page of audits, always within what the person may see."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from audits.blindness import hidden_among
from audits.models import Audit, Auditor, Cycle, Escalation
from audits.models.audit import AuditQuerySet
from audits.models.register import answered_for_by
from audits.moderators import Moderator
from audits.panel import waiting
from scrutiny.accounts.models import User
from scrutiny.meetings.posts import posts_held


@dataclass(frozen=True)
class Filters:
    """What a keeper asked to see of the board: a team's, an auditor's, or all."""

    team: str = ""
    auditor: str = ""

    def of(self, audits: AuditQuerySet) -> AuditQuerySet:
        """Return the audits that were asked for; a number that is none asks for nothing."""
        if self.team:
            audits = audits.filter(team__slug=self.team)
        if self.auditor:
            is_number = self.auditor.isascii() and self.auditor.isdigit() and len(self.auditor) < 10
            audits = audits.filter(auditor=int(self.auditor)) if is_number else audits.none()
        return audits


def current_cycle(*, on: date) -> Cycle | None:
    """Return the cycle of the month, else the latest drawn before it, else whichever there is.

    A month that was opened for a re-audit alone is not the one that people work on.
    """
    until = Cycle.objects.filter(month__lte=on.replace(day=1))
    return (
        Cycle.objects.of_month(on).first()
        or until.filter(draw__isnull=False).first()
        or until.first()
        or Cycle.objects.order_by("month").first()
    )


def board(cycle: Cycle, filters: Filters) -> AuditQuerySet:
    """Return the standing audits of a month."""
    return filters.of(Audit.objects.standing().filter(cycle=cycle)).with_names()


def still_out(cycle: Cycle, filters: Filters) -> AuditQuerySet:
    """Return the audits of months before that their auditors still have."""
    earlier = Audit.objects.filter(cycle__month__lt=cycle.month)
    out = earlier.filter(state__in=[*Audit.WITH_AUDITOR, Audit.State.UNALLOCATED])
    return filters.of(out).with_names().order_by("due_on", "pk")


def to_oversee() -> AuditQuerySet:
    """Return the submitted audits without the service lead's word."""
    submitted = Audit.objects.filter(state=Audit.State.SUBMITTED, oversight__isnull=True)
    return submitted.with_names().order_by("submitted_at", "pk")


def to_moderate() -> AuditQuerySet:
    """Return the audits that wait for the panel, in an order that says nothing of their grades."""
    put = Audit.objects.filter(state__in=Audit.SUBMITTED_STATES)
    return put.filter(pk__in=waiting(put).values("pk")).with_names().order_by("reference", "pk")


def open_escalations(user: User) -> AuditQuerySet:
    """Return the audits whose escalation goes on, without those that somebody is to grade blind."""
    escalated = Escalation.objects.open().filter(audit=OuterRef("pk"))
    audits = Audit.objects.filter(Exists(escalated))
    shown = audits.exclude(pk__in=hidden_among(audits, user))
    return shown.with_names().order_by("escalation__escalated_at")


def own(user: User, *, on: date) -> AuditQuerySet:
    """Return what an auditor on the register has or had, in the months that are open."""
    mine = Auditor.objects.on(on).filter(person__user=user)
    standing = Audit.objects.standing().filter(auditor__in=mine, cycle__closed_at__isnull=True)
    return standing.with_names()


def of_their_teams(user: User, *, on: date) -> AuditQuerySet:
    """Return what waits for oversight in the teams that somebody leads or heads."""
    return to_oversee_by(user, answered_for_by(posts_held(user, on=on)), on=on)


def to_oversee_by(user: User, of: Q, *, on: date) -> AuditQuerySet:
    """Return what waits for oversight of some audits, without those that are somebody's own.

    Somebody else has to oversee those, as `rules.is_not_theirs` says.
    """
    audits, they = to_oversee().filter(of), Moderator.of(user, on=on)
    return audits.exclude(pk__in=[one.pk for one in audits if they.audited(one)])
