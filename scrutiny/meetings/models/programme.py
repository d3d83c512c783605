"""The work programme: what a panel wants to look at, and at which meeting."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import TAKES_PART
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.panels.models import Panel, Post


class TopicQuerySet(models.QuerySet["Topic"]):
    """Phrases about topics."""

    def visible_to(self, user: Visitor) -> "TopicQuerySet":
        """Return the topics of the panels in which the person takes part."""
        panels = panels_of(user, TAKES_PART)
        return self.all() if panels is None else self.filter(panel_id__in=panels)

    def of(self, panel: Panel) -> "TopicQuerySet":
        """Return the topics of one panel."""
        return self.filter(panel=panel)

    def live(self) -> "TopicQuerySet":
        """Return what is still to be done."""
        return self.filter(state__in=[Topic.State.SUGGESTED, Topic.State.AGREED])

    def unplaced(self) -> "TopicQuerySet":
        """Return what is to be done and has no meeting."""
        return self.live().filter(meeting__isnull=True)

    def slipped(self, *, on: date) -> "TopicQuerySet":
        """Return what was planned for one meeting and waits still, or is planned for a later one.

        A topic whose meeting has passed without it counts as slipped too.
        """
        return self.live().filter(
            Q(first_planned_for__isnull=False)
            & (
                Q(meeting__isnull=True)
                | Q(meeting__meets_on__gt=F("first_planned_for__meets_on"))
                | Q(meeting__meets_on__lt=on)
            )
        )


class Topic(models.Model):
    """Something the panel means to look at: a topic, a visit or a briefing.

    `first_planned_for` keeps the first meeting it was placed at, so that slipping can be seen.
    `origin_item` and `origin_resolution` say where it came from, where that was a deferral or a
    resolution.
    """

    class Kind(models.TextChoices):
        """What is done about it."""

        TOPIC = "topic", "Topic for a meeting"
        VISIT = "visit", "Visit"
        BRIEFING = "briefing", "Briefing"

    class Origin(models.TextChoices):
        """Where it came from."""

        PANEL = "panel", "The panel"
        RESOLUTION = "resolution", "A resolution"
        DEFERRAL = "deferral", "Deferred from a meeting"
        OFFICER = "officer", "Suggested by officers"
        PUBLIC = "public", "Asked for by the public"

    class State(models.TextChoices):
        """How far it is."""

        SUGGESTED = "suggested", "Suggested"
        AGREED = "agreed", "On the programme"
        DONE = "done", "Done"
        DROPPED = "dropped", "Dropped"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TOPIC)
    title = models.CharField(max_length=200)
    reason = models.TextField("why the panel looks at it")
    origin = models.CharField(max_length=12, choices=Origin, default=Origin.PANEL)
    origin_item = models.ForeignKey(
        "meetings.AgendaItem", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    origin_resolution = models.ForeignKey(
        "meetings.Resolution", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    meeting = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    first_planned_for = models.ForeignKey(
        Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.SUGGESTED)
    closed_because = models.CharField(max_length=300, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "meeting__meets_on", "title"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=~Q(title=""), name="meetings_topic_has_a_title"),
            models.CheckConstraint(condition=~Q(reason=""), name="meetings_topic_says_why"),
            models.CheckConstraint(
                condition=(Q(origin="deferral") & Q(origin_item__isnull=False))
                | (~Q(origin="deferral") & Q(origin_item__isnull=True)),
                name="meetings_topic_item_when_deferred",
            ),
            models.CheckConstraint(
                condition=(Q(origin="resolution") & Q(origin_resolution__isnull=False))
                | (~Q(origin="resolution") & Q(origin_resolution__isnull=True)),
                name="meetings_topic_resolution_when_resolved",
            ),
            models.UniqueConstraint(
                fields=["origin_resolution"],
                condition=Q(origin_resolution__isnull=False),
                name="meetings_topic_once_of_a_resolution",
            ),
            models.CheckConstraint(
                condition=(Q(state="dropped") & ~Q(closed_because="")) | ~Q(state="dropped"),
                name="meetings_topic_says_why_it_is_dropped",
            ),
        ]

    def __str__(self) -> str:
        return self.title
