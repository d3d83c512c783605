"""Asking for work."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from scrutiny.jobs import actions, claims
from scrutiny.jobs.kinds import UnknownKind
from scrutiny.jobs.models import Job
from tests.scrutiny.jobs.clocks import Clock
from tests.scrutiny.jobs.conftest import MakeJob

pytestmark = pytest.mark.django_db


def ask(key: str = "k") -> Job:
    return actions.ask(kind="effect", key=key, subject_id="7")


def test_asking_rings_after_the_commit_and_notes_when(
    rings: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        job = ask()
        assert rings == []
    assert rings == [job.pk]
    job.refresh_from_db()
    assert (job.state, job.subject_id, job.attempt_count) == ("queued", "7", 0)
    assert job.sent_at is not None


def test_asking_twice_is_one_job_rung_once(
    rings: list[int], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        assert ask().pk == ask().pk
    assert len(rings) == 1


def test_asking_again_when_the_first_is_done_is_another_job() -> None:
    first = ask()
    claim = claims.take(first.pk)
    assert claim is not None
    assert ask().pk == first.pk
    with claim.finish():
        pass
    assert ask().pk != first.pk


def test_a_job_for_later_is_not_rung_now(
    clock: Clock,
    rings: list[int],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        later = clock() + timedelta(hours=1)
        job = actions.ask(kind="effect", key="k", subject_id="7", run_after=later, now=clock())
    assert rings == []
    assert claims.take(job.pk, clock=clock) is None
    clock.move(3600)
    assert claims.take(job.pk, clock=clock) is not None


def test_losing_the_race_to_ask_gives_the_job_of_the_winner(
    make_job: MakeJob, monkeypatch: pytest.MonkeyPatch
) -> None:
    winner = make_job()
    blind = [Job.objects.none(), Job.objects.all()]
    monkeypatch.setattr(
        "scrutiny.jobs.models.JobQuerySet.live", lambda _: blind.pop(0) if blind else winner
    )
    assert ask() == winner
    assert Job.objects.count() == 1


def test_work_that_nothing_can_do_is_refused_at_once() -> None:
    with pytest.raises(UnknownKind, match="'juggling'"):
        actions.ask(kind="juggling", key="k", subject_id="7")


@pytest.mark.django_db(transaction=True)
def test_asking_outside_a_transaction_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        ask()


def test_a_broker_that_is_gone_does_not_reach_the_page(
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    def gone(*_args: object, **_kwargs: object) -> None:
        raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr("scrutiny.jobs.bell.current_app.send_task", gone)
    with django_capture_on_commit_callbacks(execute=True):
        job = ask()
    job.refresh_from_db()
    assert job.sent_at is None
    assert "nobody there" in caplog.text


@pytest.mark.parametrize(
    "impossible",
    [
        {"state": "running"},
        {"state": "running", "claim": "5d0f0e4a-94c3-4c6f-9f43-8a9b1a6b2a11"},
        {"claim": "5d0f0e4a-94c3-4c6f-9f43-8a9b1a6b2a11"},
        {"state": "done"},
        {"finished_at": "2023-01-26T17:30:00Z"},
        {"state": "failed", "finished_at": "2023-01-26T17:30:00Z"},
        {"state": "asleep"},
    ],
    ids=repr,
)
def test_the_database_refuses_impossible_jobs(
    make_job: MakeJob, impossible: dict[str, object]
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make_job(**impossible)


def test_the_database_refuses_two_live_jobs_of_one_key(make_job: MakeJob) -> None:
    make_job()
    make_job(key="another")
    with pytest.raises(IntegrityError), transaction.atomic():
        make_job()
