"""Ringing the broker: telling some worker to look at a job. A lost bell is rung again later."""

import logging
from collections.abc import Iterable
from datetime import datetime

from celery import current_app

from scrutiny.jobs.models import Job

logger = logging.getLogger(__name__)

RUN_JOB = "scrutiny.jobs.tasks.run_job"


def ring(job_ids: Iterable[int], *, now: datetime) -> int:
    """Ring for these jobs and return for how many the broker could be reached.

    A broker that is gone is logged, never raised: the jobs are safe in their table and the sweeper
    rings for them when it is back.
    """
    rung = []
    try:
        for job_id in job_ids:
            current_app.send_task(RUN_JOB, args=[job_id])
            rung.append(job_id)
    except Exception as error:
        # Each transport has errors of its own, and none may reach the page that asked.
        logger.warning("The broker cannot be reached; the sweeper will ring again: %r", error)
    if rung:
        Job.objects.filter(pk__in=rung).update(sent_at=now)
    return len(rung)
