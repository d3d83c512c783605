"""The page of restatements: by return, by indicator, and to whom it says what."""

import re
from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from performance.models import RestatementReason, Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.views.returning import As

pytestmark = pytest.mark.django_db

PAGE = "/panels/children-and-families/restatements/"


@pytest.fixture
def restated(october_and_december_told: tuple[Return, Return]) -> Return:
    """Say of October that it was made, and give one reason; return December's return."""
    made, december = october_and_december_told
    Return.objects.filter(pk=made.pk).update(is_made=True)
    reasons = RestatementReason.objects.filter(parent=december)
    reasons.exclude(indicator__code="REF02").delete()
    reasons.update(reason="Late entries.")
    return december


def words(page: str) -> str:
    """Return what a page says, without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_says_how_much_changed_and_lists_it_by_return(
    restated: Return, as_: As, member: User
) -> None:
    page = as_(member).get(PAGE).text
    said = words(page)
    assert "9 figures restated and 1 supplied late since 24 November 2022." in said
    assert "December 2022 return" in said
    assert (
        "Before: October 2022 return, told on 24 November 2022 made for the demonstration "
        "Now: December 2022 return, told on 26 January 2023 "
    ) in said
    assert "October 2022 24% (66 of 276) 27% (75 of 276) 3.3 points up Late entries." in said
    assert "October 2022 to be confirmed 203 supplied late" in said
    assert page.count('role="rowheader"') == 10
    assert f"/panels/{restated.panel.slug}/2022-12/indicators/REF02/" in page
    assert "/returns/" not in page


def test_officers_get_to_the_cells(restated: Return, as_: As, officer: User) -> None:
    page = as_(officer).get(PAGE).text
    assert f'href="/returns/{restated.pk}/"' in page
    assert f'href="/returns/{restated.pk}/#cell-I6"' in page


def test_it_can_be_read_by_indicator_and_for_one(restated: Return, as_: As, member: User) -> None:
    page = as_(member).get(PAGE, {"by": "indicator"}).text
    assert page.index('id="indicator-EH01"') < page.index('id="indicator-REF02"')
    one = as_(member).get(PAGE, {"by": "indicator", "code": "REF02"}).text
    assert "5 figures restated since 24 November 2022." in one
    assert one.count("<h2") == 1 + one.count("govuk-footer__heading")
    assert "October 2022 24% (66 of 276) 27% (75 of 276)" in words(one)


def test_where_nothing_was_restated_the_page_says_so(as_: As, member: User) -> None:
    page = as_(member).get(PAGE).text
    assert "No return has changed a figure that an earlier one stated." in page
    none = as_(member).get(PAGE, {"code": "<b>"}).text
    assert "No return has changed a figure of this indicator." in none
    assert "<b>" not in none


def test_what_the_panel_was_not_told_yet_is_for_those_who_work_on_it(
    send: Send, as_: As, member: User, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8))
    send(book((REFERRALS, 271, 370)), data_on=date(2022, 7, 8))
    assert "Nothing restated" in as_(member).get(PAGE).text
    page = words(as_(officer).get(PAGE).text)
    assert "1 figure restated since" in page
    assert "Now: May 2022 return, not told yet" in page
    assert "April 2022 270 271 1 up" in page


def test_where_the_returns_differ_each_row_names_its_own(
    send: Send, as_: As, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8))
    send(book((REFERRALS, 270, 371)), data_on=date(2022, 7, 8), told_on=date(2022, 7, 20))
    send(book((REFERRALS, 271, 372)), data_on=date(2022, 8, 8), told_on=date(2022, 8, 20))
    page = words(as_(officer).get(PAGE, {"by": "indicator"}).text)
    assert "3 figures restated." in page
    assert "Before: " not in page
    assert "Now: " not in page
    assert "371 May 2022 return, told on 20 July 2022 372 May 2022 return" in page


def test_it_is_not_there_for_who_has_no_part_in_the_figures(
    panel: Panel, as_: As, auditor: User, outsider: User
) -> None:
    assert as_(auditor).get(PAGE).status_code == 404
    assert as_(outsider).get(PAGE).status_code == 404


@pytest.mark.parametrize("query", [{}, {"by": "indicator"}])
def test_it_takes_at_most_twelve_queries(
    restated: Return,
    as_: As,
    officer: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    query: dict[str, str],
) -> None:
    client = as_(officer)
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE, query)
