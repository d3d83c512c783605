"""Answering the questions about a return by its page."""

import re

import pytest
from django.test import Client

from performance.models import Observation, Return, ReturnIssue
from scrutiny.accounts.models import User
from tests.performance.books import LOOKED_AFTER, RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import own
from tests.performance.ledger import added, everything
from tests.performance.views.returning import As, Upload, confirm, page_of, seen_on

pytestmark = pytest.mark.django_db

KITES = "Number of kites flown"
ASKS = book(
    (RE_REFERRALS, "35% (57/270)", "35% (76/370)"), (LOOKED_AFTER, 500, 500.5), (KITES, 3.5, 4)
)
SEES = {"officer", "lead", "director", "manager", "administrator"}


@pytest.fixture
def asking(upload: Upload) -> Return:
    """Return a return that waits with four questions, one of which stops it."""
    assert upload(ASKS).status_code == 302
    return Return.objects.get()


def issue(return_: Return, code: str, cell: str = "") -> ReturnIssue:
    found = return_.issues.filter(code=code)
    return (found.filter(address=cell) if cell else found)[0]


def answer(client: Client, about: ReturnIssue, **form: str):  # type: ignore[no-untyped-def]
    return client.post(page_of(about.parent, f"questions/{about.key}/answer/"), form)


def test_each_question_stands_there_with_its_cell_and_the_answers_it_allows(
    asking: Return, as_: As, officer: User
) -> None:
    page = as_(officer).get(page_of(asking)).text
    assert "0 of 4 questions answered" in page
    doubt = issue(asking, "percentage_contradicts_fraction", "D2")
    card = page[page.index(f'id="question-{doubt.key}"') :]
    card = card[: card.index("</article>")]
    offered = re.findall(r'name="answer"[^>]* value="([^"]+)"', card)
    assert offered == ["fraction", "percentage", "stands", "open", "left out"]
    assert "35% (76/370)" in card
    assert "76 of 370 (21%)" in card
    assert "<svg" in card
    assert "checked" not in card


def test_a_name_offers_the_panels_indicators_and_chooses_none(
    upload: Upload, as_: As, officer: User
) -> None:
    upload(book((REFERRALS, 270, 370), ("Percentage of rereferrals within 12 months", 3, 4)))
    return_ = Return.objects.get()
    page = as_(officer).get(page_of(return_)).text
    options = re.findall(r'<option value="([^"]*)"( selected)?', page)
    assert options[:2] == [("", ""), ("REF02", "")]
    assert len(options) > 20
    assert "1 question must be answered first" in page
    assert seen_on(page) == ""


def test_an_answer_leads_to_the_next_question_that_is_left(
    asking: Return, as_: As, officer: User
) -> None:
    client = as_(officer)
    first, second = asking.issues.filter(code="percentage_contradicts_fraction")
    response = answer(client, first, answer="fraction", why="Counted again.")
    assert response.headers["Location"] == f"{page_of(asking)}#question-{second.key}"
    page = client.get(page_of(asking)).text
    assert "1 of 4 questions answered" in page
    assert "Counted again." in page
    assert Observation.objects.count() == 0


def test_after_the_last_one_comes_what_changes(asking: Return, as_: As, officer: User) -> None:
    client = as_(officer)
    answer(client, issue(asking, "unknown_indicator"), answer="left out")
    answer(client, issue(asking, "not_whole"), answer="stands")
    first, second = asking.issues.filter(code="percentage_contradicts_fraction")
    answer(client, first, answer="stands")
    response = answer(client, second, answer="stands")
    assert response.headers["Location"].endswith("#preview")
    assert "4 of 4 questions answered" in client.get(page_of(asking)).text


def test_a_known_name_asks_about_its_row(asking: Return, as_: As, officer: User) -> None:
    client = as_(officer)
    name = issue(asking, "unknown_indicator")
    answer(client, name, answer="same", indicator="CIN01", break_on="", why="")
    assert asking.issues.filter(code="not_whole", address="C4").exists()
    page = client.get(page_of(asking)).text
    assert "1 of 5 questions answered" in page
    assert "(CIN01)" in page
    confirm(client, asking)
    assert own("CIN01", "May-22") == "4.0000"


@pytest.mark.parametrize(
    ("code", "form", "words"),
    [
        ("not_whole", {}, "Choose one of the answers."),
        ("not_whole", {"answer": "fraction"}, "is no answer to this question"),
        ("unknown_indicator", {"answer": "same"}, "Choose the indicator"),
        ("unknown_indicator", {"answer": "same", "indicator": "X1"}, "There is no indicator X1"),
        (
            "unknown_indicator",
            {"answer": "predecessor", "indicator": "CIN01"},
            "Give the day from which the new series starts",
        ),
        (
            "unknown_indicator",
            {"answer": "predecessor", "indicator": "CIN01", "break_on": "soon"},
            "Write the day like 1 April 2022.",
        ),
    ],
)
def test_what_is_no_answer_is_said_and_not_kept(
    asking: Return, as_: As, officer: User, code: str, form: dict[str, str], words: str
) -> None:
    client, before = as_(officer), everything()
    about = issue(asking, code)
    response = answer(client, about, **form)
    assert response.headers["Location"].endswith(f"#question-{about.key}")
    assert words in client.get(page_of(asking)).text
    assert added(before) == {}


def test_a_predecessor_is_given_with_its_day(asking: Return, as_: As, officer: User) -> None:
    form = {"answer": "predecessor", "indicator": "CIN01", "break_on": "1 June 2022"}
    answer(as_(officer), issue(asking, "unknown_indicator"), **form)
    assert issue(asking, "unknown_indicator").detail == "CIN01 2022-06-01"


def test_alike_questions_are_answered_in_one_go(asking: Return, as_: As, officer: User) -> None:
    client = as_(officer)
    page = client.get(page_of(asking)).text
    assert "Answer all 2 that are left alike" in page
    form = {"code": "percentage_contradicts_fraction", "answer": "percentage", "why": ""}
    response = client.post(page_of(asking, "questions/answer/"), form, follow=True)
    assert "2 questions were answered." in response.text
    again = client.post(page_of(asking, "questions/answer/"), form, follow=True)
    assert "No question is left that this answers." in again.text


def test_names_answered_alike_are_read(asking: Return, as_: As, officer: User) -> None:
    form = {"code": "unknown_indicator", "answer": "new"}
    as_(officer).post(page_of(asking, "questions/answer/"), form)
    assert asking.issues.filter(code="not_whole", address="C4").exists()


def test_who_confirms_confirms_the_answers_that_were_seen(
    asking: Return, as_: As, officer: User
) -> None:
    client = as_(officer)
    answer(client, issue(asking, "unknown_indicator"), answer="left out")
    page = client.get(page_of(asking)).text
    answer(client, issue(asking, "not_whole"), answer="left out", why="Half a case.")
    response = confirm(client, asking, page)
    assert "Things changed since you looked" in response.text
    assert Observation.objects.count() == 0
    confirm(client, asking)
    assert own("CLA01", "May-22") is None


def test_an_open_question_is_answered_after_the_return_is_accepted(
    asking: Return, as_: As, officer: User
) -> None:
    client = as_(officer)
    answer(client, issue(asking, "unknown_indicator"), answer="left out")
    confirm(client, asking)
    page = client.get(page_of(asking)).text
    assert "Questions still open" in page
    assert "Members read: not a whole number; being checked." in page
    about = issue(asking, "not_whole")
    assert asking.cells.get(address="D3").caveat
    answer(client, about, answer="stands")
    assert asking.cells.get(address="D3").caveat == ""
    answer(client, about, answer="left out")
    assert "send a corrected file or withdraw" in client.get(page_of(asking)).text


@pytest.mark.parametrize("role", sorted(SEES | {"member", "outsider"}))
def test_only_an_officer_answers_and_others_see_the_answers(
    request: pytest.FixtureRequest, asking: Return, as_: As, officer: User, role: str
) -> None:
    about = issue(asking, "not_whole")
    answer(as_(officer), about, answer="stands", why="Two half cases.")
    client = as_(request.getfixturevalue(role))
    page = client.get(page_of(asking))
    assert ("Two half cases." in page.text) is (role in SEES)
    assert ('name="answer"' in page.text) is (role == "officer")
    if role == "officer":
        return
    before = everything()
    refused = 403 if role in SEES else 404
    assert answer(client, about, answer="open").status_code == refused
    alike = client.post(page_of(asking, "questions/answer/"), {"answer": "open"})
    assert alike.status_code == refused
    assert added(before) == {}


@pytest.mark.parametrize("act", ["questions/answer/", "questions/none/answer/"])
def test_nothing_is_answered_by_following_a_link(
    asking: Return, as_: As, officer: User, act: str
) -> None:
    assert as_(officer).get(page_of(asking, act)).status_code == 405
