"""The same errand on an old phone: a narrow window, and no script runs."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import DECEMBER
from tests.journeys.steps import download_pack, send_in
from tests.journeys.visitor import PHONE

RELOADS_MAX, RELOAD_MILLISECONDS = 120, 500


@pytest.mark.browser
def test_an_officer_sends_a_return_without_scripts(open_window: OpenWindow, tmp_path: Path) -> None:
    visitor = open_window(width=PHONE, has_scripts=False)
    page = visitor.page
    visitor.sign_in("officer")

    # The menu is the browser's own popover.
    expect(page.get_by_role("link", name="Returns")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_role("link", name="Returns").click()
    expect(page.get_by_role("heading", name="No returns yet")).to_be_visible()
    visitor.look("Returns")
    page.get_by_role("button", name="Send in a return").click()
    visitor.look("Send in a return")

    send_in(page, DECEMBER, month="2022-12")
    expect(page.get_by_text("No figure is saved yet")).to_contain_text("270 new figures")
    visitor.look("December 2022 return")
    page.get_by_role("button", name="Confirm and take the figures").click()
    expect(page.get_by_role("heading", name="How the service is doing")).to_be_visible()
    visitor.look("How the service is doing")

    # Nothing follows by itself here; the page says so and has the link.
    page.get_by_role("button", name="Build the performance pack").click()
    again = page.get_by_role("link", name="load it again")
    expect(again).to_be_visible()
    visitor.look("performance to 31 December 2022")
    for _ in range(RELOADS_MAX):
        if not again.is_visible():
            break
        page.wait_for_timeout(RELOAD_MILLISECONDS)
        with page.expect_navigation():
            again.click()
    visitor.look("performance to 31 December 2022")
    assert "254/325" in download_pack(page, tmp_path)
