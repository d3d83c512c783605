"""The scrutiny manager's errand: from a member's suggestion to an agenda in order."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.browser

PROGRAMME = "/meetings/programme/children-and-families/"


def suggest(page: Page, title: str) -> None:
    """Put a topic forward."""
    page.goto(PROGRAMME)
    page.get_by_role("button", name="Suggest a topic").click()
    page.get_by_label("What should the panel look at?").fill(title)
    page.get_by_label("Why?").fill("Nobody has looked at it for a year.")
    page.get_by_role("button", name="Suggest it").click()
    expect(page.get_by_role("alert")).to_contain_text("to be agreed")


def place(page: Page, title: str) -> None:
    """Plan a topic for the one meeting to come."""
    page.goto(PROGRAMME)
    page.get_by_role("link", name=title, exact=True).click()
    page.get_by_role("button", name="Place it at a meeting").click()
    page.get_by_label("Meeting").select_option(index=1)
    page.get_by_role("button", name="Place it").click()
    expect(page.get_by_role("alert")).to_contain_text("The topic has its place.")


def business(page: Page) -> list[str]:
    """Return the titles that can be moved, in order."""
    return page.locator("[data-reorder-item] h3").all_inner_texts()


def test_a_meeting_is_arranged_and_everybody_finds_it(open_window: OpenWindow) -> None:
    manager, reader = open_window(), open_window(width=PHONE)
    page = manager.page
    manager.sign_in("manager")
    page.get_by_role("link", name="Meetings", exact=True).click()
    page.get_by_role("button", name=re.compile("Arrange a meeting")).click()
    page.get_by_label("Day").fill("6 March 2098")
    page.get_by_label("Virtual").check()
    with manager.expecting(422):
        page.get_by_role("button", name="Arrange the meeting").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose “Consultation”")
    manager.look("Arrange a meeting")
    page.get_by_label("In person").check()
    page.get_by_role("button", name="Arrange the meeting").click()
    reader.page.goto("/meetings/")
    expect(reader.page.get_by_text("Thursday 6 March 2098").first).to_be_visible()
    reader.look("Meetings")
    reader.page.get_by_role("link", name="Children and Families Scrutiny Panel").first.click()
    reader.look("Children and Families Scrutiny Panel")


def test_an_agenda_is_built_from_what_a_member_suggests(open_window: OpenWindow) -> None:
    member, manager = open_window(width=PHONE), open_window()
    page = manager.page

    # What the panel wants to look at.
    manager.sign_in("manager")
    member.sign_in("member")
    for title in ("Schools", "Homes", "Visits"):
        suggest(member.page, title)
    member.look("Work programme")
    for title in ("Schools", "Homes", "Visits"):
        place(page, title)
    manager.look("Visits")

    # One step, and then the order: by an arrow, and by dragging.
    page.goto(PROGRAMME)
    page.get_by_role("link", name=re.compile("Work on the agenda")).click()
    page.get_by_role("button", name="Draft the agenda").click()
    expect(page.get_by_role("alert")).to_contain_text("The agenda is drafted.")
    assert business(page) == ["Schools", "Homes", "Visits"]
    page.get_by_role("button", name="Move up: Visits").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("“Visits” is moved.")
    assert business(page) == ["Schools", "Visits", "Homes"]
    rows = page.locator("[data-reorder-item]")
    rows.nth(0).locator(".agenda__grip").drag_to(rows.nth(2), target_position={"x": 200, "y": 60})
    expect(page.get_by_role("alert")).to_contain_text("“Schools” is moved.")
    assert business(page) == ["Visits", "Homes", "Schools"]
    manager.look("Agenda, 6 March 2098")

    # One goes back to the programme, with the reason.
    page.get_by_role("link", name=re.compile("^Defer.*Homes")).click()
    page.get_by_label("Why is it deferred?").fill("The letter is late.")
    page.get_by_role("button", name="Defer it").click()
    assert business(page) == ["Visits", "Schools"]
    member.page.goto(PROGRAMME)
    expect(member.page.get_by_text("1 waits for a meeting, 1 has slipped.")).to_be_visible()


def test_without_scripts_the_arrows_do_the_same(open_window: OpenWindow) -> None:
    manager = open_window(has_scripts=False)
    page = manager.page
    manager.sign_in("manager")
    page.goto("/meetings/")
    page.get_by_role("link", name=re.compile("Work on the agenda")).first.click()
    expect(page.locator(".agenda__grip")).to_have_count(0)
    page.get_by_role("button", name="Move down: Visits").click()
    assert business(page) == ["Schools", "Visits"]
    manager.look("Agenda, 6 March 2098")
