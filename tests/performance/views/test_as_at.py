"""A month as the panel had been told of it by a day: overview and indicator page alike."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from performance.models import Cell, Return
from scrutiny.accounts.models import User
from tests.performance.books import REFERRALS, book
from tests.performance.commands.running import run
from tests.performance.conftest import Send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("october_and_december_told")]

As = Callable[[User], Client]

PANEL = "/panels/children-and-families/"
OCTOBER, DECEMBER_PAGE = f"{PANEL}2022-10/", f"{PANEL}2022-12/"
RE_REFERRALS = f"{OCTOBER}indicators/REF02/"
PAGES = pytest.mark.parametrize("page", [OCTOBER, RE_REFERRALS])


def text_of(client: Client, path: str, status: int = 200) -> str:
    """Return a page's words without its markup, white space made one."""
    response = client.get(path)
    assert response.status_code == status
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_september_is_28_per_cent_as_at_december_and_30_today(
    as_: As, member: User, officer: User
) -> None:
    for user in (member, officer):
        then = text_of(as_(user), f"{RE_REFERRALS}?as-at=2022-12-01")
        assert "September 2022 88 of 314 28%" in then
        assert "September 2022: 28%" in then, "the chart says it too"
        assert "93 of 314" not in then
        now = text_of(as_(user), RE_REFERRALS)
        assert "September 2022 93 of 314 30%" in now
        assert "was 28% (88 of 314) as told on 24 November 2022" in now
        assert "September 2022: 30%, was 28% (88 of 314) as told on 24 November 2022" in now


def test_the_page_agrees_with_the_command(as_: As, member: User) -> None:
    words = text_of(as_(member), f"{RE_REFERRALS}?as-at=2022-12-01")
    rows = run("observations", "--indicator", "REF02", "--as-at", "2022-12-01", "--json").json
    year = [row for row in rows if row["period"] >= "2022-04"]
    assert len(year) == 7
    for row in year:
        assert f"{row['numerator']} of {row['denominator']}" in words


def test_the_overview_counts_and_rates_what_had_been_told(as_: As, member: User) -> None:
    then = text_of(as_(member), f"{OCTOBER}?as-at=2022-12-01")
    assert "66 of 276 24%" in then
    assert "75 of 276 27%" in text_of(as_(member), OCTOBER)
    assert "As told on 1 December 2022 · back to today's figures" in then


@PAGES
def test_a_strip_says_the_day_and_leads_back(as_: As, member: User, page: str) -> None:
    client = as_(member)
    shown = client.get(f"{page}?as-at=2022-11-24").content.decode()
    assert "As told on 24 November 2022" in shown
    assert f'href="{page}">back to today' in shown.replace("&#x27;", "'")
    assert "As told on" not in client.get(page).content.decode()


@PAGES
def test_the_switch_offers_the_days_on_which_something_was_told(
    as_: As, member: User, page: str
) -> None:
    shown = as_(member).get(page).content.decode()
    offered = re.findall(r'<option value="([^"]*)"( selected)?>([^<]*)', shown)
    assert [(value, label) for value, _, label in offered] == [
        ("", "today"),
        ("2023-01-26", "26 January 2023"),
        ("2022-11-24", "24 November 2022"),
    ]
    assert [value for value, chosen, _ in offered if chosen] == [""]
    between = as_(member).get(f"{page}?as-at=2022-12-01").content.decode()
    assert '<option value="2022-12-01" selected>1 December 2022' in between
    assert "As told on" not in text_of(as_(member), f"{page}?as-at=")


def test_a_month_that_was_told_once_offers_no_day(as_: As, member: User) -> None:
    assert 'name="as-at"' not in as_(member).get(DECEMBER_PAGE).content.decode()


def test_links_and_months_keep_the_day(as_: As, member: User) -> None:
    overview = as_(member).get(f"{OCTOBER}?as-at=2022-12-01").content.decode()
    assert f'href="{RE_REFERRALS}?as-at=2022-12-01"' in overview
    assert DECEMBER_PAGE not in overview, "it had not been told by then"
    later = as_(member).get(f"{OCTOBER}?as-at=2023-01-26").content.decode()
    assert f'href="{DECEMBER_PAGE}?as-at=2023-01-26"' in later
    detail = as_(member).get(
        f"{RE_REFERRALS}?as-at=2022-12-01&area=right-service-at-the-right-time"
    )
    page = detail.content.decode()
    assert f'href="{OCTOBER}?as-at=2022-12-01"' in page
    assert f'href="{RE_REFERRALS}?area=right-service-at-the-right-time">back to' in page
    assert '<input type="hidden" name="area" value="right-service-at-the-right-time">' in page


@PAGES
@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2022-11-23", "October 2022 was told on 24 November 2022; nothing of it before."),
        ("2022-02-30", "is not a day. Write it as YYYY-MM-DD"),
        ("20221124", "is not a day"),
        ("2022-W47-4", "is not a day"),
        ("yesterday%00", "is not a day"),
        ("<script>", "is not a day"),
        (f"{timezone.localdate() + timedelta(1):%Y-%m-%d}", "is still to come."),
    ],
)
def test_a_day_of_which_there_is_nothing_is_answered_in_words(
    as_: As, member: User, officer: User, page: str, day: str, says: str
) -> None:
    for user in (member, officer):
        words = text_of(as_(user), f"{page}?as-at={day}", status=404)
        assert says in words
        assert "Show today's figures" in words


def test_a_month_that_was_never_told_has_no_day(
    as_: As, send: Send, officer: User, member: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    may = f"{PANEL}2022-05/?as-at=2022-12-01"
    assert "May 2022 has not been told to the panel yet." in text_of(as_(officer), may, status=404)
    assert "May 2022 has" not in text_of(as_(member), may, status=404)


def test_a_day_and_drafts_together_show_what_was_told(as_: As, officer: User) -> None:
    page = as_(officer).get(f"{RE_REFERRALS}?as-at=2022-12-01&figures=draft").content.decode()
    assert "Figures not told to the panel yet" not in page
    assert "As told on 1 December 2022" in page


# Since the last meeting, made figures, open questions --------------------------------------------


def test_the_overview_says_what_changed_since_the_last_meeting(as_: As, member: User) -> None:
    words = text_of(as_(member), DECEMBER_PAGE)
    assert (
        "Since the meeting of 24 November 2022: 2 newly off target · 2 back on target · "
        "4 restated · 1 supplied late · 1 target changed · see what changed"
    ) in words
    assert "5 months restated, October from 24% (66 of 276) to 27% (75 of 276)." in words
    assert "Early Help referrals : October was to be confirmed; it is 203." in words
    assert "from at most 340 to at most 406, from 1 December 2022." in words
    assert "Restated by more than it usually moves" in words
    page = as_(member).get(DECEMBER_PAGE).content.decode()
    assert f'<a class="govuk-link" href="{DECEMBER_PAGE}indicators/CP01/">' in page
    assert f'href="{PANEL}restatements/"' in page
    detail = as_(member).get(f"{DECEMBER_PAGE}indicators/REF02/").content.decode()
    assert f'href="{PANEL}restatements/?code=REF02"' in detail
    assert "restatements" not in text_of(as_(member), f"{DECEMBER_PAGE}indicators/CP03/")


def test_where_nothing_had_been_told_one_sentence_says_so(as_: As, member: User) -> None:
    assert "Nothing had been told to the panel when it met on 29 September 2022." in text_of(
        as_(member), OCTOBER
    )


def test_an_indicator_says_what_it_was_when_the_panel_met(as_: As, member: User) -> None:
    words = text_of(as_(member), f"{DECEMBER_PAGE}indicators/REF02/")
    assert "5 months read otherwise than when the panel last met: June 22%, now 24%;" in words


def test_an_open_question_is_printed_beside_its_figure_for_members(as_: As, member: User) -> None:
    Cell.objects.filter(address="K6").update(caveat="counted twice; being checked")
    Cell.objects.filter(indicator__code="REF02", body__slug="england").update(
        caveat="same as the year before; being checked"
    )
    overview = text_of(as_(member), DECEMBER_PAGE)
    assert "89 of 299 30% counted twice; being checked" in overview
    assert "21% 21/22 same as the year before; being checked" in overview
    page = text_of(as_(member), f"{DECEMBER_PAGE}indicators/REF02/")
    assert "89 of 299 (30%) : counted twice; being checked." in page
    assert "21% same as the year before; being checked" in page


def test_made_figures_are_said_to_be_made_wherever_they_show(
    as_: As, member: User, send: Send
) -> None:
    Return.objects.filter(month=date(2022, 10, 1)).update(is_made=True)
    says = "Figures from the October 2022 return were made for the demonstration"
    client = as_(member)
    for page in (f"{OCTOBER}?as-at=2022-12-01", f"{RE_REFERRALS}?as-at=2022-12-01"):
        assert says in text_of(client, page)
    december = text_of(client, DECEMBER_PAGE)
    assert december.count(says) == 1, "in what changed since, and nowhere else"
    assert says in text_of(client, f"{DECEMBER_PAGE}indicators/REF02/"), "what was told was made"
    assert says not in text_of(client, f"{DECEMBER_PAGE}indicators/CP03/")
