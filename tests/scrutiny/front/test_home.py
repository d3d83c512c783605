"""Home: the panel's latest month first, then what waits on a person, then their questions."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import questions
from scrutiny.meetings.models import Meeting
from scrutiny.notices.waiting import Waiting
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.scrutiny.meetings.asked import WORDS, noted
from tests.scrutiny.meetings.planning import SPRING, coming
from tests.sweeps.scene import somebody

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
FIGURES = "/panels/children-and-families/2022-12/"
SEE = "See how the service is doing"


@pytest.fixture
def chair(db: None) -> User:
    """Return the account of who chairs the panel."""
    user: User = User.objects.get(email="chair@example.org")
    return user


def home(client: Client) -> str:
    """Return the words of the home page, white space made one."""
    response = client.get("/")
    assert response.status_code == 200
    words = re.sub(r"<[^>]+>", " ", response.content.decode().split("<main")[1].partition(">")[2])
    return " ".join(words.split())


@pytest.mark.usefixtures("october_and_december_told")
@pytest.mark.parametrize(
    "person",
    ["member", "officer", "lead", "director", "manager", "respondent", "administrator"],
)
def test_the_latest_month_is_one_click_away(
    request: pytest.FixtureRequest, as_: As, person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    page = client.get("/")
    assertContains(page, f'href="{FIGURES}">{SEE}')
    assertNotContains(page, "2022-10")
    words = home(client)
    assert "Children and Families Scrutiny Panel December 2022 Told on 26 January 2023" in words
    assert words.index("December 2022") < words.index("What waits on you")
    assert client.get(FIGURES).status_code == 200


@pytest.mark.usefixtures("december_draft")
@pytest.mark.parametrize("person", ["officer", "lead", "director", "manager", "administrator"])
def test_those_who_work_on_a_draft_see_that_it_is_one(
    request: pytest.FixtureRequest, as_: As, person: str
) -> None:
    words = home(as_(request.getfixturevalue(person)))
    assert "December 2022 Draft Not told to the panel yet" in words


def test_a_member_sees_the_latest_month_that_was_told(
    as_: As, import_return: ImportReturn, member: User
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12")
    words = home(as_(member))
    assert "October 2022 Told on 24 November 2022" in words
    assert "December" not in words


def test_only_who_sends_returns_in_is_asked_for_one(
    as_: As, officer: User, member: User, director: User
) -> None:
    assertContains(as_(officer).get("/"), 'href="/returns/upload/"')
    assertContains(as_(officer).get("/"), "Send in the first return")
    for user in (member, director):
        assertNotContains(as_(user).get("/"), "/returns/upload/")


def test_before_the_first_month_home_says_when_there_will_be_figures(
    as_: As, member: User, auditor: User, outsider: User
) -> None:
    assert "They appear here on the day the panel is told of them." in home(as_(member))
    assert "Your role on this panel comes with no figures." in home(as_(auditor))
    words = home(as_(outsider))
    assert "An administrator gives you a role on one." in words
    assert "What waits on you" not in words
    for user in (member, auditor, outsider):
        assert SEE not in home(as_(user))


@pytest.mark.usefixtures("october_and_december_told")
def test_each_panel_of_several_has_its_own_latest_month(as_: As, panel: Panel) -> None:
    panels.establish(slug="adults", name="Adults panel", terms_of_reference="", quorum=3, by=None)
    words = home(as_(somebody(None, "member", email="all@example.org")))
    assert words.startswith("Your panels Adults panel No figures yet.")
    assert "Children and Families Scrutiny Panel December 2022" in words


def test_the_next_meeting_and_the_last_one_are_one_click_away(
    as_: As, panel: Panel, member: User, respondent: User
) -> None:
    for user in (member, respondent):
        assert "Next meeting: none is in the calendar yet." in home(as_(user))
    meeting = coming(panel)
    Meeting.objects.filter(panel=panel, meets_on=date(2023, 1, 26)).update(state="published")
    for user in (member, respondent):
        words = home(as_(user))
        assert f"Next meeting: {SPRING:%A %-d %B %Y} , 5.30 pm, Town hall. Planned." in words
        assert "Last meeting: Thursday 26 January 2023 . Agenda published." in words
        page = as_(user).get("/")
        assertContains(page, f'href="/meetings/{meeting.pk}/"')
        assertContains(page, 'href="/meetings/programme/children-and-families/"')
        assertContains(page, 'href="/requests/of/children-and-families/"')


def test_a_meeting_of_which_nothing_was_published_is_not_shown_as_the_last(
    as_: As, panel: Panel, member: User
) -> None:
    Meeting.objects.filter(panel=panel).update(state="planned")
    assert "Last meeting" not in home(as_(member))


def _two_things(user: User, on: date) -> list[Waiting]:
    """Say that a return was due long ago, and that something without a day waits."""
    return [
        Waiting("kites", "Name the owners", "Two have none.", "/rules/", None),
        Waiting("return", "Send in January", "It is late.", "/returns/upload/", date(2023, 2, 14)),
    ]


def test_what_waits_stands_with_its_day_and_its_page(
    as_: As, officer: User, settings: LazySettings
) -> None:
    assert "Nothing waits on you." in home(as_(officer))
    settings.WAITING = [f"{__name__}._two_things"]
    words = home(as_(officer))
    assert re.search(
        r"Send in January late Due Tuesday 14 February 2023: \d+ days late It is late\.", words
    )
    assert words.index("Send in January") < words.index("Name the owners Two have none.")
    assertContains(as_(officer).get("/"), '<a class="govuk-link" href="/rules/">Name the owners')


def test_a_member_finds_private_questions_to_send_and_a_count_of_those_sent(
    as_: As, panel: Panel, member: User
) -> None:
    assert "Each indicator&#x27;s page has a box" in home(as_(member)).replace("'", "&#x27;")
    question = noted(panel, member)
    assert WORDS in home(as_(member))
    assertContains(as_(member).get("/"), f'action="/questions/{question.pk}/send/"')
    questions.send(question=question, by=member)
    words = home(as_(member))
    assert WORDS not in words
    assert "All your questions (1 sent to the chair)" in words


def test_the_chair_finds_what_was_sent_and_nothing_that_was_not(
    as_: As, panel: Panel, member: User, chair: User
) -> None:
    noted(panel, member, "Still thinking about this one.")
    questions.send(question=noted(panel, member), by=member)
    words = home(as_(chair))
    assert f"Sent to you as chair {WORDS} From {member.name}" in words
    assert "Still thinking" not in words


@pytest.mark.parametrize(
    "person", ["officer", "lead", "director", "manager", "respondent", "auditor", "administrator"]
)
def test_nobody_else_finds_questions(
    request: pytest.FixtureRequest, as_: As, panel: Panel, member: User, person: str
) -> None:
    noted(panel, member)
    questions.send(question=noted(panel, member), by=member)
    words = home(as_(request.getfixturevalue(person)))
    assert WORDS not in words
    assert "Your questions" not in words


@pytest.fixture
def asked(october_and_december_told: tuple[Return, Return], panel: Panel, member: User) -> None:
    """Let there be private and sent questions about both months."""
    del october_and_december_told
    for month in ("2022-10", "2022-12"):
        noted(panel, member, month=month)
        questions.send(question=noted(panel, member, month=month), by=member)


@pytest.mark.usefixtures("asked")
def test_home_costs_its_readers_at_most_thirteen_queries(
    as_: As,
    member: User,
    chair: User,
    manager: User,
    respondent: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for user in (member, chair, manager, respondent):
        client = as_(user)
        client.get("/")
        with django_assert_max_num_queries(13):
            assert client.get("/").status_code == 200


@pytest.mark.usefixtures("asked")
def test_home_costs_those_who_work_on_figures_no_more_but_for_what_waits(
    as_: As,
    officer: User,
    lead: User,
    director: User,
    settings: LazySettings,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    """What waits is worked out by the apps above, which count their queries themselves."""
    settings.WAITING = []
    settings.NEWS = []
    for user in (officer, lead, director):
        client = as_(user)
        client.get("/")
        with django_assert_max_num_queries(6):
            assert client.get("/").status_code == 200


@pytest.mark.usefixtures("asked")
def test_home_with_what_waits_costs_those_who_work_on_figures_at_most_twenty_three(
    as_: As,
    officer: User,
    lead: User,
    director: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for user in (officer, lead, director):
        client = as_(user)
        client.get("/")
        with django_assert_max_num_queries(23):
            assert client.get("/").status_code == 200
