"""Two people publish at the same moment, each in a transaction of their own.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import appendices, late_items, publishing
from scrutiny.meetings.actions.appendices import AppendixRefused
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import Appendix, Meeting, Publication
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import IN_TIME, LATE, WORDS, January, january, reported
from tests.scrutiny.meetings.drawn import both_drawn

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def meeting(register: None, settings: Settings, tmp_path: Path) -> January:
    """Return the January meeting."""
    settings.FILES_FOLDER = tmp_path / "files"
    found = january(Panel.objects.get(slug="children-and-families"))
    both_drawn(found.meeting, on=timezone.localdate(IN_TIME))
    return found


def by_two(act: Callable[[User], Publication]) -> list[Publication | PublishingRefused]:
    """Let the manager and the director act at the same moment; return what each is told."""
    ready = threading.Barrier(2)

    def press(name: str) -> Publication | PublishingRefused:
        try:
            person = User.objects.get(email=f"{name}@example.org")
            ready.wait(10)
            return act(person)
        except PublishingRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        return list(hands.map(press, ["manager", "director"]))


def test_of_two_who_publish_at_once_one_does_and_the_other_is_told_by_whom(
    meeting: January,
) -> None:
    def act(person: User) -> Publication:
        fresh = Meeting.objects.select_related("panel").get(pk=meeting.meeting.pk)
        return publishing.publish(meeting=fresh, by=person, now=IN_TIME)

    results = by_two(act)
    (refused,) = [one for one in results if isinstance(one, PublishingRefused)]
    assert str(refused).startswith("The agenda is published already, by ")
    assert Publication.objects.count() == 1
    assert Event.objects.filter(verb="agenda_published").count() == 1


def test_of_two_who_publish_a_supplement_at_once_one_does(meeting: January, manager: User) -> None:
    publishing.publish(meeting=meeting.meeting, by=manager, now=IN_TIME)
    reported(meeting.monitoring, WORDS)
    both_drawn(meeting.meeting, number=1, on=timezone.localdate(LATE))

    def act(person: User) -> Publication:
        fresh = Meeting.objects.select_related("panel").get(pk=meeting.meeting.pk)
        return publishing.publish_supplement(meeting=fresh, by=person, now=LATE)

    results = by_two(act)
    (refused,) = [one for one in results if isinstance(one, PublishingRefused)]
    assert "Nothing waits for a supplement" in str(refused)
    assert Publication.objects.filter(number=1).count() == 1


def told_meanwhile(hold: Callable[[], object], act: Callable[[], object]) -> str:
    """Return the refusal of somebody who acts while another's transaction is still open."""

    def tried() -> str:
        try:
            act()
        except (AppendixRefused, PublishingRefused) as refused:
            return str(refused)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(1) as hands:
        with transaction.atomic():
            hold()
            told = hands.submit(tried)
            # Long enough to read the meeting as it was before; nobody may decide by that.
            wait([told], timeout=1)
        return told.result(10)


def test_nothing_is_said_of_its_notice_while_the_agenda_goes_out(meeting: January) -> None:
    mine = Meeting.objects.filter(pk=meeting.meeting.pk)

    def convene() -> None:
        late_items.convene_at_shorter_notice(
            meeting=mine.get(), convened_on=mine.get().meets_on, because="A flood.", by=None
        )

    told = told_meanwhile(lambda: mine.update(state=Meeting.State.PUBLISHED), convene)
    assert "cannot change any more" in told
    assert mine.get().shorter_notice_because == ""


def test_no_appendix_is_taken_out_while_it_goes_out(meeting: January) -> None:
    mine = Appendix.objects.filter(report__item__meeting=meeting.meeting)
    one = mine.earliest("pk")
    told = told_meanwhile(
        lambda: publishing.publish(meeting=meeting.meeting, by=None, now=IN_TIME),
        lambda: appendices.remove(appendix=mine.get(pk=one.pk), by=None),
    )
    assert "was published and stays as it is" in told
    assert mine.filter(pk=one.pk).exists()
