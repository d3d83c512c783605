"""What waits on people for requests: on whoever holds the post, and on the manager."""

from datetime import date

import pytest

from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.reporting import report
from recommendations.models import Request
from recommendations.states import Kind, State
from recommendations.waiting import waiting
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel, PostHolder
from tests.recommendations.scene import a_request, held_on

pytestmark = pytest.mark.django_db

ON = date(2022, 12, 15)
JANUARY, PAPERS_OUT_ON = date(2023, 1, 26), date(2023, 1, 18)


def titles(user: User, on: date = ON) -> list[str]:
    """Return what waits on a person."""
    return [one.title for one in waiting(user, on)]


def test_an_answer_waits_on_the_holder_of_the_post_until_the_day_of_the_law(
    panel: Panel, meeting: Meeting, lead: User, respondent: User
) -> None:
    request = a_request(panel)
    assert titles(lead) == []  # no notice is given yet
    notify(request=request, on=date(2022, 12, 1), by=None)
    (one,) = waiting(lead, ON)
    assert (one.title, one.due_on) == (f"Answer {request.reference}", date(2023, 1, 31))
    assert one.url == f"/requests/{request.pk}/answer/"
    assert one.key == f"request:{request.pk}:answer:1"
    assert "That help comes sooner." in one.why
    assert titles(respondent) == []
    answer(request=request, to=State.NOT_AGREED, says="No.", on=date(2022, 12, 2), by=None)
    assert titles(lead) == []  # the panel is next


def test_a_report_waits_for_the_papers_of_the_next_meeting_and_is_asked_for_once_a_meeting(
    panel: Panel, meeting: Meeting, lead: User
) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    (one,) = waiting(lead, ON)
    assert (one.title, one.due_on) == (f"Report on {request.reference}", PAPERS_OUT_ON)
    assert one.key == f"request:{request.pk}:report:2023-01-18"
    report(request=request, says="Begun.", on=date(2022, 12, 10), by=None)
    assert titles(lead) == []
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.HELD)
    assert titles(lead, date(2023, 1, 27)) == [f"Report on {request.reference}"]


def test_what_the_panel_returned_waits_again_and_what_it_accepted_does_not(
    panel: Panel, lead: User
) -> None:
    returned, accepted = (a_request(panel, kind=Kind.ACTION) for _ in range(2))
    for one in (returned, accepted):
        report(request=one, says="Begun.", on=date(2022, 12, 10), by=None)
        report(request=one, says="Done.", is_complete=True, on=date(2022, 12, 11), by=None)
    assert titles(lead) == []
    held = held_on(panel, JANUARY)
    decide(request=returned, meeting=held, to=State.RETURNED, says="Not yet.", by=None)
    decide(request=accepted, meeting=held, to=State.ACCEPTED, by=None)
    assert titles(lead, date(2023, 2, 1)) == [f"Report on {returned.reference}"]


def test_the_manager_gives_notice_and_writes_for_a_body_without_a_post(
    panel: Panel, manager: User, lead: User
) -> None:
    request = a_request(panel)
    assert titles(manager) == [f"Give notice of {request.reference}"]
    assert waiting(manager, ON)[0].due_on is None
    notify(request=request, on=date(2022, 12, 1), by=None)
    assert titles(manager) == []
    Request.objects.filter(pk=request.pk).update(addressee=None, addressee_body="The trust")
    assert titles(manager) == [f"Record the answer to {request.reference}"]
    assert titles(lead) == []


def test_who_has_left_the_post_is_not_asked(panel: Panel, lead: User) -> None:
    a_request(panel, kind=Kind.ACTION)
    assert titles(lead)
    PostHolder.objects.filter(person__user=lead).update(to_on=date(2022, 12, 1))
    assert titles(User.objects.get(pk=lead.pk)) == []


def test_without_a_meeting_to_come_it_waits_without_a_day(panel: Panel, lead: User) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    cancelled = {"state": Meeting.State.CANCELLED, "cancelled_because": "No business."}
    Meeting.objects.filter(panel=panel).update(**cancelled)
    (one,) = waiting(lead, ON)
    assert one.due_on is None
    assert one.key == f"request:{request.pk}:report:next"
