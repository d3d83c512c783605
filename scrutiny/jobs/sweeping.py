"""The sweeper: rings again for what the broker forgot, and ends what no attempt can do."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from scrutiny.jobs import bell, failing
from scrutiny.jobs.models import Job

logger = logging.getLogger(__name__)

# A broker that was empty for a day is filled over several sweeps, not in one.
RINGS_PER_SWEEP = 500

WORKER_LOST = "The worker was lost each of the {count} times that it was tried."
LAST_WORDS = "It was tried {count} times. The last that was heard: {error}"


@dataclass(frozen=True)
class Swept:
    """What one sweep did."""

    rung_count: int
    failed_count: int


def unheard(now: datetime) -> Q:
    """Return the condition that the bell has not been rung lately."""
    return Q(sent_at__isnull=True) | Q(
        sent_at__lt=now - timedelta(seconds=settings.JOB_STALE_SECONDS)
    )


def stale(now: datetime) -> QuerySet[Job]:
    """Return the jobs that are due and whose bell nobody answered."""
    return Job.objects.filter(
        unheard(now),
        state=Job.State.QUEUED,
        run_after__lte=now,
        attempt_count__lt=settings.JOB_ATTEMPTS,
    )


def lapsed(now: datetime) -> QuerySet[Job]:
    """Return the jobs whose worker was lost, with attempts left."""
    return Job.objects.filter(
        unheard(now),
        state=Job.State.RUNNING,
        lease_until__lt=now,
        attempt_count__lt=settings.JOB_ATTEMPTS,
    )


def exhausted(now: datetime) -> QuerySet[Job]:
    """Return the live jobs that nobody is doing and that have no attempts left."""
    return Job.objects.filter(
        Q(state=Job.State.QUEUED) | Q(state=Job.State.RUNNING, lease_until__lt=now),
        attempt_count__gte=settings.JOB_ATTEMPTS,
    )


def sweep(*, now: datetime) -> Swept:
    """Fail in words what has no attempts left, then ring for what is stale or lapsed."""
    failed = sum(_fail(job, now) for job in exhausted(now))
    due = (stale(now) | lapsed(now)).order_by("pk").values_list("pk", flat=True)
    return Swept(rung_count=bell.ring(due[:RINGS_PER_SWEEP], now=now), failed_count=failed)


def _fail(job: Job, now: datetime) -> bool:
    """Fail one job, if it is still as it was seen; a hook that raises must not stop the sweep."""
    form = LAST_WORDS if job.error else WORKER_LOST
    as_seen = Job.objects.filter(
        pk=job.pk, state=job.state, claim=job.claim, attempt_count=job.attempt_count
    )
    reason = form.format(count=job.attempt_count, error=job.error)
    try:
        return failing.fail(as_seen, reason=reason, now=now)
    except Exception:
        logger.exception("Job %s (%s) could not be failed", job.pk, job.kind)
        return False
