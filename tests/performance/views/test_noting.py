"""Noting a question on an indicator's page."""

import re

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Question
from tests.performance.views.returning import As

pytestmark = pytest.mark.django_db

OVERVIEW = "/panels/children-and-families/2022-12/"
PAGE = f"{OVERVIEW}indicators/REF02/"
NOTE = f"{PAGE}questions/"
STAFF = ["officer", "lead", "director", "manager", "respondent", "administrator"]


def box(client: Client, path: str) -> str:
    """Return what stands in the box of a page."""
    found = re.search(r"<textarea[^>]*>\s*(.*?)</textarea>", client.get(path).text, re.DOTALL)
    assert found
    return found[1]


@pytest.mark.usefixtures("december_told")
def test_a_member_notes_a_question_and_finds_it_on_the_page(as_: As, member: User) -> None:
    client = as_(member)
    assertContains(client.get(PAGE), "Private to you until you send it to the chair.")
    assertRedirects(client.post(NOTE, {"says": "What was tried?"}), PAGE)
    question = Question.objects.get()
    assert (question.author, question.says) == (member, "What was tried?")
    assert question.about == "indicator:REF02:2022-12"
    assert question.about_label == "Re-referrals in 12 months, December 2022"
    assert question.about_url == PAGE
    assert question.sent_at is None
    assertContains(client.get(PAGE), "Your questions about this indicator")
    assertContains(client.get(PAGE), "What was tried?")
    assertNotContains(client.get(f"{OVERVIEW}indicators/REF01/"), "What was tried?")


@pytest.mark.usefixtures("december_told")
def test_nobody_else_finds_it_there(as_: As, member: User, officer: User) -> None:
    as_(member).post(NOTE, {"says": "What was tried?"})
    chair = User.objects.get(email="chair@example.org")
    for user in (chair, officer):
        assertNotContains(as_(user).get(PAGE), "What was tried?")


@pytest.mark.usefixtures("december_told")
@pytest.mark.parametrize("person", STAFF)
def test_only_members_are_offered_the_form_and_may_send_it_in(
    request: pytest.FixtureRequest, as_: As, person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    for path in (PAGE, f"{PAGE}?draft=1", OVERVIEW):
        assertNotContains(client.get(path), "Note a question")
    assert client.post(NOTE, {"says": "What was tried?"}).status_code == 403
    assert not Question.objects.exists()


@pytest.mark.usefixtures("december_told")
@pytest.mark.parametrize(
    ("says", "why"),
    [("  ", "Write the question first."), ("y" * 2001, "Take out 1 to keep this one.")],
)
def test_a_bad_text_is_refused_on_the_same_page_with_the_text_kept(
    as_: As, member: User, says: str, why: str
) -> None:
    response = as_(member).post(NOTE, {"says": says})
    assertContains(response, why, status_code=422)
    assertContains(response, "<title>Error: Re-referrals", status_code=422)
    assertContains(response, "89 of 299", status_code=422)
    assert says.strip() in response.text
    assert not Question.objects.exists()


@pytest.mark.usefixtures("december_told")
def test_a_draft_is_offered_and_fills_the_box_only_when_asked_for(as_: As, member: User) -> None:
    client = as_(member)
    assert box(client, PAGE) == ""
    assertContains(client.get(PAGE), 'href="?draft=1#note-a-question"')
    drafted = box(client, f"{PAGE}?draft=1")
    assert drafted.startswith("December 2022. 89 of 299 referrals (30%) were re-referrals")
    assert drafted.endswith("what was tried in that time, and what changed?")
    assertNotContains(client.get(f"{PAGE}?draft=1"), "Start from a drafted question")
    assert not Question.objects.exists()
    action = re.search(rf'action="({NOTE}[^"]*)"', client.get(f"{PAGE}?draft=1").text)
    assert action is not None
    assert "draft" not in action[1]
    client.post(NOTE, {"says": drafted.replace("\n", "\r\n")})
    assert Question.objects.get().says == drafted


@pytest.mark.usefixtures("december_told")
def test_the_area_that_was_read_stays_in_the_address(as_: As, member: User) -> None:
    page = f"{OVERVIEW}indicators/CLA04/"
    query = "?area=robust-corporate-parenting"
    client = as_(member)
    assertContains(client.get(f"{page}{query}"), f'action="{page}questions/{query}"')
    assertRedirects(client.post(f"{page}questions/{query}", {"says": "Why?"}), f"{page}{query}")
    client.post(f"{page}questions/?area=kites", {"says": "And here?"})
    assert {question.about_url for question in Question.objects.all()} == {f"{page}{query}", page}


@pytest.mark.usefixtures("december_told")
def test_reading_the_address_leads_to_the_indicator_and_keeps_what_was_asked(
    as_: As, member: User
) -> None:
    response = as_(member).get(f"{NOTE}?area=kites")
    assertRedirects(response, f"{PAGE}?area=kites")


@pytest.mark.usefixtures("december_told")
def test_each_card_of_the_overview_leads_a_member_to_the_form(as_: As, member: User) -> None:
    page = as_(member).get(OVERVIEW).text
    assert page.count(">Note a question<") == page.count('<li class="card card--')
    assert f'href="{OVERVIEW}indicators/CLA04/#note-a-question"' in page
    assertContains(as_(member).get(PAGE), 'id="note-a-question"')


def test_a_month_that_was_not_told_takes_no_question(
    as_: As, december_draft: object, member: User
) -> None:
    for path in (NOTE, f"{OVERVIEW}indicators/KITE1/questions/"):
        assert as_(member).post(path, {"says": "Why?"}).status_code == 404
    assert not Question.objects.exists()
