"""A piece of work that was asked for: the truth about it, where the broker is only a bell."""

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.utils import timezone


class JobQuerySet(models.QuerySet["Job"]):
    """Reads of the jobs."""

    def live(self) -> "JobQuerySet":
        """Return what is still to be done or being done."""
        return self.filter(state__in=[Job.State.QUEUED, Job.State.RUNNING])


class Job(models.Model):
    """Work of one kind on one subject, to be done once.

    `key` says what the work is, so that asking twice is one job while it is live; `subject_id` is
    what the kind's handler needs to find its record. `claim` and `lease_until` are set exactly
    while a worker has it.
    """

    class State(models.TextChoices):
        """How far it is. queued <-> running -> done | failed, and queued -> failed."""

        QUEUED = "queued", "Waiting"
        RUNNING = "running", "Being done"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    subject_id = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    asked_at = models.DateTimeField(default=timezone.now)
    run_after = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, help_text="When the broker was last rung for it.")
    attempt_count = models.PositiveSmallIntegerField(default=0)
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    error = models.TextField(blank=True, help_text="What went wrong last, in words.")

    objects = JobQuerySet.as_manager()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["state", "run_after"], name="jobs_job_state_run_after"),
            models.Index(fields=["kind", "key"], name="jobs_job_kind_key"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(
                fields=["kind", "key"],
                condition=Q(state__in=["queued", "running"]),
                name="jobs_job_live_once",
            ),
            CheckConstraint(
                condition=Q(state__in=["queued", "running", "done", "failed"]),
                name="jobs_job_state",
            ),
            CheckConstraint(
                condition=(
                    Q(state="running", claim__isnull=False, lease_until__isnull=False)
                    | (~Q(state="running") & Q(claim__isnull=True, lease_until__isnull=True))
                ),
                name="jobs_job_claim_with_lease_while_running",
            ),
            CheckConstraint(
                condition=(
                    Q(state__in=["done", "failed"], finished_at__isnull=False)
                    | Q(state__in=["queued", "running"], finished_at__isnull=True)
                ),
                name="jobs_job_finished_at_when_closed",
            ),
            CheckConstraint(
                condition=~Q(state="failed") | ~Q(error=""),
                name="jobs_job_failed_in_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"

    @property
    def is_live(self) -> bool:
        """Say whether it is still to be done or being done."""
        return self.state in {self.State.QUEUED, self.State.RUNNING}
