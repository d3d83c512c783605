"""A section as it was rendered: kept under the hash of its inputs and used by any build."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q

from scrutiny.files.models import StoredFile

if TYPE_CHECKING:
    from scrutiny.packs.models.build import Build


class RenderedSectionQuerySet(models.QuerySet["RenderedSection"]):
    """Phrases about sections."""

    def waited_for_by(self, build: "Build") -> "RenderedSectionQuerySet":
        """Return the sections that a build cannot be joined without and that are not there yet."""
        used = Q(parts__build=build) | Q(others__part__build=build)
        return self.filter(used, state=RenderedSection.State.WAITING).distinct()

    def unused(self, *, before: datetime) -> "RenderedSectionQuerySet":
        """Return the sections that no build has asked for since, and none is waiting to join."""
        states = ["queued", "running"]
        live = Q(parts__build__state__in=states) | Q(others__part__build__state__in=states)
        wanted = self.filter(live).values("pk")
        return self.filter(used_at__lt=before).exclude(pk__in=wanted)


class RenderedSection(models.Model):
    """One section's PDF, prepared for joining, or what it will be made of.

    `fingerprint` is a hash of all that decides how it looks, so that a section which several
    builds ask for is rendered once. `html` or `upload` is kept exactly until it is rendered.
    """

    class State(models.TextChoices):
        """waiting -> done | failed; one that failed waits again when it is asked for again."""

        WAITING = "waiting", "Still to be laid out"
        DONE = "done", "Laid out"
        FAILED = "failed", "Failed"

    fingerprint = models.CharField(max_length=64, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    html = models.TextField(blank=True)
    upload = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    page_count = models.PositiveIntegerField(null=True)
    is_tagged = models.BooleanField("with tags for programs that read aloud", null=True)
    error = models.TextField(blank=True)
    used_at = models.DateTimeField()

    objects = RenderedSectionQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["used_at"], name="packs_section_used_at"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                condition=(Q(state="waiting") & ~Q(html="") & Q(upload__isnull=True))
                | Q(state="waiting", html="", upload__isnull=False)
                | Q(state__in=["done", "failed"], html="", upload__isnull=True),
                name="packs_section_source_while_waiting",
            ),
            CheckConstraint(
                condition=Q(
                    state="done",
                    file__isnull=False,
                    page_count__isnull=False,
                    page_count__gte=1,
                    is_tagged__isnull=False,
                )
                | Q(
                    state__in=["waiting", "failed"],
                    file__isnull=True,
                    page_count__isnull=True,
                    is_tagged__isnull=True,
                ),
                name="packs_section_file_when_done",
            ),
            CheckConstraint(
                condition=(Q(state="failed") & ~Q(error=""))
                | Q(state__in=["waiting", "done"], error=""),
                name="packs_section_says_why_it_failed",
            ),
        ]

    def __str__(self) -> str:
        return f"section {self.fingerprint[:12]}"
