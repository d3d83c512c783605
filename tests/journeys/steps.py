"""Steps that several errands share."""

from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

MONTH_URL = "/panels/children-and-families/2022-12/"


def open_month(page: Page) -> None:
    """Go from home to the panel's latest month, with one click."""
    page.get_by_role("button", name="See how the service is doing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How the service is doing")


def send_in(page: Page, file: Path, *, month: str) -> None:
    """Fill the upload form in and send the file."""
    page.get_by_label("Month the return is for").fill(month)
    page.get_by_label("The spreadsheet").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()


def download_pack(page: Page, folder: Path) -> str:
    """Download the finished pack from its page and return all its words."""
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the pack (PDF)").click()
    path = folder / "pack.pdf"
    begun.value.save_as(path)
    return "\n".join(sheet.extract_text() for sheet in PdfReader(path).pages)
