"""The list of a panel's requests: counted, narrowed, with the day; and raising from elsewhere."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from audits.models import LearningTheme
from performance.models import Indicator
from recommendations.actions.answering import answer, notify
from recommendations.models import Request
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
LIST = "/requests/of/children-and-families/"
RAISE = f"{LIST}raise/"
# Two words in the order of the form's fields.
SAID = {
    "wording": "That waiting times are halved.",
    "made_on": "24 November 2022",
    "kind": "recommendation",
    "addressee_body": "The Cabinet",
    "clock": "executive",
}


@pytest.fixture
def several(panel: Panel) -> list[Request]:
    """Return one overdue, one not agreed, and an action of the year before."""
    late, refused = a_request(panel, wording="The late one."), a_request(panel, wording="Refused.")
    for one in (late, refused):
        notify(request=one, on=date(2022, 12, 1), by=None)
    answer(request=refused, to=State.NOT_AGREED, says="No.", on=date(2022, 12, 2), by=None)
    earlier = a_request(
        panel,
        kind=Kind.ACTION,
        made_on=date(2021, 7, 1),
        wording="The earlier one.",
        addressee=Post.objects.get(slug="cabinet-member"),
    )
    return [late, refused, earlier]


def test_counts_come_first_and_each_row_has_its_status_and_its_day(
    client: Client, several: list[Request]
) -> None:
    page = client.get(LIST)
    for count, word in ((3, "open"), (1, "waiting for the panel"), (1, "answer overdue")):
        assertContains(page, f'<span class="tally__count">{count}</span> {word}</li>')
    a_request(several[0].panel)
    page = client.get(LIST)
    for words in ("Overdue by", "For the panel to decide", "Rejected", "Notice not given yet"):
        assertContains(page, words)


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ("year=2021", "The earlier one.", "The late one."),
        ("kind=action", "The earlier one.", "Refused."),
        ("status=Rejected", "Refused.", "The late one."),
        ("year=2022&kind=recommendation&status=Not+started", "The late one.", "Refused."),
        ("year=1066", "No request is like that", "The late one."),
        ("asked=The+moon", "No request is like that", "The late one."),
        ("asked=post:" + "9" * 40, "No request is like that", "The late one."),
        ("year=soon&kind=wish&status=Grand", "The late one.", "No request is like that"),
    ],
)
def test_the_list_is_narrowed_by_year_kind_and_status(
    client: Client, several: list[Request], query: str, there: str, not_there: str
) -> None:
    page = client.get(f"{LIST}?{query}")
    assertContains(page, there)
    assertNotContains(page, not_there)


def test_the_list_is_narrowed_to_who_is_asked(client: Client, several: list[Request]) -> None:
    page = client.get(f"{LIST}?asked=post:{several[2].addressee_id}")
    assertContains(page, "The earlier one.")
    assertNotContains(page, "The late one.")


def test_the_page_of_the_panel_leads_to_the_list(client: Client, panel: Panel) -> None:
    page = client.get(f"/meetings/panels/{panel.slug}/")
    assertContains(page, f'href="{LIST}">What the panel asked for')


def test_a_request_is_raised_from_an_inspection_an_indicator_or_a_theme(
    client: Client, as_: As, panel: Panel, manager: User
) -> None:
    assertContains(as_(manager).get(LIST), RAISE)
    theme = LearningTheme.objects.first()
    assert theme is not None
    indicator = Indicator.objects.get(code="REF02")
    origins = ({"source": "A review"}, {"indicator": indicator.pk}, {"theme": theme.pk})
    for origin in origins:
        response = as_(manager).post(RAISE, SAID | origin)
        made = Request.objects.latest("pk")
        assertRedirects(response, f"/requests/{made.pk}/")
    pages = [client.get(f"/requests/{one.pk}/") for one in Request.objects.order_by("number")]
    for page, words in zip(pages, ("A review", "Indicator REF02", theme.title), strict=True):
        assertContains(page, words)
        assertContains(page, "That waiting times are halved.")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({}, "only one of them"),
        ({"source": "A review", "indicator": "REF02"}, "only one of them"),
        ({"source": "A review", "wording": " "}, "Write what the panel asks for"),
        ({"source": "A review", "made_on": "1 May 2190"}, "still to come"),
        ({"source": "A review", "addressee_body": ""}, "Say who is asked"),
        ({"source": "A review", "clock": ""}, "Choose how this body answers"),
        ({"source": "A review", "kind": "action", "clock": "partner"}, "has a period by law"),
        ({"source": "A review", "wording": "For 943 476 5919."}, "holds an NHS number"),
    ],
)
def test_what_has_no_origin_or_two_or_no_words_is_refused_with_the_words_kept(
    as_: As, panel: Panel, manager: User, said: dict[str, str], error: str
) -> None:
    if "indicator" in said:
        said = said | {"indicator": str(Indicator.objects.get(code="REF02").pk)}
    response = as_(manager).post(RAISE, SAID | said)
    assertContains(response, error, status_code=422)
    assertContains(response, said.get("wording", SAID["wording"]), status_code=422)
    assert not Request.objects.exists()


@pytest.mark.parametrize("person", ["member", "officer", "director", "respondent"])
def test_nobody_but_the_manager_raises_from_elsewhere(
    request: pytest.FixtureRequest, as_: As, panel: Panel, person: str
) -> None:
    client = as_(request.getfixturevalue(person))
    assert client.post(RAISE, SAID | {"source": "A review"}).status_code == 403
    assert not Request.objects.exists()


def test_a_partner_is_given_the_days_of_the_settings(as_: As, panel: Panel, manager: User) -> None:
    as_(manager).post(RAISE, SAID | {"source": "A review", "clock": "partner"})
    assert Request.objects.get().clock == Request.Clock.PARTNER


def test_the_page_of_an_indicator_can_name_it_in_its_link(
    as_: As, panel: Panel, manager: User
) -> None:
    indicator = Indicator.objects.get(code="REF02")
    page = as_(manager).get(f"{RAISE}?indicator=REF02")
    assertContains(page, f'<option value="{indicator.pk}" selected>')
    assert as_(manager).get(f"{RAISE}?indicator=NONE").status_code == 200


def test_the_requests_of_a_group_in_private_are_not_answered_by_outsiders(
    client: Client, as_: As, panel: Panel, several: list[Request], outsider: User
) -> None:
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    path = f"/requests/{several[0].pk}/"
    assert client.get(path).status_code == 404
    assert as_(outsider).post(f"{path}answer/", {"to": "agreed"}).status_code == 404
