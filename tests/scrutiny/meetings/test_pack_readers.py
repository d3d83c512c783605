"""Who may read a working copy of an agenda pack, whatever became of its papers since."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import appendices, withholding
from scrutiny.meetings.models import Appendix
from scrutiny.packs.models import Build
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import IN_TIME, January, january
from tests.scrutiny.meetings.drawn import drawn
from tests.sweeps.conftest import read_out

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]
PEOPLE = (
    *("member", "officer", "lead", "director", "manager"),
    *("respondent", "auditor", "administrator"),
)


@pytest.fixture
def draft(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting with a draft agenda, one appendix of it exempt."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel)


@pytest.fixture
def open_draft(draft: January) -> January:
    """Return the January meeting while all its papers are open."""
    withholding.open_up(subject=draft.exempt, by=None)
    return draft


def readers(build: Build, as_: As) -> set[str]:
    """Return who gets the file of a build, and sees its page: always the same people."""
    found = []
    for route in ("packs:build-detail", "packs:build-download"):
        address = reverse(route, args=[build.pk])
        people = {name: as_(User.objects.get(email=f"{name}@example.org")) for name in PEOPLE}
        answers = {name: client.get(address) for name, client in people.items()}
        found.append({name for name, answer in answers.items() if answer.status_code == 200})
        for answer in answers.values():
            read_out(answer)
    assert found[0] == found[1]
    return found[0]


def drawn_today(draft: January, audience: str) -> Build:
    """Return a working copy of the papers as they are."""
    return drawn(draft.meeting, audience, on=timezone.localdate(IN_TIME))


def test_who_only_asks_for_packs_does_not_read_what_is_exempt(draft: January, as_: As) -> None:
    assert readers(drawn_today(draft, "members"), as_) == {"director", "manager"}


def test_who_only_asks_for_packs_does_not_cancel_one_that_is_exempt(
    draft: January, as_: As, officer: User
) -> None:
    build = drawn_today(draft, "members")
    answer = as_(officer).post(reverse("packs:build-cancel", args=[build.pk]))
    assert answer.status_code == 404


def test_the_public_edition_is_read_by_those_who_work_on_it(draft: January, as_: As) -> None:
    drafting = {"officer", "lead", "director", "manager"}
    assert readers(drawn_today(draft, "public"), as_) == drafting


def test_a_copy_stays_exempt_when_the_exempt_paper_is_taken_out(draft: January, as_: As) -> None:
    build = drawn_today(draft, "members")
    appendices.remove(appendix=draft.exempt, by=None)
    assert readers(build, as_) == {"director", "manager"}


@pytest.mark.parametrize("audience", ["members", "public"])
def test_what_is_kept_from_the_public_is_in_no_copy_of_before(
    audience: str, open_draft: January, as_: As, manager: User
) -> None:
    paper = Appendix.objects.get(title="Cases looked at")
    build = drawn_today(open_draft, audience)
    withholding.withhold(
        subject=paper, access="exempt", exempt_paragraph=2, because="It names them.", by=manager
    )
    address = reverse("packs:build-download", args=[build.pk])
    assert as_(manager).get(address).status_code == 404
    build.refresh_from_db()
    assert (build.state, build.file) == (Build.State.CANCELLED, None)
    (event,) = Event.objects.about(build).filter(verb="pack_set_aside")
    assert event.why == "“Cases looked at” is kept from the public now."


def test_another_meetings_copies_stay(open_draft: January, panel: Panel) -> None:
    other = Build.objects.create(
        panel=panel, kind="agenda", key=f"{panel.slug}:2023-01-2", audience="members"
    )
    paper = Appendix.objects.get(title="Cases looked at")
    withholding.withhold(
        subject=paper, access="confidential", exempt_paragraph=None, because="A court.", by=None
    )
    other.refresh_from_db()
    assert other.state == Build.State.QUEUED
