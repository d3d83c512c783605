"""Doing one job: take it, call its handler, and put every ending into words."""

import logging

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.utils import timezone

from scrutiny.jobs.claims import Claim, ClaimLost, Clock, take
from scrutiny.jobs.heartbeat import heartbeat
from scrutiny.jobs.kinds import UnknownKind, handler_of

logger = logging.getLogger(__name__)

NO_ENDING = "The work ended without saying that it was done."


def run(job_id: int, *, clock: Clock = timezone.now) -> None:
    """Do the job if it is due and nobody has it; otherwise do nothing.

    A handler that raises has its error recorded in words, and the job waits for another attempt
    or, when none is left, fails.
    """
    claim = take(job_id, clock=clock)
    if claim is None:
        return
    try:
        reason = _attempt(claim)
        if reason is not None:
            _give_back(claim, reason)
    except ClaimLost as lost:
        logger.info("%s Its effect was left to the attempt that does.", lost)


def _attempt(claim: Claim) -> str | None:
    """Call the handler and return what went wrong, or None; lets ClaimLost through."""
    try:
        handler = handler_of(claim.kind)
        with heartbeat(claim):
            handler(claim)
    except ClaimLost:
        raise
    except UnknownKind as unknown:
        # Another attempt would not know it either.
        claim.fail(str(unknown))
        return None
    except SoftTimeLimitExceeded:
        return f"It was stopped because it took longer than {settings.JOB_SECONDS_MAX} seconds."
    except Exception as error:
        logger.exception("Job %s (%s), attempt %s", claim.job_id, claim.kind, claim.attempt)
        return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    return NO_ENDING


def _give_back(claim: Claim, reason: str) -> None:
    """Release or fail a job that went wrong, unless it was settled before it did."""
    if claim.is_settled:
        return
    if claim.attempt < settings.JOB_ATTEMPTS:
        claim.release(reason)
    else:
        claim.fail(f"It was tried {claim.attempt} times. The last time: {reason}")
