"""The two Celery tasks: do a job, and sweep."""

from celery import shared_task
from django.utils import timezone

from scrutiny.jobs import running, sweeping


@shared_task
def run_job(job_id: int) -> None:
    """Do the job if it is still to be done; a second delivery finds nothing to do."""
    running.run(job_id)


@shared_task
def sweep() -> None:
    """Ring again for forgotten jobs; called by beat, and harmless as often as it comes."""
    sweeping.sweep(now=timezone.now())
