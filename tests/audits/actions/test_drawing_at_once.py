"""Two people at the same moment, each in a transaction of their own: one wins, the other is told.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from audits.actions import drawing, replacing
from audits.actions.drawing import DrawRefused
from audits.actions.replacing import ReplacementRefused
from audits.models import Audit, Auditor, Cycle, Draw, Tool
from scrutiny.history.models import Event
from tests.audits.drawn import drawn, populated, the_keeper
from tests.audits.scene import SENT_ON, AuditScene, moment, the_audit_scene

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def committed(register: None) -> AuditScene:
    """Return a month with its population."""
    found = the_audit_scene()
    populated(found)
    return found


def at_once(act: Callable[[int], object]) -> list[Exception | None]:
    """Let two people do something; return the refusal of each, None for who got through."""
    both_are_there = threading.Barrier(2)

    def one(number: int) -> Exception | None:
        try:
            both_are_there.wait(10)
            act(number)
        except (DrawRefused, ReplacementRefused) as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        return list(hands.map(one, range(2)))


def test_of_two_who_draw_at_once_one_does_and_the_other_reads_who(committed: AuditScene) -> None:
    def draw(number: int) -> None:
        drawing.draw(
            cycle=Cycle.objects.get(),
            asked_for="4",
            tool=Tool.objects.get(pk=committed.tool.pk),
            by=the_keeper(),
            now=moment(SENT_ON),
        )

    (refusal,) = [one for one in at_once(draw) if one is not None]
    assert "drew the cases of January 2023 already" in str(refusal)
    assert Draw.objects.count() == 1
    assert Audit.objects.count() == 4
    assert Event.objects.filter(verb="cases_drawn").count() == 1


def test_of_two_who_replace_one_audit_at_once_one_does(committed: AuditScene) -> None:
    drawn(committed)
    audit = Audit.objects.filter(team=committed.north).earliest("pk")

    def replace(number: int) -> None:
        mine = Audit.objects.get(pk=audit.pk)
        replacing.replace(audit=mine, because=f"Reason {number}.", by=the_keeper(), on=SENT_ON)

    (refusal,) = [one for one in at_once(replace) if one is not None]
    assert str(refusal).startswith("The case was replaced already: Reason ")
    assert Audit.objects.filter(replaces=audit).count() == 1


def test_two_who_replace_two_audits_at_once_reach_for_two_reserves(committed: AuditScene) -> None:
    drawn(committed)
    audits = list(Audit.objects.filter(team=committed.north).order_by("pk")[:2])

    def replace(number: int) -> None:
        replacing.replace(audit=audits[number], because="Closed.", by=the_keeper(), on=SENT_ON)

    assert at_once(replace) == [None, None]
    new = Audit.objects.filter(replaces__in=audits)
    assert len({one.reference for one in new}) == 2
    assert Auditor.objects.filter(audits__in=new).exists()
