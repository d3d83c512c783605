"""What the tests of the jobs share."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytest_django import Settings

from scrutiny.jobs.models import Job
from tests.installation import installation, installation_of_module
from tests.scrutiny.jobs import handlers
from tests.scrutiny.jobs.clocks import Clock, clock

__all__ = ["clock", "installation", "installation_of_module"]

KINDS = {
    name: f"{handlers.__name__}.{name}"
    for name in ("effect", "raise_always", "forget_to_finish", "raise_afterwards")
}


@pytest.fixture(autouse=True)
def _kinds(settings: Settings) -> None:
    """Give the kinds of the tests, and times that the tests count in."""
    settings.JOB_KINDS = KINDS
    settings.JOB_FAILED = {"raise_always": f"{handlers.__name__}.hear"}
    settings.JOB_ATTEMPTS = 3
    settings.JOB_LEASE_SECONDS = 120
    settings.JOB_STALE_SECONDS = 60
    settings.JOB_BACKOFF_SECONDS = 15
    handlers.heard.clear()


@pytest.fixture
def rings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Give the ids that were rung for, in place of a broker."""
    heard: list[int] = []

    def send_task(name: str, args: list[int]) -> None:
        assert name == "scrutiny.jobs.tasks.run_job"
        heard.extend(args)

    monkeypatch.setattr("scrutiny.jobs.bell.current_app.send_task", send_task)
    return heard


MakeJob = Callable[..., Job]


@pytest.fixture
def make_job(clock: Clock, db: None) -> MakeJob:
    """Give a way to put a job in the table as it is at some point of its life."""
    del db

    def make(**fields: object) -> Job:
        now: datetime = clock()
        values = {"kind": "effect", "key": "k", "subject_id": "1", "asked_at": now}
        return Job.objects.create(**(values | {"run_after": now} | fields))

    return make
