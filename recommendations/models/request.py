"""A request of the panel: what was asked, of whom, where it came from and how far it is."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from audits.models import LearningTheme
from performance.models import Indicator
from recommendations import states
from recommendations.models.kept import Kept, KeptQuerySet
from scrutiny.access.holdings import Visitor, panels_seen_by
from scrutiny.history.constraints import set_together
from scrutiny.meetings.calendar import municipal_year_label
from scrutiny.meetings.models import Meeting, Resolution
from scrutiny.panels.models import Panel, Post

# The one field that each origin fills.
ORIGIN_FIELDS = {
    "resolution": Q(resolution__isnull=False),
    "indicator": Q(indicator__isnull=False),
    "theme": Q(theme__isnull=False),
    "source": ~Q(source=""),
}


def _exactly_one_origin() -> Q:
    """Return the condition that one origin is filled and every other is empty."""
    either = Q()
    for name in ORIGIN_FIELDS:
        one = Q()
        for other, is_filled in ORIGIN_FIELDS.items():
            one &= is_filled if other == name else ~is_filled
        either |= one
    return either


class RequestQuerySet(KeptQuerySet["Request"]):
    """Phrases about requests."""

    def visible_to(self, user: Visitor) -> "RequestQuerySet":
        """Return the requests of the panels that the person may see."""
        return self.filter(panel__in=panels_seen_by(user))

    def with_names(self) -> "RequestQuerySet":
        """Return the requests with what names them and their origin, in the same query."""
        return self.select_related(
            "panel",
            "addressee",
            "lead",
            "indicator",
            "about",
            "theme",
            "resolution__minute__item",
            "resolution__minute__minutes__meeting__panel",
        )

    def open(self) -> "RequestQuerySet":
        """Return the requests that are on the list: the panel has not let go of them."""
        return self.exclude(state__in=states.OFF_LIST)

    def about_indicator(self, indicator_id: int) -> "RequestQuerySet":
        """Return the requests that came of an indicator or that are about it."""
        return self.filter(Q(indicator=indicator_id) | Q(about=indicator_id))

    def overdue(self, *, on: date) -> "RequestQuerySet":
        """Return the formal recommendations whose answer is late on a day (s.9FE)."""
        return self.filter(state=states.State.NOTIFIED, due_on__lt=on)


class Request(Kept):
    """One thing that the panel asked for, with its wording kept as it was resolved.

    It has exactly one origin: a resolution, an indicator, a learning theme of the audits, or a
    source in words (an inspection, a review). `reference` is made of the panel's reference, the
    municipal year and a number that counts through it: "CF 2022/23 07". `due_on` is set where the
    law gives a period for the answer; all else is due at the next meeting's paper deadline.
    `state` is that of the newest update. `closing_meeting` is where the panel let go of it.
    """

    Kind = states.Kind
    State = states.State

    class Clock(models.TextChoices):
        """What gives the day of the answer."""

        EXECUTIVE = "executive", "The executive or the Council: two months"
        PARTNER = "partner", "A health or crime and disorder body: the days in the settings"
        MEETING = "meeting", "The paper deadline of the next meeting"

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=states.Kind)
    state = models.CharField(
        max_length=20, choices=states.State, default=states.State.MADE, db_index=True
    )
    municipal_year = models.PositiveSmallIntegerField(help_text="The year in which it begins.")
    number = models.PositiveSmallIntegerField()
    wording = models.TextField("as it was resolved")
    amended_wording = models.TextField("as it was agreed in part", blank=True)
    resolution = models.OneToOneField(
        Resolution, null=True, on_delete=models.PROTECT, related_name="+"
    )
    indicator = models.ForeignKey(Indicator, null=True, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(LearningTheme, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField("inspection or review", max_length=200, blank=True)
    # The indicator that it is about, beside where it came from.
    about = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    addressee = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    addressee_body = models.CharField(max_length=120, blank=True)
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    clock = models.CharField(max_length=10, choices=Clock, default=Clock.MEETING)
    made_on = models.DateField()
    made_at = models.DateTimeField()
    notified_on = models.DateField(null=True)
    received_on = models.DateField(null=True)
    due_on = models.DateField("answer due", null=True)
    closing_meeting = models.ForeignKey(
        Meeting, null=True, on_delete=models.PROTECT, related_name="+"
    )
    raiser = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "-municipal_year", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["panel", "municipal_year", "number"],
                name="recommendations_request_number_once_a_year",
            ),
            models.CheckConstraint(
                condition=~Q(wording=""), name="recommendations_request_has_words"
            ),
            models.CheckConstraint(
                condition=Q(addressee__isnull=False) | ~Q(addressee_body=""),
                name="recommendations_request_is_addressed",
            ),
            models.CheckConstraint(
                condition=_exactly_one_origin(), name="recommendations_request_has_one_origin"
            ),
            models.CheckConstraint(
                condition=Q(clock="meeting") | Q(kind="recommendation"),
                name="recommendations_request_clock_of_law",
            ),
            set_together("recommendations_request", "notified_on", "received_on"),
            models.CheckConstraint(
                condition=Q(
                    kind__in=states.Kind.values,
                    state__in=states.State.values,
                    clock__in=["executive", "meeting", "partner"],
                ),
                name="recommendations_request_known_words",
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="recommendations_request_counts_from_one"
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(states.OFF_LIST), closing_meeting__isnull=False)
                | (~Q(state__in=sorted(states.OFF_LIST)) & Q(closing_meeting__isnull=True)),
                name="recommendations_request_let_go_at_a_meeting",
            ),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True)
                | Q(
                    received_on__isnull=False,
                    notified_on__gte=F("made_on"),
                    received_on__gte=F("notified_on"),
                ),
                name="recommendations_request_made_notified_received",
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=True)
                | Q(received_on__isnull=False, due_on__gte=F("received_on")),
                name="recommendations_request_due_after_receipt",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def its_indicator(self) -> Indicator | None:
        """Return the indicator that it is about, or else the one that it came of."""
        return self.about or self.indicator

    @property
    def reference(self) -> str:
        """Return the reference as it is printed: "CF 2022/23 07"."""
        year = municipal_year_label(self.municipal_year)
        return f"{self.panel.reference} {year} {self.number:02}".strip()

    @property
    def is_open(self) -> bool:
        """Return whether it is on the list."""
        return self.state not in states.OFF_LIST

    @property
    def status(self) -> states.Status:
        """Return the word that is printed of it."""
        return states.STATUS_OF[self.state]
