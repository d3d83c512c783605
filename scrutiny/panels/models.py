"""Panels, the people who sit on them, the posts that answer to them, and who holds which role."""

from datetime import date
from typing import ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from scrutiny.panels.bodies import MEETS_IN_PUBLIC, BodyType

OPEN_ENDED = Q(to_on__isnull=True)


def ends_after_start(table: str) -> models.CheckConstraint:
    """Return the constraint that a dated row does not end before it begins."""
    return models.CheckConstraint(
        condition=OPEN_ENDED | (Q(to_on__isnull=False) & Q(to_on__gte=F("from_on"))),
        name=f"{table}_ends_after_start",
    )


class Post(models.Model):
    """An office of the council or a partner: leads, owners and addressees are posts."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar[list[str]] = ["title"]

    def __str__(self) -> str:
        return self.title


class Panel(models.Model):
    """A scrutiny panel of the council.

    `body_type` decides whether the public's rights of access apply (`panels.bodies`). `reference`
    begins the references of its requests ("CF 2022/23 07"). The proper officer's post signs the
    agenda; the contact's is printed on its front sheet.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    terms_of_reference = models.TextField(blank=True)
    quorum = models.PositiveSmallIntegerField(default=3)
    body_type = models.CharField(max_length=20, choices=BodyType, default=BodyType.COMMITTEE)
    reference = models.CharField(max_length=10, blank=True)
    seat_count = models.PositiveSmallIntegerField("councillors' seats", null=True, blank=True)
    usual_place = models.CharField(max_length=200, blank=True)
    usual_start_time = models.TimeField(null=True, blank=True)
    proper_officer = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    contact = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(body_type__in=BodyType.values), name="panels_panel_body_type"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def meets_in_public(self) -> bool:
        """Return whether the public has a right to its meetings and papers."""
        return self.body_type in MEETS_IN_PUBLIC


Dated = TypeVar("Dated", bound=models.Model)


class DatedQuerySet(models.QuerySet[Dated]):
    """Rows that apply from one day to another, both days included."""

    def on(self, day: date) -> Self:
        """Return the rows that apply on this day."""
        return self.filter(Q(from_on__lte=day) & (OPEN_ENDED | Q(to_on__gte=day)))


class Person(models.Model):
    """Somebody who sits on a panel or holds a post; they need not have an account."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class PostHolder(models.Model):
    """Who holds a post, from when to when."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="posts_held")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["PostHolder"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["post", "from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("panels_postholder"),
            models.UniqueConstraint(
                fields=["post"], condition=OPEN_ENDED, name="panels_postholder_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.post}"


class Membership(models.Model):
    """A person's seat on a panel, with what they may vote on."""

    class Role(models.TextChoices):
        """Office on the panel."""

        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice chair", "Vice chair"
        MEMBER = "member", "Member"
        APPOINTED = "appointed member", "Appointed member"

    class Voting(models.TextChoices):
        """What the member may vote on (education only: church and parent governor members)."""

        ALL = "all", "All matters"
        EDUCATION = "education matters only", "Education matters only"
        NONE = "none", "No vote"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role, default=Role.MEMBER)
    voting_scope = models.CharField(max_length=30, choices=Voting, default=Voting.ALL)
    is_counted_in_quorum = models.BooleanField(default=True)
    body_represented = models.CharField(max_length=120, blank=True)
    political_group = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Membership"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "person"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("panels_membership"),
            models.UniqueConstraint(
                fields=["panel", "person"],
                condition=OPEN_ENDED,
                name="panels_membership_one_seat_each",
            ),
            models.UniqueConstraint(
                fields=["panel"],
                condition=OPEN_ENDED & Q(role="chair"),
                name="panels_membership_one_chair",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()}"


class Substitute(models.Model):
    """Somebody who may sit in for a member of the panel, as the council has named them."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="substitutes")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    political_group = models.CharField(max_length=60, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Substitute"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "person"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("panels_substitute"),
            models.UniqueConstraint(
                fields=["panel", "person"],
                condition=OPEN_ENDED,
                name="panels_substitute_named_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, substitute on {self.panel}"


class Vacancy(models.Model):
    """A seat that nobody holds, from when to when; agendas print it."""

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="vacancies")
    seat = models.CharField(max_length=120, help_text='Whose seat it is: "Church diocese".')
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["Vacancy"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "seat", "from_on"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("panels_vacancy"),
            models.UniqueConstraint(
                fields=["panel", "seat"], condition=OPEN_ENDED, name="panels_vacancy_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Vacancy: {self.seat}"


class RoleAssignment(models.Model):
    """A role that an account holds, on one panel or (panel empty) on all of them."""

    class Role(models.TextChoices):
        """The roles of the portal; `access.roles` says what each may do."""

        MEMBER = "member", "Panel member"
        OFFICER = "officer", "Performance officer"
        SERVICE_LEAD = "service_lead", "Service lead"
        DIRECTOR = "director", "Service director"
        SCRUTINY_MANAGER = "scrutiny_manager", "Scrutiny manager"
        RESPONDENT = "respondent", "Respondent"
        AUDITOR = "auditor", "Auditor"
        PARTNER_AUDITOR = "partner_auditor", "Partner auditor"
        QA_LEAD = "qa_lead", "Quality assurance lead"
        HEAD_OF_SERVICE = "head_of_service", "Head of service"
        ADMINISTRATOR = "administrator", "Administrator"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=Role)
    panel = models.ForeignKey(
        Panel, null=True, blank=True, on_delete=models.CASCADE, related_name="role_assignments"
    )
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    objects = DatedQuerySet["RoleAssignment"].as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["user", "role"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            ends_after_start("panels_roleassignment"),
            models.UniqueConstraint(
                fields=["user", "role", "panel"],
                condition=OPEN_ENDED & Q(panel__isnull=False),
                name="panels_roleassignment_once_per_panel",
            ),
            # An empty panel counts as distinct from another empty one, so it needs its own rule.
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=OPEN_ENDED & Q(panel__isnull=True),
                name="panels_roleassignment_once_everywhere",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
