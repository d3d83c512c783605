"""The state of a panel's month: from draft to locked, by the posts that may."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, JSONObject

from scrutiny.access.holdings import Visitor, panels_of
from scrutiny.access.roles import SEES_DRAFTS, SEES_PUBLISHED
from scrutiny.history.constraints import set_together
from scrutiny.meetings.models import Meeting
from scrutiny.packs.models import Build
from scrutiny.panels.models import Panel


class MonthQuerySet(models.QuerySet["ReportingMonth"]):
    """Phrases about months."""

    def visible_to(self, user: Visitor) -> "MonthQuerySet":
        """Return drafts to those who work on them, published months to the panel's people."""
        drafts, published = panels_of(user, SEES_DRAFTS), panels_of(user, SEES_PUBLISHED)
        if drafts is None:
            return self.all()  # an empty Q is no "everything": beside another it vanishes
        told = Q(state__in=ReportingMonth.TOLD)
        if published is not None:
            told &= Q(panel_id__in=published)
        return self.filter(Q(panel_id__in=drafts) | told)

    def with_next_meeting(self, *, on: date) -> "MonthQuerySet":
        """Add `next_meeting_on`: when the month's panel meets next, from this day on."""
        upcoming = Meeting.objects.upcoming(on=on).filter(panel=models.OuterRef("panel"))
        return self.annotate(next_meeting_on=models.Subquery(upcoming.values("meets_on")[:1]))

    def with_last_meeting(self, *, on: date) -> "MonthQuerySet":
        """Add `last_meeting_on`: when the panel last met before it was told of the month.

        Of a month that was not told, before this day.
        """
        told_on = Coalesce(models.OuterRef("told_on"), models.Value(on))
        before = Meeting.objects.past(on=date.max).filter(
            panel=models.OuterRef("panel"), meets_on__lt=told_on
        )
        found = {"last_meeting_on": models.Subquery(before.values("meets_on")[:1])}
        return self.annotate(**found)

    def with_pack(self, *, month: date, key: str) -> "MonthQuerySet":
        """Add `pack` to one of the months: its newest finished pack, {"pk": ..., "pages": ...}.

        A draft's pack is not one of what was told, nor the other way round.
        """
        told, draft = (
            models.Subquery(
                Build.objects.done(
                    kind="performance", key=key, audience="members", is_draft=is_draft
                ).values(found=JSONObject(pk="pk", pages="page_count"))[:1]
            )
            for is_draft in (False, True)
        )
        is_told = Q(state__in=ReportingMonth.TOLD)
        found = {
            "pack": models.Case(
                models.When(is_told, month=month, then=told), models.When(month=month, then=draft)
            )
        }
        return self.annotate(**found)


class ReportingMonth(models.Model):
    """A month of a panel's figures."""

    # Added by `with_last_meeting` and `with_pack`, which name them in a dict: what is annotated by
    # keyword may not be declared as well.
    last_meeting_on: date | None
    pack: dict[str, int] | None

    class State(models.TextChoices):
        """How far the month is; members see it from published on."""

        DRAFT = "draft", "Draft"
        CHECKED = "checked", "Checked"
        PUBLISHED = "published", "Published"
        LOCKED = "locked", "Locked"

    MOVES: ClassVar[dict[str, frozenset[str]]] = {
        State.DRAFT: frozenset({State.CHECKED}),
        State.CHECKED: frozenset({State.DRAFT, State.PUBLISHED}),
        State.PUBLISHED: frozenset({State.LOCKED}),
        State.LOCKED: frozenset(),
    }
    TOLD: ClassVar[frozenset[str]] = frozenset({State.PUBLISHED, State.LOCKED})

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    month = models.DateField(help_text="First day of the month.")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    checked_at = models.DateTimeField(null=True)
    told_on = models.DateField("told to the panel", null=True)
    published_at = models.DateTimeField(null=True)
    locked_at = models.DateTimeField(null=True)

    objects = MonthQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["panel", "-month"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["panel", "month"], name="performance_reportingmonth_once"
            ),
            set_together("performance_reportingmonth", "told_on", "published_at"),
            models.CheckConstraint(
                condition=(Q(state__in=["published", "locked"]) & Q(published_at__isnull=False))
                | (Q(state__in=["draft", "checked"]) & Q(published_at__isnull=True)),
                name="performance_reportingmonth_published_when_told",
            ),
            models.CheckConstraint(
                condition=(Q(state="locked") & Q(locked_at__isnull=False))
                | (~Q(state="locked") & Q(locked_at__isnull=True)),
                name="performance_reportingmonth_locked_when_locked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}, {self.month:%B %Y}"

    def why_not_told_by(self, day: date) -> str:
        """Return why there is nothing to show of the month as at a day, or nothing if there is."""
        name = f"{self.month:%B %Y}"
        if self.told_on is None:
            return f"{name} has not been told to the panel yet."
        if day < self.told_on:
            return f"{name} was told on {self.told_on:%-d %B %Y}; nothing of it before."
        return ""

    def may_become(self, state: str) -> bool:
        """Return whether the life of a month allows this step."""
        return state in self.MOVES[self.state]
