"""Two people who move one request at the same moment: one does, the other is told.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.reporting import report
from recommendations.models import Request, Update
from recommendations.refusals import Overtaken
from recommendations.states import Kind, State
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, held_on

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

JANUARY = date(2023, 1, 26)


@pytest.fixture
def panel(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get(slug="children-and-families")


def at_once(*acts: Callable[[], object]) -> list[Overtaken]:
    """Do these at the same moment; return what was told to whoever came second."""
    gate = threading.Barrier(len(acts))

    def one(act: Callable[[], object]) -> Overtaken | None:
        try:
            gate.wait(10)
            act()
        except Overtaken as told:
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
