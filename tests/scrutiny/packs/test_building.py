"""What workers do for a pack, and every way that it can end."""

from pathlib import Path

import pytest
from pytest_django import Settings

from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from scrutiny.jobs import running
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build, RenderedSection
from scrutiny.packs.papers import Section
from scrutiny.packs.presenters import progress_of
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import KEY, Leaflet
from tests.scrutiny.packs.printing import Printer

pytestmark = pytest.mark.django_db

PACKS = StoredFile.objects.exclude(audience="staff")


def stored_bytes(settings: Settings) -> set[str]:
    """Return the names of all files in the folder of stored ones."""
    return {path.name for path in Path(settings.FILES_FOLDER).rglob("*") if path.is_file()}


def is_clean(settings: Settings) -> bool:
    """Say whether the folder holds exactly the files that have a row."""
    return stored_bytes(settings) == {stored.path.name for stored in StoredFile.objects.all()}


def test_a_built_pack_is_a_file_with_its_hash_and_a_row_of_the_history(
    ask: Ask, work: Work, printer: Printer
) -> None:
    build = work(ask())
    assert (build.state, build.page_count, build.error) == ("done", 2, "")
    assert build.file is not None
    assert (build.file.name, build.file.audience) == (f"{KEY}-members.pdf", "members")
    assert build.file.media_type == "application/pdf"
    assert build.file.read().startswith(b"%PDF-")
    assert {job_of(build, kind).state for kind in ("build_pack", "join_pack")} == {"done"}
    event = Event.objects.about(build).get(verb="pack_built")
    assert (event.new["sha256"], event.new["pages"]) == (build.sha256, 2)
    assert event.by_name == "The portal"
    assert build.steps_done_count == build.step_count == 3


def test_a_public_edition_is_kept_as_such(ask: Ask, work: Work, printer: Printer) -> None:
    build = work(ask("public"))
    assert build.file is not None
    assert (build.file.audience, build.file.name) == ("public", f"{KEY}-public.pdf")


def test_the_record_says_how_far_the_build_is(ask: Ask, work: Work, printer: Printer) -> None:
    build = ask()
    shown: list[tuple[str, int, list[str]]] = []

    def look() -> None:
        now = progress_of(Build.objects.get(pk=build.pk))
        shown.append((now.detail, now.percent, [step.state for step in now.steps]))

    look()
    printer.before.append(look)
    work(build)
    assert shown == [
        ("A worker will pick it up in a moment.", 0, ["waiting", "waiting", "waiting"]),
        ("Laying out 1 of 2 sections", 0, ["done", "current", "waiting"]),
        ("Laying out 2 of 2 sections", 33, ["done", "current", "waiting"]),
    ]
    assert progress_of(build).percent == 100
    assert progress_of(build).detail.startswith("2 pages, built in ")


def test_the_last_step_is_putting_the_pages_together(
    ask: Ask, work: Work, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, shown = ask(), []

    def look(*args: object, **kwargs: object) -> None:
        now = progress_of(Build.objects.get(pk=build.pk))
        shown.append((now.detail, [step.state for step in now.steps]))
        raise RuntimeError("seen enough")

    monkeypatch.setattr("scrutiny.packs.tasks.put_together", look)
    work(build)
    assert shown == [("Putting the pages together", ["done", "done", "current"])]


def test_a_refusal_while_it_is_planned_fails_at_once_in_its_own_words(
    ask: Ask, work: Work, leaflet: Leaflet, settings: Settings
) -> None:
    leaflet.refusal = "The printer is out of ink."
    build = work(ask())
    assert (build.state, build.error) == ("failed", "The printer is out of ink.")
    assert job_of(build).state == "failed"
    event = Event.objects.about(build).get(verb="pack_failed")
    assert (event.why, event.by_name) == ("The printer is out of ink.", "The portal")
    assert progress_of(build).detail == "The printer is out of ink."
    assert stored_bytes(settings) == set()


@pytest.mark.parametrize(
    ("sections", "why"),
    [
        ([Section("A", "<p>a", anchor="one"), Section("B", "<p>b", anchor="one")], "called 'one'"),
        ([Section("A", '<link rel="stylesheet" href="http://x.example/">')], "may not fetch"),
    ],
)
def test_a_paper_that_cannot_be_a_pack_fails_in_words(
    sections: list[Section], why: str, ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    leaflet.sections["members"] = sections
    build = work(ask())
    assert build.state == "failed"
    assert why in build.error


# What changed since it was asked for --------------------------------------------------------------


def words_in(printer: Printer, words: str) -> bool:
    """Say whether any page that was printed says these words."""
    return any(words in html for html in printer.printed)


def test_a_build_is_of_the_figures_that_its_worker_read(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    build = ask()
    asked_for = build.fingerprint
    leaflet.words, leaflet.is_draft, leaflet.first_page = "Read me now", True, 220
    work(build)
    assert words_in(printer, "Read me now")
    assert (build.fingerprint == asked_for, build.is_draft) == (False, True)
    assert (build.first_page, build.last_page) == (220, 221)
    assert ask() == build
    leaflet.words, leaflet.is_draft = "Read me", False
    assert ask() != build


def test_what_changes_while_it_is_built_is_not_in_it(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    build = ask()
    asked_for = build.fingerprint
    leaflet.before_second.append(lambda: setattr(leaflet, "words", "Too late"))
    work(build)
    assert not words_in(printer, "Too late")
    assert (build.state, build.fingerprint) == ("done", asked_for)


def test_a_build_of_what_another_one_makes_already_says_so(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
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


# Workers that fail, or that lose the job ----------------------------------------------------------


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
    assert stored_bytes(settings) == set()


@pytest.mark.parametrize("kind", ["build_pack", "render_section", "join_pack"])
def test_who_lost_the_job_leaves_nothing_behind(
    kind: str,
    ask: Ask,
    work: Work,
    leaflet: Leaflet,
    printer: Printer,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def lose(*args: object, **kwargs: object) -> None:
        # As when this worker was silent for too long and another took the job.
        running_now = Job.objects.filter(kind=kind, state="running")
        running_now.update(claim="00000000-0000-0000-0000-000000000001")

    if kind == "build_pack":
        leaflet.before_second.append(lose)
    elif kind == "render_section":
        printer.before.append(lose)
    else:
        monkeypatch.setattr("scrutiny.packs.tasks.store", _after(lose))
        monkeypatch.setattr("scrutiny.packs.joining._joined", _after(lose, b"%PDF-lost"))
    build = work(ask())
    assert (build.state, build.file) == ("running", None)
    assert not PACKS.all().exists()
    assert is_clean(settings)
    assert not Event.objects.filter(verb="pack_built").exists()
    assert build.parts.exists() is (kind != "build_pack")


def _after(call: object, result: object = None) -> object:
    def called(*args: object, **kwargs: object) -> object:
        call()  # type: ignore[operator]
        return result

    return called


def test_bytes_go_when_the_record_cannot_be_finished(
    ask: Ask, work: Work, printer: Printer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(**kwargs: object) -> None:
        raise RuntimeError("no room for the row")

    monkeypatch.setattr(actions, "finish", broken)
    build = work(ask())
    assert (build.state, build.file) == ("running", None)
    assert not PACKS.all().exists()
    assert is_clean(settings)


def test_bytes_go_when_a_section_cannot_be_kept(
    ask: Ask, work: Work, printer: Printer, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(build: Build) -> bool:
        raise RuntimeError("no room for the count")

    monkeypatch.setattr("scrutiny.packs.actions.builds.tick", broken)
    build = work(ask())
    assert (build.state, build.waiting_count) == ("running", 2)
    assert stored_bytes(settings) == set()
    assert {section.state for section in RenderedSection.objects.all()} == {"waiting"}


@pytest.mark.parametrize("is_failed", [True, False])
@pytest.mark.parametrize("kind", ["build_pack", "join_pack"])
def test_a_build_that_is_over_is_left_as_it_is(
    kind: str, is_failed: bool, ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.refusal = "No." if is_failed else ""
    build = work(ask())
    ended = (build.state, build.file, build.finished_at)
    again = Job.objects.create(kind=kind, key=f"build:{build.pk}", subject_id=str(build.pk))
    running.run(again.pk)
    assert jobs_of(build) == []
    assert not actions.move_on(build=build, step="Late")
    assert not actions.tick(build)
    actions.fail(str(build.pk), "Late.")
    assert actions.cancel(build=build, by=None).state == ended[0]
    build.refresh_from_db()
    assert (build.state, build.file, build.finished_at) == ended
    assert PACKS.all().count() == (0 if is_failed else 1)
