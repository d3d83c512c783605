"""The second grade of an audit: given blind first, then with its reason, beside the auditor's."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from audits.models.audit import Audit
from audits.models.tools import Grade
from scrutiny.history.constraints import set_together


class Moderation(models.Model):
    """One moderation of an audit. The auditor's grade stays; the last finished one is what counts.

    `blind_grade` is given before the moderator sees the auditor's; then `grade` and `reason` finish
    it. It is open until then, and an audit has one open at most.
    """

    class Trigger(models.TextChoices):
        """Why the audit is moderated."""

        DIP_SAMPLE = "dip sample", "Dip sample of the panel"
        INADEQUATE = "inadequate", "Graded at the lowest by its auditor"
        DISPUTE = "dispute", "The service disputes it"

    audit = models.ForeignKey(Audit, on_delete=models.PROTECT, related_name="moderations")
    trigger = models.CharField(max_length=12, choices=Trigger)
    blind_grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="+")
    blind_at = models.DateTimeField()
    blind_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    auditor_grade = models.ForeignKey(Grade, on_delete=models.PROTECT, related_name="+")
    grade = models.ForeignKey(
        Grade, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reason = models.TextField(blank=True)
    moderated_at = models.DateTimeField(null=True, blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["audit", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_moderation", "grade", "moderated_at", "moderated_by"),
            models.UniqueConstraint(
                fields=["audit"],
                condition=Q(moderated_at__isnull=True),
                name="audits_moderation_one_open",
            ),
            models.CheckConstraint(
                condition=Q(moderated_at__isnull=True) | ~Q(reason=""),
                name="audits_moderation_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Moderation of {self.audit}"
