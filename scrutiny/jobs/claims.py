"""Taking a job and holding it: every move is one conditional update under the same claim."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from scrutiny.jobs import failing
from scrutiny.jobs.models import Job

Clock = Callable[[], datetime]
FREE: dict[str, Any] = {"claim": None, "lease_until": None}


class ClaimLost(Exception):
    """Raised when the job is no longer ours, because the lease ran out and another took it."""


@dataclass
class Claim:
    """One attempt at a job; what it may still do ends when another attempt takes the job."""

    job_id: int
    kind: str
    key: str
    subject_id: str
    attempt: int
    token: UUID
    clock: Clock = timezone.now
    is_settled: bool = False

    def extend(self) -> None:
        """Hold the job for one more lease from now; raises ClaimLost."""
        self._change(lease_until=self.clock() + lease())

    @contextmanager
    def finish(self) -> Iterator[None]:
        """Mark the job done and, in the same transaction, let the caller write its effect.

        The mark comes first, so that a rival waits for the row instead of doing the work again.
        Raises ClaimLost, before anything is written, when the job is no longer ours.
        """
        with transaction.atomic(durable=True):
            self._change(state=Job.State.DONE, finished_at=self.clock(), error="", **FREE)
            yield
        self.is_settled = True

    def fail(self, reason: str) -> None:
        """Give up for good and say why; raises ClaimLost."""
        if not failing.fail(self._mine(), reason=reason, now=self.clock()):
            raise ClaimLost(self._lost())
        self.is_settled = True

    def release(self, reason: str) -> None:
        """Put the job back for another attempt, later each time; raises ClaimLost.

        Nobody rings for it: the sweeper does when the time has come.
        """
        wait = timedelta(seconds=settings.JOB_BACKOFF_SECONDS * 2 ** (self.attempt - 1))
        self._change(
            state=Job.State.QUEUED,
            run_after=self.clock() + wait,
            sent_at=None,
            error=failing.words(reason),
            **FREE,
        )
        self.is_settled = True

    def _mine(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self.job_id, state=Job.State.RUNNING, claim=self.token)

    def _change(self, **fields: Any) -> None:
        if self._mine().update(**fields) != 1:
            raise ClaimLost(self._lost())

    def _lost(self) -> str:
        return f"Attempt {self.attempt} at job {self.job_id} ({self.kind}) no longer holds it."


def lease() -> timedelta:
    """Return how long a worker may be silent before its job is given to another."""
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)


def takeable(now: datetime) -> QuerySet[Job]:
    """Return the jobs that an attempt may begin on: due or abandoned, with attempts left."""
    due = Q(state=Job.State.QUEUED, run_after__lte=now)
    abandoned = Q(state=Job.State.RUNNING, lease_until__lt=now)
    return Job.objects.filter(due | abandoned, attempt_count__lt=settings.JOB_ATTEMPTS)


def take(job_id: int, *, clock: Clock = timezone.now) -> Claim | None:
    """Return a claim on the job, or None when there is nothing to do or another has it.

    The attempt is counted here, before the work, so that work which kills its worker comes to an
    end too.
    """
    now, token = clock(), uuid4()
    with transaction.atomic(durable=True):
        taken = (
            takeable(now)
            .filter(pk=job_id)
            .update(
                state=Job.State.RUNNING,
                claim=token,
                lease_until=now + lease(),
                attempt_count=F("attempt_count") + 1,
            )
        )
        if taken != 1:
            return None
        job = Job.objects.get(pk=job_id)
    return Claim(
        job_id=job.pk,
        kind=job.kind,
        key=job.key,
        subject_id=job.subject_id,
        attempt=job.attempt_count,
        token=token,
        clock=clock,
    )
