"""Holding a job while its handler works, so that a slow one is not taken for a dead one."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

from scrutiny.jobs.claims import Claim, ClaimLost, lease

logger = logging.getLogger(__name__)

BEATS_PER_LEASE = 3


@contextmanager
def heartbeat(claim: Claim) -> Iterator[None]:
    """Extend the lease from a second thread until the block ends.

    The thread dies with its process, so the lease of a killed worker runs out; a handler that
    hangs is ended by the worker's time limit instead.
    """
    stop = threading.Event()
    thread = threading.Thread(target=_beat, args=(claim, stop), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _beat(claim: Claim, stop: threading.Event) -> None:
    """Extend until told to stop or the claim is gone; the handler learns of that at its end."""
    try:
        while not stop.wait(lease().total_seconds() / BEATS_PER_LEASE):
            try:
                claim.extend()
            except ClaimLost:
                return
            except DatabaseError as error:
                logger.warning("Job %s could not be held this time: %r", claim.job_id, error)
    finally:
        connection.close()
