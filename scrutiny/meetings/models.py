"""Meetings of a panel: when, where and in which state. Agendas and minutes build on them."""

from datetime import date
from typing import ClassVar

from django.db import models

from scrutiny.panels.models import Panel


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Phrases about meetings; each takes the day as an argument."""

    def of(self, panel: Panel) -> "MeetingQuerySet":
        """Return the meetings of one panel."""
        return self.filter(panel=panel)

    def upcoming(self, *, on: date) -> "MeetingQuerySet":
        """Return the meetings still to come on this day, soonest first; cancelled ones left out."""
        return (
            self.exclude(state=Meeting.State.CANCELLED)
            .filter(meets_on__gte=on)
            .order_by("meets_on")
        )

    def past(self, *, on: date) -> "MeetingQuerySet":
        """Return the meetings before this day, latest first; cancelled ones left out."""
        return (
            self.exclude(state=Meeting.State.CANCELLED)
            .filter(meets_on__lt=on)
            .order_by("-meets_on")
        )


class Meeting(models.Model):
    """One meeting of a panel."""

    class Kind(models.TextChoices):
        """How the panel meets."""

        IN_PERSON = "in person", "In person"
        VIRTUAL = "virtual", "Virtual"
        CONSULTATION = "consultation", "Consultation"

    class State(models.TextChoices):
        """How far the meeting's papers and minutes are."""

        PLANNED = "planned", "Planned"
        AGENDA_DRAFT = "agenda draft", "Agenda in draft"
        PUBLISHED = "published", "Agenda published"
        HELD = "held", "Held"
        MINUTES_DRAFT = "minutes draft", "Minutes in draft"
        MINUTES_APPROVED = "minutes approved", "Minutes approved"
        CANCELLED = "cancelled", "Cancelled"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    meets_on = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.IN_PERSON)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["meets_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["panel", "meets_on"], name="meetings_meeting_one_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.meets_on:%-d %B %Y}"
