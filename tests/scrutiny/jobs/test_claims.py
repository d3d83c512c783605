"""Taking a job, holding it, losing it."""

from datetime import timedelta

import pytest

from scrutiny.history.models import Event
from scrutiny.jobs.claims import Claim, ClaimLost, take
from scrutiny.jobs.models import Job
from tests.scrutiny.jobs import handlers
from tests.scrutiny.jobs.clocks import Clock
from tests.scrutiny.jobs.conftest import MakeJob

pytestmark = pytest.mark.django_db

LEASE = 120


def effects() -> int:
    """Count the effects that stayed; the history holds more than that."""
    return Event.objects.filter(verb=handlers.EFFECT).count()


def taken(job: Job, clock: Clock) -> Claim:
    claim = take(job.pk, clock=clock)
    assert claim is not None
    return claim


def test_a_job_is_taken_by_one_only(make_job: MakeJob, clock: Clock) -> None:
    job = make_job(subject_id="7")
    claim = taken(job, clock)
    assert (claim.kind, claim.key, claim.subject_id, claim.attempt) == ("effect", "k", "7", 1)
    assert take(job.pk, clock=clock) is None
    job.refresh_from_db()
    assert (job.state, job.claim) == ("running", claim.token)
    assert job.lease_until == clock() + timedelta(seconds=LEASE)


def test_a_job_may_be_taken_again_when_its_lease_has_run_out(
    make_job: MakeJob, clock: Clock
) -> None:
    job = make_job()
    taken(job, clock)
    clock.move(LEASE)
    assert take(job.pk, clock=clock) is None
    clock.move(1)
    assert taken(job, clock).attempt == 2


def test_an_extended_lease_keeps_others_away(make_job: MakeJob, clock: Clock) -> None:
    job = make_job()
    claim = taken(job, clock)
    clock.move(LEASE - 1)
    claim.extend()
    clock.move(LEASE - 1)
    assert take(job.pk, clock=clock) is None


def test_a_job_without_attempts_left_is_not_taken(make_job: MakeJob, clock: Clock) -> None:
    assert take(make_job(attempt_count=3).pk, clock=clock) is None


@pytest.mark.parametrize("state", ["done", "failed"])
def test_a_job_that_ended_is_not_taken(make_job: MakeJob, clock: Clock, state: str) -> None:
    ended = make_job(state=state, finished_at=clock(), error="as it was")
    assert take(ended.pk, clock=clock) is None


def test_a_job_that_is_not_there_is_not_taken(clock: Clock) -> None:
    assert take(404, clock=clock) is None


def test_finishing_keeps_the_effect_and_marks_the_job(make_job: MakeJob, clock: Clock) -> None:
    job = make_job(error="the attempt before")
    claim = taken(job, clock)
    with claim.finish():
        handlers.write_effect(claim)
    job.refresh_from_db()
    assert (job.state, job.finished_at, job.error) == ("done", clock(), "")
    assert (job.claim, job.lease_until) == (None, None)
    assert effects() == 1


def test_finishing_a_lost_claim_writes_nothing(make_job: MakeJob, clock: Clock) -> None:
    job = make_job()
    slow = taken(job, clock)
    clock.move(LEASE + 1)
    quick = taken(job, clock)
    with pytest.raises(ClaimLost), slow.finish():
        handlers.write_effect(slow)
    assert effects() == 0
    with quick.finish():
        handlers.write_effect(quick)
    assert effects() == 1


def test_an_effect_that_fails_leaves_the_job_as_it_was(make_job: MakeJob, clock: Clock) -> None:
    job = make_job()
    claim = taken(job, clock)

    def half_way() -> None:
        with claim.finish():
            handlers.write_effect(claim)
            raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        half_way()
    job.refresh_from_db()
    assert (job.state, job.claim, claim.is_settled) == ("running", claim.token, False)
    assert effects() == 0


def test_a_released_job_waits_longer_each_time(make_job: MakeJob, clock: Clock) -> None:
    job = make_job(sent_at=clock())
    for wait in (15, 30):
        taken(job, clock).release("the file was busy")
        job.refresh_from_db()
        assert (job.state, job.error, job.sent_at) == ("queued", "the file was busy", None)
        assert job.run_after == clock() + timedelta(seconds=wait)
        assert take(job.pk, clock=clock) is None
        clock.move(wait)


@pytest.mark.parametrize("reason", ["", " ", "\x00"])
def test_a_job_fails_in_words_even_without_a_reason(
    make_job: MakeJob, clock: Clock, reason: str
) -> None:
    job = make_job()
    taken(job, clock).fail(reason)
    job.refresh_from_db()
    assert (job.state, job.finished_at) == ("failed", clock())
    assert job.error == "It failed and did not say why."


def test_a_lost_claim_can_do_nothing_more(make_job: MakeJob, clock: Clock) -> None:
    job = make_job()
    lost = taken(job, clock)
    clock.move(LEASE + 1)
    kept = taken(job, clock)
    with pytest.raises(ClaimLost):
        lost.extend()
    with pytest.raises(ClaimLost):
        lost.release("too late")
    with pytest.raises(ClaimLost):
        lost.fail("too late")
    job.refresh_from_db()
    assert (job.state, job.claim, job.error) == ("running", kept.token, "")
