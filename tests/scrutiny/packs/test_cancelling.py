"""Giving up a build: whoever may ask for one may; nothing else that waits is harmed."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from scrutiny.jobs import running
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from scrutiny.packs.papers import Section
from tests.scrutiny.packs.conftest import Ask, Work, job_of
from tests.scrutiny.packs.papers import Leaflet
from tests.scrutiny.packs.printing import Printer, pages

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


def test_a_cancelled_build_says_by_whom_and_is_done_no_further(
    ask: Ask, work: Work, officer: User, printer: Printer
) -> None:
    build = ask()
    cancelled = actions.cancel(build=build, by=officer)
    assert (cancelled.state, cancelled.error) == ("cancelled", "")
    event = Event.objects.about(build).get(verb="pack_cancelled")
    assert event.by_name == officer.name
    assert work(build).state == "cancelled"
    assert job_of(build).state == "done"
    assert printer.printed == []
    actions.cancel(build=build, by=officer)
    assert Event.objects.filter(verb="pack_cancelled").count() == 1


def test_a_cancelled_build_is_asked_for_anew(ask: Ask, work: Work, printer: Printer) -> None:
    cancelled = actions.cancel(build=ask(), by=None)
    again = ask()
    assert again != cancelled
    assert work(again).state == "done"


def test_another_build_that_waits_for_the_same_sections_is_not_harmed(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    leaflet.sections["members"] = [Section("One", pages(1, "1")), Section("Two", pages(1, "2"))]
    leaflet.sections["public"] = leaflet.sections["members"][:1]
    members, public = ask(), ask("public")
    for build in (members, public):
        running.run(job_of(build).pk)
    actions.cancel(build=members, by=None)
    assert work(public).state == "done"
    assert len(printer.printed) == 1
    members.refresh_from_db()
    assert (members.state, members.waiting_count) == ("cancelled", 2)


def test_what_was_cancelled_while_it_was_planned_has_no_parts(
    ask: Ask, work: Work, leaflet: Leaflet, printer: Printer
) -> None:
    build = ask()
    leaflet.before_second.append(lambda: actions.cancel(build=build, by=None))
    assert work(build).state == "cancelled"
    assert not build.parts.exists()
    assert printer.printed == []


@pytest.mark.parametrize("when", ["before it stores", "between late sections"])
def test_what_was_cancelled_while_it_was_joined_is_not_kept(
    when: str,
    ask: Ask,
    work: Work,
    leaflet: Leaflet,
    printer: Printer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    late = '<pack-pages of="one"></pack-pages>'
    leaflet.sections["members"] = [
        Section("Agenda", pages(1, late)),
        Section("Slip", pages(1, f"Slip {late}")),
        Section("One", pages(3, "1"), anchor="one"),
    ]
    build = ask()

    def give_up() -> None:
        actions.cancel(build=build, by=None)

    if when == "before it stores":
        from scrutiny.packs import joining

        joined = joining._joined  # noqa: SLF001

        def slow(*args: object) -> bytes:
            give_up()
            return joined(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(joining, "_joined", slow)
    else:
        printer.before.append(lambda: give_up() if "3 - 5" in printer.printed[-1] else None)
    assert work(build).state == "cancelled"
    assert build.file is None
    assert not StoredFile.objects.exclude(audience="staff").exists()
    assert job_of(build, "join_pack").state == "done"
    if when == "between late sections":
        assert not any("Slip 3 - 5" in html for html in printer.printed)


def test_a_build_is_cancelled_on_its_page_and_asked_for_again_there(
    ask: Ask, officer: User, as_: As
) -> None:
    build, client = ask(by=officer), as_(officer)
    page = f"/packs/{build.pk}/"
    assertContains(client.get(page), f'action="{page}cancel/"')
    assertContains(client.get(page, headers={"HX-Request": "true"}), "Cancel this build")
    response = client.post(f"{page}cancel/", follow=True)
    assertContains(response, "This build was cancelled.")
    assertContains(response, "Pack cancelled")
    assertContains(response, "Try again")
    assertNotContains(response, "hx-trigger")
    again = client.post("/packs/build/", {"kind": build.kind, "key": build.key})
    assert again.headers["Location"] != page


def test_who_only_reads_packs_cancels_none(ask: Ask, member: User, outsider: User, as_: As) -> None:
    build = ask()
    assertNotContains(as_(member).get(f"/packs/{build.pk}/"), "Cancel this build")
    answers = [as_(user).post(f"/packs/{build.pk}/cancel/") for user in (member, outsider)]
    assert [one.status_code for one in answers] == [HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND]
    assert Build.objects.get().state == "queued"
