"""What the service says about its figures, revision by revision."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from performance.models.area import PriorityArea
from performance.models.indicator import Indicator
from scrutiny.history.constraints import set_together
from scrutiny.panels.models import Panel, Post


class CommentaryQuerySet(models.QuerySet["Commentary"]):
    """Phrases about commentary."""

    def printed(self, *, panel: Panel, month: date) -> "CommentaryQuerySet":
        """Return what may be printed of a month: signed off, latest revision of a text first."""
        return (
            self.filter(panel=panel, month=month, state=Commentary.State.SIGNED_OFF)
            .select_related("area", "indicator", "author_post")
            .order_by("kind", "-revision")
        )


class Commentary(models.Model):
    """One revision of a text for a month: on an area, on an indicator, or the opening statement."""

    class Kind(models.TextChoices):
        """What the text is about."""

        OPENING = "opening", "Opening statement"
        AREA = "area", "Priority area"
        INDICATOR = "indicator", "Indicator"

    class State(models.TextChoices):
        """How far the text is."""

        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        SIGNED_OFF = "signed off", "Signed off"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month.")
    kind = models.CharField(max_length=12, choices=Kind)
    area = models.ForeignKey(
        PriorityArea, null=True, blank=True, on_delete=models.CASCADE, related_name="commentaries"
    )
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="commentaries"
    )
    revision = models.PositiveSmallIntegerField()
    says = models.TextField()
    next_steps = models.TextField(blank=True)
    author_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CommentaryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "-month", "kind", "-revision"]
        verbose_name_plural = "commentaries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(Q(kind="opening") & Q(area__isnull=True) & Q(indicator__isnull=True))
                | (Q(kind="area") & Q(area__isnull=False) & Q(indicator__isnull=True))
                | (Q(kind="indicator") & Q(area__isnull=True) & Q(indicator__isnull=False)),
                name="performance_commentary_one_subject",
            ),
            models.CheckConstraint(
                condition=(Q(state="signed off") & Q(signed_off_at__isnull=False))
                | (~Q(state="signed off") & Q(signed_off_at__isnull=True)),
                name="performance_commentary_signed_off_at",
            ),
            set_together("performance_commentary", "signed_off_at", "signed_off_by"),
            *(
                models.UniqueConstraint(
                    fields=["panel", "month", *subject, "revision"],
                    condition=Q(kind=kind),
                    name=f"performance_commentary_{kind}_revision",
                )
                for kind, subject in (
                    ("opening", []),
                    ("area", ["area"]),
                    ("indicator", ["indicator"]),
                )
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.month:%B %Y}, revision {self.revision}"
