"""Real workers, killed and rung twice: every job is done once, none is lost."""

import os
import random
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from kombu import Connection

from tests.installation import ROOT, Installation

pytestmark = pytest.mark.worker

ERRANDS = "tests.scrutiny.jobs.errands"


def ask(installation: Installation, kind: str, *keys: str, **env: str) -> list[int]:
    """Ask for jobs from a process of their own, as a page would, and return their ids."""
    return [int(line) for line in _errand(installation, "ask", kind, *keys, **env).split()]


def _errand(installation: Installation, *arguments: str, **env: str) -> str:
    return installation.run("-m", ERRANDS, *arguments, **env).stdout


def states(installation: Installation, prefix: str) -> list[str]:
    """Return the states of the jobs whose keys begin so."""
    query = f"SELECT state FROM jobs_job WHERE key LIKE '{prefix}%'"  # noqa: S608
    return [row[0] for row in installation.rows(query)]


def effects(installation: Installation, prefix: str) -> list[str]:
    """Return the keys whose effect was written, as often as it was."""
    return [
        row[0]
        for row in installation.rows(
            "SELECT subject_name FROM history_event"  # noqa: S608
            f" WHERE verb = 'tests.effect' AND subject_name LIKE '{prefix}%'"
        )
    ]


def has_effects(installation: Installation, prefix: str, count: int) -> bool:
    """Say whether at least so many effects were written, or no job is left to write one."""
    return len(effects(installation, prefix)) >= count or done(installation, prefix)


def done(installation: Installation, prefix: str) -> bool:
    """Say whether every job whose key begins so is done."""
    return set(states(installation, prefix)) == {"done"}


def test_a_job_rung_many_times_is_done_once(installation: Installation) -> None:
    # Each job is rung when it is asked for and five times more.
    bells = 2 * (1 + 5)
    [job] = ask(installation, "effect", "rung")
    [other] = ask(installation, "effect", "rung-later")
    answered = installation.bells_answered()
    _errand(installation, "ring", "5", str(job))
    installation.start_worker()
    second = subprocess.Popen(
        [sys.executable, "-m", ERRANDS, "run_together", "2", str(job)],
        cwd=ROOT,
        env=installation.env,
    )
    _errand(installation, "run_together", "2", str(job))
    assert second.wait(30) == 0
    _errand(installation, "ring", "5", str(other))
    installation.wait_for(lambda: installation.bells_answered() >= answered + bells)
    assert done(installation, "rung")
    assert sorted(effects(installation, "rung")) == ["rung", "rung-later"]


def test_a_job_whose_worker_was_killed_is_done_by_the_next(installation: Installation) -> None:
    ask(installation, "sleep_once", "killed-asleep")
    first = installation.start_worker()
    installation.wait_for(lambda: states(installation, "killed-") == ["running"])
    first.kill()
    assert effects(installation, "killed-") == []
    installation.start_worker()
    installation.wait_for(lambda: done(installation, "killed-"))
    assert effects(installation, "killed-") == ["killed-asleep"]


def test_work_that_cannot_be_done_fails_in_words_and_a_killed_commit_is_made_good(
    installation: Installation,
) -> None:
    installation.start_worker()
    ask(installation, "die_always", "poison-deadly")
    ask(installation, "raise_always", "poison-raising")
    ask(installation, "die_while_finishing_once", "half-committed")
    ask(installation, "outlast_the_lease", "slow")
    installation.wait_for(lambda: set(states(installation, "poison-")) == {"failed"})
    installation.wait_for(lambda: done(installation, "half-") and done(installation, "slow"))
    errors = dict(installation.rows("SELECT key, error FROM jobs_job WHERE key LIKE 'poison-%'"))
    assert errors["poison-deadly"] == ("The worker was lost each of the 3 times that it was tried.")
    assert errors["poison-raising"] == (
        "It was tried 3 times. The last time: "
        "ValueError: Row poison-raising has a NUL  and half a pair ?."
    )
    assert effects(installation, "poison-") == []
    assert effects(installation, "half-") == ["half-committed"]
    # One attempt was enough although it took longer than the lease: the heartbeat held it.
    assert effects(installation, "slow") == ["slow"]
    assert installation.rows("SELECT attempt_count FROM jobs_job WHERE key = 'slow'") == [(1,)]


def test_a_job_asked_for_while_the_broker_is_gone_is_rung_for_later(
    installation: Installation,
) -> None:
    started = time.monotonic()
    if "REDIS_URL" in installation.env:
        ask(installation, "effect", "unheard", REDIS_URL="redis://127.0.0.1:1/0")
    else:
        broker = installation.folder / "broker"
        broker.rename(installation.folder / "broker-away")
        broker.touch()
        ask(installation, "effect", "unheard")
        broker.unlink()
        (installation.folder / "broker-away").rename(broker)
    assert time.monotonic() - started < 10
    assert installation.rows("SELECT state, sent_at FROM jobs_job WHERE key = 'unheard'") == [
        ("queued", None)
    ]
    installation.start_worker()
    installation.wait_for(lambda: done(installation, "unheard"))
    assert effects(installation, "unheard") == ["unheard"]


def test_a_worker_refuses_a_pickle_and_goes_on(installation: Installation) -> None:
    evidence = installation.folder / "pickle-was-read"
    _send_pickle(installation, evidence)
    installation.start_worker()
    ask(installation, "effect", "after-pickle")
    installation.wait_for(lambda: done(installation, "after-pickle"))
    installation.wait_for(lambda: "ContentDisallowed" in installation.log_tail())
    assert not evidence.exists()


def test_many_jobs_under_kills_are_each_done_once(installation: Installation) -> None:
    keys = [f"many-{number}" for number in range(200)]
    patient = {"SCRUTINY_JOB_ATTEMPTS": "20"}
    dice = random.Random(26)  # noqa: S311
    ask(installation, "die_while_finishing_once", *keys[:10], **patient)
    ask(installation, "effect", *keys[10:], **patient)
    for _ in range(4):
        wanted = len(effects(installation, "many-")) + 1
        workers = [installation.start_worker(**patient) for _ in range(2)]
        installation.wait_for(partial(has_effects, installation, "many-", wanted))
        for worker in workers:
            time.sleep(dice.uniform(0, 0.3))
            worker.kill()
    installation.start_worker(**patient)
    installation.wait_for(lambda: done(installation, "many-"))
    assert sorted(effects(installation, "many-")) == sorted(keys)
    [(attempts,)] = installation.rows(
        "SELECT sum(attempt_count) FROM jobs_job WHERE key LIKE 'many-%'"
    )
    assert attempts > len(keys), "no kill met a job, so nothing was tried"


class _Touch:
    """Touches a file when it is read from a pickle."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, (f"touch {self.path}",)


def _send_pickle(installation: Installation, evidence: Path) -> None:
    """Put a pickle in the broker as a stranger with access to it would."""
    if url := installation.env.get("REDIS_URL"):
        connection = Connection(url)
    else:
        connection = Connection(
            "filesystem://localhost",
            transport="scrutiny.config.broker:Transport",
            transport_options={"folder": str(installation.folder / "broker")},
        )
    with connection, connection.Producer() as producer:
        producer.publish(
            _Touch(evidence),
            serializer="pickle",
            routing_key="jobs",
            headers={"task": "scrutiny.jobs.tasks.sweep", "id": "stranger"},
        )
