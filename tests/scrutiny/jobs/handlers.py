"""Kinds of work for tests; the effect of each is one row of the history."""

import os
import signal
import time

from scrutiny.history.models import Event
from scrutiny.jobs.claims import Claim

EFFECT = "tests.effect"


def write_effect(claim: Claim) -> None:
    """Write the row that must be there once for each job."""
    Event(
        verb=EFFECT, subject_kind="jobs.job", subject_id=str(claim.job_id), subject_name=claim.key
    ).save()


def effect(claim: Claim) -> None:
    """Work for a moment, then write the effect."""
    time.sleep(0.03)
    with claim.finish():
        write_effect(claim)


def sleep_once(claim: Claim) -> None:
    """Hang at the first attempt, so that a test can kill the worker meanwhile."""
    if claim.attempt == 1:
        time.sleep(60)
    effect(claim)


def die_while_finishing_once(claim: Claim) -> None:
    """Kill the process between the effect and the commit, at the first attempt."""
    with claim.finish():
        write_effect(claim)
        if claim.attempt == 1:
            os.kill(os.getpid(), signal.SIGKILL)


def die_always(claim: Claim) -> None:
    """Kill the process at every attempt."""
    del claim
    os.kill(os.getpid(), signal.SIGKILL)


def raise_always(claim: Claim) -> None:
    """Raise at every attempt, with words that no database holds as they are."""
    raise ValueError(f"Row {claim.subject_id} has a NUL \x00 and half a pair \ud800.")


def outlast_the_lease(claim: Claim) -> None:
    """Work for longer than the lease of a test installation."""
    time.sleep(4)
    effect(claim)


def forget_to_finish(claim: Claim) -> None:
    """Return without an ending."""
    del claim


def raise_afterwards(claim: Claim) -> None:
    """Raise when the effect is already committed."""
    effect(claim)
    raise ValueError("too late to matter")


heard: list[tuple[str, str]] = []


def hear(subject_id: str, reason: str) -> None:
    """Keep what a failure hook is told."""
    heard.append((subject_id, reason))
