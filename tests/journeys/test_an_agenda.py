"""From an empty agenda to a page that everybody can read, and what each of three people gets."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from scrutiny.front.appendix_pdf import set_as_pdf
from tests.demonstration import EXEMPT_MARKERS
from tests.installation import ROOT
from tests.journeys.conftest import OpenWindow
from tests.journeys.meeting_steps import arrange, draft, publish
from tests.journeys.portal import Portal
from tests.journeys.visitor import PHONE, TABLET, Visitor

THURSDAY, WEEKS_AHEAD = 3, 6
# To the page for signing in, or as if there were nothing.
REFUSALS = {302, 404}
# More than the pack has.
PAGES_MAX = 40
LETTER, CASES = "The letter in short", "Learning from single cases"
WORDS = {
    "Brief summary": "Inspectors came in November. This says what they found.",
    "Recommendations": "1. That the Panel note what the inspectors found.",
    "Reasons for report recommendations": "The Panel should know the latest judgement.",
    "Detail (including consultation carried out)": "They met no child at immediate risk.",
    "Legal implications: statutory power": "The Children Act 1989.",
}


def meeting_day() -> date:
    """Return a Thursday some weeks from now, time enough for the clear days."""
    day = timezone.localdate() + timedelta(weeks=WEEKS_AHEAD)
    return day + timedelta(days=(THURSDAY - day.weekday()) % 7)


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    """Return a PDF that the public may read."""
    return _pdf("focused-visit-letter.md", LETTER, tmp_path)


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """Return a PDF that the public may not read."""
    return _pdf("case-learning.md", CASES, tmp_path)


def _pdf(name: str, title: str, folder: Path) -> Path:
    source = ROOT / "fixtures" / "meetings" / "2023-01-26" / name
    path = folder / f"{source.stem}.pdf"
    path.write_bytes(set_as_pdf(source, title=title, item="Ofsted focused visit").data)
    return path


@pytest.mark.browser
def test_an_agenda_is_built_published_and_read_by_those_who_may(
    portal: Portal, open_window: OpenWindow, letter: Path, cases: Path
) -> None:
    del portal
    manager = open_window()
    manager.sign_in("manager")
    manager.page.get_by_role("link", name="Meetings", exact=True).click()
    manager.look("Meetings")
    agenda_url = arrange(manager, meeting_day())
    draft(manager)
    _write_report(manager)
    _add_appendices(manager, letter, cases)
    _sign_off(manager)
    public_url = _publish(manager, agenda_url)

    member = open_window(width=TABLET)
    member.sign_in("member")
    member.page.goto(public_url)
    words = _words_of(member.page, "members' edition")
    assert [marker for marker in EXEMPT_MARKERS if marker not in words] == []
    assert "Not for publication: exempt by paragraph 2" in words
    member.look("Meeting of")
    href = member.page.get_by_role("link", name="members' edition").get_attribute("href")

    _reads_what_is_public(open_window(width=PHONE), public_url, str(href))


def _write_report(manager: Visitor) -> None:
    """Ask for the report of the item, and write it."""
    page = manager.page
    page.get_by_role("link", name=re.compile("Ask for a report ?: Ofsted")).click()
    page.get_by_label("Report of").select_option(label="Scrutiny Manager")
    page.get_by_label("Author").select_option(label="Scrutiny Manager")
    manager.look("Ask for a report")
    page.get_by_role("button", name="Ask for the report").click()
    manager.look("Ofsted focused visit")
    page.get_by_role("button", name="Write the report").click()
    for label, words in WORDS.items():
        page.get_by_label(re.compile(f"^{re.escape(label)}")).fill(words)
    for question in ("Equality impact assessment", "Data protection impact assessment"):
        page.get_by_role("group", name=question).get_by_label("No").check()
    manager.look("Ofsted focused visit")
    page.get_by_role("button", name="Save a version").click()
    expect(page.get_by_text("version 1", exact=False).first).to_be_visible()


def _add_appendices(manager: Visitor, letter: Path, cases: Path) -> None:
    """Add one appendix for everybody, and one that is exempt."""
    page = manager.page
    for title, path in ((LETTER, letter), (CASES, cases)):
        page.get_by_role("link", name="Add an appendix").click()
        page.get_by_label("The PDF").set_input_files(path)
        page.get_by_label("Title", exact=True).first.fill(title)
        manager.look("Add an appendix")
        page.get_by_role("button", name="Upload").click()
        expect(page.get_by_role("link", name=re.compile(title)).first).to_be_visible()


def _sign_off(manager: Visitor) -> None:
    """Keep the second appendix from the public, hand the report in and sign it off."""
    page = manager.page
    page.get_by_role("link", name=re.compile("Who may read it ?: appendix 2")).click()
    page.get_by_label("Exempt (Schedule 12A)").check()
    page.get_by_label("the paragraph of Schedule 12A").select_option("2")
    page.get_by_label("Why it is kept from the public").fill("Families could be recognised.")
    manager.look("Who may read")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Submit the report").click()
    page.get_by_role("button", name="Sign it off").click()
    expect(page.get_by_text("It is signed off and goes out")).to_be_visible()
    manager.look("Ofsted focused visit")


def _publish(manager: Visitor, agenda_url: str) -> str:
    """Publish the agenda from its public page, and return that page."""
    page = manager.page
    page.goto(agenda_url.removesuffix("agenda/"))
    manager.look("Meeting of")
    page.get_by_role("button", name="Publish", exact=True).click()
    manager.look("Publish the papers for")
    publish(manager)
    page.get_by_role("link", name="See the public page").click()
    manager.look("Meeting of")
    return page.url


def _words_of(page: Page, name: str) -> str:
    """Follow the link to an edition and return its words with single spaces between them."""
    link = page.get_by_role("link", name=name)
    answer = page.context.request.get(str(link.get_attribute("href")))
    assert answer.headers["content-type"] == "application/pdf"
    sheets = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split())


def _reads_what_is_public(nobody: Visitor, public_url: str, members_href: str) -> None:
    """Read the public pages and edition without an account, and try for what is withheld."""
    page = nobody.page
    page.goto(public_url)
    nobody.look("Meeting of")
    expect(page.get_by_role("link", name="members' edition")).to_have_count(0)
    words = _words_of(page, "public edition")
    assert "What works" in words
    assert not [marker for marker in EXEMPT_MARKERS if marker in words]

    page.get_by_role("link", name="Ofsted focused visit").click()
    nobody.look("Ofsted focused visit")
    expect(page.get_by_text("They met no child at immediate risk.")).to_be_visible()
    shown = page.content()
    assert not [marker for marker in EXEMPT_MARKERS if marker in shown]
    pages = [f"{public_url}pages/{number}/" for number in range(1, PAGES_MAX)]
    for href in [*_every_address_of(page), *pages]:
        answer = page.context.request.get(href)
        assert not [marker for marker in EXEMPT_MARKERS if marker.encode() in answer.body()]
    refused = page.context.request.get(members_href, max_redirects=0)
    assert refused.status in REFUSALS


def _every_address_of(page: Page) -> list[str]:
    """Return where the main part of a page leads to."""
    links = page.locator("main a[href]").all()
    return [str(link.get_attribute("href")) for link in links]
