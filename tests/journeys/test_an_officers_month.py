"""The performance officer's month: from a spreadsheet with questions to what members read."""

import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import DECEMBER, Portal
from tests.journeys.steps import MONTH_URL, open_month, press_to, send_in
from tests.journeys.visitor import PHONE, Visitor

REASONS = {
    "Re-referrals in 12 months": "Referrals of siblings were matched by hand in December.",
    "Looked after visits": "Visits of October were recorded late.",
    "Contacts": "Contacts that were counted twice are out.",
    "Care leavers": "Two young people turned 18 in October.",
}


@pytest.fixture(scope="module")
def portal(portal: Portal) -> Portal:
    """Let the panel have been told of October, which December then restates."""
    portal.take_october()
    return portal


@pytest.mark.browser
def test_an_officer_takes_december_from_its_questions_to_the_panel(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    officer, phone = open_window(), open_window(width=PHONE)
    officer.sign_in("officer")
    officer.page.goto("/returns/upload/")
    send_in(officer.page, DECEMBER, month="2022-12")
    officer.look("December 2022 return")
    answer_by_keyboard(officer.page)
    answer_alone(officer.page)
    officer.page.get_by_role("link", name="Home").click()

    # On the way home there is a phone; what was answered is there.
    phone.sign_in("officer")
    come_back(phone)
    answer_the_rest(phone)

    officer.page.goto("/returns/")
    officer.page.get_by_role("link", name="Go on with December 2022").click()
    take_the_marked_up_workbook(officer.page, tmp_path)
    give_reasons_and_confirm(officer)
    check_the_month(officer)

    director, member = open_window(), open_window(width=PHONE)
    director.sign_in("director")
    publish(director)
    member.sign_in("member")
    read(member)


def answer_by_keyboard(page: Page) -> None:
    """Answer the first question with the keyboard alone; the next one has its turn."""
    expect(page.get_by_text("0 of 12 questions answered").first).to_be_visible()
    press_to(page, "a", named="Go to the next question")
    page.keyboard.press("Enter")
    first = page.get_by_role("article", name=re.compile("^N4 "))
    expect(first).to_be_in_viewport()
    press_to(page, "input")
    page.keyboard.press("Space")
    expect(first.get_by_label("It is right as it stands")).to_be_checked()
    press_to(page, "button", named="Keep the answer")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 12 questions answered").first).to_be_visible()
    expect(first).to_contain_text("answered")
    expect(page.locator(":target")).to_contain_text("O4")
    expect(page.locator(":target")).to_be_in_viewport()


def answer_alone(page: Page) -> None:
    """Answer one question with a reason, and leave one open for members to read."""
    contradicted = page.get_by_role("article", name=re.compile("^C18 "))
    contradicted.get_by_label("The fraction is right").check()
    contradicted.get_by_label("Why (optional)").fill("Counted from the case records.")
    contradicted.get_by_role("button", name="Keep the answer").click()
    expect(contradicted).to_contain_text("The fraction is right. Counted from the case records.")
    unequal = page.get_by_role("article", name=re.compile("^H18 "))
    expect(unequal).to_contain_text("Members read: the counts behind it disagree")
    unequal.get_by_label("Leave it open").check()
    unequal.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text("3 of 12 questions answered").first).to_be_visible()


def come_back(visitor: Visitor) -> None:
    """Go on, later, with a return that waits."""
    visitor.look("Your panel")
    waiting = visitor.page.get_by_role("region", name="What waits on you")
    waiting.get_by_role("link", name=re.compile("December 2022")).click()
    expect(visitor.page.get_by_text("3 of 12 questions answered").first).to_be_visible()
    visitor.look("December 2022 return")


def answer_the_rest(visitor: Visitor) -> None:
    """Answer the questions of one kind alike, and then all that are left."""
    page = visitor.page
    contradicted = page.get_by_role("region", name=re.compile("^Percentage contradicts fraction"))
    alike(contradicted, "Answer all 3 that are left alike", "The fraction is right")
    expect(page.get_by_role("alert")).to_contain_text("3 questions were answered")
    everything = page.get_by_role("region", name="Questions", exact=True)
    alike(everything, "Answer all 6 questions that are left alike", "It is right as it stands")
    expect(page.get_by_role("alert")).to_contain_text("6 questions were answered")
    expect(page.get_by_text("12 of 12 questions answered").first).to_be_visible()
    expect(page.get_by_role("heading", name="What changes")).to_be_in_viewport()
    visitor.look("December 2022 return")


def alike(region: Locator, invitation: str, answer: str) -> None:
    """Give one answer to all questions that are left in this part of the page."""
    region.get_by_text(invitation).click()
    choices = region.get_by_role("group").filter(has_text=invitation)
    choices.get_by_label(answer).check()
    choices.get_by_role("button", name="Answer them all").click()


def take_the_marked_up_workbook(page: Page, folder: Path) -> None:
    """Take the officer's own sheet away and find the questions in it, beside their cells."""
    with page.expect_download() as begun:
        page.get_by_role("link", name="Take your sheet away with the questions").click()
    path = folder / "marked-up.xlsx"
    begun.value.save_as(path)
    sheet = openpyxl.load_workbook(path)["Performance"]
    assert sheet["C18"].value == "25% (52/218)"
    comment = sheet["C18"].comment
    assert comment is not None
    assert "52 of 218 (52/218) is 24%" in comment.text


def give_reasons_and_confirm(visitor: Visitor) -> None:
    """Say why each restated indicator changed, look at the late figure, and confirm."""
    page = visitor.page
    changes = page.get_by_role("region", name="What changes")
    expect(changes.get_by_label(re.compile("^Why did "))).to_have_count(len(REASONS))
    for name, reason in REASONS.items():
        changes.get_by_label(f"Why did {name} change?").fill(reason)
    late = changes.get_by_role("table", name="Supplied late")
    expect(late.get_by_role("row", name="Early Help referrals, October 2022")).to_contain_text(
        "TBC203"
    )
    page.get_by_role("button", name="Confirm and take the figures").click()
    expect(page).to_have_url(re.compile(f"{MONTH_URL}$"))
    expect(page.get_by_role("alert")).to_contain_text("9 restated and 1 supplied late")


def check_the_month(visitor: Visitor) -> None:
    """Read what is missing before the month can be published, and mark it as checked."""
    page = visitor.page
    page.get_by_role("link", name="What December 2022 still needs, and by when").click()
    missing = page.get_by_role("table", name="What is missing")
    expect(missing.get_by_role("row", name="It is not checked")).to_contain_text("stops it")
    asked = missing.get_by_role("row", name="1 question still open")
    expect(asked).to_contain_text("warns")
    expect(asked.get_by_role("link", name="December 2022 return")).to_be_visible()
    visitor.look("December 2022: how far it is")
    page.get_by_role("button", name="Mark the month as checked").click()
    expect(page.get_by_role("alert")).to_contain_text("December 2022 is marked as checked")
    expect(missing.get_by_text("stops it")).to_have_count(0)


def publish(visitor: Visitor) -> None:
    """Read what members will see, and tell the panel."""
    page = visitor.page
    open_month(page)
    page.get_by_role("button", name="Publish to the panel").click()
    seen = page.get_by_role("region", name="What panel members will see")
    expect(seen).to_contain_text("1 open question; what members should know of it")
    visitor.look("Publish December 2022")
    page.get_by_role("button", name="Publish to the panel").click()
    expect(page.get_by_role("alert")).to_contain_text("December 2022 is published")


def read(visitor: Visitor) -> None:
    """Read, as a member, what changed and why, and which figure is still being checked."""
    page = visitor.page
    open_month(page)
    page.get_by_role("link", name="see what changed").click()
    since = page.get_by_role("region", name=re.compile("^Since the meeting of "))
    expect(since).to_be_in_viewport()
    for name, reason in REASONS.items():
        expect(since.get_by_role("listitem").filter(has_text=reason)).to_contain_text(name)
    expect(since).to_contain_text("October was to be confirmed; it is 203")
    visitor.look("How the service is doing")
    page.get_by_role("link", name="Supervision: care leavers").filter(visible=True).first.click()
    september = page.get_by_role("row", name=re.compile("^September 2022 128 of 251"))
    expect(september).to_contain_text("the counts behind it disagree; being checked")
    visitor.look("Supervision: care leavers")
