"""What the worker tests do inside an installation: `python -m tests.scrutiny.jobs.errands ask`."""

import sys
import threading
from collections.abc import Callable

import django


def ask(kind: str, *keys: str) -> None:
    """Ask for one job for each key and print their ids."""
    from django.db import transaction

    from scrutiny.jobs import actions

    with transaction.atomic():
        for key in keys:
            sys.stdout.write(f"{actions.ask(kind=kind, key=key, subject_id=key).pk}\n")


def ring(times: str, job_id: str) -> None:
    """Ring for one job several times over."""
    from django.utils import timezone

    from scrutiny.jobs import bell

    bell.ring([int(job_id)] * int(times), now=timezone.now())


def run_together(count: str, job_id: str) -> None:
    """Run one job in several threads that start at the same moment."""
    from django.db import connection

    from scrutiny.jobs import running

    together = threading.Barrier(int(count))

    def one() -> None:
        together.wait()
        running.run(int(job_id))
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(int(count))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    django.setup()
    errands: dict[str, Callable[..., None]] = {
        "ask": ask,
        "ring": ring,
        "run_together": run_together,
    }
    errands[sys.argv[1]](*sys.argv[2:])
