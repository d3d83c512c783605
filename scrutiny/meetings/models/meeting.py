"""A panel's meetings: when, where, how, and how far their papers and minutes are."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_AGENDA_DRAFTS, TAKES_PART
from scrutiny.panels.bodies import MEETS_IN_PUBLIC
from scrutiny.panels.models import Panel, Person


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Phrases about meetings; those that ask of a day take it as an argument."""

    def visible_to(self, user: Visitor) -> "MeetingQuerySet":
        """Return the meetings of bodies that meet in public, and those of one's own panels.

        That a meeting is planned is public; what is on its agenda is so once it is published.
        """
        own = panels_of(user, TAKES_PART)
        if own is None:
            return self.all()  # an empty Q is no "everything": beside another it vanishes
        return self.filter(Q(panel__body_type__in=MEETS_IN_PUBLIC) | Q(panel_id__in=own))

    def drafts_visible_to(self, user: Visitor) -> "MeetingQuerySet":
        """Return the meetings whose agenda the person may read before it is published."""
        panels = panels_of(user, SEES_AGENDA_DRAFTS)
        return self.all() if panels is None else self.filter(panel_id__in=panels)

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
    """One meeting of a panel.

    `convened_on` is set where it was convened at shorter notice than the clear days (Local
    Government Act 1972, s.100A(6)(a)): its papers are then open from the time it is convened.
    `shorter_notice_because` is printed on its agenda.
    """

    class Kind(models.TextChoices):
        """How the panel meets. A consultation takes no decision; officers decide afterwards."""

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

    # A meeting of years ago may be brought in as held, with minutes and no agenda.
    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        State.PLANNED: frozenset({State.AGENDA_DRAFT, State.HELD, State.CANCELLED}),
        State.AGENDA_DRAFT: frozenset({State.PUBLISHED, State.CANCELLED}),
        State.PUBLISHED: frozenset({State.HELD, State.CANCELLED}),
        State.HELD: frozenset({State.MINUTES_DRAFT}),
        State.MINUTES_DRAFT: frozenset({State.MINUTES_APPROVED}),
        State.MINUTES_APPROVED: frozenset(),
        State.CANCELLED: frozenset(),
    }
    # States in which an agenda may still be built without publishing anything.
    BEFORE_PUBLICATION: ClassVar[frozenset[str]] = frozenset({State.PLANNED, State.AGENDA_DRAFT})
    # States in which the panel has met.
    OVER: ClassVar[frozenset[str]] = frozenset(
        {State.HELD, State.MINUTES_DRAFT, State.MINUTES_APPROVED}
    )

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    meets_on = models.DateField()
    start_time = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.IN_PERSON)
    state = models.CharField(max_length=20, choices=State, default=State.PLANNED)
    convened_on = models.DateField(null=True, blank=True)
    shorter_notice_because = models.TextField(blank=True)
    presided_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_because = models.CharField(max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["meets_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["panel", "meets_on"], name="meetings_meeting_one_a_day"
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(cancelled_because=""))
                | (~Q(state="cancelled") & Q(cancelled_because="")),
                name="meetings_meeting_says_why_it_is_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(shorter_notice_because="") | Q(convened_on__isnull=False),
                name="meetings_meeting_shorter_notice_from_a_day",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "planned",
                        "agenda draft",
                        "published",
                        "held",
                        "minutes draft",
                        "minutes approved",
                        "cancelled",
                    ]
                ),
                name="meetings_meeting_state",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.meets_on:%-d %B %Y}"

    def may_become(self, state: str) -> bool:
        """Return whether the life of a meeting allows this step."""
        return state in self.MOVES[self.state]

    @property
    def is_over(self) -> bool:
        """Return whether the panel has met."""
        return self.state in self.OVER
