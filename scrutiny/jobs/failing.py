"""Failing a job for good, in words, with what depends on it in the same transaction."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from scrutiny.jobs.kinds import failure_hook_of
from scrutiny.jobs.models import Job

WORDS_MAX = 1000
NO_WORDS = "It failed and did not say why."


def words(reason: str) -> str:
    """Return a reason that any database can hold: no NUL, no broken text, not too long."""
    text = reason.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    return text.strip()[:WORDS_MAX] or NO_WORDS


def fail(one: QuerySet[Job], *, reason: str, now: datetime) -> bool:
    """Fail the one job that this query describes; return False when it no longer matches.

    The query is the condition of the update, so a job that was finished or taken meanwhile is
    left alone. The kind's hook in settings.JOB_FAILED runs in the same transaction.
    """
    reason = words(reason)
    with transaction.atomic():
        job = one.first()
        if job is None:
            return False
        changed = one.update(
            state=Job.State.FAILED,
            finished_at=now,
            error=reason,
            claim=None,
            lease_until=None,
        )
        if changed != 1:
            return False
        hook = failure_hook_of(job.kind)
        if hook is not None:
            hook(job.subject_id, reason)
    return True
