"""Two people who move one request at the same moment: one does, the other is told.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.evidence import add
from recommendations.actions.following import follow
from recommendations.actions.reporting import report
from recommendations.actions.subscribing import make_address
from recommendations.models import CalendarAddress, Request, Update
from recommendations.refusals import RequestRefused
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.meetings.actions.meetings import MeetingRefused, cancel
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.uploads import Upload
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, held_on
from tests.recommendations.tracked import FOUND
from tests.scrutiny.meetings.pdfs import a_pdf

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

JANUARY = date(2023, 1, 26)


@pytest.fixture
def panel(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get(slug="children-and-families")


def at_once(*acts: Callable[[], object]) -> list[Exception]:
    """Do these at the same moment; return what was told to whoever came second."""
    gate = threading.Barrier(len(acts))

    def one(act: Callable[[], object]) -> Exception | None:
        try:
            gate.wait(10)
            act()
        except (RequestRefused, MeetingRefused) as told:
            return told
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(acts)) as hands:
        return [told for told in hands.map(one, acts) if told is not None]


def test_of_two_who_decide_at_once_one_is_told(panel: Panel) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    report(request=request, says="Begun.", on=JANUARY, by=None)
    report(request=request, says="Done.", is_complete=True, on=JANUARY, by=None)
    meeting = held_on(panel, JANUARY)

    def decided(to: State) -> Update:
        own = Request.objects.get(pk=request.pk)
        return decide(request=own, meeting=meeting, to=to, says="No dates.", seen=2, by=None)

    (told,) = at_once(lambda: decided(State.ACCEPTED), lambda: decided(State.RETURNED))
    assert "Somebody else has changed" in str(told)
    assert [one.number for one in request.updates.all()] == [1, 2, 3]
    request.refresh_from_db()
    last = request.updates.last()
    assert last is not None
    assert request.state == last.state


def test_of_two_who_answer_at_once_one_is_told(panel: Panel) -> None:
    request = a_request(panel)
    notify(request=request, on=date(2022, 12, 1), by=None)

    def answered(to: State) -> Update:
        own = Request.objects.get(pk=request.pk)
        return answer(request=own, to=to, says="No power.", on=JANUARY, seen=1, by=None)

    (told,) = at_once(lambda: answered(State.AGREED), lambda: answered(State.NOT_AGREED))
    assert "Nothing of yours is saved" in str(told)
    assert request.updates.count() == 2


def claimed(panel: Panel) -> Request:
    """Return a request that is reported complete."""
    request = a_request(panel, kind=Kind.ACTION)
    report(request=request, says="Begun.", on=JANUARY, by=None)
    report(request=request, says="Done.", is_complete=True, on=JANUARY, by=None)
    return request


def test_a_meeting_is_cancelled_or_decides_and_never_both(panel: Panel) -> None:
    request = claimed(panel)
    meeting = Meeting.objects.create(
        panel=panel, meets_on=timezone.localdate(), state=Meeting.State.PUBLISHED
    )
    manager = User.objects.get(email="manager@example.org")

    def decided() -> Update:
        own = Request.objects.get(pk=request.pk)
        return decide(request=own, meeting=meeting, to=State.ACCEPTED, seen=2, by=None)

    def cancelled() -> Meeting:
        return cancel(meeting=Meeting.objects.get(pk=meeting.pk), why="Snow.", by=manager)

    (told,) = at_once(decided, cancelled)
    assert "was cancelled" in str(told) or "decided at this meeting" in str(told)
    meeting.refresh_from_db()
    request.refresh_from_db()
    assert (meeting.state == Meeting.State.CANCELLED) != (request.state == State.ACCEPTED)


def test_evidence_comes_before_the_decision_or_is_refused(panel: Panel) -> None:
    request = claimed(panel)
    meeting = held_on(panel, JANUARY)

    def brought() -> object:
        return add(
            request=Request.objects.get(pk=request.pk),
            title="Costs",
            dated_on=JANUARY,
            upload=Upload("costs.pdf", a_pdf(), FOUND),
            is_for_panel=True,
            by=None,
        )

    def decided() -> object:
        own = Request.objects.get(pk=request.pk)
        return decide(request=own, meeting=meeting, to=State.ACCEPTED, seen=2, by=None)

    told = at_once(brought, decided)
    assert ["off the list" in str(one) for one in told] == [True] * len(told)
    assert request.evidence.count() == 1 - len(told)
    assert Request.objects.get(pk=request.pk).state == State.ACCEPTED


def test_following_and_making_an_address_twice_at_once_is_once(panel: Panel) -> None:
    request = a_request(panel)
    member = User.objects.get(email="member@example.org")
    twice: list[Callable[[], object]] = [lambda: follow(request=request, by=member)] * 2
    twice += [lambda: make_address(by=member)] * 2
    assert at_once(*twice) == []
    assert request.follows.count() == 1
    assert CalendarAddress.objects.filter(user=member).count() == 1
