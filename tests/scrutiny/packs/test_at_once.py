"""Requests and sections in the same moment: what only open transactions side by side can break.

SQLite takes one writer at a time, so these are about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from scrutiny.jobs import running
from scrutiny.jobs.models import Job
from scrutiny.packs import actions
from scrutiny.packs.actions import builds, sections
from scrutiny.packs.models import Build, RenderedSection
from scrutiny.packs.papers import Section
from scrutiny.packs.planning import Source
from scrutiny.panels.models import Panel
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import KEY, Leaflet
from tests.scrutiny.packs.printing import Printer, pages

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

FIVE = 5


@pytest.fixture(autouse=True)
def council(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get()


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do each in a thread and on a connection of its own; return what came of each."""
    results: list[object] = [None] * len(acts)
    start = threading.Barrier(len(acts))

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            start.wait(10)
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def many(count: int) -> list[Section]:
    """Return so many sections of a page."""
    return [Section(f"Part {one}", pages(1, f"Part {one}")) for one in range(count)]


def jobs(kind: str) -> list[int]:
    """Return the ids of the live jobs of a kind."""
    return list(Job.objects.live().filter(kind=kind).values_list("pk", flat=True))


def test_of_five_requests_at_once_one_is_built(ask: Ask, work: Work, printer: Printer) -> None:
    results = at_once(*[ask] * FIVE)
    assert {getattr(result, "pk", result) for result in results} == {Build.objects.get().pk}
    assert len(jobs("build_pack")) == 1
    assert work(Build.objects.get()).state == "done"


def test_builds_planned_at_once_share_their_sections(
    work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = many(8)
    members = Build.Audience.MEMBERS
    asked = [
        actions.request(kind="leaflet", key=f"{KEY}:{number}", audience=members, by=None)
        for number in range(FIVE)
    ]
    at_once(*[partial(running.run, job_of(build).pk) for build in asked])
    assert RenderedSection.objects.count() == 8
    assert len(jobs("render_section")) == 8
    assert set(Build.objects.values_list("waiting_count", flat=True)) == {8}
    at_once(*[partial(running.run, job_id) for job_id in jobs("render_section")])
    assert len(printer.printed) == 8
    assert set(Build.objects.values_list("waiting_count", flat=True)) == {0}
    assert len(jobs("join_pack")) == FIVE
    assert {work(build).state for build in asked} == {"done"}


def test_of_sections_that_end_at_once_one_is_the_last(
    ask: Ask, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = many(6)
    build = ask()
    running.run(job_of(build).pk)
    all_laid_out = threading.Barrier(6)
    printer.before.append(lambda: all_laid_out.wait(10))
    at_once(*[partial(running.run, job_id) for job_id in jobs("render_section")])
    build.refresh_from_db()
    assert (build.waiting_count, build.steps_done_count) == (0, 6)
    assert len(jobs("join_pack")) == 1


def test_a_build_that_comes_to_want_a_section_as_it_ends_does_not_wait_for_ever(
    ask: Ask, leaflet: Leaflet, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet.sections = {"members": many(1), "public": [*many(1), Section("More", pages(1, "More"))]}
    first, second = ask(), ask("public")
    running.run(job_of(first).pk)
    is_held, want = threading.Event(), sections.want

    def slowly(*args: object, **kwargs: object) -> dict[str, RenderedSection]:
        found = want(*args, **kwargs)  # type: ignore[arg-type]
        is_held.set()
        # The section is finished meanwhile, and its worker waits for this transaction.
        threading.Event().wait(0.5)
        return found

    monkeypatch.setattr(sections, "want", slowly)
    printer.before.append(lambda: is_held.wait(10))
    (rendering,) = jobs("render_section")
    at_once(partial(running.run, job_of(second).pk), partial(running.run, rendering))
    counts = dict(Build.objects.values_list("pk", "waiting_count"))
    assert counts == {first.pk: 0, second.pk: 1}
    assert len(jobs("join_pack")) == 1


def test_a_build_that_comes_to_want_a_section_as_it_is_kept_finds_it_there(
    ask: Ask, leaflet: Leaflet, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet.sections = {"members": many(1), "public": [*many(1), Section("More", pages(1, "More"))]}
    first, second = ask(), ask("public")
    running.run(job_of(first).pk)
    is_kept, finish = threading.Event(), sections.finish

    def slowly(**kwargs: object) -> None:
        finish(**kwargs)  # type: ignore[arg-type]
        is_kept.set()
        # Kept, and not yet to be seen by others.
        threading.Event().wait(0.5)

    def plan() -> None:
        is_kept.wait(10)
        running.run(job_of(second).pk)

    monkeypatch.setattr(sections, "finish", slowly)
    (rendering,) = jobs("render_section")
    at_once(plan, partial(running.run, rendering))
    counts = dict(Build.objects.values_list("pk", "waiting_count"))
    assert counts == {first.pk: 0, second.pk: 1}
    assert len(jobs("render_section")) == 1


def test_sections_are_held_in_the_order_of_their_keys_while_a_build_reads_them() -> None:
    """Held from the reading on: what ends between it and the waiting would be missed for ever."""
    wanted = {f"of {one}": Source(f"of {one}", html="<p>") for one in range(3)}
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        sections.want(wanted, now=timezone.now())
    (read,) = [query["sql"] for query in queries if "FOR UPDATE" in query["sql"]]
    assert 'FROM "packs_renderedsection"' in read
    assert read.endswith('ORDER BY "packs_renderedsection"."id" ASC FOR UPDATE')


def test_a_build_cancelled_as_its_last_section_ends_is_not_joined(
    ask: Ask, leaflet: Leaflet, printer: Printer, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaflet.sections["members"] = many(1)
    build = ask()
    running.run(job_of(build).pk)
    tick = builds.tick

    def after_cancelling(one: Build) -> bool:
        at_once(partial(actions.cancel, build=build, by=None))
        return tick(one)

    monkeypatch.setattr(builds, "tick", after_cancelling)
    running.run(jobs("render_section")[0])
    build.refresh_from_db()
    assert (build.state, build.waiting_count) == ("cancelled", 1)
    assert jobs("join_pack") == []
    assert RenderedSection.objects.get().state == "done"
