"""Two people build one agenda at the same moment, each in a transaction of their own.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import agendas, leaving, meetings
from scrutiny.meetings.actions.agendas import AgendaRefused
from scrutiny.meetings.actions.meetings import MeetingRefused
from scrutiny.meetings.models import AgendaItem, Meeting
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.planning import added, coming, titles

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

REFUSALS = (AgendaRefused, MeetingRefused)


@pytest.fixture
def author(register: None) -> User:
    """Return the scrutiny manager."""
    user: User = User.objects.get(email="manager@example.org")
    return user


def both(act: Callable[[int], object]) -> list[Exception]:
    """Let two people act at the same moment, and return what was refused."""
    have_read = threading.Barrier(2)

    def press(who: int) -> Exception | None:
        try:
            have_read.wait(10)
            act(who)
        except REFUSALS as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        return [refused for refused in hands.map(press, range(2)) if refused is not None]


def the_meeting(author: User) -> Meeting:
    return coming(Panel.objects.get(slug="children-and-families"))


def test_an_agenda_that_two_people_draft_is_drafted_once(author: User) -> None:
    meeting = the_meeting(author)
    (refused,) = both(
        lambda _: agendas.draft(meeting=Meeting.objects.get(pk=meeting.pk), by=author)
    )
    assert "Nothing is missing" in str(refused)
    assert len(titles(meeting)) == 7


def test_an_item_that_two_people_withdraw_leaves_once(author: User) -> None:
    (item,) = added(the_meeting(author), author, "Schools")
    (refused,) = both(
        lambda who: leaving.withdraw(
            item=AgendaItem.objects.get(pk=item.pk), why=f"Reason {who}", by=author
        )
    )
    assert "withdrawn already" in str(refused)
    assert Event.objects.filter(verb="item_withdrawn").count() == 1


def test_a_meeting_that_two_people_cancel_is_cancelled_once(author: User) -> None:
    meeting = the_meeting(author)
    (refused,) = both(
        lambda who: meetings.cancel(
            meeting=Meeting.objects.get(pk=meeting.pk), why=f"Reason {who}", by=author
        )
    )
    assert "cancelled" in str(refused)
    assert Event.objects.filter(verb="meeting_cancelled").count() == 1


def test_items_that_two_people_move_keep_one_order(author: User) -> None:
    meeting = the_meeting(author)
    items = added(meeting, author, *"ABCD")
    assert not both(
        lambda who: agendas.move(
            item=AgendaItem.objects.get(pk=items[who].pk), position=4, by=author
        )
    )
    orders = list(AgendaItem.objects.filter(meeting=meeting).values_list("order", flat=True))
    assert sorted(orders) == [1, 2, 3, 4]


def test_of_two_meetings_on_one_day_one_is_arranged(author: User) -> None:
    panel = Panel.objects.get(slug="children-and-families")
    (refused,) = both(lambda _: coming(panel))
    assert "has a meeting on 6 March 2098 already" in str(refused)
