"""What shows that something was done: a PDF with a date of its own."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from recommendations.models.request import Request
from scrutiny.files.models import StoredFile
from scrutiny.history.constraints import set_together


class Evidence(models.Model):
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
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.request.panel_id
