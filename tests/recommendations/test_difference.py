"""Whether it made a difference: on the page of a request that is about an indicator."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from performance.models import Indicator, IndicatorVersion, SeriesBreak
from recommendations.actions.answering import answer, notify
from recommendations.difference import NOT_AGREED
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.recommendations.moved import AFTER, BEFORE, about_re_referrals, send_year, two_years_told
from tests.recommendations.scene import a_request

__all__ = ["two_years_told"]

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
TITLE = "Did it make a difference?"
LOWER = "Lower since it was done, by more than chance, which is better."


def test_a_member_reads_what_came_after_with_the_chart_and_every_month(
    as_: As, two_years_told: Panel, member: User
) -> None:
    page = as_(member).get(f"/requests/{about_re_referrals(two_years_told).pk}/")
    for words in (
        TITLE,
        LOWER,
        "20% in the average month, 12 months from April 2021 to March 2022",
        "12% in the average month, 10 months from June 2022 to March 2023",
        "10 lie below the earlier usual range",
        "not proof of what brought it about",
        "usual range before, ",
        "Marked: 12 April 2022, asked for; 20 May 2022, reported complete.",
        '<span class="months__said">20 May 2022, reported complete</span>',
        "/rules/#before-and-after",
        "/panels/children-and-families/2023-03/indicators/REF02/",
    ):
        assertContains(page, words)
    assertContains(page, 'months__rating" role="cell">Before</td>', count=12)
    assertContains(page, 'months__rating" role="cell">After</td>', count=10)


@pytest.mark.parametrize("person", ["outsider", "auditor"])
def test_who_sees_no_figures_sees_none_here(
    request: pytest.FixtureRequest, as_: As, two_years_told: Panel, person: str
) -> None:
    path = f"/requests/{about_re_referrals(two_years_told).pk}/"
    for client in (Client(), as_(request.getfixturevalue(person))):
        page = client.get(path)
        assertContains(page, "REF02, Re-referrals in 12 months")
        for words in (TITLE, "<svg", "12%"):
            assertNotContains(page, words)


def test_a_month_that_was_not_told_counts_for_nobody(
    as_: As, panel: Panel, member: User, officer: User, read_once: None
) -> None:
    send_year(21, BEFORE, told_on=date(2022, 4, 20))
    send_year(22, AFTER, told_on=None)
    path = f"/requests/{about_re_referrals(panel).pk}/"
    for user in (member, officer):
        page = as_(user).get(path)
        assertContains(page, "Too early to say. None of the 7 months after that it takes are")
        assertContains(page, "With the figures for December 2022 there are enough.")
        assertNotContains(page, "12%")


def test_before_any_month_is_told_nothing_is_asked(as_: As, panel: Panel, manager: User) -> None:
    assertNotContains(as_(manager).get(f"/requests/{about_re_referrals(panel).pk}/"), TITLE)


def test_what_is_not_done_says_so(as_: As, two_years_told: Panel, member: User) -> None:
    path = f"/requests/{about_re_referrals(two_years_told, is_done=False).pk}/"
    assertContains(as_(member).get(path), "Not completed yet, so nothing has come after it.")


def test_what_was_not_agreed_could_not_make_any(
    as_: As, two_years_told: Panel, member: User
) -> None:
    about = Indicator.objects.get(code="REF02")
    refused = a_request(two_years_told, about=about)
    notify(request=refused, on=date(2022, 12, 1), by=None)
    answer(request=refused, to=State.NOT_AGREED, says="No.", on=date(2022, 12, 2), by=None)
    page = as_(member).get(f"/requests/{refused.pk}/")
    assertContains(page, NOT_AGREED)
    assertNotContains(page, "Not completed yet")


def test_an_indicator_that_it_came_of_is_looked_at_too(
    as_: As, two_years_told: Panel, member: User
) -> None:
    request = about_re_referrals(two_years_told)
    request.indicator, request.about, request.source = request.about, None, ""
    request.save()
    assertContains(as_(member).get(f"/requests/{request.pk}/"), LOWER)


def test_an_indicator_that_the_panel_does_not_follow_is_left_out(
    as_: As, two_years_told: Panel, member: User
) -> None:
    request = about_re_referrals(two_years_told)
    request.about = Indicator.objects.create(code="NEW01", name="New", short_name="New")
    request.save()
    assertNotContains(as_(member).get(f"/requests/{request.pk}/"), TITLE)


def test_a_break_in_between_is_named(as_: As, two_years_told: Panel, member: User) -> None:
    request = about_re_referrals(two_years_told)
    indicator = Indicator.objects.get(code="REF02")
    SeriesBreak.objects.create(indicator=indicator, on=date(2022, 4, 1), reason="Recounted.")
    assertContains(
        as_(member).get(f"/requests/{request.pk}/"),
        "cannot be compared: the series breaks on 1 April 2022.",
    )


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"basis": "snapshot at its end"}, "the series breaks on 1 May 2022."),
        ({"definition": "Of the referrals, some."}, "Its definition was reworded on 1 May 2022;"),
    ],
)
def test_another_definition_is_a_break_or_is_mentioned(
    as_: As, two_years_told: Panel, member: User, change: dict[str, str], says: str
) -> None:
    request = about_re_referrals(two_years_told)
    version = IndicatorVersion.objects.get(indicator=request.about)
    version.pk, version.from_on = None, date(2022, 5, 1)
    for field, value in change.items():
        setattr(version, field, value)
    version.save()
    assertContains(as_(member).get(f"/requests/{request.pk}/"), says)


def test_the_page_costs_few_queries_however_many_months(
    as_: As,
    two_years_told: Panel,
    member: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = as_(member)
    plain = f"/requests/{a_request(two_years_told).pk}/"
    path = f"/requests/{about_re_referrals(two_years_told).pk}/"
    client.get(path)
    with CaptureQueriesContext(connection) as without:
        client.get(plain)
    with django_assert_max_num_queries(len(without) + 10):
        assert client.get(path).status_code == 200
