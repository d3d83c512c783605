"""What the service lead says of an audit, disputes about it, and immediate concerns."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from audits.models.audit import Audit
from audits.models.register import answered_for_by
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import KEEPS_AUDITS
from scrutiny.history.constraints import set_together
from scrutiny.meetings.posts import posts_held
from scrutiny.panels.models import Post


class Oversight(models.Model):
    """The service lead's comment on an audit and what they follow up; recorded once."""

    audit = models.OneToOneField(Audit, on_delete=models.PROTECT, related_name="oversight")
    comment = models.TextField()
    follow_up = models.TextField(blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["audit"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(comment=""), name="audits_oversight_has_comment")
        ]

    def __str__(self) -> str:
        return f"Oversight of {self.audit}"


class Dispute(models.Model):
    """The service disagrees with an audit: why, and how that was settled."""

    class Outcome(models.TextChoices):
        """How a dispute ends. The auditor's grade is not changed by one."""

        STANDS = "stands", "The audit stands"
        MODERATED = "moderated", "It goes to moderation"
        CHANGED = "changed", "The auditor is asked to change it"

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="disputes")
    reason = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    explanation = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["audit", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_dispute", "settled_at", "settled_by"),
            models.UniqueConstraint(
                fields=["audit"],
                condition=Q(settled_at__isnull=True),
                name="audits_dispute_one_open",
            ),
            models.CheckConstraint(
                condition=(Q(settled_at__isnull=True) & Q(outcome=""))
                | (Q(settled_at__isnull=False) & ~Q(outcome="") & ~Q(explanation="")),
                name="audits_dispute_settled_somehow",
            ),
        ]

    def __str__(self) -> str:
        return f"Dispute about {self.audit}"


class ConcernQuerySet(models.QuerySet["Concern"]):
    """Phrases about concerns."""

    def visible_to(self, user: Visitor, *, on: date | None = None) -> "ConcernQuerySet":
        """Return the concerns that a person must know of, whatever the audit's state.

        The auditor's own, the unit's, and those of whoever holds the lead's or the head's post of
        the team, or a post that is told of every concern (settings.AUDIT_CONCERN_POSTS).
        """
        day = on or timezone.localdate()
        if has_role(user, KEEPS_AUDITS):
            return self.all()
        posts = posts_held(user, on=day)
        theirs = Q(audit__in=Audit.objects.visible_to(user, on=day))
        if posts:
            if Post.objects.filter(pk__in=posts, slug__in=settings.AUDIT_CONCERN_POSTS).exists():
                return self.all()
            theirs |= answered_for_by(posts, team="audit__team")
        return self.filter(theirs)

    def unanswered(self) -> "ConcernQuerySet":
        """Return those of which nobody has said what was done."""
        return self.filter(answered_at__isnull=True)


class Concern(models.Model):
    """An immediate safeguarding concern found while auditing; it waits for no submission."""

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="concerns")
    says = models.TextField()
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.TextField("what was done", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-raised_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_concern", "answered_at", "answered_by"),
            models.CheckConstraint(
                condition=(Q(answered_at__isnull=True) & Q(outcome=""))
                | (Q(answered_at__isnull=False) & ~Q(outcome="")),
                name="audits_concern_answered_with_words",
            ),
            models.CheckConstraint(condition=~Q(says=""), name="audits_concern_has_words"),
        ]

    def __str__(self) -> str:
        return f"Immediate concern {self.pk}, {self.audit.team}"
