"""The service lead's errand: from what needs a word to words that the panel reads."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import Portal
from tests.journeys.steps import MONTH_URL, build_pack, download_pack, open_month
from tests.journeys.visitor import PHONE, Visitor

NAME = "Re-referrals in 12 months"
TYPED = "41% of referrals came back within the year."
SAID = "30% (89 of 299) of referrals came back within the year."
POST = "Head of Service, Safeguarding"
PROMISE, DAY = "Read every case that came back", "31 March 2023"


@pytest.fixture(scope="module")
def portal(portal: Portal) -> Portal:
    """Let the panel have been told of October; December has its figures and no words yet."""
    portal.take_october()
    portal.take_december()
    return portal


@pytest.mark.browser
def test_a_leads_words_stand_in_the_month_and_in_the_pack(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    lead, phone, officer = open_window(), open_window(width=PHONE), open_window()
    lead.sign_in("lead")
    come_to_the_editor(lead)
    type_a_figure_that_matches_nothing(lead)
    insert_it_and_promise(lead)

    # The way home is long enough to read it once more.
    phone.sign_in("lead")
    sign_off(phone)
    read_in_the_month(phone)

    officer.sign_in("officer")
    officer.page.goto(MONTH_URL)
    build_pack(officer.page)
    words = " ".join(download_pack(officer.page, tmp_path).split())
    assert f"{NAME}. {SAID}" in words
    assert "{REF02}" not in words


def come_to_the_editor(visitor: Visitor) -> None:
    """Go from home to the indicators that a reader will ask about, and to the one to explain."""
    page = visitor.page
    waiting = page.get_by_role("region", name="What waits on you")
    waiting.get_by_role("link", name=re.compile("^December 2022: .* without commentary")).click()
    prompts = page.get_by_role("table", name="Notes on indicators")
    asked = prompts.get_by_role("row", name=NAME)
    expect(asked).to_contain_text("Was near target the month before, now off target")
    expect(asked).to_contain_text("Nothing yet")
    visitor.look("December 2022: commentary")
    asked.get_by_role("link", name=NAME).click()
    expect(page.get_by_role("region", name=NAME)).to_contain_text("30% (89 of 299)")
    visitor.look(NAME)


def type_a_figure_that_matches_nothing(visitor: Visitor) -> None:
    """Submit a text with a wrong figure: it is kept, and asked about, and not submitted."""
    page = visitor.page
    page.get_by_label("Text").fill(TYPED)
    page.get_by_role("button", name="Save and submit").click()
    expect(page.get_by_role("alert")).to_contain_text("Not submitted: “41%” still needs an answer")
    expect(page.get_by_role("group", name="Typed figures")).to_contain_text(
        "“41%” is no figure of December 2022."
    )
    expect(page.get_by_label("Text")).to_have_value(TYPED)
    visitor.look(NAME)


def insert_it_and_promise(visitor: Visitor) -> None:
    """Put the figure of the data in place of the typed one, promise a step, and submit."""
    page = visitor.page
    text = page.get_by_label("Text")
    text.fill(TYPED.removeprefix("41%"))
    text.press("Control+Home")
    page.get_by_text("Figures and what they print").click()
    visitor.look(NAME)
    page.get_by_role("button", name="Insert {REF02}", exact=True).click()
    expect(text).to_be_focused()
    expect(text).to_have_value(TYPED.replace("41%", "{REF02}"))
    step = page.get_by_role("group", name="Step 1")
    step.get_by_label("What (optional)").fill(PROMISE)
    step.get_by_label("Which post").select_option(POST)
    step.get_by_label("By when").fill(DAY)
    page.get_by_role("button", name="Save and submit").click()
    expect(page.get_by_role("alert")).to_contain_text(f"{NAME} is submitted")


def sign_off(visitor: Visitor) -> None:
    """Read the text with its figure in words, sign it off, and find the promise kept."""
    page = visitor.page
    waiting = page.get_by_role("region", name="What waits on you")
    waiting.get_by_role("link", name="December 2022: 1 text to sign off").click()
    submitted = page.get_by_role("table", name="Notes on indicators").get_by_role("row", name=NAME)
    expect(submitted).to_contain_text("Submitted")
    submitted.get_by_role("link", name=NAME).click()
    text = page.get_by_role("region", name="To sign off: revision 2")
    expect(text).to_contain_text(SAID)
    expect(text).to_contain_text(PROMISE)
    visitor.look(NAME)
    page.get_by_role("button", name="Sign it off").click()
    expect(page.get_by_role("alert")).to_contain_text(f"{NAME} is signed off")
    promises = page.get_by_role("region", name="Promises that are due")
    expect(promises.get_by_role("listitem")).to_contain_text(f"{PROMISE} {POST}, by {DAY}")
    promises.get_by_role("link", name=PROMISE).click()
    visitor.look(PROMISE)


def read_in_the_month(visitor: Visitor) -> None:
    """Find the words among the month's figures and beside those of the indicator."""
    page = visitor.page
    page.goto("/")
    open_month(page)
    area = page.get_by_role("region", name="Effective assessment and intervention")
    area.get_by_text("What the service says").click()
    expect(area.get_by_text(SAID)).to_be_visible()
    visitor.look("How the service is doing")
    area.get_by_role("link", name=NAME).filter(visible=True).first.click()
    expect(page.get_by_role("region", name="What the service says")).to_contain_text(SAID)
    visitor.look(NAME)
