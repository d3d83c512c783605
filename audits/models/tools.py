"""Grade scales and audit tools as versioned data, and the themes of learning."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from scrutiny.panels.models import DatedQuerySet, ends_after_start


class GradeScale(models.Model):
    """A version of a scale of grades. Audits stay on the one that they were graded on.

    Ofsted's own scale has changed and will again, so the grades are rows.
    """

    slug = models.SlugField()
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["GradeScale"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["slug", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("audits_gradescale"),
            models.UniqueConstraint(
                fields=["slug", "version"], name="audits_gradescale_version_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


class Grade(models.Model):
    """One grade of a scale, the best first, and what follows from it."""

    class Consequence(models.TextChoices):
        """What the framework asks for after this grade."""

        PRACTICE = "practice", "Offered to practice forums"
        REMEDY = "remedy", "Remedial actions, owned by the service lead"
        ESCALATE = "escalate", "Escalated once moderation agrees"

    scale = models.ForeignKey(GradeScale, on_delete=models.PROTECT, related_name="grades")
    order = models.PositiveSmallIntegerField(help_text="1 is the best.")
    slug = models.SlugField()
    label = models.CharField(max_length=40)
    is_good_or_better = models.BooleanField()
    consequence = models.CharField(max_length=10, choices=Consequence)

    class Meta:
        ordering: ClassVar[list[str]] = ["scale", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["scale", "order"], name="audits_grade_order_once"),
            models.UniqueConstraint(fields=["scale", "slug"], name="audits_grade_slug_once"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def is_escalated(self) -> bool:
        """Return whether a case that moderation grades so is escalated."""
        return self.consequence == Grade.Consequence.ESCALATE

    @property
    def needs_remedy(self) -> bool:
        """Return whether actions with an owner and a day must come with this grade."""
        return self.consequence != Grade.Consequence.PRACTICE


class ToolQuerySet(DatedQuerySet["Tool"]):
    """Phrases about tools."""

    def current(self, *, on: date) -> "ToolQuerySet":
        """Return the tools that new audits can use on a day."""
        return self.on(on).select_related("scale")


class Tool(models.Model):
    """A version of an audit form. A change is a new version; audits keep the one they began on.

    A tool without a scale is for reviews that are not graded: they count as activity only.
    """

    slug = models.SlugField()
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    scale = models.ForeignKey(
        GradeScale, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    months_looked_back = models.PositiveSmallIntegerField(default=6)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = ToolQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["name", "version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("audits_tool"),
            models.UniqueConstraint(fields=["slug", "version"], name="audits_tool_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"


class ToolArea(models.Model):
    """An area of practice that a tool asks about: graded, or in words only."""

    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="areas")
    order = models.PositiveSmallIntegerField()
    slug = models.SlugField()
    title = models.CharField(max_length=120)
    prompt = models.TextField(blank=True)
    is_graded = models.BooleanField()

    class Meta:
        ordering: ClassVar[list[str]] = ["tool", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["tool", "order"], name="audits_toolarea_order_once"),
            models.UniqueConstraint(fields=["tool", "slug"], name="audits_toolarea_slug_once"),
        ]

    def __str__(self) -> str:
        return self.title


class LearningTheme(models.Model):
    """A theme of learning that audits are counted by, as a strength or as something to develop."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="audits_learningtheme_has_title")
        ]

    def __str__(self) -> str:
        return self.title
