"""A meeting and what came of it: the desk, its minutes, and a resolution followed to its end.

The panel resolves on 12 January, the respondent answers and brings evidence, the panel accepts it
on 23 February, and the tracker of 30 March has nothing of it.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.installation import Installation
from tests.journeys import request_steps as steps
from tests.journeys.conftest import OpenWindow
from tests.journeys.days import Days, serve_moved
from tests.journeys.meeting_steps import arrange, draft, publish_at_shorter_notice
from tests.journeys.portal import Portal
from tests.journeys.visitor import PHONE, TABLET, Visitor
from tests.scrutiny.meetings.pdfs import a_pdf

pytestmark = pytest.mark.browser

ASKED = "That the Cabinet Member report on visits to children at the next meeting."
PRESENT = ("Panel chair", "Panel member 1", "Panel member 2")
REFERENCE = "CF 2022/23 01"


@pytest.fixture(scope="module")
def portal(
    original: Installation, tmp_path_factory: pytest.TempPathFactory, ending: ExitStack
) -> Iterator[Portal]:
    """Serve a portal whose clock this module moves."""
    folder = tmp_path_factory.mktemp("followed") / "var"
    with serve_moved(original, folder, ending=ending) as served:
        yield served


@pytest.fixture
def days(portal: Portal, open_window: OpenWindow) -> Days:
    return Days(portal, open_window)


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """Return a PDF that shows what was done."""
    path = tmp_path / "visits.pdf"
    path.write_bytes(a_pdf())
    return path


def test_a_resolution_is_followed_until_the_panel_accepts_it(days: Days, evidence: Path) -> None:
    manager = days.on("2023-01-12", "manager", width=TABLET)
    _put_out(manager, date(2023, 1, 12))
    _record(manager)
    minutes_url = _minute(manager)
    request_url = _follow(manager, minutes_url)
    _read(days.on("2023-01-13", width=PHONE), minutes_url, request_url)

    steps.give_notice(days.on("2023-01-13", "manager"), request_url)
    steps.answer(days.on("2023-01-20", "respondent", width=PHONE), REFERENCE)
    steps.report(days.on("2023-01-31", "respondent"), request_url)
    steps.bring_evidence(days.on("2023-02-10", "respondent", width=TABLET), request_url, evidence)

    manager = days.on("2023-02-23", "manager")
    _put_out(manager, date(2023, 2, 23))
    pack = _pack(manager)
    assert steps.DONE in pack
    assert steps.SHOWN in pack
    _meet(manager)
    steps.read_the_tracker(days.on("2023-02-23", width=PHONE), REFERENCE)
    steps.accept(manager, REFERENCE)

    steps.find_it_done(days.on("2023-03-01", width=TABLET), request_url, REFERENCE)


def _read(reader: Visitor, minutes_url: str, request_url: str) -> None:
    """Read the draft minutes and the request without an account."""
    page = reader.page
    page.goto(minutes_url)
    reader.look("Minutes of")
    expect(page.get_by_text("Draft", exact=False).first).to_be_visible()
    expect(page.get_by_text(ASKED)).to_be_visible()
    page.goto(request_url)
    expect(page.get_by_text(ASKED).first).to_be_visible()
    reader.look("CF ")


def _put_out(manager: Visitor, day: date) -> None:
    """Arrange a meeting of today and publish its agenda."""
    arrange(manager, day)
    draft(manager)
    publish_at_shorter_notice(manager, day)


def _pack(manager: Visitor) -> str:
    """Go to the public page of the meeting, fetch the public edition there, return its words."""
    page = manager.page
    page.get_by_role("link", name="See the public page").click()
    manager.look("23 February 2023")
    everything = page.get_by_role("region", name="All papers in one file")
    address = everything.get_by_role("link").last.get_attribute("href")
    assert address is not None
    pack = PdfReader(BytesIO(page.request.get(address).body()))
    page.go_back()
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in pack.pages)


def _meet(manager: Visitor) -> None:
    """Mark who is here and end the meeting."""
    page = manager.page
    page.get_by_role("link", name="Record the meeting at the desk").click()
    for count, name in enumerate(PRESENT, start=1):
        page.get_by_role("button", name=f"Present : {name}", exact=True).click()
        expect(page.locator(".light__figure")).to_contain_text(str(count))
    manager.look("The desk")
    page.get_by_role("button", name="The meeting is over").click()
    expect(page.get_by_role("button", name="Open the minutes")).to_be_visible()


def _record(manager: Visitor) -> None:
    """Mark who is here, note an interest and who left for it, and end the meeting."""
    page = manager.page
    page.get_by_role("link", name="Record the meeting at the desk").click()
    manager.look("The desk")
    expect(page.get_by_role("status").first).to_contain_text("Nobody is marked present yet")
    for count, name in enumerate(PRESENT, start=1):
        page.get_by_role("button", name=f"Present : {name}", exact=True).click()
        expect(page.locator(".light__figure")).to_contain_text(str(count))
    manager.look("The desk")
    page.get_by_text("Record an interest").click()
    page.get_by_label("Whose").select_option(index=1)
    page.get_by_label("What it is").fill("A relative works in the service.")
    page.get_by_label("They leave the meeting for this item").check()
    page.get_by_role("button", name="Record the interest").click()
    expect(page.get_by_role("alert")).to_contain_text("is still in the room")
    manager.look("The desk")
    page.get_by_role("button", name=re.compile("They have left")).click()
    expect(page.get_by_text("The meeting cannot go on")).to_be_visible()
    page.get_by_role("button", name=re.compile("Take that back")).click()
    expect(page.get_by_role("alert")).to_contain_text("is still in the room")
    page.get_by_role("button", name="The meeting is over").click()
    expect(page.get_by_role("button", name="Open the minutes")).to_be_visible()
    manager.look("The desk")


def _minute(manager: Visitor) -> str:
    """Write the minute of the item of business, publish the draft and return its address."""
    page = manager.page
    page.get_by_role("button", name="Open the minutes").click()
    manager.look("Write the minutes")
    part = page.locator("section.part", has_text="Ofsted focused visit")
    part.get_by_label("Minute (optional)").fill("The Panel heard what the inspectors found.")
    part.get_by_label("Resolved (optional)").fill(ASKED)
    expect(part.get_by_text("The Panel heard what the inspectors found.").last).to_be_visible()
    page.get_by_role("button", name="Save, then publish the draft").click()
    page.get_by_label("First number").fill("31")
    manager.look("Publish the draft minutes")
    page.get_by_role("button", name="Publish the draft", exact=True).click()
    manager.look("Minutes of")
    return page.url


def _follow(manager: Visitor, minutes_url: str) -> str:
    """Make the resolution a request that is followed, and return the request's address."""
    page = manager.page
    page.goto(minutes_url)
    page.get_by_role("link", name=re.compile("Track")).first.click()
    manager.look("Track as a request")
    page.get_by_label("Formal recommendation").check()
    page.get_by_label("Post that is asked").select_option(
        label="Cabinet Member for Children and Learning"
    )
    page.get_by_role("button", name="Track it").click()
    manager.look("CF ")
    return page.url
