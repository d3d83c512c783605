"""Sections: rendered once, kept, shared by builds, and failed for all who wait."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pytest_django import Settings

from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.jobs import running
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.actions import sections
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build, BuildPart, RenderedSection
from scrutiny.packs.papers import Content, Section
from scrutiny.packs.presenters import progress_of
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import KEY, Leaflet
from tests.scrutiny.packs.printing import Printer, blank_pdf, pages

pytestmark = pytest.mark.django_db


def three() -> list[Section]:
    """Return three sections of two pages."""
    return [Section(name, pages(2, f"About {name}")) for name in ("One", "Two", "Three")]


def upload(data: bytes) -> StoredFile:
    """Return an uploaded PDF."""
    audience = StoredFile.Audience.MEMBERS
    return store(data=data, name="plan.pdf", media_type="application/pdf", audience=audience)


def planned(build: Build) -> Build:
    """Return the build after its plan was made, and nothing else."""
    running.run(job_of(build).pk)
    build.refresh_from_db()
    return build


def test_after_one_edit_one_section_is_rendered(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = three()
    work(ask())
    assert len(printer.printed) == 3
    leaflet.sections["members"][1] = Section("Two", pages(5, "About two, and more"))
    build = work(ask())
    assert len(printer.printed) == 4
    assert "About two, and more" in printer.printed[-1]
    assert (build.state, build.page_count) == ("done", 9)
    assert [(part.start_page, part.end_page) for part in build.parts.all()] == [
        (1, 2),
        (3, 7),
        (8, 9),
    ]


def test_with_all_sections_kept_only_the_joining_is_asked_for(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = three()
    work(ask())
    leaflet.sections["members"] = three()[::-1]
    again = planned(ask())
    assert (again.waiting_count, again.steps_done_count, again.step_count) == (0, 3, 4)
    assert Job.objects.filter(pk__in=jobs_of(again)).get().kind == "join_pack"
    assert work(again).state == "done"
    assert len(printer.printed) == 3


def test_a_section_that_several_builds_wait_for_is_rendered_once_for_all(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections = {"members": three(), "public": three()[:2]}
    members, public = planned(ask()), planned(ask("public"))
    assert (members.waiting_count, public.waiting_count) == (3, 2)
    assert Job.objects.filter(kind="render_section").count() == 3
    assert work(members).state == "done"
    public.refresh_from_db()
    assert public.waiting_count == 0
    assert work(public).state == "done"
    assert len(printer.printed) == 3


def test_the_same_section_twice_in_a_pack_is_waited_for_once(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = [three()[0], three()[1], three()[0]]
    build = planned(ask())
    assert build.waiting_count == 2
    assert (work(build).state, build.page_count) == ("done", 6)


def test_a_section_that_fails_fails_every_build_that_waits_for_it_and_no_other(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    printer.refused["About Two"] = "A paper may not fetch http://elsewhere."
    leaflet.sections = {"members": three(), "public": three()[1:]}
    members, public = planned(ask()), planned(ask("public"))
    leaflet.sections["members"] = three()[2:]
    third = planned(ask())
    for build in (work(members), work(public)):
        assert build.state == "failed"
        assert build.error == "Two: A paper may not fetch http://elsewhere."
        assert progress_of(build).detail == build.error
    assert work(third).state == "done"
    failed = RenderedSection.objects.get(state="failed")
    assert (failed.html, failed.error) == ("", "A paper may not fetch http://elsewhere.")


def test_a_section_that_failed_is_tried_again_by_the_next_request(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    printer.refused["About Two"] = "Not today."
    leaflet.sections["members"] = three()
    failed = work(ask())
    printer.refused.clear()
    again = ask()
    assert again != failed
    assert work(again).state == "done"
    assert not RenderedSection.objects.exclude(state="done").exists()


def test_an_error_in_a_section_is_tried_again_before_it_fails_in_words(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer, settings: Settings
) -> None:
    settings.JOB_ATTEMPTS, settings.JOB_BACKOFF_SECONDS = 2, 0
    leaflet.sections["members"] = three()[:1]
    printer.before.append(lambda: 1 / 0)
    build = work(ask())
    assert (build.state, build.waiting_count) == ("running", 1)
    work(build)
    assert build.error.startswith("One: It was tried 2 times. The last time: ZeroDivisionError")


def test_an_upload_is_a_section_and_one_without_tags_is_told_of(
    ask: Ask, work: Work, leaflet: Leaflet, settings: Settings
) -> None:
    leaflet.sections["members"] = [
        Section("Plan", upload=upload(blank_pdf(3))),
        Section("Words", "<h1>Words</h1>"),
    ]
    build = work(ask())
    assert (build.state, build.page_count, build.untagged) == ("done", 4, ["Plan"])
    assert progress_of(build).note.startswith("Not accessible to programs that read aloud: Plan.")


def test_an_upload_that_is_no_pdf_fails_the_build_in_words(
    ask: Ask, work: Work, leaflet: Leaflet
) -> None:
    leaflet.sections["members"] = [Section("Plan", upload=upload(b"no pdf"))]
    build = work(ask())
    assert (build.state, build.error) == ("failed", "Plan: This is not a PDF that can be read.")


def test_a_failure_in_another_edition_is_told_as_such(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    printer.refused["Secret"] = "No."
    leaflet.sections["members"] = [
        Section("Withheld", pages(1), is_slip=True, others=(Content(pages(9, "Secret")),))
    ]
    assert work(ask()).error == "Withheld, in another edition: No."


# Sections that nobody waits for any more ----------------------------------------------------------


def test_a_section_that_nobody_waits_for_is_left_and_asked_for_again_when_wanted(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = three()
    first = planned(ask())
    actions.cancel(build=first, by=None)
    for job in Job.objects.filter(kind="render_section"):
        running.run(job.pk)
    assert printer.printed == []
    assert not Job.objects.live().exists()
    assert work(ask()).state == "done"


def test_a_section_that_is_wanted_in_the_last_moment_is_rendered_after_all(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet.sections["members"] = three()[:1]
    first = planned(ask())
    actions.cancel(build=first, by=None)
    leave, (section,) = sections.leave, RenderedSection.objects.all()

    def wanted_again(one: RenderedSection) -> None:
        Build.objects.filter(pk=first.pk).update(state="running", finished_at=None)
        leave(one)

    monkeypatch.setattr(sections, "leave", wanted_again)
    running.run(Job.objects.get(kind="render_section").pk)
    section.refresh_from_db()
    assert section.state == "done"


def test_sections_that_no_build_uses_any_more_are_forgotten_with_their_bytes(
    ask: Ask,
    work: Work,
    leaflet: Leaflet,
    printer: Printer,
    django_capture_on_commit_callbacks: object,
) -> None:
    leaflet.sections["members"] = three()
    done = work(ask())
    leaflet.sections["members"] = three()[1:]
    waiting = planned(ask())
    assert waiting.waiting_count == 0
    paths = [section.file.path for section in RenderedSection.objects.all() if section.file]
    soon = timezone.now() + timedelta(days=1)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert sections.forget_unused(before=soon) == 1
    assert [path.exists() for path in paths].count(False) == 1
    assert BuildPart.objects.get(build=done, name="One").end_page == 2
    assert work(waiting).state == "done"
    assert sections.forget_unused(before=soon) == 2
    assert sections.forget_unused(before=soon - timedelta(days=2)) == 0


IMPOSSIBLE: list[dict[str, object]] = [
    {"state": "done"},
    {"state": "failed"},
    {"state": "failed", "html": "", "error": ""},
    {"html": ""},
    {"page_count": 1},
    {"error": "but why"},
]


@pytest.mark.parametrize("fields", IMPOSSIBLE, ids=str)
def test_the_database_refuses_a_section_that_cannot_be(fields: dict[str, object]) -> None:
    section = RenderedSection.objects.create(
        fingerprint="of one", html="<p>", used_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        RenderedSection.objects.filter(pk=section.pk).update(**fields)


@pytest.mark.parametrize("fields", [{}, {"html": "<p>", "upload": StoredFile()}], ids=str)
def test_a_section_shows_exactly_one_thing(fields: dict[str, object]) -> None:
    for kind in (Content, lambda **given: Section(KEY, **given)):
        with pytest.raises(ValueError, match="either HTML or an uploaded PDF"):
            kind(**fields)  # type: ignore[arg-type]


def test_a_finished_pack_clears_away_what_no_pack_has_used_for_long(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer, settings: Settings
) -> None:
    leaflet.sections["members"] = three()
    work(ask())
    long_ago = timezone.now() - timedelta(days=settings.PACK_SECTION_DAYS + 1)
    RenderedSection.objects.update(used_at=long_ago)
    leaflet.sections["members"] = [three()[0], Section("Four", pages(1, "About Four"))]
    assert work(ask()).state == "done"
    assert RenderedSection.objects.count() == 2
