"""What is done to a request: each step kept, none out of order, none without its reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.moving import Step, move
from recommendations.actions.reporting import report
from recommendations.models import Request, Update
from recommendations.models.kept import RowIsKept
from recommendations.refusals import Overtaken, RequestRefused
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel
from tests.recommendations.scene import MADE_ON, a_request, held_on

pytestmark = pytest.mark.django_db

NOTIFIED_ON, ANSWERED_ON, DONE_ON = date(2022, 12, 1), date(2022, 12, 20), date(2023, 1, 10)
JANUARY, MARCH = date(2023, 1, 26), date(2023, 3, 30)


def notified(panel: Panel, **also: object) -> Request:
    """Return a formal recommendation of which notice was given on 1 December 2022."""
    request = a_request(panel, **also)  # type: ignore[arg-type]
    notify(request=request, on=NOTIFIED_ON, by=None)
    return request


def complete(panel: Panel) -> Request:
    """Return a request that is reported as complete."""
    request = notified(panel)
    answer(request=request, to=State.AGREED, on=ANSWERED_ON, by=None)
    report(request=request, says="Begun.", on=ANSWERED_ON, by=None)
    report(request=request, says="Done.", is_complete=True, on=DONE_ON, by=None)
    return request


def test_from_made_to_accepted_each_step_is_kept(panel: Panel, manager: User) -> None:
    request = complete(panel)
    decide(request=request, meeting=held_on(panel, JANUARY), to=State.ACCEPTED, by=manager)
    request.refresh_from_db()
    assert request.state == State.ACCEPTED
    assert not request.is_open
    steps = [(one.number, one.state, one.happened_on) for one in request.updates.all()]
    assert steps == [
        (1, "notified", NOTIFIED_ON),
        (2, "agreed", ANSWERED_ON),
        (3, "in progress", ANSWERED_ON),
        (4, "reported complete", DONE_ON),
        (5, "accepted", JANUARY),
    ]
    assert Event.objects.about(request).filter(verb="request_accepted").count() == 1


def test_the_period_of_a_formal_recommendation_begins_with_its_receipt(panel: Panel) -> None:
    request = a_request(panel)
    notify(request=request, on=NOTIFIED_ON, received_on=date(2022, 12, 31), by=None)
    assert request.due_on == date(2023, 2, 28)
    partner = a_request(panel, clock=Request.Clock.PARTNER)
    notify(request=partner, on=NOTIFIED_ON, by=None)
    assert partner.due_on == date(2022, 12, 28)
    action = a_request(panel, kind=Request.Kind.ACTION)
    notify(request=action, on=NOTIFIED_ON, by=None)
    assert action.due_on is None


def test_only_a_formal_recommendation_is_ever_overdue(panel: Panel) -> None:
    late = notified(panel)
    notify(request=a_request(panel, kind=Request.Kind.ACTION), on=NOTIFIED_ON, by=None)
    assert late.due_on == date(2023, 1, 31)
    assert list(Request.objects.overdue(on=date(2023, 1, 31))) == []
    assert list(Request.objects.overdue(on=date(2023, 2, 1))) == [late]
    answer(request=late, to=State.AGREED, on=date(2023, 3, 1), by=None)
    assert list(Request.objects.overdue(on=date(2023, 3, 2))) == []


@pytest.mark.parametrize(("to", "says"), [(State.NOT_AGREED, " "), (State.AGREED_IN_PART, "")])
def test_a_no_without_a_reason_is_refused(panel: Panel, to: State, says: str) -> None:
    request = notified(panel)
    with pytest.raises(RequestRefused, match="Say why"):
        answer(request=request, to=to, says=says, on=ANSWERED_ON, by=None)
    assert request.updates.count() == 1


def test_other_words_stand_beside_the_wording(panel: Panel) -> None:
    request = notified(panel)
    answer(
        request=request,
        to=State.AGREED_IN_PART,
        says="Money is there for one home.",
        amended_wording="That help comes sooner in one home.",
        on=ANSWERED_ON,
        by=None,
    )
    request.refresh_from_db()
    assert request.wording == "That help comes sooner."
    assert request.amended_wording == "That help comes sooner in one home."


@pytest.mark.parametrize("to", sorted(set(State) - {State.NOTIFIED}))
def test_a_step_out_of_order_is_refused_and_says_what_can_come(panel: Panel, to: State) -> None:
    request = a_request(panel)
    meeting = held_on(panel, JANUARY)
    step = Step(to, says="Words.", on=JANUARY, meeting=meeting)
    with pytest.raises(RequestRefused, match="What can come next: notified"):
        move(request=request, step=step, by=None)
    assert not request.updates.exists()


def test_accepting_without_a_meeting_is_refused(panel: Panel) -> None:
    request = complete(panel)
    with pytest.raises(RequestRefused, match="at a meeting"):
        move(request=request, step=Step(State.ACCEPTED, on=JANUARY), by=None)
    assert Request.objects.get(pk=request.pk).state == State.REPORTED_COMPLETE


def test_a_decision_without_a_meeting_is_refused_by_the_database_too(panel: Panel) -> None:
    request = complete(panel)
    last = request.updates.last()
    assert last is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Update.objects.create(
            request=request,
            number=9,
            state=State.ACCEPTED,
            happened_on=JANUARY,
            recorded_at=last.recorded_at,
        )


def test_a_meeting_of_another_panel_or_a_cancelled_one_decides_nothing(panel: Panel) -> None:
    request = complete(panel)
    meeting = held_on(panel, JANUARY)
    Meeting.objects.filter(pk=meeting.pk).update(
        state=Meeting.State.CANCELLED, cancelled_because="Snow."
    )
    with pytest.raises(RequestRefused, match="was cancelled"):
        decide(request=request, meeting=meeting, to=State.ACCEPTED, by=None)
    other = Panel.objects.create(slug="other", name="Other")
    theirs = Meeting.objects.create(panel=other, meets_on=JANUARY, state=Meeting.State.HELD)
    with pytest.raises(RequestRefused, match="another panel"):
        decide(request=request, meeting=theirs, to=State.ACCEPTED, by=None)


def test_what_was_not_agreed_leaves_when_it_was_reported_to_the_panel(panel: Panel) -> None:
    request = notified(panel)
    answer(request=request, to=State.NOT_AGREED, says="There is no power.", on=DONE_ON, by=None)
    meeting = held_on(panel, JANUARY)
    with pytest.raises(RequestRefused, match="cannot become"):
        decide(request=request, meeting=meeting, to=State.ACCEPTED, by=None)
    decide(request=request, meeting=meeting, to=State.NOTED, by=None)
    assert not request.is_open


def test_what_is_returned_needs_a_reason_and_goes_on(panel: Panel) -> None:
    request, meeting = complete(panel), held_on(panel, JANUARY)
    with pytest.raises(RequestRefused, match="Say why"):
        decide(request=request, meeting=meeting, to=State.RETURNED, by=None)
    decide(request=request, meeting=meeting, to=State.RETURNED, says="No dates.", by=None)
    report(request=request, says="Dates are set.", on=date(2023, 2, 1), by=None)
    assert request.state == State.IN_PROGRESS


def test_an_accepted_one_is_not_opened_again(panel: Panel) -> None:
    request = complete(panel)
    decide(request=request, meeting=held_on(panel, JANUARY), to=State.ACCEPTED, by=None)
    with pytest.raises(RequestRefused, match="off the list"):
        report(request=request, says="More.", on=MARCH, by=None)
    with pytest.raises(RequestRefused, match="off the list"):
        decide(
            request=request, meeting=held_on(panel, MARCH), to=State.RETURNED, says="No.", by=None
        )


def test_of_two_from_one_page_the_second_is_told_and_changes_nothing(panel: Panel) -> None:
    request, meeting = complete(panel), held_on(panel, JANUARY)
    seen = request.updates.count()
    decide(request=request, meeting=meeting, to=State.RETURNED, says="No.", seen=seen, by=None)
    with pytest.raises(Overtaken, match="returned by the panel"):
        decide(request=request, meeting=meeting, to=State.ACCEPTED, seen=seen, by=None)
    assert Request.objects.get(pk=request.pk).state == State.RETURNED


def test_a_day_to_come_or_before_the_step_before_it_is_refused(panel: Panel) -> None:
    request = a_request(panel)
    with pytest.raises(RequestRefused, match="still to come"):
        notify(request=request, on=date(2999, 1, 1), by=None)
    with pytest.raises(RequestRefused, match="is before 24 November 2022"):
        notify(request=request, on=date(2022, 11, 23), by=None)
    assert request.made_on == MADE_ON
    assert request.state == State.MADE


def test_an_update_is_never_changed_or_deleted(panel: Panel) -> None:
    update = notified(panel).updates.get()
    update.says = "Otherwise."
    for act in (
        update.save,
        update.delete,
        Update.objects.all().delete,
        lambda: Update.objects.update(says="Otherwise."),
    ):
        with pytest.raises(RowIsKept):
            act()
