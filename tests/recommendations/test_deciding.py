"""What the panel decides at a meeting, recorded by the scrutiny manager."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.deciding import decide
from recommendations.actions.reporting import report
from recommendations.models import Request
from recommendations.refusals import RequestRefused
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.meetings.actions.meetings import MeetingRefused, cancel
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, held_on
from tests.recommendations.tracked import JANUARY, MARCH, Three, three
from tests.scrutiny.meetings.held import agenda_of, come, item, published

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def found(panel: Panel) -> Three:
    """Return the three requests, with the meeting of January held."""
    held_on(panel, JANUARY)
    return three(panel)


def january(panel: Panel) -> Meeting:
    """Return the meeting."""
    return Meeting.objects.get(panel=panel, meets_on=JANUARY)


def sheet(panel: Panel) -> str:
    """Return the address of the sheet."""
    return f"/requests/decide/{january(panel).pk}/"


def sent(request: Request, to: str = "", says: str = "", seen: int | None = None) -> dict[str, str]:
    """Return what the form of one request sends in."""
    name = f"request-{request.pk}"
    number = request.updates.count() if seen is None else seen
    return {f"{name}-to": to, f"{name}-says": says, f"{name}-seen": str(number)}


def state_of(request: Request) -> str:
    """Return how far a request is now."""
    return str(Request.objects.get(pk=request.pk).state)


def test_what_claims_completion_and_what_is_not_agreed_is_decided_on(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    page = as_(manager).get(sheet(panel))
    assertContains(page, "That figures are given.")
    assertContains(page, "That a bus runs.")
    assertNotContains(page, "That homes open.")
    data = sent(found.done, "accepted") | sent(found.refused, "noted")
    response = as_(manager).post(sheet(panel), data)
    assertRedirects(response, sheet(panel))
    assertContains(as_(manager).get(sheet(panel)), "Accepted by the panel")
    assert [state_of(one) for one in (found.done, found.refused)] == ["accepted", "noted"]
    update = found.done.updates.last()
    assert update is not None
    assert (update.meeting, update.happened_on, update.writer) == (january(panel), JANUARY, manager)


def test_a_return_wants_its_reason_and_loses_nothing(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    data = sent(found.done, "returned") | sent(found.refused, "", "Ask the bus company.")
    page = as_(manager).post(sheet(panel), data)
    assertContains(page, "Say why it is returned", status_code=422)
    assertContains(page, "Ask the bus company.", status_code=422)
    assertContains(page, "Choose what the panel decides", status_code=422)
    assert state_of(found.done) == "reported complete"
    assertNotContains(page, "is not recorded yet", status_code=422)
    as_(manager).post(sheet(panel), sent(found.done, "returned", "Dates are missing."))
    assert state_of(found.done) == "returned"


def test_what_was_recorded_beside_a_fault_is_said_and_no_choice_is_nothing_done(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    nothing = as_(manager).post(sheet(panel), sent(found.done) | sent(found.refused), follow=True)
    assertContains(nothing, "No decision was chosen, so nothing is recorded.")
    assertContains(nothing, "Please check")
    data = sent(found.done, "returned") | sent(found.refused, "noted")
    page = as_(manager).post(sheet(panel), data)
    assertContains(
        page, "Recorded: 1 decision. What is named above is not recorded yet.", status_code=422
    )
    assert [state_of(one) for one in (found.done, found.refused)] == ["reported complete", "noted"]


def test_of_two_people_the_second_is_told_and_the_rest_of_theirs_is_saved(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    seen = found.done.updates.count()
    data = sent(found.done, "accepted", seen=seen) | sent(found.refused, "noted")
    decide(request=found.done, meeting=january(panel), to=State.RETURNED, says="No.", by=None)
    page = as_(manager).post(sheet(panel), data)
    assertContains(page, "It is decided already", status_code=422)
    assertContains(page, "Returned by the panel", status_code=422)
    assert [state_of(one) for one in (found.done, found.refused)] == ["returned", "noted"]


def test_a_request_that_moved_on_meanwhile_can_be_sent_again(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    page = as_(manager).post(sheet(panel), sent(found.done, "returned", "No dates.", seen=1))
    assertContains(page, "Somebody else has changed", status_code=422)
    assertContains(page, "No dates.", status_code=422)
    assertContains(page, f'name="request-{found.done.pk}-seen" value="2"', status_code=422)
    assert state_of(found.done) == "reported complete"


def test_a_meeting_to_come_or_not_held_decides_nothing(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    meeting = january(panel)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PUBLISHED)
    assertContains(as_(manager).get(sheet(panel)), "is not recorded as held")
    page = as_(manager).post(sheet(panel), sent(found.done, "accepted"))
    assertContains(page, "is not recorded as held", status_code=422)
    coming = Meeting.objects.create(panel=panel, meets_on=date(2098, 3, 6))
    assertContains(as_(manager).get(f"/requests/decide/{coming.pk}/"), "The panel meets on 6 March")
    assert state_of(found.done) == "reported complete"


def test_a_meeting_decides_on_its_day(as_: As, panel: Panel, found: Three, manager: User) -> None:
    today = Meeting.objects.create(
        panel=panel, meets_on=timezone.localdate(), state=Meeting.State.PUBLISHED
    )
    as_(manager).post(f"/requests/decide/{today.pk}/", sent(found.done, "accepted"))
    assert state_of(found.done) == "accepted"


def test_the_sheet_says_in_which_minute_the_decisions_stand(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    assertContains(as_(manager).get(sheet(panel)), "No item of this meeting is for monitoring")
    meeting = agenda_of(panel)
    monitoring = item(meeting, "monitoring")
    desk = f"/meetings/{meeting.pk}/desk/items/{monitoring.pk}/"
    page = as_(manager).get(sheet(panel))
    assertContains(page, f'href="{desk}">The minute of item 5, Monitoring')
    published(meeting)
    assertContains(as_(manager).get(sheet(panel)), desk)


def test_the_sheet_is_read_in_the_same_queries_however_long(
    as_: As,
    panel: Panel,
    found: Three,
    manager: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    reader = as_(manager)
    with CaptureQueriesContext(connection) as few:
        reader.get(sheet(panel))
    three(panel)
    with django_assert_num_queries(len(few)):
        page = reader.get(sheet(panel))
    assertContains(page, "What the panel decides", count=4 + 2)


def test_what_another_meeting_decided_meanwhile_is_said_and_nothing_is_lost_without_a_word(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    march = held_on(panel, MARCH)
    data = sent(found.done, "returned", "No\x0b dates.") | sent(found.refused, "noted")
    decide(request=found.done, meeting=january(panel), to=State.ACCEPTED, by=None)
    page = as_(manager).post(f"/requests/decide/{march.pk}/", data)
    assertContains(page, f"{found.done} does not wait for this meeting", status_code=422)
    assertContains(page, "it is accepted by the panel", status_code=422)
    assertContains(page, "returned by the panel, “No", status_code=422)
    assert [state_of(one) for one in (found.done, found.refused)] == ["accepted", "noted"]


def test_requests_of_other_panels_are_neither_touched_nor_told_of(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    other = Panel.objects.create(slug="other", name="Other Panel", reference="OT")
    secret = a_request(other, kind=Kind.ACTION, wording="Secret words.")
    report(request=secret, says="Begun.", on=JANUARY, by=None)
    report(request=secret, says="Done.", is_complete=True, on=JANUARY, by=None)
    asked = {f"request-{number}-to": "accepted" for number in ("9" * 18, "9" * 30, "0")}
    data = sent(secret, "accepted") | sent(found.done, "accepted") | sent(found.refused)
    page = as_(manager).post(sheet(panel), data | asked)
    assertContains(page, "a request that this panel has not made", status_code=422)
    assertNotContains(page, "Secret words.", status_code=422)
    assertNotContains(page, "OT 2022", status_code=422)
    assert [state_of(one) for one in (secret, found.done)] == ["reported complete", "accepted"]


def test_a_consultation_and_a_meeting_without_quorum_decide_nothing(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    meeting = agenda_of(panel)
    come(meeting, "panel-chair")
    data = sent(found.done, "accepted") | sent(found.refused)
    page = as_(manager).post(sheet(panel), data)
    assertContains(page, "No quorum at this item", status_code=422)
    meeting.attendances.all().delete()
    Meeting.objects.filter(pk=meeting.pk).update(kind=Meeting.Kind.CONSULTATION)
    page = as_(manager).post(sheet(panel), data)
    assertContains(page, "is a consultation, which decides nothing", status_code=422)
    assert state_of(found.done) == "reported complete"


@pytest.mark.parametrize("state", sorted(Meeting.BEFORE_PUBLICATION))
def test_a_meeting_whose_day_can_still_change_decides_nothing(
    panel: Panel, found: Three, state: str
) -> None:
    today = Meeting.objects.create(panel=panel, meets_on=timezone.localdate(), state=state)
    with pytest.raises(RequestRefused, match="is not published"):
        decide(request=found.done, meeting=today, to=State.ACCEPTED, by=None)


def test_a_meeting_that_decided_is_not_cancelled(panel: Panel, found: Three, manager: User) -> None:
    today = Meeting.objects.create(
        panel=panel, meets_on=timezone.localdate(), state=Meeting.State.PUBLISHED
    )
    decide(request=found.done, meeting=today, to=State.ACCEPTED, by=None)
    with pytest.raises(MeetingRefused, match=f"decided at this meeting on {found.done}, and"):
        cancel(meeting=today, why="Snow.", by=manager)
    today.refresh_from_db()
    assert (today.state, today.cancelled_because) == (Meeting.State.PUBLISHED, "")


@pytest.mark.parametrize(
    ("person", "status"),
    [("member", 404), ("officer", 403), ("respondent", 404), ("outsider", 404)],
)
def test_nobody_but_the_manager_records_decisions(
    request: pytest.FixtureRequest, as_: As, panel: Panel, found: Three, person: str, status: int
) -> None:
    client = as_(request.getfixturevalue(person))
    assert client.post(sheet(panel), sent(found.done, "accepted")).status_code == status
    assert state_of(found.done) == "reported complete"


def test_broken_values_are_refused_in_words(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    data = sent(found.done, "noted") | {f"request-{found.refused.pk}-seen": "x"}
    page = as_(manager).post(sheet(panel), data)
    assertContains(page, "Select a valid choice", status_code=422)
    assert state_of(found.done) == "reported complete"
