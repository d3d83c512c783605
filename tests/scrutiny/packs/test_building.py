"""What a worker does for a pack, and every way that it can end."""

from pathlib import Path

import pytest
from pytest_django import Settings

from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from scrutiny.jobs.models import Job
from scrutiny.packs import actions, building
from scrutiny.packs.models import Build
from scrutiny.packs.papers import kind_of
from scrutiny.packs.presenters import BuildProgress, progress_of
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import KEY, Leaflet
from tests.scrutiny.packs.reading import Paper

pytestmark = pytest.mark.django_db


def stored_bytes(settings: Settings) -> list[Path]:
    return [path for path in Path(settings.FILES_FOLDER).rglob("*") if path.is_file()]


def test_a_built_pack_is_a_file_with_its_hash_and_a_row_of_the_history(
    ask: Ask, work: Work
) -> None:
    build = work(ask())
    assert (build.state, build.page_count, build.error) == ("done", 1, "")
    assert build.file is not None
    assert (build.file.name, build.file.audience) == (f"{KEY}-members.pdf", "members")
    assert build.file.media_type == "application/pdf"
    assert build.file.read().startswith(b"%PDF-")
    assert job_of(build).state == "done"
    event = Event.objects.about(build).get(verb="pack_built")
    assert (event.new["sha256"], event.new["pages"]) == (build.sha256, 1)
    assert event.by_name == "The portal"
    assert build.steps_done_count == build.step_count == 4


def test_a_public_edition_is_kept_as_such(ask: Ask, work: Work) -> None:
    build = work(ask("public"))
    assert build.file is not None
    assert (build.file.audience, build.file.name) == ("public", f"{KEY}-public.pdf")


def test_the_record_says_how_far_the_build_is(ask: Ask, work: Work, leaflet: Leaflet) -> None:
    build = ask()
    seen: list[tuple[str, str, int, int]] = []
    shown: list[BuildProgress] = []

    def look() -> None:
        now = Build.objects.get(pk=build.pk)
        seen.append((now.state, now.step, now.steps_done_count, now.step_count))
        shown.append(progress_of(now))

    assert progress_of(build).detail == "A worker will pick it up in a moment."
    leaflet.before_second.append(look)
    work(build)
    assert seen == [("running", "Front", 1, 4)]
    assert [(one.percent, one.is_live) for one in shown] == [(25, True)]
    assert progress_of(build).percent == 100
    assert progress_of(build).detail.startswith("1 pages, built in ")


def test_progress_is_told_in_order_and_ends_with_the_layout(leaflet: Leaflet) -> None:
    told: list[tuple[str, int, int]] = []
    edition = kind_of("leaflet").edition(KEY, "members")
    pack = building.build(edition, audience="members", progress=lambda *step: told.append(step))
    assert told == [
        ("Gathering the figures", 0, 4),
        ("Front", 1, 4),
        ("Back", 2, 4),
        ("Laying out the pages", 3, 4),
    ]
    assert pack.page_count == 1


def test_a_refusal_while_building_fails_at_once_in_its_own_words(
    ask: Ask, work: Work, leaflet: Leaflet, settings: Settings
) -> None:
    leaflet.refusal = "The printer is out of ink."
    build = work(ask())
    assert (build.state, build.error) == ("failed", "The printer is out of ink.")
    assert job_of(build).state == "failed"
    event = Event.objects.about(build).get(verb="pack_failed")
    assert (event.why, event.by_name) == ("The printer is out of ink.", "The portal")
    assert progress_of(build).detail == "The printer is out of ink."
    assert stored_bytes(settings) == []


# What changed since it was asked for --------------------------------------------------------------


def text_of(build: Build) -> str:
    assert build.file is not None
    return Paper(build.file.read()).text


def test_a_build_is_of_the_figures_that_its_worker_read(
    ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    build = ask()
    asked_for = build.fingerprint
    leaflet.words, leaflet.is_draft = "Read me now", True
    work(build)
    assert "Read me now" in text_of(build)
    assert (build.fingerprint == asked_for, build.is_draft) == (False, True)
    assert ask() == build
    leaflet.words, leaflet.is_draft = "Read me", False
    assert ask() != build


def test_what_changes_while_it_is_built_is_not_in_it(
    ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    build = ask()
    asked_for = build.fingerprint
    leaflet.before_second.append(lambda: setattr(leaflet, "words", "Too late"))
    work(build)
    assert "Too late" not in text_of(build)
    assert build.fingerprint == asked_for


def test_a_build_of_what_another_one_makes_already_says_so(
    ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    first = ask()
    leaflet.words = "Read me now"
    second = ask()
    work(first)
    assert (first.state, first.error) == (
        "failed",
        "The figures changed while it waited; ask again.",
    )
    assert job_of(first).state == "failed"
    assert work(second).state == "done"
    assert ask() == second


def test_a_worker_that_lost_the_job_does_not_decide_what_a_pack_is(
    ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    build = ask()
    asked_for = build.fingerprint

    def late() -> None:
        actions.follow(build_id=build.pk, fingerprint="0" * 64, is_draft=True)

    leaflet.before_second.append(late)
    work(build)
    assert (build.state, build.fingerprint, build.is_draft) == ("done", asked_for, False)


def test_an_error_is_tried_again_and_fails_when_no_attempts_are_left(
    ask: Ask, work: Work, leaflet: Leaflet, settings: Settings
) -> None:
    settings.JOB_ATTEMPTS, settings.JOB_BACKOFF_SECONDS = 2, 0
    leaflet.before_second.append(lambda: 1 / 0)
    build = work(ask())
    assert (build.state, job_of(build).state) == ("running", "queued")
    work(build)
    assert build.state == "failed"
    assert build.error.startswith("It was tried 2 times. The last time: ZeroDivisionError")
    assert StoredFile.objects.count() == 0
    assert stored_bytes(settings) == []


def test_who_lost_the_job_leaves_nothing_behind(
    ask: Ask, work: Work, leaflet: Leaflet, settings: Settings
) -> None:
    build = ask()
    leaflet.before_second.append(lambda: _give_to_another(job_of(build)))
    work(build)
    assert build.file is None
    assert StoredFile.objects.count() == 0
    assert stored_bytes(settings) == []
    assert not Event.objects.filter(verb="pack_built").exists()


def _give_to_another(job: Job) -> None:
    """Let the lease pass to another worker, as it does when this one was silent for too long."""
    Job.objects.filter(pk=job.pk).update(claim="00000000-0000-0000-0000-000000000001")


def test_bytes_go_when_the_record_cannot_be_finished(
    ask: Ask, work: Work, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**kwargs: object) -> None:
        raise RuntimeError("no room for the row")

    monkeypatch.setattr(actions, "finish", broken)
    build = work(ask())
    assert (build.state, build.file) == ("running", None)
    assert stored_bytes(settings) == []
    assert StoredFile.objects.count() == 0


@pytest.mark.parametrize("is_failed", [True, False])
def test_a_build_that_is_over_is_left_as_it_is(
    is_failed: bool, ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    leaflet.refusal = "No." if is_failed else ""
    build = work(ask())
    ended = (build.state, build.file, build.finished_at)
    Job.objects.filter(subject_id=str(build.pk)).update(
        state="queued", finished_at=None, error="", attempt_count=0
    )
    work(build)
    assert (build.state, build.file, build.finished_at) == ended
    actions.move_on(build_id=build.pk, step="Late", done=1, of=4)
    actions.fail(str(build.pk), "Late.")
    build.refresh_from_db()
    assert (build.state, build.file, build.finished_at) == ended
    assert StoredFile.objects.count() == (0 if is_failed else 1)
