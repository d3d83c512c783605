"""What goes wrong in a council: the wrong file, the wrong person, the wrong password."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import DECEMBER, OCTOBER_2021
from tests.journeys.steps import MONTH_URL, send_in

pytestmark = pytest.mark.browser

UNPROCESSABLE, FORBIDDEN = 422, 403


def _expect_refusal(page: Page, words: str) -> None:
    """Expect a plain message that has the focus, and nothing kept."""
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_contain_text(words)
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))


def test_a_wrong_file_is_told_in_plain_words_and_the_right_one_works_after_it(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    visitor = open_window()
    page = visitor.page
    visitor.sign_in("officer")
    page.goto("/returns/upload/")

    with visitor.expecting(UNPROCESSABLE):
        page.get_by_role("button", name="Read the file").click()
        _expect_refusal(page, "Choose the spreadsheet.")
        visitor.look("Send in a return")
        page.get_by_role("link", name="Write the month, for example 2022-12.").click()
        expect(page.get_by_label("Month the return is for")).to_be_focused()

        text = tmp_path / "december.xlsx"
        text.write_text("Referrals,299\n", encoding="utf-8")
        send_in(page, text, month="2022-12")
        _expect_refusal(page, "december.xlsx is a text or CSV file, whatever its name says.")
        visitor.look("Send in a return")

        send_in(page, OCTOBER_2021, month="2022-12")
        _expect_refusal(page, "December 2022")
        visitor.look("Send in a return")

    page.goto("/returns/")
    expect(page.get_by_role("heading", name="No returns yet")).to_be_visible()
    page.get_by_role("button", name="Send in a return").click()
    send_in(page, DECEMBER, month="2022-12")
    expect(page.get_by_text("No figure is saved yet")).to_contain_text("270 new figures")


def test_a_member_has_no_business_with_returns(open_window: OpenWindow) -> None:
    visitor = open_window()
    visitor.sign_in("member")
    expect(visitor.page.get_by_role("link", name="Returns")).to_have_count(0)
    with visitor.expecting(FORBIDDEN):
        visitor.page.goto("/returns/")
        expect(visitor.page.get_by_text("You are signed in as Panel member")).to_be_visible()
        visitor.look("You cannot do that")


def test_a_stranger_comes_to_the_sign_in_page_and_no_further(open_window: OpenWindow) -> None:
    visitor = open_window()
    page = visitor.page
    page.goto(MONTH_URL)
    expect(page).to_have_url(re.compile(rf"/accounts/login/\?next={MONTH_URL}$"))
    visitor.look("Sign in")
    page.get_by_label("Email").fill("member@example.org")
    page.get_by_label("Password", exact=True).fill("a guess")
    page.get_by_role("button", name="Sign in").click()
    _expect_refusal(page, "not correct")
    visitor.look("Sign in")


def test_an_administrator_looks_at_the_account_and_at_every_component(
    open_window: OpenWindow,
) -> None:
    visitor = open_window()
    page = visitor.page
    visitor.sign_in("administrator")
    page.get_by_role("link", name="Your account").click()
    visitor.look("Change your password")
    page.goto("/components/")
    visitor.look("Components")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
