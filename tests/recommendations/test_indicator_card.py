"""What the panel asked for about an indicator: on the indicator's page, with marks on its chart."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from performance.models import Return
from recommendations.models import Request
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.recommendations.moved import about_re_referrals
from tests.recommendations.scene import a_request

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PAGE = "/panels/children-and-families/2022-12/indicators/REF02/"
TITLE = "What the panel asked for"
ASK = "/requests/of/children-and-families/raise/?indicator=REF02"


@pytest.fixture
def asked(december_told: Return) -> Request:
    """Return a request about re-referrals that was done in May 2022."""
    return about_re_referrals(december_told.panel)


def test_each_request_stands_with_its_status_and_its_day(
    as_: As, asked: Request, member: User
) -> None:
    page = as_(member).get(PAGE)
    for words in (
        TITLE,
        f'<a class="govuk-link nowrap" href="/requests/{asked.pk}/">{asked.reference}</a>',
        "That cases be closed with a plan.",
        "Action, asked for on 12 April 2022.",
        "Complete</strong>",
    ):
        assertContains(page, words)
    assertNotContains(page, ASK)


def test_chart_description_and_table_have_the_days(as_: As, asked: Request, member: User) -> None:
    page = as_(member).get(PAGE)
    for day, words in (("12 April 2022", "asked for"), ("20 May 2022", "reported complete")):
        said = f"{day}, {asked.reference} {words}"
        # The description and the pin of each of two drawings, and the table.
        assertContains(page, said, count=5)
        assertContains(page, f'<span class="months__said">{said}</span>')
    assertContains(page, "An upright line with a head marks what was asked for or done")


def test_who_may_raise_is_led_to_the_form_and_others_see_no_empty_card(
    as_: As, december_told: Return, manager: User, member: User
) -> None:
    page = as_(manager).get(PAGE)
    assertContains(page, "The panel has asked for nothing about this indicator yet.")
    assertContains(page, ASK)
    assertContains(as_(manager).get(ASK), "selected>Re-referrals in 12 months</option>")
    assertNotContains(as_(member).get(PAGE), TITLE)


def test_as_at_a_day_it_stands_as_it_stood(
    as_: As, december_told: Return, manager: User, member: User
) -> None:
    panel = december_told.panel
    late = a_request(
        panel, kind=Kind.ACTION, made_on=date(2023, 3, 1), about=about_re_referrals(panel).about
    )
    assertContains(as_(member).get(PAGE), late.reference)
    assertNotContains(as_(member).get(f"{PAGE}?as-at=2023-01-26"), late.reference)


def test_another_panels_requests_are_not_this_ones(as_: As, asked: Request, member: User) -> None:
    other = Panel.objects.create(slug="other", name="Other Panel")
    Request.objects.filter(pk=asked.pk).update(panel=other)
    assertNotContains(as_(member).get(PAGE), TITLE)


def test_the_page_reads_the_requests_in_two_queries_however_many(
    as_: As,
    december_told: Return,
    member: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = as_(member)
    for _ in range(3):
        about_re_referrals(december_told.panel)
    client.get(PAGE)
    with django_assert_max_num_queries(18):
        assert client.get(PAGE).status_code == 200
