"""Outcomes of audits before the portal kept them, as they were published."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from audits.models.register import Team
from audits.models.tools import GradeScale


class PastOutcome(models.Model):
    """One printed row of grades: a team's year, or a set of audits over some months.

    `counts` are audits by the grade's slug. The grades are the auditors', before moderation.
    Sets of different `source_set` overlap, and are compared and never added up.
    """

    source_set = models.CharField(
        max_length=60, help_text='Which table of the source: "by team 2022".'
    )
    label = models.CharField(max_length=200)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    scale = models.ForeignKey(GradeScale, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField()
    total = models.PositiveIntegerField("as printed")
    counts = models.JSONField(default=dict)
    ungraded = models.PositiveIntegerField(default=0)
    is_before_moderation = models.BooleanField(default=True)
    remark = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["from_on", "source_set", "label"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["source_set", "label", "from_on"], name="audits_pastoutcome_once"
            ),
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="audits_pastoutcome_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.from_on:%B %Y} to {self.to_on:%B %Y}"
