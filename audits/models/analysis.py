"""An analysis as it was issued: its figures and words stay what they were."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import READS_ANALYSES


class IssuedAnalysisQuerySet(models.QuerySet["IssuedAnalysis"]):
    """Phrases about issued analyses."""

    def visible_to(self, user: Visitor) -> "IssuedAnalysisQuerySet":
        """Return all of them to whoever has a part in a panel or in the audits, else none."""
        return self.all() if has_role(user, READS_ANALYSES) else self.none()


class IssuedAnalysis(models.Model):
    """The analysis of a period as it was given out. A correction is a new number; none changes.

    `period` is as papers name it: "2023-01", "2023-Q1" (of the calendar year), "2022". `figures` is
    the whole of what it prints, without any worker or case.
    """

    period = models.CharField(max_length=7)
    number = models.PositiveSmallIntegerField(default=1)
    from_on = models.DateField()
    to_on = models.DateField()
    figures = models.JSONField()
    strengths = models.TextField(blank=True)
    developments = models.TextField(blank=True)
    next_steps = models.TextField(blank=True)
    correction = models.TextField("what is corrected and why", blank=True)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    objects = IssuedAnalysisQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-to_on", "period", "-number"]
        verbose_name_plural = "issued analyses"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["period", "number"], name="audits_issuedanalysis_number_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")),
                name="audits_issuedanalysis_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(correction=""),
                name="audits_issuedanalysis_corrected_because",
            ),
        ]

    def __str__(self) -> str:
        return f"Audit analysis {self.period}"
