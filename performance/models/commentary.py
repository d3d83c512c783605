"""What the service says about its figures, revision by revision."""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from performance.models.area import PriorityArea
from performance.models.indicator import Indicator
from performance.models.observation import end_of
from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_DRAFTS
from scrutiny.history.constraints import set_together
from scrutiny.panels.models import Panel, Post

# Kinds of text about the month as a whole: neither an area's nor an indicator's.
OF_THE_MONTH = ("opening", "going well", "to watch", "to do better", "not yet in the return")


class CommentaryQuerySet(models.QuerySet["Commentary"]):
    """Phrases about commentary."""

    def printed(
        self, *, panel: Panel, month: date, until: date | None = None
    ) -> "CommentaryQuerySet":
        """Return what may be printed of a month: signed off, latest revision of a text first.

        `until` leaves out what was signed off after that day.
        """
        signed = self.filter(panel=panel, month=month, state=Commentary.State.SIGNED_OFF)
        if until is not None:
            signed = signed.filter(signed_off_at__lte=end_of(until))
        return signed.select_related("area", "indicator", "author_post").order_by(
            "kind", "-revision"
        )


class Commentary(models.Model):
    """One revision of a text for a month, about an area, an indicator or the month as a whole.

    The lists and what is not yet in the return hold one entry a line. `figures` are those inserted
    from the data (`{REF02}`), each with what it said when the revision was written, so that a later
    restatement shows. `kept` are typed figures that match nothing, with the reason to keep them.
    """

    class Kind(models.TextChoices):
        """What the text is about."""

        OPENING = "opening", "Opening statement"
        AREA = "area", "Priority area"
        INDICATOR = "indicator", "Indicator"
        GOING_WELL = "going well", "Going well"
        TO_WATCH = "to watch", "Ones to watch"
        TO_DO_BETTER = "to do better", "To do better"
        NOT_YET_IN_RETURN = "not yet in the return", "Not yet in the return"

    class State(models.TextChoices):
        """How far the text is."""

        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "Submitted"
        SIGNED_OFF = "signed off", "Signed off"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month.")
    kind = models.CharField(max_length=24, choices=Kind)
    area = models.ForeignKey(
        PriorityArea, null=True, blank=True, on_delete=models.CASCADE, related_name="commentaries"
    )
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="commentaries"
    )
    revision = models.PositiveSmallIntegerField()
    says = models.TextField()
    next_steps = models.TextField(blank=True)
    figures = models.JSONField(default=dict, blank=True)
    kept = models.JSONField(default=dict, blank=True)
    author_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    written_at = models.DateTimeField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    signed_off_at = models.DateTimeField(null=True)
    signed_off_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = CommentaryQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "-month", "kind", "-revision"]
        verbose_name_plural = "commentaries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(
                    Q(kind__in=OF_THE_MONTH) & Q(area__isnull=True) & Q(indicator__isnull=True)
                )
                | (Q(kind="area") & Q(area__isnull=False) & Q(indicator__isnull=True))
                | (Q(kind="indicator") & Q(area__isnull=True) & Q(indicator__isnull=False)),
                name="performance_commentary_one_subject",
            ),
            models.CheckConstraint(
                condition=(Q(state="signed off") & Q(signed_off_at__isnull=False))
                | (~Q(state="signed off") & Q(signed_off_at__isnull=True)),
                name="performance_commentary_signed_off_at",
            ),
            set_together("performance_commentary", "signed_off_at", "signed_off_by"),
            *(
                models.UniqueConstraint(
                    fields=["panel", "month", *subject, "revision"],
                    condition=Q(kind=kind),
                    name=f"performance_commentary_{kind}_revision",
                )
                for kind, subject in (("area", ["area"]), ("indicator", ["indicator"]))
            ),
            models.UniqueConstraint(
                fields=["panel", "month", "kind", "revision"],
                condition=Q(area__isnull=True) & Q(indicator__isnull=True),
                name="performance_commentary_of_the_month_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.month:%B %Y}, revision {self.revision}"


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    """Phrases about what was promised; each takes the person or the day as an argument."""

    def visible_to(self, user: Visitor) -> "CommitmentQuerySet":
        """Return the promises of the panels on whose figures the person works."""
        ids = panels_of(user, SEES_DRAFTS)
        return self if ids is None else self.filter(panel_id__in=ids)

    def open_on(self, day: date) -> "CommitmentQuerySet":
        """Return what was promised and neither kept nor dropped by the end of this day."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))

    def due(self, *, by: date) -> "CommitmentQuerySet":
        """Return what was to be done by this day, the longest due first."""
        return self.filter(due_on__lte=by).order_by("due_on", "pk")

    def promised_by(self, day: date, *, panel: Panel, month: date) -> "CommitmentQuerySet":
        """Return what a month's readers were promised by a day and did not get, longest due first.

        Promises of this month's words and of earlier ones; dropped ones show from this month on.
        """
        until_now = self.filter(panel=panel, month__lte=month).due(by=day)
        dropped = Q(state=Commitment.State.DROPPED, closed_on__gte=month)
        is_open = Q(closed_on__isnull=True) | Q(closed_on__gt=day)
        return until_now.filter(is_open | dropped).select_related("area", "indicator", "owner_post")


class Commitment(models.Model):
    """A dated promise of the service, made with a month's commentary; it comes back when due."""

    class State(models.TextChoices):
        """What became of it."""

        OPEN = "open", "Open"
        KEPT = "kept", "Kept"
        DROPPED = "dropped", "Dropped"

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month whose commentary promised it.")
    area = models.ForeignKey(
        PriorityArea, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    indicator = models.ForeignKey(
        Indicator, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    says = models.CharField(max_length=500)
    owner_post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    closed_on = models.DateField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.TextField(blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(Q(state="open") & Q(closed_on__isnull=True))
                | (Q(state__in=["kept", "dropped"]) & Q(closed_on__isnull=False) & ~Q(outcome="")),
                name="performance_commitment_closed_with_words",
            ),
            set_together("performance_commitment", "closed_on", "closed_by"),
        ]

    def __str__(self) -> str:
        return f"{self.says} (by {self.due_on:%-d %B %Y})"
