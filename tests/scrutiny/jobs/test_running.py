"""Doing one job, and every way that it can end."""

import threading

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from pytest_django import Settings

from scrutiny.history.models import Event
from scrutiny.jobs import claims, heartbeat, running
from scrutiny.jobs.claims import Claim, ClaimLost
from scrutiny.jobs.models import Job
from tests.scrutiny.jobs import handlers
from tests.scrutiny.jobs.clocks import Clock
from tests.scrutiny.jobs.conftest import MakeJob

pytestmark = pytest.mark.django_db

HANDLERS = handlers.__name__


def run(job: Job, clock: Clock) -> Job:
    running.run(job.pk, clock=clock)
    job.refresh_from_db()
    return job


def test_a_job_is_done_once_however_often_it_is_run(make_job: MakeJob, clock: Clock) -> None:
    job = make_job()
    for _ in range(5):
        assert run(job, clock).state == "done"
    assert job.attempt_count == 1
    assert Event.objects.filter(verb=handlers.EFFECT).count() == 1


def test_a_handler_that_raises_is_tried_again_and_then_fails_in_words(
    make_job: MakeJob, clock: Clock
) -> None:
    job = make_job(kind="raise_always", subject_id="7")
    words = "ValueError: Row 7 has a NUL  and half a pair ?."
    for attempt, wait in ((1, 15), (2, 30)):
        run(job, clock)
        assert (job.state, job.attempt_count, job.error) == ("queued", attempt, words)
        assert handlers.heard == []
        clock.move(wait)
    run(job, clock)
    assert job.state == "failed"
    assert job.error == f"It was tried 3 times. The last time: {words}"
    assert handlers.heard == [("7", job.error)]


def test_a_handler_that_forgets_to_finish_is_not_taken_as_done(
    make_job: MakeJob, clock: Clock
) -> None:
    job = run(make_job(kind="forget_to_finish"), clock)
    assert (job.state, job.error) == ("queued", running.NO_ENDING)


def test_an_error_after_the_effect_does_not_undo_it(
    make_job: MakeJob, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    job = run(make_job(kind="raise_afterwards"), clock)
    assert (job.state, job.error) == ("done", "")
    assert "too late to matter" in caplog.text


def test_an_unknown_kind_fails_at_once(make_job: MakeJob, clock: Clock) -> None:
    job = run(make_job(kind="juggling"), clock)
    assert (job.state, job.attempt_count) == ("failed", 1)
    assert "'juggling'" in job.error


def test_an_attempt_that_takes_too_long_says_so(
    make_job: MakeJob, clock: Clock, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def hang(_claim: Claim) -> None:
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(f"{HANDLERS}.effect", hang)
    settings.JOB_SECONDS_MAX = 900
    job = run(make_job(), clock)
    assert job.error == "It was stopped because it took longer than 900 seconds."


def test_an_attempt_that_lost_its_claim_leaves_the_job_to_the_other(
    make_job: MakeJob, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = make_job()
    rival: list[Claim | None] = []

    def dawdle(claim: Claim) -> None:
        clock.move(121)
        rival.append(claims.take(job.pk, clock=clock))
        with claim.finish():
            handlers.write_effect(claim)

    monkeypatch.setattr(f"{HANDLERS}.effect", dawdle)
    run(job, clock)
    assert rival[0] is not None
    assert (job.state, job.claim, job.error) == ("running", rival[0].token, "")
    assert not Event.objects.filter(verb=handlers.EFFECT).exists()


def test_a_failure_is_only_recorded_with_what_hears_of_it(
    make_job: MakeJob, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def deaf(_subject_id: str, _reason: str) -> None:
        raise RuntimeError("the record is gone")

    monkeypatch.setattr(f"{HANDLERS}.hear", deaf)
    job = make_job(kind="raise_always", attempt_count=2)
    with pytest.raises(RuntimeError, match="gone"):
        run(job, clock)
    job.refresh_from_db()
    assert job.state == "running"


class Beaten:
    """A claim that counts its extensions, and is lost after the second."""

    job_id = 1

    def __init__(self) -> None:
        self.count = 0
        self.lost = threading.Event()

    def extend(self) -> None:
        self.count += 1
        if self.count == 2:
            self.lost.set()
            raise ClaimLost


def test_the_heart_beats_while_a_handler_works_and_stops_when_the_claim_is_lost(
    settings: Settings,
) -> None:
    settings.JOB_LEASE_SECONDS = 0.03
    claim = Beaten()
    with heartbeat.heartbeat(claim):  # type: ignore[arg-type]
        assert claim.lost.wait(5)
    assert claim.count == 2
