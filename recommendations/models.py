"""Requests of the panel: recommendations, actions, information, agenda items, referrals."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from scrutiny.access.holdings import Visitor
from scrutiny.meetings.calendar import municipal_year_label
from scrutiny.meetings.models import Meeting, Resolution
from scrutiny.panels.models import Panel, Post


class RequestQuerySet(models.QuerySet["Request"]):
    """Phrases about requests."""

    def visible_to(self, user: Visitor) -> "RequestQuerySet":
        """Return the requests of the panels whose meetings the person may see."""
        return self.filter(panel__in=Meeting.objects.visible_to(user).values("panel"))


class Request(models.Model):
    """One thing that the panel asked for, with its wording kept as it was resolved.

    It has exactly one origin; a resolution is the only one there is yet. `reference` is made of
    the panel's reference, the municipal year and a number that counts through it: "CF 2022/23 07".
    """

    class Kind(models.TextChoices):
        """What is asked for; the kind sets the clock and the allowed moves."""

        RECOMMENDATION = "recommendation", "Formal recommendation"
        ACTION = "action", "Action"
        INFORMATION = "information", "Information request"
        AGENDA_ITEM = "agenda item", "Agenda item"
        REFERRAL = "referral", "Referral"

    class State(models.TextChoices):
        """How far it is. Only `made` is reached yet."""

        MADE = "made", "Made"

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    state = models.CharField(max_length=20, choices=State, default=State.MADE)
    municipal_year = models.PositiveSmallIntegerField(help_text="The year in which it begins.")
    number = models.PositiveSmallIntegerField()
    wording = models.TextField("as it was resolved")
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="+")
    addressee = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    addressee_body = models.CharField(max_length=120, blank=True)
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField()
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
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """Return the reference as it is printed: "CF 2022/23 07"."""
        year = municipal_year_label(self.municipal_year)
        return f"{self.panel.reference} {year} {self.number:02}".strip()
