"""Service areas, their teams, and the register of auditors."""

from collections.abc import Collection
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from scrutiny.panels.models import DatedQuerySet, Person, Post, ends_after_start


class ServiceArea(models.Model):
    """A part of the service: its head, and the service lead who oversees its audits."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    head = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team whose cases are audited; with no lead of its own, its service area's."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    area = models.ForeignKey(ServiceArea, on_delete=models.PROTECT, related_name="teams")
    lead = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def lead_post(self) -> Post:
        """Return the post that oversees the team's audits."""
        return self.lead or self.area.lead


def led_by(posts: Collection[int], *, team: str = "team") -> Q:
    """Return what is of the teams that one of these posts leads; `team` is the way to the team."""
    of_its_own = Q(**{f"{team}__lead__in": posts})
    return of_its_own | Q(**{f"{team}__lead__isnull": True, f"{team}__area__lead__in": posts})


def answered_for_by(posts: Collection[int], *, team: str = "team") -> Q:
    """Return what is of the teams that one of these posts leads, or is the head of service of."""
    return led_by(posts, team=team) | Q(**{f"{team}__area__head__in": posts})


class Agency(models.TextChoices):
    """Where an auditor works: for the council, or for a partner."""

    COUNCIL = "council", "The council"
    HEALTH = "health", "Health"
    POLICE = "police", "Police"
    HOUSING = "housing", "Housing"
    EDUCATION = "education", "Education"


class AuditorQuerySet(DatedQuerySet["Auditor"]):
    """Phrases about auditors."""

    def available(self, *, on: date) -> "AuditorQuerySet":
        """Return the auditors who are trained, on the register and not exempt on a day."""
        exempt = Exemption.objects.on(on).values("auditor")
        return self.on(on).filter(trained_on__lte=on).exclude(pk__in=exempt)


class Auditor(models.Model):
    """Somebody on the register of auditors, from a day on.

    A partner agency's auditor reads their own cases only, and always has a last day.
    """

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.CharField(max_length=12, choices=Agency, default=Agency.COUNCIL)
    team = models.ForeignKey(
        Team, null=True, blank=True, on_delete=models.PROTECT, related_name="auditors"
    )
    trained_on = models.DateField(null=True, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = AuditorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["person__name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("audits_auditor"),
            models.CheckConstraint(
                condition=Q(agency="council") | Q(to_on__isnull=False),
                name="audits_auditor_partner_expires",
            ),
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def is_partner(self) -> bool:
        """Return whether they work for a partner agency."""
        return self.agency != Agency.COUNCIL


class Exemption(models.Model):
    """Why an auditor does no audits for a time, and which post approved it."""

    auditor = models.ForeignKey(Auditor, on_delete=models.PROTECT, related_name="exemptions")
    from_on = models.DateField()
    to_on = models.DateField()
    reason = models.CharField(max_length=300)
    approver = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField()

    objects = DatedQuerySet["Exemption"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["auditor", "from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="audits_exemption_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="audits_exemption_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.auditor} exempt to {self.to_on:%-d %B %Y}"
