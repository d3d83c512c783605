"""The performance officer's errand: December's spreadsheet goes in, December's pack comes out."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import DECEMBER
from tests.journeys.steps import MONTH_URL, build_pack, download_pack, send_in


@pytest.mark.browser
def test_an_officer_sends_a_return_and_has_the_pack(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    visitor = open_window()
    page = visitor.page

    # Nothing is there yet, and the page says what to do.
    visitor.sign_in("officer")
    expect(page.get_by_text("No figures yet. Send in the first return")).to_be_visible()
    visitor.look("Your panel")
    page.get_by_role("link", name="Send in a return").click()
    visitor.look("Send in a return")

    # The preview names cells, and a question leads to its cell.
    send_in(page, DECEMBER, month="2022-12")
    expect(page.get_by_text("No figure is saved yet")).to_contain_text("270 new figures")
    question = page.get_by_role("article", name=re.compile("^C18 "))
    expect(question).to_contain_text("52 of 218 (52/218) is 24%")
    question.get_by_role("link", name="C18").click()
    expect(page.locator(":target")).to_have_text(re.compile(r"^25% \(52/218\)\s*question"))
    expect(page.locator(":target")).to_be_in_viewport()
    visitor.look("December 2022 return")

    # Confirmed, the month has its counts, exceptions and areas.
    page.get_by_role("button", name="Confirm and take the figures").click()
    expect(page).to_have_url(re.compile(f"{MONTH_URL}$"))
    expect(page.get_by_role("alert")).to_contain_text("270 figures are new")
    expect(page.locator(".stat-row__count")).to_have_text(["10", "4", "5", "11"])
    expect(page.locator(".card")).to_have_count(5)
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        ["What to look at first", "Effective assessment and intervention", "Robust corporate"]
    )
    visitor.look("How the service is doing")

    # The pack is built while the page follows by itself.
    build_pack(page)
    visitor.look("performance to 31 December 2022")
    assert "254/325" in download_pack(page, tmp_path)

    page.get_by_role("link", name="Returns").click()
    expect(page.get_by_role("row", name=re.compile("^December 2022"))).to_contain_text("Accepted")
    visitor.look("Returns")
