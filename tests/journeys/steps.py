"""Steps that several errands share."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

MONTH_URL = "/panels/children-and-families/2022-12/"
BUILD_MILLISECONDS_MAX = 120_000
TABS_MAX = 80


def open_month(page: Page) -> None:
    """Go from home to the panel's latest month, with one click."""
    page.get_by_role("button", name="See how the service is doing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How the service is doing")


def send_in(page: Page, file: Path, *, month: str) -> None:
    """Fill the upload form in and send the file."""
    page.get_by_label("Month the return is for").fill(month)
    page.get_by_label("The spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()


def build_pack(page: Page) -> None:
    """Have the month's pack built by the worker and stay until it can be downloaded."""
    page.get_by_role("button", name="Build the performance pack").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    page.evaluate("window.isTheSamePage = true")
    download = page.get_by_role("button", name="Download the PDF")
    expect(download).to_be_visible(timeout=BUILD_MILLISECONDS_MAX)
    assert page.evaluate("window.isTheSamePage"), "The page was loaded again."


def download_pack(page: Page, folder: Path) -> str:
    """Download the finished pack from its page and return all its words."""
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the PDF").click()
    path = folder / "pack.pdf"
    begun.value.save_as(path)
    return "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)


def press_to(page: Page, tag: str, *, named: str = "") -> None:
    """Press Tab until such an element of the main part has the focus, and see that it shows."""
    for _ in range(TABS_MAX):
        page.keyboard.press("Tab")
        focus = page.locator(f"main {tag}:focus")
        if focus.count() and named in (focus.text_content() or ""):
            expect(focus).to_be_in_viewport()
            return
    pytest.fail(f"No {tag} {named} is reached with {TABS_MAX} presses of Tab on {page.url}.")
