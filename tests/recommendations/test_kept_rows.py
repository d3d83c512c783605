"""What the database and the models refuse: rows that cannot be, changes, deletions."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from recommendations.actions.deciding import decide
from recommendations.actions.evidence import withdraw
from recommendations.models import Evidence, Request, Update
from recommendations.models.kept import RowIsKept
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel
from tests.recommendations.scene import MADE_ON, held_on
from tests.recommendations.tracked import JANUARY, Three, evidence_of, three

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def found(panel: Panel) -> Three:
    """Return the three requests."""
    return three(panel)


def an_update(request: Request, **said: object) -> Update:
    """Return a row that is not saved."""
    body = {"number": 9, "state": "in progress", "happened_on": JANUARY} | said
    return Update(request=request, recorded_at=timezone.now(), **body)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "accepted"},
        {"state": "noted"},
        {"state": "closed"},
        {"kind": "wish"},
        {"clock": "never"},
        {"number": 0},
        {"source": ""},
        {"wording": ""},
        {"notified_on": MADE_ON - DAY, "received_on": MADE_ON},
        {"notified_on": JANUARY, "received_on": JANUARY - DAY},
        {"notified_on": JANUARY},
        {"due_on": JANUARY},
        {"notified_on": JANUARY, "received_on": JANUARY, "due_on": JANUARY - DAY},
    ],
    ids=str,
)
def test_a_request_that_cannot_be_is_refused(found: Three, values: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=found.begun.pk).update(**values)


def test_a_request_off_the_list_says_at_which_meeting_and_one_on_it_says_none(
    panel: Panel, found: Three
) -> None:
    meeting = held_on(panel, JANUARY)
    decide(request=found.done, meeting=meeting, to=State.ACCEPTED, by=None)
    assert Request.objects.get(pk=found.done.pk).closing_meeting == meeting
    decide(request=found.refused, meeting=meeting, to=State.RETURNED, says="Ask again.", by=None)
    assert Request.objects.get(pk=found.refused.pk).closing_meeting is None
    with pytest.raises(IntegrityError), transaction.atomic():
        Request.objects.filter(pk=found.refused.pk).update(closing_meeting=meeting)


@pytest.mark.parametrize(
    "said",
    [
        {"state": "made"},
        {"state": "closed"},
        {"state": "accepted"},
        {"number": 1},
        {"number": 0},
        {"amended_wording": "Other words."},
    ],
    ids=str,
)
def test_an_update_that_cannot_be_is_refused(found: Three, said: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        an_update(found.begun, **said).save()


@pytest.mark.parametrize(
    "values",
    [
        {"dated_on": date(2190, 1, 1)},
        {"withdrawn_at": timezone.now(), "withdrawn_because": ""},
        {"withdrawn_at": timezone.now()},
        {"is_for_panel": False},
        {"title": ""},
    ],
    ids=" ".join,
)
def test_evidence_that_cannot_be_is_refused(found: Three, values: dict[str, object]) -> None:
    paper = evidence_of(found.begun, "Plan")
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.filter(pk=paper.pk).update(**values)


def _written_over(found: Three) -> object:
    said = found.begun.updates.get()
    an_update(found.begun, pk=said.pk, number=1, says="Other words.").save()
    return None


def _put_over(found: Three) -> object:
    return Update.objects.bulk_create(
        [an_update(found.begun, number=1, says="Other words.")],
        update_conflicts=True,
        unique_fields=["request", "number"],
        update_fields=["says"],
    )


@pytest.mark.parametrize(
    "change",
    [
        _written_over,
        _put_over,
        lambda found: found.begun.updates.update(says="Other words."),
        lambda found: Update.objects.bulk_update(list(found.begun.updates.all()), ["says"]),
        lambda found: found.begun.updates.get().save(),
        lambda found: found.begun.updates.get().delete(),
        lambda found: found.begun.updates.all().delete(),
        lambda found: found.begun.delete(),
        lambda found: Request.objects.filter(pk=found.begun.pk).delete(),
        lambda found: found.begun.evidence.get().delete(),
        lambda found: found.begun.evidence.all().delete(),
        lambda found: found.begun.addressee.delete(),
    ],
)
def test_nothing_that_was_said_or_asked_for_is_changed_or_deleted(
    found: Three, change: Callable[[Three], object]
) -> None:
    evidence_of(found.begun, "Plan")
    with pytest.raises((RowIsKept, IntegrityError, ProtectedError)), transaction.atomic():
        change(found)
    found.begun.refresh_from_db()
    assert [one.says for one in found.begun.updates.all()] == ["Work has begun."]
    assert [one.title for one in found.begun.evidence.all()] == ["Plan"]


def test_whoever_leaves_takes_nothing_along(panel: Panel, found: Three, manager: User) -> None:
    meeting = held_on(panel, JANUARY)
    decide(request=found.done, meeting=meeting, to=State.ACCEPTED, by=manager)
    manager.delete()
    last = found.done.updates.order_by("number").last()
    assert last is not None
    assert (last.state, last.meeting, last.writer) == ("accepted", meeting, None)
    with pytest.raises(ProtectedError):
        Meeting.objects.get(pk=meeting.pk).delete()


def test_the_checks_of_the_database_hold_for_what_the_actions_make(
    panel: Panel, found: Three
) -> None:
    withdraw(evidence=evidence_of(found.begun, "Wrong"), because="Of another year.", by=None)
    decide(request=found.refused, meeting=held_on(panel, JANUARY), to=State.NOTED, by=None)
    connection.check_constraints()
    for row in [*Request.objects.all(), *Update.objects.all(), *Evidence.objects.all()]:
        row.validate_constraints()
