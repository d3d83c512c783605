"""What shows that something was done: a PDF with a date of its own."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from recommendations.models.kept import Kept, KeptQuerySet
from recommendations.models.request import Request
from scrutiny.files.models import StoredFile
from scrutiny.history.constraints import set_together


class EvidenceQuerySet(KeptQuerySet["Evidence"]):
    """Reads of evidence; nothing is deleted."""


class Evidence(Kept):
    """A paper behind a request. Its date is when it was made, not when it came in.

    One that is for the panel becomes the next appendix of the monitoring paper. Nothing is deleted:
    a wrong one is withdrawn, with the reason.
    """

    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="evidence")
    title = models.CharField(max_length=200)
    dated_on = models.DateField("date of the evidence")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    page_count = models.PositiveSmallIntegerField()
    is_tagged = models.BooleanField(default=False)
    remarks = models.JSONField(default=list)
    is_for_panel = models.BooleanField("for the panel", default=False)
    # Since when it is: the next papers after this moment carry it, and no later ones.
    for_panel_at = models.DateTimeField(null=True)
    added_on = models.DateField()
    added_at = models.DateTimeField()
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=300, null=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["request", "added_at", "pk"]
        verbose_name_plural = "evidence"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(title=""), name="recommendations_evidence_has_a_title"
            ),
            models.CheckConstraint(
                condition=Q(is_for_panel=True, for_panel_at__isnull=False)
                | Q(is_for_panel=False, for_panel_at__isnull=True),
                name="recommendations_evidence_for_panel_since",
            ),
            set_together("recommendations_evidence", "withdrawn_at", "withdrawn_because"),
            models.CheckConstraint(
                condition=Q(withdrawn_because__isnull=True)
                | (Q(withdrawn_because__isnull=False) & ~Q(withdrawn_because="")),
                name="recommendations_evidence_withdrawn_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(dated_on__lte=F("added_on")),
                name="recommendations_evidence_dated_by_the_day_it_came",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.request.panel_id
