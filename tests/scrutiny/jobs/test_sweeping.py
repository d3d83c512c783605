"""The sweeper."""

from datetime import timedelta
from uuid import uuid4

import pytest

from scrutiny.jobs import sweeping
from scrutiny.jobs.models import Job
from scrutiny.jobs.sweeping import Swept
from tests.scrutiny.jobs import handlers
from tests.scrutiny.jobs.clocks import Clock
from tests.scrutiny.jobs.conftest import MakeJob

pytestmark = pytest.mark.django_db


def running(clock: Clock, **fields: object) -> dict[str, object]:
    """Return the fields of a job that a worker has."""
    lease_until = clock() + timedelta(seconds=120)
    return {"state": "running", "claim": uuid4(), "lease_until": lease_until} | fields


def test_a_bell_never_rung_is_rung_and_one_just_rung_is_left(
    make_job: MakeJob, clock: Clock, rings: list[int]
) -> None:
    unrung = make_job()
    make_job(key="just rung", sent_at=clock())
    assert sweeping.sweep(now=clock()) == Swept(rung_count=1, failed_count=0)
    assert rings == [unrung.pk]
    unrung.refresh_from_db()
    assert unrung.sent_at == clock()


def test_a_bell_that_nobody_answered_is_rung_again_but_rarely(
    make_job: MakeJob, clock: Clock, rings: list[int]
) -> None:
    job = make_job(sent_at=clock())
    for _ in range(14):
        clock.move(10)
        sweeping.sweep(now=clock())
    # Rung when just over 60 seconds had gone by, twice in 140 seconds.
    assert rings == [job.pk, job.pk]


def test_what_is_not_due_or_not_live_is_left(
    make_job: MakeJob, clock: Clock, rings: list[int]
) -> None:
    make_job(key="later", run_after=clock() + timedelta(seconds=1))
    make_job(key="done", state=Job.State.DONE, finished_at=clock())
    make_job(key="failed", state=Job.State.FAILED, finished_at=clock(), error="as it was")
    make_job(key="being done", **running(clock))
    assert sweeping.sweep(now=clock()) == Swept(rung_count=0, failed_count=0)
    assert rings == []


def test_a_job_whose_worker_was_lost_is_rung_again(
    make_job: MakeJob, clock: Clock, rings: list[int]
) -> None:
    job = make_job(sent_at=clock(), **running(clock, attempt_count=1))
    clock.move(120)
    assert list(sweeping.lapsed(clock())) == []
    clock.move(1)
    assert list(sweeping.lapsed(clock())) == [job]
    sweeping.sweep(now=clock())
    assert rings == [job.pk]


def test_a_job_that_lost_its_worker_each_time_fails_in_words(
    make_job: MakeJob, clock: Clock, rings: list[int]
) -> None:
    job = make_job(kind="raise_always", subject_id="7", **running(clock, attempt_count=3))
    clock.move(121)
    assert sweeping.sweep(now=clock()) == Swept(rung_count=0, failed_count=1)
    job.refresh_from_db()
    assert (job.state, job.finished_at, rings) == ("failed", clock(), [])
    assert job.error == "The worker was lost each of the 3 times that it was tried."
    assert handlers.heard == [("7", job.error)]


def test_what_was_last_heard_is_not_lost_with_the_worker(make_job: MakeJob, clock: Clock) -> None:
    job = make_job(**running(clock, attempt_count=3, error="the file was busy"))
    clock.move(121)
    sweeping.sweep(now=clock())
    job.refresh_from_db()
    assert job.error == ("It was tried 3 times. The last that was heard: the file was busy")


def test_the_last_attempt_is_left_while_its_lease_runs(make_job: MakeJob, clock: Clock) -> None:
    make_job(**running(clock, attempt_count=3))
    assert sweeping.sweep(now=clock()).failed_count == 0


def test_one_hook_that_raises_does_not_stop_the_sweep(
    make_job: MakeJob,
    clock: Clock,
    rings: list[int],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def deaf(_subject_id: str, _reason: str) -> None:
        raise RuntimeError("the record is gone")

    monkeypatch.setattr(f"{handlers.__name__}.hear", deaf)
    make_job(kind="raise_always", attempt_count=3)
    make_job(key="exhausted", attempt_count=3)
    waiting = make_job(key="waiting")
    assert sweeping.sweep(now=clock()) == Swept(rung_count=1, failed_count=1)
    assert rings == [waiting.pk]
    assert "the record is gone" in caplog.text
