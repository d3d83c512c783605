"""Minutes put for approval, one of them kept from the public: who reads the pack they are in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import approving, minutes, numbering, publishing
from scrutiny.meetings.models import AgendaItem, ItemKind, Minutes, Publication
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import AGENDA
from scrutiny.packs.papers import Section
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import IN_TIME, January, january
from tests.scrutiny.meetings.drawn import both_drawn
from tests.scrutiny.meetings.held import NOVEMBER, SECRET, agenda_of, minute_of, opened
from tests.sweeps.conftest import read_out

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]
ON = timezone.localdate(IN_TIME)
PEOPLE = (
    *("member", "officer", "lead", "director", "manager"),
    *("respondent", "auditor", "administrator"),
)
ENTITLED = {"member", "director", "manager"}


@dataclass(frozen=True)
class Put:
    """An agenda with nothing withheld but a minute of November, in the minutes that it puts."""

    january: January
    book: Minutes

    def section(self, audience: str) -> Section:
        """Return the section of the minutes."""
        edition = AGENDA.edition_on(str(PackKey.of(self.january.meeting)), audience, on=ON)
        (found,) = (one for one in edition.sections() if one.name.endswith(". Minutes"))
        return found


@pytest.fixture
def put(panel: Panel, settings: Settings, tmp_path: Path) -> Put:
    """Return the agenda in draft."""
    settings.FILES_FOLDER = tmp_path / "files"
    draft = january(panel)
    draft.exclusion.delete()
    draft.exempt.delete()
    at = AgendaItem.objects.create(
        meeting=draft.meeting, order=9, kind=ItemKind.MINUTES, title="Minutes"
    )
    book = opened(agenda_of(panel, NOVEMBER))
    minute = minute_of(book)
    words = minutes.Words(
        says=SECRET,
        access="exempt",
        exempt_paragraph=2,
        withheld_because="It names a family.",
        summary="A letter was considered.",
    )
    minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    numbering.publish(minutes=book, first_number=1, by=None)
    return Put(draft, approving.put(minutes=book, item=at, by=None))


def out(put: Put) -> Publication:
    """Return the agenda, published."""
    both_drawn(put.january.meeting, on=ON)
    return publishing.publish(meeting=put.january.meeting, by=None, now=IN_TIME)


def test_the_members_minutes_are_marked_and_the_publics_have_the_summary(put: Put) -> None:
    members, public = put.section("members"), put.section("public")
    assert SECRET in members.html
    assert "exempt by paragraph 2" in members.notice
    assert SECRET not in public.html
    assert "A letter was considered." in public.html
    assert public.notice == ""


def test_the_members_edition_is_theirs_who_may_read_what_is_exempt(put: Put, as_: As) -> None:
    publication = out(put)
    # Minutes that were not approved are put to the next meeting; what went out stays what it was.
    approving.take_from(minutes=put.book, by=None)
    address = reverse("meetings:published-file", args=[publication.pk, "members"])
    readers = set()
    for name in PEOPLE:
        answer = as_(User.objects.get(email=f"{name}@example.org")).get(address)
        readers |= {name} if answer.status_code == 200 else set()
        read_out(answer)
    assert readers == ENTITLED


def test_a_working_copy_is_theirs_too(put: Put, officer: User, manager: User) -> None:
    key = str(PackKey.of(put.january.meeting))
    assert not AGENDA.may_read(officer, key, "members")
    assert AGENDA.may_read(officer, key, "public")
    assert AGENDA.may_read(manager, key, "members")
