"""The quality assurance unit's whole month, with the portal's clock moved from day to day.

Drawn on the 3rd, audited, overseen, moderated down to inadequate, escalated, updated twice, audited
again, closed; then the month's analysis as a paper.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.installation import Installation
from tests.journeys.conftest import OpenWindow
from tests.journeys.days import Days, serve_moved
from tests.journeys.portal import Portal
from tests.journeys.steps import BUILD_MILLISECONDS_MAX
from tests.journeys.visitor import PHONE, TABLET, Visitor

pytestmark = pytest.mark.browser

CASES = "case reference,team,opened on\nC-1042,ICAS,04/10/2022\nC-1043,ICAS,11/10/2022\n"
AREAS = 7
UNSAVED = "Visits were made, and the child was seen alone."
PRESSED_AT_ONCE = "Half a sentence, and the button at once."


@pytest.fixture(scope="module")
def portal(
    original: Installation, tmp_path_factory: pytest.TempPathFactory, ending: ExitStack
) -> Iterator[Portal]:
    """Serve a portal whose clock this module moves."""
    folder = tmp_path_factory.mktemp("moved") / "var"
    with serve_moved(original, folder, ending=ending) as served:
        yield served


@pytest.fixture
def month(portal: Portal, open_window: OpenWindow) -> Days:
    return Days(portal, open_window)


def test_a_month_of_audits(month: Days, chromium: Browser, tmp_path: Path) -> None:
    audit = _draw(month.on("2023-01-03", "qa"))
    _audit(month.on("2023-01-10", "auditor", width=TABLET), audit, "Good")
    _oversee(month.on("2023-01-30", "lead"), audit)
    _put_to_panel(month.on("2023-02-14", "qa"))
    _moderate_down(month.on("2023-02-16", "head", width=TABLET), audit)
    _update(month.on("2023-02-18", "lead", width=PHONE), audit, "first")
    _cannot_close_yet(month.on("2023-02-20", "qa"), audit)
    _update(month.on("2023-02-22", "lead"), audit, "second")
    again = _give_the_reaudit(month.on("2023-03-01", "qa"), audit)
    _audit_again(month.on("2023-03-14", "practice-manager"), again)
    _close(month.on("2023-03-15", "qa"), audit)
    _file(month.on("2023-03-15", "auditor"), audit)
    _analyse(month.on("2023-03-16", "qa"), tmp_path)


def _draw(qa: Visitor) -> str:
    """Open January, send in its open cases, draw one and give it to the auditor."""
    page = qa.page
    page.goto("/audits/")
    qa.look("Audits")
    page.get_by_role("button", name="Open a month").click()
    qa.look("Open a month")
    page.get_by_label("Which month?").select_option(label="January 2023")
    page.get_by_role("button", name="Open it").click()
    page.goto("/audits/months/2023-01/")
    qa.look("Audits of January 2023")
    page.get_by_role("button", name="Send in the open cases").click()
    qa.look("Open cases of January 2023")
    page.get_by_label("Or type them").fill(CASES)
    page.get_by_role("button", name="Read the list").click()
    qa.look("Audits of January 2023")
    page.get_by_label(re.compile("How many")).fill("1")
    page.get_by_role("button", name="Draw the cases").click()
    expect(page.get_by_text("Drawn again from its seed, it comes out the same.")).to_be_visible()
    qa.look("Audits of January 2023")
    _give_to_auditor(qa)
    page.get_by_role("link", name=re.compile("^C-104")).first.click()
    qa.look("From the month's draw: ICAS")
    return page.url


def _give_to_auditor(qa: Visitor) -> None:
    """Give the one case to the auditor; the draw's seed may have given it to them already."""
    page = qa.page
    page.get_by_role("link", name=re.compile("Give to another")).click()
    qa.look("Who audits this case?")
    offered = page.get_by_label("Who audits it?")
    if "Auditor" not in offered.get_by_role("option").all_inner_texts():
        offered.select_option(index=1)
        page.get_by_role("button", name="Give it to them").click()
        page.get_by_role("link", name=re.compile("Give to another")).click()
    offered.select_option(label="Auditor")
    page.get_by_role("button", name="Give it to them").click()


def _fill_in(auditor: Visitor, audit: str, grade: str) -> None:
    """Write an audit whole, each area with the same grade."""
    page = auditor.page
    page.goto(f"{audit}write/")
    page.get_by_label("Day on which the case was audited").fill("9 January 2023")
    for question in ("Did the practitioner take part", "Were the child and family asked"):
        page.get_by_role("group", name=question).get_by_label("Yes").check()
    for area in page.locator("textarea[name^=says_]").all():
        area.fill("What is seen is set out here, with the days.")
    for choice in page.get_by_role("radio", name=grade, exact=True).all():
        choice.check()
    page.get_by_label("Strengths", exact=True).fill("The plan is clear.")
    page.get_by_label("Areas for improvement", exact=True).fill("Say who does what by when.")


def _audit(auditor: Visitor, audit: str, grade: str) -> None:
    """Write the audit, lose the tab and the session on the way, and hand it in."""
    page = auditor.page
    expect(page.get_by_role("link", name="Audit a case: ICAS")).to_be_visible()
    page.goto(f"{audit}write/")
    page.get_by_label("Strengths", exact=True).fill("Half a sen")
    expect(page.get_by_role("status")).to_contain_text("Saved at")
    page.get_by_label("Strengths", exact=True).fill("Half a sentence.")
    page.goto("/audits/")
    page.goto(f"{audit}write/")
    expect(page.get_by_label("Strengths", exact=True)).to_have_value("Half a sentence.")
    page.context.clear_cookies()
    page.get_by_label("Areas for improvement", exact=True).fill(UNSAVED)
    with auditor.expecting(403):
        expect(page.get_by_role("status")).to_contain_text("You are signed out")
    auditor.look("Audit of case C-104")
    page.get_by_role("link", name="Sign in again and go on").click()
    _sign_in_again(page)
    expect(page.get_by_label("Areas for improvement", exact=True)).to_have_value(UNSAVED)
    expect(page.get_by_role("status")).to_contain_text("Saved at")
    page.context.clear_cookies()
    page.get_by_label("Strengths", exact=True).fill(PRESSED_AT_ONCE)
    with auditor.expecting(403):
        page.get_by_role("button", name="Save the draft").click()
    page.goto(f"{audit}write/")
    _sign_in_again(page)
    expect(page.get_by_label("Strengths", exact=True)).to_have_value(PRESSED_AT_ONCE)
    expect(page.get_by_role("status")).to_contain_text("Saved at")
    with auditor.expecting(422):
        page.get_by_role("button", name="Hand it in").click()
        expect(page.get_by_text("Still missing:")).to_be_visible()
    auditor.look("Audit of case C-104")
    _fill_in(auditor, audit, grade)
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("The audit is handed in.")).to_be_visible()
    auditor.look("From the month's draw: ICAS")


def _sign_in_again(page: Page) -> None:
    """Sign the auditor in on the page that a session's end leads to."""
    page.get_by_label("Email").fill("auditor@example.org")
    page.get_by_label("Password", exact=True).fill("look-after-every-child")
    page.get_by_role("button", name="Sign in").click()


def _oversee(lead: Visitor, audit: str) -> None:
    """Find what waits and record oversight."""
    page = lead.page
    page.get_by_role("link", name="Record oversight of an audit: ICAS").click()
    page.get_by_role("button", name="Record oversight").click()
    lead.look("Record oversight")
    page.get_by_label("Your comment").fill("A fair account of the work.")
    page.get_by_role("button", name="Record oversight").click()
    expect(page.get_by_text("A fair account of the work.")).to_be_visible()


def _put_to_panel(qa: Visitor) -> None:
    """Choose the dip sample."""
    page = qa.page
    page.goto("/audits/months/2023-01/moderation/")
    qa.look("Moderation panel")
    page.get_by_label("How many audits").fill("1")
    page.get_by_label("Seed of the draw").fill("panel-february")
    page.get_by_role("button", name="Choose them").click()
    expect(page.get_by_role("alert")).to_be_visible()


def _moderate_down(head: Visitor, audit: str) -> None:
    """Grade blind, then see the auditor's grade and give the moderated one."""
    page = head.page
    page.goto("/audits/months/2023-01/moderation/")
    page.get_by_role("link", name=re.compile("^C-104")).click()
    head.look("Moderation")
    page.get_by_role("radio", name="Inadequate").check()
    page.get_by_role("button", name="Give my grade").click()
    expect(page.get_by_role("heading", name="Both grades")).to_be_visible()
    head.look("Moderation")
    page.get_by_role("radio", name="Inadequate").check()
    page.get_by_label("Reason", exact=True).fill(
        "No visit is recorded for five weeks, and the plan was not changed when it failed."
    )
    page.get_by_role("button", name="Finish the moderation").click()
    expect(page.get_by_role("alert")).to_contain_text("The moderated grade is in")
    head.look("Moderation")


def _update(lead: Visitor, audit: str, which: str) -> None:
    """Give the update that waits on the service."""
    page = lead.page
    name = f"{which.capitalize()} update on an escalated case: ICAS"
    page.get_by_role("link", name=name).click()
    page.get_by_label("Your update").fill(f"The {which} update: the child was seen.")
    page.get_by_role("button", name="Give the update").click()
    expect(page.get_by_text(f"The {which} update: the child was seen.")).to_be_visible()
    lead.look("Escalation")


def _cannot_close_yet(qa: Visitor, audit: str) -> None:
    """See that the escalation cannot be closed, and why."""
    page = qa.page
    page.goto(f"{audit}escalation/")
    expect(page.get_by_text("Still missing:")).to_contain_text("second update")
    expect(page.get_by_role("button", name="Close the escalation")).to_have_count(0)


def _give_the_reaudit(qa: Visitor, audit: str) -> str:
    """Find an auditor for the re-audit that waits."""
    page = qa.page
    page.get_by_role("link", name="Find an auditor for a re-audit: ICAS").click()
    qa.look("Re-audit: ICAS")
    again = page.url
    page.goto(f"{again}allocate/")
    page.get_by_label("Who audits it?").select_option(label="Practice manager (Jigsaw)")
    page.get_by_role("button", name="Give it to them").click()
    return again


def _audit_again(manager: Visitor, again: str) -> None:
    """Audit the case again."""
    page = manager.page
    expect(page.get_by_role("link", name="Re-audit a case: ICAS")).to_be_visible()
    _fill_in(manager, again, "Good")
    page.get_by_label("Day on which the case was audited").fill("13 March 2023")
    page.get_by_role("button", name="Hand it in").click()
    expect(page.get_by_text("The audit is handed in.")).to_be_visible()


def _close(qa: Visitor, audit: str) -> None:
    """Close the escalation, now that nothing is missing."""
    page = qa.page
    page.goto(f"{audit}escalation/")
    page.get_by_label("Why?").first.fill("The case was audited again and is good.")
    page.get_by_role("button", name="Close the escalation").click()
    expect(page.get_by_role("alert")).to_contain_text("closed")


def _file(auditor: Visitor, audit: str) -> None:
    """Tick the audit as on the child's file, which closes January."""
    page = auditor.page
    page.goto(audit)
    page.get_by_role("button", name="Tick it as on the child's file").click()
    auditor.look("On the child's file")
    page.get_by_label("The audit is on the child's file").check()
    page.get_by_label("On which day?").fill("15 March 2023")
    page.get_by_role("button", name="Tick it off").click()
    expect(page.get_by_text("On the child's file since")).to_be_visible()


def _analyse(qa: Visitor, folder: Path) -> None:
    """See January closed, issue its analysis, and build it as a paper."""
    page = qa.page
    page.goto("/audits/months/2023-01/")
    expect(page.get_by_text("Closed on 15 March 2023")).to_be_visible()
    page.goto("/audits/analysis/2023-01/")
    qa.look("January 2023")
    page.get_by_role("button", name="Issue it").click()
    qa.look("Issue the analysis of January 2023")
    page.get_by_label("What works well").fill("Plans are clear.")
    page.get_by_label("What has to get better").fill("Visits are recorded too late.")
    page.get_by_label("What happens next").fill("The head of service reports in April.")
    page.get_by_role("button", name="Issue it").click()
    page.get_by_role("button", name="Build the paper (PDF)").click()
    download = page.get_by_role("button", name=re.compile("Download"))
    expect(download).to_be_visible(timeout=BUILD_MILLISECONDS_MAX)
    with page.expect_download() as begun:
        download.click()
    path = folder / "analysis.pdf"
    begun.value.save_as(path)
    words = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(path).pages).split())
    assert "January 2023" in words
    assert "Inadequate" in words
    for secret in ("C-104", "Practice manager", "Kim"):
        assert secret not in words
