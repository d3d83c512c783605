"""The overview of a month and the page of an indicator, as each reader finds them."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from performance.actions import commentaries, months
from performance.models import Indicator, Placement, ReportingMonth, Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]

PANEL = "/panels/children-and-families/"
DECEMBER_PAGE = f"{PANEL}2022-12/"
RE_REFERRALS_PAGE = f"{DECEMBER_PAGE}indicators/REF02/"
TOLD = date(2023, 1, 26)


def text_of(client: Client, path: str) -> str:
    """Return a page's words without its markup, white space made one."""
    response = client.get(path)
    assert response.status_code == 200
    words = re.sub(r"<[^>]+>", " ", response.content.decode())
    return " ".join(words.split())


@pytest.fixture
def draft(december_draft: Return) -> ReportingMonth:
    """Return December 2022, accepted and not told to the panel."""
    return ReportingMonth.objects.get()


@pytest.fixture
def published(december_told: Return) -> ReportingMonth:
    """Return December 2022 as the panel was told of it."""
    return ReportingMonth.objects.get()


@pytest.mark.parametrize("path", [DECEMBER_PAGE, RE_REFERRALS_PAGE])
def test_a_draft_month_is_not_there_for_a_member(
    as_: As, draft: ReportingMonth, member: User, respondent: User, path: str
) -> None:
    for user in (member, respondent):
        assert as_(user).get(path).status_code == 404
    months.check(month=draft, by=None)
    assert as_(member).get(path).status_code == 404
    months.publish(month=draft, told_on=TOLD, by=None)
    for user in (member, respondent):
        assert as_(user).get(path).status_code == 200


@pytest.mark.parametrize("role", ["officer", "lead", "director", "manager", "administrator"])
def test_those_who_work_on_it_see_a_draft_marked_as_one(
    request: pytest.FixtureRequest, as_: As, draft: ReportingMonth, role: str
) -> None:
    words = text_of(as_(request.getfixturevalue(role)), DECEMBER_PAGE)
    assert "Draft Not told to the panel yet" in words


@pytest.mark.parametrize("role", ["outsider", "auditor"])
def test_who_has_no_part_in_performance_sees_no_month(
    request: pytest.FixtureRequest, as_: As, published: ReportingMonth, role: str
) -> None:
    client = as_(request.getfixturevalue(role))
    assert client.get(DECEMBER_PAGE).status_code == 404
    assert client.get(RE_REFERRALS_PAGE).status_code == 404


def test_the_panels_address_leads_to_the_latest_month_one_may_see(
    as_: As, import_return: ImportReturn, member: User, officer: User
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12")
    assert as_(member).get(PANEL).headers["Location"] == f"{PANEL}2022-10/"
    assert as_(officer).get(PANEL).headers["Location"] == DECEMBER_PAGE
    assert as_(member).get("/panels/kites/").status_code == 404


def test_before_the_first_month_the_panels_page_says_what_comes_next(
    as_: As, panel: Panel, member: User, officer: User
) -> None:
    assert "Nothing to see yet" in text_of(as_(member), PANEL)
    assert "Send in a return" in text_of(as_(officer), PANEL)
    assert as_(member).get(DECEMBER_PAGE).status_code == 404


def test_the_overview_says_when_it_was_told_and_how_old_the_data_is(
    as_: As, published: ReportingMonth, member: User
) -> None:
    words = text_of(as_(member), DECEMBER_PAGE)
    assert "Told to the panel on 26 January 2023 · data as at 9 January 2023" in words
    assert "5 of 19 rated indicators are on target" in words
    assert "11 are not rated" in words
    assert "What to look at first" in words


def test_the_overview_has_every_area_and_links_every_indicator(
    as_: As, published: ReportingMonth, member: User
) -> None:
    page = as_(member).get(DECEMBER_PAGE).content.decode()
    placed = Placement.objects.on(date(2022, 12, 31)).select_related("area", "indicator")
    assert placed.count() == 37
    for placement in placed:
        assert f'id="{placement.area.slug}"' in page
        assert f"{DECEMBER_PAGE}indicators/{placement.indicator.code}/" in page


def test_the_overview_costs_at_most_twelve_queries(
    as_: As,
    import_return: ImportReturn,
    member: User,
    officer: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12", told_on=TOLD)
    for user in (member, officer):
        client = as_(user)
        client.get(DECEMBER_PAGE)
        with django_assert_max_num_queries(12):
            assert client.get(DECEMBER_PAGE).status_code == 200


def test_the_month_switch_offers_only_months_one_may_see(
    as_: As, import_return: ImportReturn, member: User, officer: User
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12")
    october = f"{PANEL}2022-10/"
    assert f'href="{DECEMBER_PAGE}"' not in as_(member).get(october).content.decode()
    assert f'href="{DECEMBER_PAGE}"' in as_(officer).get(october).content.decode()


@pytest.fixture
def restated(send: Send) -> None:
    """Tell the panel of May 2022, then accept a return for June that changes it."""
    send(book((RE_REFERRALS, "21% (57/270)", "21% (76/370)")), told_on=date(2022, 6, 20))
    columns = ("Apr-22", "May-22", "Jun-22")
    send(book((RE_REFERRALS, "21% (57/270)", "22% (80/370)", "TBC"), months=columns), "2022-06")


MAY_PAGE = f"{PANEL}2022-05/"
MAY_RE_REFERRALS = f"{MAY_PAGE}indicators/REF02/"


@pytest.mark.usefixtures("restated")
def test_everybody_reads_what_was_told_of_a_month_that_was(
    as_: As, member: User, officer: User
) -> None:
    for user in (member, officer):
        assert "76 of 370" in text_of(as_(user), MAY_RE_REFERRALS)
        assert "80 of 370" not in text_of(as_(user), MAY_RE_REFERRALS)
        assert "76 of 370" in text_of(as_(user), MAY_PAGE)
        assert "not told to the panel yet" not in text_of(as_(user), MAY_PAGE)


@pytest.mark.usefixtures("restated")
@pytest.mark.parametrize("page", [MAY_PAGE, MAY_RE_REFERRALS])
@pytest.mark.parametrize("role", ["officer", "lead", "director", "manager", "administrator"])
def test_those_who_work_on_figures_may_ask_for_what_the_returns_say_now(
    request: pytest.FixtureRequest, as_: As, role: str, page: str
) -> None:
    client = as_(request.getfixturevalue(role))
    assert 'href="?figures=draft"' in client.get(page).content.decode()
    words = text_of(client, f"{page}?figures=draft")
    assert "80 of 370" in words
    assert "76 of 370" not in words.replace("was 21% (76 of 370) as told on 20 June 2022", "")
    assert "Figures not told to the panel yet" in words
    assert "Show what the panel was told" in words


@pytest.mark.usefixtures("restated")
@pytest.mark.parametrize("page", [MAY_PAGE, MAY_RE_REFERRALS])
def test_a_member_who_asks_for_drafts_reads_what_was_told(
    as_: As, member: User, respondent: User, page: str
) -> None:
    for user in (member, respondent):
        words = text_of(as_(user), f"{page}?figures=draft")
        assert "76 of 370" in words
        assert "80 of 370" not in words
        assert "Figures not told" not in words
        assert "as the returns say now" not in words


@pytest.mark.usefixtures("restated")
def test_the_links_of_a_page_keep_the_figures_that_were_asked_for(as_: As, officer: User) -> None:
    page = as_(officer).get(f"{MAY_PAGE}?figures=draft").content.decode()
    assert f'href="{MAY_RE_REFERRALS}?figures=draft"' in page
    assert f'href="{MAY_RE_REFERRALS}"' not in page
    page = as_(officer).get(f"{MAY_RE_REFERRALS}?figures=draft").content.decode()
    assert f'href="{MAY_PAGE}?figures=draft"' in page


def test_a_month_that_was_not_told_offers_no_choice(
    as_: As, draft: ReportingMonth, officer: User
) -> None:
    assert "figures=draft" not in as_(officer).get(DECEMBER_PAGE).content.decode()


def test_the_overview_says_what_the_sheet_said_and_is_quiet_about_what_is_to_come(
    as_: As, send: Send, officer: User
) -> None:
    send(book((RE_REFERRALS, "21%", "25% (76/370)"), (REFERRALS, 270, "TBC")))
    page = as_(officer).get(MAY_PAGE).content.decode()
    assert '<span class="figures__note">sheet said 25%</span>' in page
    assert '<span class="figures__none">to be confirmed</span>' in page
    assert "<strong>to be confirmed</strong>" not in page


def test_another_bodys_figure_stands_over_its_year(
    as_: As, published: ReportingMonth, member: User
) -> None:
    page = as_(member).get(DECEMBER_PAGE).content.decode()
    assert '21% <span class="figures__period">21/22</span>' in page


def test_every_figure_is_there_however_old(as_: As, send: Send, officer: User) -> None:
    old = ("May-15", "England 14/15")
    send(book((RE_REFERRALS, "33% (33/100)", "31%"), months=old), "2015-05")
    send(book((RE_REFERRALS, "21%", "22%")))
    words = text_of(as_(officer), MAY_RE_REFERRALS)
    assert "May 2015 33 of 100" in words
    assert "England 2014/15 31%" in words
    assert "33 of 100" not in text_of(as_(officer), MAY_PAGE)


def test_an_indicators_page_shows_the_fraction_and_its_sentence(
    as_: As, published: ReportingMonth, member: User
) -> None:
    words = text_of(as_(member), RE_REFERRALS_PAGE)
    assert "89 of 299 referrals (30%) were re-referrals" in words
    assert "The target is 23% or lower: missed by 6.8 points." in words
    assert "December 2022 return, cell K6" in words


def test_what_the_sheet_said_stands_beside_the_fraction(
    as_: As, published: ReportingMonth, member: User
) -> None:
    words = text_of(as_(member), f"{DECEMBER_PAGE}indicators/SUP04/")
    assert "sheet said 25%" in words
    assert "sheet said 45%" in words


def test_a_figure_links_to_its_cell_for_those_who_may_see_returns(
    as_: As, published: ReportingMonth, member: User, officer: User
) -> None:
    cell = f'href="/returns/{Return.objects.get().pk}/#cell-K6"'
    assert cell in as_(officer).get(RE_REFERRALS_PAGE).content.decode()
    page = as_(member).get(RE_REFERRALS_PAGE).content.decode()
    assert cell not in page
    assert "/returns/" not in page


def test_an_indicator_in_two_areas_names_the_other_and_its_target(
    as_: As, published: ReportingMonth, member: User
) -> None:
    page = f"{DECEMBER_PAGE}indicators/CLA04/"
    words = text_of(as_(member), page)
    assert "Also in Robust corporate parenting" in words
    assert "at least 100%" in words
    other = text_of(as_(member), f"{page}?area=robust-corporate-parenting")
    assert "at least 97%" in other
    assert "Also in Purposeful direct contact" in other
    # An area that there is not falls back to the first.
    assert "at least 100%" in text_of(as_(member), f"{page}?area=kites")


@pytest.mark.parametrize("code", ["KITE1", "ref02", "AUD01"])
def test_an_indicator_that_the_panel_does_not_follow_is_not_there(
    as_: As, published: ReportingMonth, officer: User, code: str
) -> None:
    assert as_(officer).get(f"{DECEMBER_PAGE}indicators/{code}/").status_code == 404


def test_only_a_signed_off_note_is_shown(
    as_: As, published: ReportingMonth, panel: Panel, member: User, lead: User
) -> None:
    note = commentaries.write(
        panel=panel,
        month=published.month,
        says="Two teams were merged in November.",
        next_steps="",
        by=lead,
        indicator=Indicator.objects.get(code="REF02"),
    )
    assert "Two teams" not in text_of(as_(member), RE_REFERRALS_PAGE)
    commentaries.submit(commentary=note, by=lead)
    commentaries.sign_off(commentary=note, by=lead)
    assert "Two teams were merged" in text_of(as_(member), RE_REFERRALS_PAGE)


def test_an_indicator_never_reported_says_so(as_: As, send: Send, officer: User) -> None:
    send(book((REFERRALS, 270, 370)))
    words = text_of(as_(officer), f"{PANEL}2022-05/indicators/REF02/")
    assert "Not rated" in words
    assert "no figure" in words.lower()


@pytest.mark.parametrize("path", [DECEMBER_PAGE, RE_REFERRALS_PAGE, PANEL])
def test_nothing_is_changed_by_reading_or_taken_by_posting(
    as_: As, published: ReportingMonth, officer: User, path: str
) -> None:
    assert as_(officer).post(path).status_code == 405


@pytest.mark.parametrize("month", ["2022-13", "2022-00", "1999-01", "december"])
def test_what_is_no_month_is_no_address(
    as_: As, published: ReportingMonth, officer: User, month: str
) -> None:
    assert as_(officer).get(f"{PANEL}{month}/").status_code == 404
