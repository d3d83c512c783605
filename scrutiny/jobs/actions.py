"""Asking for work, in the transaction of the change that needs it."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from scrutiny.jobs import bell
from scrutiny.jobs.kinds import path_of
from scrutiny.jobs.models import Job

# Each try fails only if a job with the same key was there at the insert and done at the read.
TRIES = 5


def ask(
    *,
    kind: str,
    key: str,
    subject_id: str,
    run_after: datetime | None = None,
    now: datetime | None = None,
) -> Job:
    """Return the live job with this kind and key, asking for one if there is none.

    The broker is rung after the commit, unless the job is for later: then the sweeper rings.
    Raises UnknownKind, and TransactionManagementError outside a transaction, because a job without
    its change, or a change without its job, must not be possible.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("Ask for work in the change's transaction.")
    path_of(kind)
    now = now or timezone.now()
    for _ in range(TRIES):
        live = Job.objects.live().filter(kind=kind, key=key).first()
        if live is not None:
            return live
        wanted = Job(
            kind=kind, key=key, subject_id=subject_id, asked_at=now, run_after=run_after or now
        )
        # Where another asks for the same in this moment, theirs is the job and ours is ignored.
        Job.objects.bulk_create([wanted], ignore_conflicts=True)
        job = Job.objects.live().filter(kind=kind, key=key).first()
        if job is not None:
            if job.run_after <= now:
                transaction.on_commit(partial(bell.ring, [job.pk], now=now), robust=True)
            return job
    raise RuntimeError(f"Jobs of kind '{kind}' and key '{key}' end as fast as they are asked for.")
