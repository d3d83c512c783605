"""The member's errand after reading: from what changed since the last meeting to a question."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import Portal
from tests.journeys.steps import open_month, press_to
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.browser

ASKED = "Which children had an earlier referral that nobody found?"


@pytest.fixture(scope="module")
def portal(portal: Portal) -> Portal:
    """Let the panel have been told of October and then of December."""
    portal.take_october()
    portal.take_december(told_on="2023-01-26")
    return portal


def test_a_member_asks_about_what_changed_since_the_last_meeting(open_window: OpenWindow) -> None:
    member, chair = open_window(width=PHONE), open_window()
    page = member.page

    # Two minutes: what changed, and one figure that is not what the panel was told.
    member.sign_in("member")
    open_month(page)
    page.get_by_role("link", name="see what changed").click()
    since = page.get_by_role("region", name="Since the meeting of 24 November 2022")
    expect(since).to_contain_text("Early Help referrals: October was to be confirmed; it is 203.")
    expect(since).to_contain_text("from at most 340 to at most 406")
    member.look("How the service is doing")
    since.get_by_role("link", name="Re-referrals in 12 months").last.click()
    member.look("Re-referrals in 12 months")
    september = page.get_by_role("row", name=re.compile("^September 2022 93 of 314"))
    expect(september).to_contain_text("was 28% (88 of 314) as told on 24 November 2022")

    # A question of one's own words, kept to oneself.
    page.get_by_label("Note a question").fill(ASKED)
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("alert")).to_contain_text("noted")
    chair.sign_in("chair")
    chair.page.get_by_role("link", name="Questions", exact=True).click()
    expect(chair.page.get_by_text(ASKED)).to_have_count(0)

    # Home keeps it, and from there it goes to the chair.
    page.goto("/")
    expect(page.get_by_text(ASKED)).to_be_visible()
    member.look("Your panel")
    page.get_by_role("button", name=re.compile("^Send to the chair")).click()
    expect(page.get_by_role("alert")).to_contain_text("sent")
    chair.page.reload()
    expect(chair.page.get_by_text(ASKED)).to_be_visible()
    chair.look("Questions")


def test_the_keyboard_alone_notes_and_sends_a_question(open_window: OpenWindow) -> None:
    member = open_window()
    page = member.page
    member.sign_in("member")
    page.goto("/panels/children-and-families/2022-12/indicators/CLA04/")
    press_to(page, "textarea")
    page.keyboard.type("Who has not been seen?")
    press_to(page, "button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("noted")
    page.goto("/questions/")
    press_to(page, "button", named="Send to the chair")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("sent")
