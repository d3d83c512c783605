"""A build of a pack: who asked, how far it is, and the file that came of it."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from scrutiny.files.models import StoredFile
from scrutiny.panels.models import Panel

if TYPE_CHECKING:
    from scrutiny.packs.models.section import RenderedSection


class BuildQuerySet(models.QuerySet["Build"]):
    """Phrases about builds. Who may read one depends on its paper: see `rules.may_read`."""

    def done(self, *, kind: str, key: str, audience: str, is_draft: bool) -> "BuildQuerySet":
        """Return the finished builds of a paper, of its draft or of what was told, newest first."""
        wanted = {"kind": kind, "key": key, "audience": audience, "is_draft": is_draft}
        return self.filter(**wanted, state=Build.State.DONE).order_by("-id")

    def live(self) -> "BuildQuerySet":
        """Return the builds that are still to finish."""
        return self.filter(state__in=Build.LIVE)

    def standing(self) -> "BuildQuerySet":
        """Return the builds that are finished or will be: another request gets the same one."""
        return self.exclude(state__in=Build.GIVEN_UP)

    def waiting_for(self, section: "RenderedSection") -> "BuildQuerySet":
        """Return the live builds that cannot be joined before this section is rendered."""
        own = Q(parts__rendered=section)
        other = Q(parts__others__rendered=section)
        found = self.live().filter(own | other, waiting_count__gt=0)
        return self.filter(pk__in=found.values("pk")).order_by("pk")


class Build(models.Model):
    """One building of one paper for one audience from one set of inputs.

    `kind` and `key` name the paper (settings.PAPER_KINDS); `fingerprint` is a hash of everything
    that goes into it, so that two requests for the same inputs are one build. `waiting_count` is
    how many of its sections are still to be rendered; whoever brings it to nothing asks for the
    joining.
    """

    class Audience(models.TextChoices):
        """Who the edition is for."""

        MEMBERS = "members", "Members' edition"
        PUBLIC = "public", "Public edition"

    class State(models.TextChoices):
        """Life of a build: queued -> running -> done, or from both to failed or cancelled."""

        QUEUED = "queued", "Waiting for its turn"
        RUNNING = "running", "Being built"
        DONE = "done", "Ready"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    LIVE = (State.QUEUED, State.RUNNING)
    GIVEN_UP = (State.FAILED, State.CANCELLED)

    panel = models.ForeignKey(Panel, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    audience = models.CharField(max_length=10, choices=Audience)
    fingerprint = models.CharField(max_length=64)
    # What nobody said was told is kept from those who read only what was told.
    is_draft = models.BooleanField("of a draft", default=True)
    title = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    step = models.CharField(max_length=120, blank=True)
    step_count = models.PositiveSmallIntegerField(default=0)
    steps_done_count = models.PositiveSmallIntegerField(default=0)
    waiting_count = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(auto_now_add=True)
    requester = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    finished_at = models.DateTimeField(null=True)
    seconds = models.DecimalField(max_digits=8, decimal_places=2, null=True)
    page_count = models.PositiveIntegerField(null=True)
    # The numbers printed on its first and its last page.
    first_page = models.PositiveIntegerField(default=1)
    last_page = models.PositiveIntegerField(null=True)
    # Names of the sections that a program which reads aloud gets nothing from.
    untagged = models.JSONField(default=list, blank=True)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    error = models.TextField(blank=True)

    objects = BuildQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["kind", "key", "audience", "fingerprint"],
                condition=~Q(state__in=["failed", "cancelled"]),
                name="packs_build_same_inputs_once",
            ),
            models.CheckConstraint(
                condition=(Q(state="done") & Q(file__isnull=False) & Q(waiting_count=0))
                | (~Q(state="done") & Q(file__isnull=True)),
                name="packs_build_file_when_done",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["queued", "running"], finished_at__isnull=True)
                | Q(state__in=["done", "failed", "cancelled"], finished_at__isnull=False),
                name="packs_build_finished_at_when_over",
            ),
            models.CheckConstraint(
                condition=(Q(state="failed") & ~Q(error="")) | (~Q(state="failed") & Q(error="")),
                name="packs_build_says_why_it_failed",
            ),
            models.CheckConstraint(
                condition=Q(last_page__isnull=True)
                | Q(last_page__isnull=False, last_page__gte=F("first_page")),
                name="packs_build_pages_in_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.get_audience_display().lower()}"

    @property
    def is_live(self) -> bool:
        """Return whether the build is still to finish."""
        return self.state in self.LIVE

    @property
    def sha256(self) -> str:
        """Return the hash of the finished file, or nothing."""
        return self.file.sha256 if self.file else ""

    def seconds_since_asked(self, now: datetime) -> float:
        """Return how long somebody has been waiting."""
        return (now - self.asked_at).total_seconds()
