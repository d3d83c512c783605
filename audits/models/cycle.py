"""A month's cycle of audits: the cases it is drawn from, the draw, and its closing."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from audits.models.register import Team
from scrutiny.history.constraints import set_together

REFERENCE_MAX = 40


class CycleQuerySet(models.QuerySet["Cycle"]):
    """Phrases about cycles."""

    def of_month(self, day: date) -> "CycleQuerySet":
        """Return the cycle of the month that a day is in."""
        return self.filter(month=day.replace(day=1))

    def open(self) -> "CycleQuerySet":
        """Return the cycles of which not every audit is on its child's file."""
        return self.filter(closed_at__isnull=True)


class Cycle(models.Model):
    """The audits of one calendar month; an audit belongs to it however late it comes in.

    It closes when each of its audits is ticked and dated as placed on the child's file.
    """

    month = models.DateField("its first day", unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CycleQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-month"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            set_together("audits_cycle", "closed_at", "closed_by"),
        ]

    def __str__(self) -> str:
        return f"Audits of {self.label}"

    @property
    def label(self) -> str:
        """Return the month in words: "January 2023"."""
        return f"{self.month:%B %Y}"


class PopulationCase(models.Model):
    """An open case that the month's sample may be drawn from, by its pseudonymous reference."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="population")
    reference = models.CharField(max_length=REFERENCE_MAX)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()

    class Meta:
        ordering: ClassVar[list[str]] = ["cycle", "reference"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["cycle", "reference"], name="audits_populationcase_once"
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Draw(models.Model):
    """The one draw of a cycle, kept so that it can be done again and comes out the same.

    `seed` and the population decide everything. `rules` are the settings that applied: months of
    exclusion, whether own teams are barred.
    """

    cycle = models.OneToOneField(Cycle, on_delete=models.PROTECT, related_name="draw")
    seed = models.CharField(max_length=40)
    asked_for = models.CharField(max_length=12, help_text='"20" cases, or "5%" of the population.')
    rules = models.JSONField(default=dict)
    drawn_at = models.DateTimeField()
    drawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["cycle"]

    def __str__(self) -> str:
        return f"Draw of {self.cycle.label}"


class DrawnCase(models.Model):
    """A case in the order of the draw: chosen, in reserve, or left out and why.

    Reserves come after the chosen ones of their team, in the order in which they replace.
    """

    class Outcome(models.TextChoices):
        """What became of a case in the draw."""

        CHOSEN = "chosen", "Chosen"
        RESERVE = "reserve", "In reserve"
        EXCLUDED = "excluded", "Left out"

    draw = models.ForeignKey(Draw, on_delete=models.CASCADE, related_name="cases")
    order = models.PositiveIntegerField()
    case = models.OneToOneField(PopulationCase, on_delete=models.PROTECT, related_name="drawn")
    outcome = models.CharField(max_length=10, choices=Outcome)
    because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["draw", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["draw", "order"], name="audits_drawncase_order_once"),
            models.CheckConstraint(
                condition=~Q(outcome="excluded") | ~Q(because=""),
                name="audits_drawncase_excluded_because",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_outcome_display()}"
