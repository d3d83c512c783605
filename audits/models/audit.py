"""An audit of one case: allocated, written, submitted, placed on the child's file."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from audits.models.cycle import REFERENCE_MAX, Cycle
from audits.models.programme import Theme
from audits.models.register import Auditor, Team, answered_for_by
from audits.models.tools import Grade, LearningTheme, Tool
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import KEEPS_AUDITS, MODERATES_AUDITS
from scrutiny.history.constraints import set_together
from scrutiny.meetings.posts import posts_held


class AuditQuerySet(models.QuerySet["Audit"]):
    """Phrases about audits."""

    def visible_to(self, user: Visitor, *, on: date | None = None) -> "AuditQuerySet":
        """Return the audits that a person may read, on a day (today unless told otherwise).

        The unit that keeps the programme reads all; an auditor on the register their own;
        whoever holds the lead's or the head's post of a team those that were submitted; a
        moderator those that are put to the panel. Nobody else reads any.
        """
        day = on or timezone.localdate()
        if has_role(user, KEEPS_AUDITS):
            return self.all()
        own = Auditor.objects.on(day).filter(person__user=user.pk) if user.pk else None
        if own is None:
            return self.none()
        readable = Q(auditor__in=own)
        posts = posts_held(user, on=day)
        if posts:
            readable |= answered_for_by(posts) & Q(state__in=Audit.SUBMITTED_STATES)
        if has_role(user, MODERATES_AUDITS):
            readable |= Q(put_to_panel_at__isnull=False, state__in=Audit.SUBMITTED_STATES)
        return self.filter(readable)

    def with_names(self) -> "AuditQuerySet":
        """Read with each what lists print of it."""
        return self.select_related(
            "cycle", "team__area", "team__lead", "theme", "tool__scale", "grade", "auditor__person"
        )

    def in_sample(self) -> "AuditQuerySet":
        """Return the audits of the random sample: no re-audits, none replaced."""
        return self.filter(kind=Audit.Kind.SAMPLE).exclude(state=Audit.State.REPLACED)

    def standing(self) -> "AuditQuerySet":
        """Return the audits that were not replaced."""
        return self.exclude(state=Audit.State.REPLACED)

    def unfinished(self) -> "AuditQuerySet":
        """Return the audits that their auditors still have to hand in."""
        return self.filter(state__in=Audit.WITH_AUDITOR)

    def late(self, *, on: date) -> "AuditQuerySet":
        """Return the audits that were due before a day and are not handed in."""
        return self.unfinished().filter(due_on__lt=on)


class Audit(models.Model):
    """One audit of one case, from its allocation to the child's file.

    `version` counts saves: who saves from an older one is shown both texts. What was submitted is
    kept as a `Submission` each time; a moderated grade is a row of its own and never touches
    `grade`. `practitioner` is for the rule that nobody moderates their own work or their line's;
    it never leaves the audit's own pages.
    """

    class Kind(models.TextChoices):
        """How the audit came about; only the sample counts in the sample's distribution."""

        SAMPLE = "sample", "From the month's draw"
        THEMED = "themed", "Themed or with partners"
        REAUDIT = "re-audit", "Re-audit"

    class State(models.TextChoices):
        """How far an audit is."""

        UNALLOCATED = "to be allocated", "To be allocated"
        ALLOCATED = "allocated", "Allocated"
        IN_PROGRESS = "in progress", "In progress"
        SUBMITTED = "submitted", "Submitted"
        CHANGES_REQUESTED = "changes requested", "Changes requested"
        ON_FILE = "on file", "On the child's file"
        REPLACED = "replaced", "Replaced by another case"

    # The one table of moves.
    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        State.UNALLOCATED: frozenset({State.ALLOCATED, State.REPLACED}),
        State.ALLOCATED: frozenset({State.IN_PROGRESS, State.REPLACED}),
        State.IN_PROGRESS: frozenset({State.SUBMITTED, State.REPLACED}),
        State.SUBMITTED: frozenset({State.CHANGES_REQUESTED, State.ON_FILE}),
        State.CHANGES_REQUESTED: frozenset({State.SUBMITTED}),
        State.ON_FILE: frozenset(),
        State.REPLACED: frozenset(),
    }
    WITH_AUDITOR = (State.ALLOCATED, State.IN_PROGRESS, State.CHANGES_REQUESTED)
    SUBMITTED_STATES = (State.SUBMITTED, State.CHANGES_REQUESTED, State.ON_FILE)

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="audits")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SAMPLE)
    state = models.CharField(max_length=20, choices=State, default=State.UNALLOCATED)
    reference = models.CharField("case reference", max_length=REFERENCE_MAX)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    theme = models.ForeignKey(
        Theme, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    tool = models.ForeignKey(Tool, on_delete=models.PROTECT, related_name="+")
    auditor = models.ForeignKey(
        Auditor, null=True, blank=True, on_delete=models.PROTECT, related_name="audits"
    )
    conflict_accepted_because = models.CharField(max_length=300, blank=True)
    allocated_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    parent = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reaudit"
    )
    replaces = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by"
    )
    replaced_because = models.CharField(max_length=300, blank=True)

    version = models.PositiveIntegerField(default=0)
    audited_on = models.DateField(null=True, blank=True)
    practitioner = models.CharField(max_length=120, blank=True)
    has_practitioner_taken_part = models.BooleanField(null=True, blank=True)
    is_family_asked = models.BooleanField("child and family asked", null=True, blank=True)
    family_said = models.TextField(blank=True)
    grade = models.ForeignKey(
        Grade, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    strengths = models.TextField(blank=True)
    improvements = models.TextField("areas for improvement", blank=True)
    strength_themes = models.ManyToManyField(LearningTheme, related_name="+", blank=True)
    development_themes = models.ManyToManyField(LearningTheme, related_name="+", blank=True)

    submitted_at = models.DateTimeField(null=True, blank=True)
    changes_wanted = models.TextField("what is to be changed", blank=True)
    put_to_panel_at = models.DateTimeField(null=True, blank=True)
    put_to_panel_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    placed_on = models.DateField("placed on the child's file on", null=True, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["cycle", "team__name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            # One case once a month; a re-audit is of the same case by its nature.
            models.UniqueConstraint(
                fields=["cycle", "reference"],
                condition=~Q(kind="re-audit") & ~Q(state="replaced"),
                name="audits_audit_case_once_a_cycle",
            ),
            models.CheckConstraint(
                condition=(Q(kind="re-audit") & Q(parent__isnull=False))
                | (~Q(kind="re-audit") & Q(parent__isnull=True)),
                name="audits_audit_reaudit_has_parent",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["to be allocated", "replaced"])
                | (Q(auditor__isnull=False) & Q(allocated_on__isnull=False)),
                name="audits_audit_allocated_to_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="replaced") | ~Q(replaced_because=""),
                name="audits_audit_replaced_because",
            ),
            models.CheckConstraint(
                condition=Q(allocated_on__isnull=True)
                | (Q(allocated_on__isnull=False) & Q(due_on__gte=models.F("allocated_on"))),
                name="audits_audit_due_after_allocation",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "changes requested", "on file"])
                | Q(submitted_at__isnull=False),
                name="audits_audit_submitted_at_some_time",
            ),
            models.CheckConstraint(
                condition=(Q(state="on file") & Q(placed_on__isnull=False))
                | (~Q(state="on file") & Q(placed_on__isnull=True)),
                name="audits_audit_on_file_on_a_day",
            ),
            set_together("audits_audit", "put_to_panel_at", "put_to_panel_by"),
            set_together("audits_audit", "placed_on", "placed_by"),
        ]

    def __str__(self) -> str:
        # Lists of what happened and e-mails print this, so it says nothing of the case.
        return f"Audit {self.pk}, {self.team}, {self.cycle.label}"

    @property
    def is_graded(self) -> bool:
        """Return whether the audit's tool gives a grade; a review without one is activity only."""
        return self.tool.scale_id is not None

    @property
    def is_with_auditor(self) -> bool:
        """Return whether its auditor can still write it."""
        return self.state in self.WITH_AUDITOR
