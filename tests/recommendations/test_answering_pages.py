"""Pages of whoever is asked, and of the manager: notice, answer, report, each kept or refused."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.answering import answer, notify
from recommendations.actions.reporting import report
from recommendations.models import Request, Update
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel, Post
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
AGREED = {"to": "agreed", "on": "20 December 2022", "seen": "1"}
BEGUN = {"says": "It is begun.", "on": "5 January 2023", "is_complete": "no"}


@pytest.fixture
def asked(panel: Panel) -> Request:
    """Return a formal recommendation to the service lead's post, with its notice of 1 December."""
    request = a_request(panel)
    notify(request=request, on=date(2022, 12, 1), by=None)
    return request


def page(request: Request, name: str = "") -> str:
    """Return the address of a page of a request."""
    return f"/requests/{request.pk}/{name}"


def test_the_manager_records_the_notice_and_the_clock_begins_with_its_receipt(
    as_: As, panel: Panel, manager: User
) -> None:
    request = a_request(panel)
    sent = {"on": "1 December 2022", "received_on": "31 December 2022", "seen": "0"}
    assertContains(as_(manager).get(page(request)), page(request, "notify/"))
    assertRedirects(as_(manager).post(page(request, "notify/"), sent), page(request))
    request.refresh_from_db()
    assert request.due_on == date(2023, 2, 28)
    assertContains(as_(manager).get(page(request)), "An answer is due by 28 February 2023.")


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        ({"received_on": "30 November 2022"}, "received on the day it is sent, or later"),
        ({"on": "1 May 2190", "received_on": "1 May 2190"}, "still to come"),
        ({"on": "20 November 2022", "received_on": "1 December 2022"}, "before 24 November 2022"),
        ({"on": "soon"}, "Write the day like"),
        ({"seen": ""}, "Open this page anew"),
    ],
)
def test_a_notice_on_a_day_that_cannot_be_is_refused(
    as_: As, panel: Panel, manager: User, sent: dict[str, str], error: str
) -> None:
    request = a_request(panel)
    said = {"on": "1 December 2022", "received_on": "1 December 2022", "seen": "0"} | sent
    response = as_(manager).post(page(request, "notify/"), said)
    assertContains(response, error, status_code=422)
    assert not Update.objects.exists()


def test_whoever_holds_the_post_answers_in_other_words_which_stand_beside_the_panels(
    client: Client, as_: As, asked: Request, lead: User
) -> None:
    said = {
        "to": "agreed in part",
        "amended_wording": "That help comes within a month.",
        "says": "It cannot come at once.",
        "on": "20 December 2022",
        "seen": "1",
    }
    form = as_(lead).get(page(asked, "answer/"))
    assertContains(form, "That help comes sooner.")
    assertContains(form, "it was due 31 January 2023")
    assertRedirects(as_(lead).post(page(asked, "answer/"), said), page(asked))
    public = client.get(page(asked))
    for words in ("sooner", "within a month", "cannot come at once", "Answered 20 December 2022."):
        assertContains(public, words)
    assertContains(public, "Head of Service, Safeguarding")
    assert Update.objects.get(number=2).post == Post.objects.get(slug="head-of-safeguarding")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"to": ""}, "Choose an answer"),
        ({"to": "accepted"}, "Select a valid choice"),
        ({"to": "not agreed"}, "Give the reason"),
        ({"to": "agreed in part", "amended_wording": "Later."}, "Give the reason"),
        ({"to": "agreed in part", "says": "Costs."}, "Write what is agreed instead"),
        ({"to": "agreed", "amended_wording": "Later."}, "belong to an answer that agrees in part"),
        ({"on": "1 May 2190"}, "still to come"),
        ({"on": "30 November 2022"}, "before 1 December 2022"),
        ({"to": "not agreed", "says": "The child is 943 476 5919."}, "holds an NHS number"),
    ],
)
def test_an_answer_with_a_fault_is_not_kept_and_says_what_is_wrong(
    as_: As, asked: Request, lead: User, said: dict[str, str], error: str
) -> None:
    response = as_(lead).post(page(asked, "answer/"), AGREED | said)
    assertContains(response, error, status_code=422)
    asked.refresh_from_db()
    assert asked.state == State.NOTIFIED
    for words in filter(None, (said.get("says"), said.get("amended_wording"))):
        assertContains(response, words, status_code=422)


def test_an_answer_after_its_day_is_taken_in_and_the_page_says_how_late(
    client: Client, as_: As, asked: Request, lead: User
) -> None:
    assertContains(client.get(page(asked)), "Answer overdue by")
    as_(lead).post(page(asked, "answer/"), AGREED | {"on": "12 February 2023"})
    public = client.get(page(asked))
    assertContains(public, "Answered 12 February 2023, 12 days late.")
    assertNotContains(public, "overdue")


def test_of_two_at_once_the_second_is_told_and_keeps_the_words(
    as_: As, asked: Request, lead: User
) -> None:
    as_(lead).post(page(asked, "answer/"), AGREED)
    other = AGREED | {"to": "not agreed", "says": "There is no money."}
    second = as_(lead).post(page(asked, "answer/"), other)
    assertContains(second, "Somebody else has changed", status_code=409)
    assertContains(second, "There is no money.", status_code=409)
    asked.refresh_from_db()
    assert asked.state == State.AGREED
    # The page that came back has read the first one's answer: now the table of moves refuses.
    assertContains(second, '<input type="hidden" name="seen" value="2"', status_code=409)
    third = as_(lead).post(page(asked, "answer/"), other | {"seen": "2"})
    assertContains(third, "cannot become", status_code=422)


def test_progress_is_reported_from_two_pages_and_the_second_goes_in_when_sent_again(
    as_: As, panel: Panel, lead: User
) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    path = page(request, "report/")
    as_(lead).post(path, {"says": "First.", "on": "5 January 2023", "seen": "0"})
    second = {"says": "Second.", "on": "5 January 2023", "seen": "0"}
    assertContains(as_(lead).post(path, second), "Second.", status_code=409)
    assertRedirects(as_(lead).post(path, second | {"seen": "1"}), page(request))
    assert [one.says for one in request.updates.order_by("number")] == ["First.", "Second."]


def test_completion_is_claimed_and_waits_for_the_panel(
    client: Client, as_: As, panel: Panel, lead: User
) -> None:
    request = a_request(panel, kind=Kind.ACTION)
    first = as_(lead).get(page(request, "report/"))
    assertNotContains(first, "the panel decides at a meeting")  # nothing is begun
    assertContains(first, "a later one says that it is complete")
    as_(lead).post(page(request, "report/"), BEGUN | {"seen": "0"})
    assertContains(as_(lead).get(page(request, "report/")), "the panel decides at a meeting")
    done = BEGUN | {"says": "It is done.", "is_complete": "yes", "seen": "1"}
    as_(lead).post(page(request, "report/"), done)
    public = client.get(page(request))
    for words in ("Complete", "Waits for the panel", "It is done."):
        assertContains(public, words)
    request.refresh_from_db()
    assert request.is_open


def test_steps_out_of_order_are_refused_in_words(
    as_: As, panel: Panel, asked: Request, lead: User
) -> None:
    early = as_(lead).post(page(asked, "report/"), BEGUN | {"seen": "1"})
    assertContains(early, "cannot become “in progress”", status_code=422)
    action = a_request(panel, kind=Kind.ACTION)
    claim = BEGUN | {"is_complete": "yes", "seen": "0"}
    response = as_(lead).post(page(action, "report/"), claim)
    assertContains(response, "cannot become “reported complete”", status_code=422)
    empty = as_(lead).post(page(action, "report/"), BEGUN | {"says": " ", "seen": "0"})
    assertContains(empty, "Say what was done", status_code=422)
    assert not action.updates.exists()


def test_a_page_that_comes_too_early_or_too_late_leads_to_the_request(
    as_: As, asked: Request, lead: User, manager: User
) -> None:
    for client, name in ((as_(lead), "report/"), (as_(manager), "notify/")):
        response = client.get(page(asked, name), follow=True)
        assertRedirects(response, page(asked))
        assertContains(response, "is notified: that cannot be done now")
    answer(request=asked, to=State.AGREED, on=date(2022, 12, 20), by=None)
    assertRedirects(as_(lead).get(page(asked, "answer/")), page(asked))


@pytest.mark.parametrize("person", ["member", "officer", "director", "respondent", "manager"])
def test_nobody_answers_for_a_post_that_they_do_not_hold(
    request: pytest.FixtureRequest, as_: As, asked: Request, person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    assert client.post(page(asked, "answer/"), AGREED).status_code == 403
    assert client.post(page(asked, "report/"), BEGUN | {"seen": "1"}).status_code == 403
    assertNotContains(client.get(page(asked)), page(asked, "answer/"))
    assert asked.updates.count() == 1


def test_the_post_that_leads_answers_as_well(
    as_: As, panel: Panel, respondent: User, lead: User
) -> None:
    led = Post.objects.get(slug="head-of-safeguarding")
    request = a_request(panel, addressee=Post.objects.get(slug="cabinet-member"), lead=led)
    notify(request=request, on=date(2022, 12, 1), by=None)
    assertContains(as_(respondent).get(page(request)), page(request, "answer/"))
    as_(lead).post(page(request, "answer/"), AGREED)
    assert request.updates.get(number=2).post == led


def test_the_manager_writes_down_what_a_body_without_a_post_says(
    client: Client, as_: As, panel: Panel, manager: User, lead: User
) -> None:
    request = a_request(panel)
    Request.objects.filter(pk=request.pk).update(addressee=None, addressee_body="The health trust")
    notify(request=request, on=date(2022, 12, 1), by=None)
    assert as_(lead).post(page(request, "answer/"), AGREED).status_code == 403
    assertContains(as_(manager).get(page(request)), "Record the answer")
    assertContains(as_(manager).get(page(request, "answer/")), "Record it")
    assertRedirects(as_(manager).post(page(request, "answer/"), AGREED), page(request))
    assertContains(client.get(page(request)), '<p class="quiet">The health trust</p>', html=True)


def test_the_journey_stands_in_order_and_the_history_is_for_staff(
    client: Client, as_: As, asked: Request, officer: User
) -> None:
    answer(request=asked, to=State.AGREED, on=date(2022, 12, 20), by=None)
    report(request=asked, says="Half is done.", on=date(2023, 1, 5), by=None)
    shown = client.get(page(asked)).content.decode()
    stops = ["Asked for", "Notice given", "Agreed</h3>", "Progress reported", "Half is done."]
    places = [shown.index(words) for words in stops]
    assert places == sorted(places)
    assert "What happened" not in shown
    assertContains(as_(officer).get(page(asked)), "What happened")
