"""The page of questions: who reads what, and what each button does."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import questions
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Membership, Panel, Person, RoleAssignment
from tests.scrutiny.meetings.asked import WORDS, noted, unseat_chair

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
LIST = "/questions/"
ACTS = ["edit", "delete", "send"]
STAFF = ["officer", "lead", "director", "manager", "respondent", "auditor", "administrator"]
OTHERS = [*STAFF, "other_member", "outsider"]


def page_of(question: Question, act: str) -> str:
    """Return the address of an act on a question."""
    return f"{LIST}{question.pk}/{act}/"


def text_of(client: Client, path: str = LIST) -> str:
    """Return a page's words, white space made one."""
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def said(client: Client, path: str, **form: str) -> str:
    """Post a form and return the words of the page it leads to."""
    response = client.post(path, form, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


@pytest.mark.parametrize("is_sent", [False, True], ids=["private", "sent"])
@pytest.mark.parametrize("person", OTHERS)
def test_nobody_else_reads_a_question_or_does_anything_to_it(
    request: pytest.FixtureRequest,
    as_: As,
    question: Question,
    member: User,
    person: str,
    is_sent: bool,
) -> None:
    if is_sent:
        questions.send(question=question, by=member)
    client = as_(request.getfixturevalue(person))
    assert WORDS not in text_of(client)
    assert "Re-referrals" not in text_of(client)
    for act in ACTS:
        assert client.post(page_of(question, act), {"says": "Mine?"}).status_code == 404
        if act != "send":
            assert client.get(page_of(question, act)).status_code == 404
    found = Question.objects.get()
    assert (found.says, found.sent_at is not None) == (WORDS, is_sent)


def test_the_chair_reads_what_was_sent_and_changes_nothing_of_it(
    as_: As, question: Question, member: User, chair: User
) -> None:
    client = as_(chair)
    assert WORDS not in text_of(client)
    assert "Nothing yet. What members send you is listed here by indicator." in text_of(client)
    questions.send(question=question, by=member)
    assert WORDS in text_of(client)
    for act in ACTS:
        assert client.post(page_of(question, act), {"says": "Mine?"}).status_code == 404


def test_the_chair_of_another_panel_reads_nothing(
    as_: As, question: Question, member: User, other_member: User
) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    person = Person.objects.create(slug="other", name="Other", user=other_member)
    Membership.objects.create(
        panel=adults, person=person, role=Membership.Role.CHAIR, from_on=date(2022, 1, 1)
    )
    questions.send(question=question, by=member)
    assert WORDS not in text_of(as_(other_member))


def test_who_was_the_chair_reads_nothing_any_more_and_the_next_one_does(
    as_: As, panel: Panel, question: Question, member: User, chair: User, other_member: User
) -> None:
    questions.send(question=question, by=member, now=datetime(2023, 5, 3, 9, 12, tzinfo=UTC))
    unseat_chair(panel, to_on=date(2023, 5, 31))
    person = Person.objects.create(slug="other", name="The next chair", user=other_member)
    Membership.objects.create(
        panel=panel, person=person, role=Membership.Role.CHAIR, from_on=date(2023, 6, 1)
    )
    assert WORDS not in text_of(as_(chair))
    assert WORDS in text_of(as_(other_member))
    # It still says who got it then.
    assert f"Sent to {chair.name}, who chaired" in text_of(as_(member))
    assert "on 3 May 2023 at 10:12." in text_of(as_(member))


def test_a_private_question_names_who_would_get_it(
    as_: As, panel: Panel, question: Question, member: User, chair: User
) -> None:
    words = text_of(as_(member))
    assert f"It goes to {chair.name}, who chairs {panel.name}. Once sent" in words
    assertContains(as_(member).get(LIST), f'href="{question.about_url}">Re-referrals, Dec')
    noted(panel, chair)
    assert f"You chair {panel.name}: it goes on the chair's list." in text_of(as_(chair)).replace(
        "&#x27;", "'"
    )


def test_without_a_chair_there_is_a_sentence_in_place_of_the_button(
    as_: As, panel: Panel, question: Question, member: User
) -> None:
    unseat_chair(panel, to_on=date(2023, 5, 31))
    page = as_(member).get(LIST)
    assertContains(page, "has no chair today. Send it once there is one.")
    assert page_of(question, "send") not in page.content.decode()
    assert "Your question stays private." in said(as_(member), page_of(question, "send"))
    assert Question.objects.get().sent_at is None


def test_sending_says_who_got_it_and_sending_again_says_when(
    as_: As, question: Question, member: User, chair: User
) -> None:
    client = as_(member)
    words = said(client, page_of(question, "send"))
    assert "Your question is sent." in words
    assert f"Sent to {chair.name}, who chaired" in words
    sent_at = Question.objects.get().sent_at
    assert sent_at is not None
    when = f"{timezone.localtime(sent_at):%-d %B %Y at %H:%M}"
    assert f"You sent this question on {when}." in said(client, page_of(question, "send"))
    assert Question.objects.get().sent_at == sent_at


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_a_sent_question_is_neither_changed_nor_taken_back(
    as_: As, question: Question, member: User, act: str
) -> None:
    questions.send(question=question, by=member)
    client, path = as_(member), page_of(question, act)
    assert "It cannot be changed, taken back or sent again." in said(client, path, says="Other?")
    assertRedirects(client.get(path), LIST)
    assert Question.objects.get().says == WORDS
    assert path not in client.get(LIST).content.decode()


def test_a_private_question_is_changed_on_its_page(
    as_: As, question: Question, member: User
) -> None:
    client, path = as_(member), page_of(question, "edit")
    assert WORDS in text_of(client, path)
    assert "It is still private." in said(client, path, says="What was tried?")
    assert Question.objects.get().says == "What was tried?"


@pytest.mark.parametrize(
    ("says", "why"), [(" ", "Write the question first."), ("y" * 2001, "at most 2,000 characters")]
)
def test_a_bad_change_is_shown_again_with_what_was_written(
    as_: As, question: Question, member: User, says: str, why: str
) -> None:
    response = as_(member).post(page_of(question, "edit"), {"says": says})
    assertContains(response, why, status_code=422)
    assertContains(response, "<title>Error: Change your question", status_code=422)
    assert says.strip() in response.content.decode()
    assert Question.objects.get().says == WORDS


def test_deleting_asks_first(as_: As, question: Question, member: User) -> None:
    client, path = as_(member), page_of(question, "delete")
    assert "Delete your question?" in text_of(client, path)
    assert Question.objects.exists()
    assert "Your question is deleted." in said(client, path)
    assert not Question.objects.exists()


def test_who_is_no_member_any_more_reads_and_deletes_and_does_no_more(
    as_: As, question: Question, member: User
) -> None:
    RoleAssignment.objects.filter(user=member).update(to_on=date(2022, 1, 1))
    client = as_(member)
    assert WORDS in text_of(client)
    assert client.get(page_of(question, "edit")).status_code == 403
    assert client.post(page_of(question, "send")).status_code == 403
    assert Question.objects.get().sent_at is None
    assert "Your question is deleted." in said(client, page_of(question, "delete"))


def test_the_chairs_list_goes_by_indicator_and_has_the_chairs_own(
    as_: As, panel: Panel, member: User, chair: User
) -> None:
    for by, says, month in (
        (member, "First?", "2022-10"),
        (chair, "Second?", "2022-12"),
    ):
        questions.send(question=noted(panel, by, says, month=month), by=by)
    words = text_of(as_(chair))
    assert words.count("Re-referrals") == 1
    assert words.index("Yours, as chair,") < words.index(f"From {member.name},")
    assert words.index("about December 2022") < words.index("about October 2022")
    assert "Sent by you" not in words


@pytest.mark.parametrize("person", [*STAFF, "outsider"])
def test_who_notes_none_is_told_who_does(
    request: pytest.FixtureRequest, as_: As, person: str
) -> None:
    words = text_of(as_(request.getfixturevalue(person)))
    assert "You have noted none." in words
    assert "Private to you" not in words


def test_words_are_shown_as_words_and_never_as_markup(
    as_: As, panel: Panel, member: User, chair: User
) -> None:
    questions.send(question=noted(panel, member, "<b>Why</b>?"), by=member)
    for user in (member, chair):
        assertContains(as_(user).get(LIST), "&lt;b&gt;Why&lt;/b&gt;?")


def test_the_page_costs_the_same_however_many_there_are(
    as_: As,
    panel: Panel,
    member: User,
    chair: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for month in ("2022-09", "2022-10", "2022-11", "2022-12"):
        noted(panel, member, month=month)
        questions.send(question=noted(panel, member, month=month), by=member)
    for user in (member, chair):
        client = as_(user)
        client.get(LIST)
        with django_assert_max_num_queries(6):
            assert client.get(LIST).status_code == 200
