"""The annual summary: counted as at a day, public as the requests are, given as files."""

import csv
import io
from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains

from recommendations.actions.answering import answer, notify
from recommendations.actions.deciding import decide
from recommendations.actions.reporting import report
from recommendations.annual import Tally, tally
from recommendations.fates import fates_of
from recommendations.models import Request
from recommendations.presenters.summary import COLUMNS, cells_of
from recommendations.states import Kind, State
from scrutiny.accounts.models import User
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post
from tests.recommendations.scene import a_request, held_on
from tests.recommendations.tracked import JANUARY, three

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
PAGE = "/requests/of/children-and-families/summary/"
APRIL = date(2023, 4, 30)


def counted(panel: Panel, on: date) -> Tally:
    """Return what became of all that a panel asked for, as at the end of a day."""
    return tally(fates_of(panel, on=on), on=on)


@pytest.fixture
def years(panel: Panel) -> Panel:
    """Return the panel with a late answer and an overdue one in 2022/23, and an action before."""
    late, overdue = a_request(panel), a_request(panel)
    for one in (late, overdue):
        notify(request=one, on=date(2022, 12, 1), by=None)
    answer(request=late, to=State.AGREED, on=date(2023, 2, 10), by=None)
    a_request(
        panel,
        kind=Kind.ACTION,
        made_on=date(2021, 7, 1),
        addressee=Post.objects.get(slug="cabinet-member"),
    )
    return panel


def test_every_step_counts_from_its_own_day(panel: Panel) -> None:
    found = three(panel)
    decide(request=found.done, meeting=held_on(panel, JANUARY), to=State.ACCEPTED, by=None)
    eve = counted(panel, JANUARY - timedelta(days=1))
    assert (eve.made, eve.accepted, eve.still_open, eve.not_agreed) == (3, 0, 3, 1)
    # What is decided at a meeting is known at the end of its day.
    assert counted(panel, JANUARY).accepted == 1
    before = counted(panel, date(2022, 12, 15))
    assert (before.answered, before.timed) == (0, 0)
    assert counted(panel, date(2022, 11, 23)).made == 0


def test_a_return_counts_for_good_and_the_newest_answer_is_the_answer(panel: Panel) -> None:
    refused = three(panel).refused
    meeting = held_on(panel, JANUARY)
    decide(request=refused, meeting=meeting, to=State.RETURNED, says="Ask again.", by=None)
    answer(request=refused, to=State.AGREED, on=date(2023, 2, 1), by=None)
    before, after = counted(panel, JANUARY), counted(panel, APRIL)
    assert (before.returned, before.not_agreed, before.agreed) == (1, 1, 0)
    assert (after.returned, after.not_agreed, after.agreed, after.answered) == (1, 0, 1, 1)
    # The days are those to the first answer, 10 January.
    assert (after.median_days, after.timed) == (40.0, 1)


def test_what_is_answered_without_a_receipt_has_no_days(panel: Panel) -> None:
    action = a_request(panel, kind=Kind.ACTION)
    report(request=action, says="Done.", on=date(2022, 12, 1), by=None)
    report(request=action, says="Done.", is_complete=True, on=date(2022, 12, 2), by=None)
    meeting = held_on(panel, JANUARY)
    decide(request=action, meeting=meeting, to=State.RETURNED, says="It is not.", by=None)
    answer(request=action, to=State.AGREED, on=date(2023, 2, 1), by=None)
    found = counted(panel, APRIL)
    assert (found.answered, found.timed, found.median_days) == (1, 0, None)
    assert cells_of(found)[-1] == "– (0)"


def test_the_page_has_a_row_for_each_year_and_one_year_by_addressee_and_kind(
    client: Client, years: Panel
) -> None:
    page = client.get(f"{PAGE}?on=30+April+2023")
    assert len(page.context["summary"].years.groups) == 2
    (this, before) = page.context["summary"].years.groups
    row = dict(zip(COLUMNS, cells_of(this.tally), strict=True))
    assert row["Made"] == "2"
    assert row["Answer overdue"] == row["Answered late"] == row["Agreed"] == "1"
    assert row["Median days"] == "71 (1)"
    assert before.tally.made == 1
    assertContains(page, "As at the end of 30 April 2023.")
    assertContains(page, "The year 2022/23")
    assertContains(page, 'href="/requests/of/children-and-families/?year=2022&amp;kind=rec')
    assertContains(page, "/summary/2023-04-30/download/")
    earlier = client.get(f"{PAGE}?year=2021&on=2023-04-30")
    assertContains(earlier, "The year 2021/22")
    post = Post.objects.get(slug="cabinet-member")
    assertContains(earlier, f"?year=2021&amp;asked=post%3A{post.pk}")


def test_the_tables_are_read_aloud_and_the_words_say_what_is_counted(
    client: Client, years: Panel
) -> None:
    page = client.get(PAGE)
    for caption in ("Year by year", "By who was asked", "By kind"):
        assertContains(page, f">{caption}</caption>")
    assertContains(page, 'scope="row"')
    assertContains(page, f'scope="col" role="columnheader">{COLUMNS[0]}</th>', count=3)
    assertContains(page, "1 May to 30 April, of the day on which the request was made")
    assertContains(page, "which is today")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=soon", "Write the day like 26 January 2023."),
        ("on=1+January+2190", "1 January 2190 is still to come."),
        ("on=1+January+0012", "Give a year from 1900 on."),
    ],
)
def test_a_day_that_is_none_is_said_in_words(
    client: Client, years: Panel, query: str, words: str
) -> None:
    page = client.get(f"{PAGE}?{query}")
    assertContains(page, words, status_code=422)
    assertContains(page, "which is today", status_code=422)


@pytest.mark.parametrize("year", ["1066", "soon", "9" * 40, "\0", "2022/23"])
def test_a_year_of_which_there_is_nothing_shows_the_latest(
    client: Client, years: Panel, year: str
) -> None:
    assertContains(client.get(PAGE, {"year": year}), "The year 2022/23")


def test_a_panel_that_asked_for_nothing_says_what_comes_here(client: Client, panel: Panel) -> None:
    assertContains(client.get(PAGE), "once it is tracked as a request")
    a_request(panel)
    page = client.get(f"{PAGE}?on=1+May+2020")
    assertContains(page, "Nothing had been asked by that day")
    assertNotContains(page, "<table")


def test_the_files_have_every_year_and_no_formula(client: Client, years: Panel) -> None:
    for one in Request.objects.filter(municipal_year=2021):
        Request.objects.filter(pk=one.pk).update(addressee=None, addressee_body="=1+1")
    response = client.get(f"{PAGE}2023-04-30/download/")
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert book.sheetnames == ["Years", "By asked of", "By kind", "What is counted"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "=1+1" in [cell.value for cell in cells]
    text = client.get(f"{PAGE}2023-04-30/csv/").content.decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text))
    assert head[:4] == ["Year", "Counted by", "Which", "Made"]
    assert rows[0] == ["2022/23", "Year", "", *"21100002011", "71.0", "1"]
    assert [row[:3] for row in rows][2:4] == [
        ["2022/23", "Asked of", "Head of Service, Safeguarding"],
        ["2021/22", "Asked of", "'=1+1"],
    ]


def test_of_a_day_to_come_there_is_no_file(client: Client, years: Panel) -> None:
    for name in ("download", "csv"):
        assert client.get(f"{PAGE}2190-01-01/{name}/").status_code == 404
        assert client.get(f"{PAGE}2023-02-31/{name}/").status_code == 404
        assert client.get(f"{PAGE}{timezone.localdate()}/{name}/").status_code == 200


def test_a_group_in_private_has_no_summary_for_others(
    client: Client, as_: As, years: Panel, member: User
) -> None:
    Panel.objects.filter(pk=years.pk).update(body_type=BodyType.TASK_AND_FINISH)
    for path in (PAGE, f"{PAGE}2023-04-30/download/", f"{PAGE}2023-04-30/csv/"):
        assert client.get(path).status_code == 404
        assert as_(member).get(path).status_code == 200


def test_the_list_and_the_page_of_the_panel_lead_to_it(client: Client, panel: Panel) -> None:
    for page in ("/requests/of/children-and-families/", f"/meetings/panels/{panel.slug}/"):
        assertContains(client.get(page), f'href="{PAGE}"')


def test_many_requests_cost_no_more_queries(
    client: Client, years: Panel, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(PAGE)
    with django_assert_num_queries(3):
        client.get(PAGE)
    for number in range(30):
        one = a_request(years, made_on=date(2019 + number % 4, 6, 1))
        notify(request=one, on=date(2023, 1, 1), by=None)
        answer(request=one, to=State.AGREED, on=date(2023, 1, 9), by=None)
    with django_assert_num_queries(3):
        client.get(PAGE)
