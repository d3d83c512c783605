"""The member's errand: to know in two minutes what to challenge."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import Portal
from tests.journeys.steps import MONTH_URL, open_month
from tests.journeys.visitor import PHONE, Visitor

pytestmark = pytest.mark.browser

FIRST_EXCEPTION = "Looked after visits"
TABS_MAX = 5


@pytest.fixture(scope="module")
def portal(portal: Portal) -> Portal:
    """Let the panel have been told of December."""
    portal.take_december(told_on="2023-01-16")
    return portal


@pytest.fixture
def member(open_window: OpenWindow) -> Visitor:
    """Open a member's window on the published month."""
    visitor = open_window()
    visitor.sign_in("member")
    visitor.look("Your panel")
    open_month(visitor.page)
    return visitor


def test_a_member_follows_an_exception_to_its_words_and_rules(member: Visitor) -> None:
    page = member.page
    page.get_by_role("link", name=FIRST_EXCEPTION, exact=True).first.click()
    figures = page.get_by_role("row", name=re.compile("^December 2022 445 of 543"))
    expect(figures).to_contain_text("December 2022 return, cell K13")
    expect(figures.get_by_role("link")).to_have_count(0)
    member.look(FIRST_EXCEPTION)

    # A word explains itself where it stands.
    term = page.get_by_role("button", name=re.compile("what this means")).first
    term.click()
    meaning = page.locator(".term__meaning:popover-open")
    expect(meaning).to_be_visible()
    member.look(FIRST_EXCEPTION)
    page.keyboard.press("Escape")
    expect(meaning).to_have_count(0)

    # A sentence leads to the rule behind it.
    page.get_by_role("link", name=re.compile("^rule behind: Target and rating")).click()
    expect(page).to_have_url(re.compile("/rules/#"))
    expect(page.locator(":target")).to_have_text("Target and rating")
    expect(page.locator(":target")).to_be_in_viewport()
    member.look("How ratings and sentences are made")
    page.get_by_role("link", name="Glossary").click()
    member.look("Glossary")


def test_a_member_comes_to_the_first_exception_by_keyboard_alone(member: Visitor) -> None:
    page = member.page
    page.goto(MONTH_URL)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        if _focused(page) == FIRST_EXCEPTION:
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST_EXCEPTION)


def _focused(page: Page) -> str:
    """Return the words of what has the focus."""
    words: str = page.evaluate("document.activeElement.innerText")
    return words


def test_on_a_phone_the_plain_words_come_between_chart_and_figures(member: Visitor) -> None:
    page = member.page
    page.set_viewport_size({"width": PHONE, "height": 844})
    page.goto(f"{MONTH_URL}indicators/REF02/")
    tops = [
        page.locator(place).filter(visible=True).first.bounding_box()
        for place in (".chart", "#plain", "#figures")
    ]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == 3
    assert heights == sorted(heights)


def test_on_paper_there_is_the_month_and_no_way_around(member: Visitor) -> None:
    page = member.page
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="How the service is doing")).to_be_visible()
    expect(page.locator(".card").last).to_be_visible()
    for place in (".header__navigation", ".header__menu", ".month-switch__link", ".card__foot"):
        for one in page.locator(place).all():
            expect(one).to_be_hidden()
