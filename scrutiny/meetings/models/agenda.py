"""What a meeting deals with, in order: standing items, business, monitoring."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from scrutiny.access.holdings import Visitor
from scrutiny.history.constraints import set_together
from scrutiny.meetings.models.meeting import Meeting
from scrutiny.meetings.models.programme import Topic
from scrutiny.panels.models import Panel, Person


class ItemKind(models.TextChoices):
    """What an item is; the kind decides what its minutes can record."""

    APOLOGIES = "apologies", "Apologies and changes in membership"
    INTERESTS = "interests", "Disclosure of interests"
    SCRUTINY_INTERESTS = "scrutiny interests", "Declarations of scrutiny interest"
    WHIP = "whip", "Declaration of party political whip"
    STATEMENT = "statement", "Statement from the chair"
    MINUTES = "minutes", "Minutes of the previous meeting"
    BUSINESS = "business", "Business"
    EXCLUSION = "exclusion", "Exclusion of the press and public"
    MONITORING = "monitoring", "Monitoring"


class StandingItemQuerySet(models.QuerySet["StandingItem"]):
    """Phrases about standing items."""

    def of(self, panel: Panel) -> "StandingItemQuerySet":
        """Return what a panel's agendas begin and end with, in order."""
        return self.filter(panel=panel).order_by("-place", "order")


class StandingItem(models.Model):
    """An item that every agenda of a panel begins or ends with."""

    class Place(models.TextChoices):
        """Before the business, or after it."""

        OPENING = "opening", "Before the business"
        CLOSING = "closing", "After the business"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    place = models.CharField(max_length=10, choices=Place)
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=ItemKind)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)

    objects = StandingItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "-place", "order"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["panel", "place", "order"], name="meetings_standingitem_one_place"
            ),
            models.CheckConstraint(
                condition=~Q(title=""), name="meetings_standingitem_has_a_title"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    """Phrases about items."""

    def drafts_visible_to(self, user: Visitor) -> "AgendaItemQuerySet":
        """Return the items of the meetings whose agenda the person may read before it is out."""
        return self.filter(meeting__in=Meeting.objects.drafts_visible_to(user))

    def with_papers(self) -> "AgendaItemQuerySet":
        """Return the items with their reports and how many appendices these have."""
        with_reports = self.select_related("report", "urgent_in_opinion_of", "topic")
        return with_reports.annotate(appendix_count=models.Count("report__appendices"))

    def on_agenda(self) -> "AgendaItemQuerySet":
        """Return the items that are still to be dealt with at their meeting, in order."""
        return self.filter(state=AgendaItem.State.ON_AGENDA).order_by("order", "pk")

    def printed(self) -> "AgendaItemQuerySet":
        """Return the items that the agenda prints, in order.

        An item withdrawn or deferred before it was published is not printed; one that was
        published keeps its number and says what became of it.
        """
        return self.filter(Q(state=AgendaItem.State.ON_AGENDA) | Q(number__isnull=False)).order_by(
            "order", "pk"
        )


class AgendaItem(models.Model):
    """One item of a meeting's agenda.

    `order` is where it stands; `number` is what it was published under and never changes after. An
    item added after publication is *late*: only if the chair is of the opinion that it is urgent,
    for special circumstances that the minutes must specify (Local Government Act 1972,
    s.100B(4)(b)).
    """

    class State(models.TextChoices):
        """Whether the meeting deals with it."""

        ON_AGENDA = "on agenda", "On the agenda"
        WITHDRAWN = "withdrawn", "Withdrawn"
        DEFERRED = "deferred", "Deferred"

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField(null=True)
    kind = models.CharField(max_length=20, choices=ItemKind, default=ItemKind.BUSINESS)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True, help_text="What the agenda prints below the title.")
    topic = models.ForeignKey(
        Topic, null=True, blank=True, on_delete=models.SET_NULL, related_name="items"
    )
    # The item whose exempt papers this exclusion item is about.
    excludes_for = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="exclusion"
    )
    state = models.CharField(max_length=10, choices=State, default=State.ON_AGENDA)
    state_reason = models.CharField(max_length=300, blank=True)
    is_to_follow = models.BooleanField("report to follow", default=False)
    added_late_at = models.DateTimeField(null=True)
    urgent_because = models.TextField(null=True, blank=True)
    urgent_in_opinion_of = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["meeting", "order", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                condition=Q(number__isnull=False),
                name="meetings_agendaitem_number_once",
            ),
            models.CheckConstraint(condition=~Q(title=""), name="meetings_agendaitem_has_a_title"),
            models.CheckConstraint(
                condition=(~Q(state="on agenda") & ~Q(state_reason=""))
                | (Q(state="on agenda") & Q(state_reason="")),
                name="meetings_agendaitem_says_why_it_left",
            ),
            models.CheckConstraint(
                condition=(Q(kind="exclusion") & Q(excludes_for__isnull=False))
                | (~Q(kind="exclusion") & Q(excludes_for__isnull=True)),
                name="meetings_agendaitem_excludes_for_an_item",
            ),
            set_together(
                "meetings_agendaitem", "added_late_at", "urgent_because", "urgent_in_opinion_of"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def panel_id(self) -> int:
        """Return the panel, for who may do what."""
        return self.meeting.panel_id

    @property
    def is_late(self) -> bool:
        """Return whether it was added after the agenda was published."""
        return self.added_late_at is not None
