"""Steps of the errands about meetings."""

from datetime import date

from playwright.sync_api import expect

from tests.journeys.steps import BUILD_MILLISECONDS_MAX
from tests.journeys.visitor import Visitor

PANEL_URL = "/meetings/panels/children-and-families/"


def arrange(manager: Visitor, day: date) -> str:
    """Arrange a meeting and come to its agenda, which is empty; return its address."""
    page = manager.page
    page.goto(PANEL_URL)
    manager.look("Children and Families Scrutiny Panel")
    page.get_by_role("link", name="Arrange a meeting").click()
    page.get_by_label("Day", exact=True).fill(day.isoformat())
    manager.look("Arrange a meeting")
    page.get_by_role("button", name="Arrange the meeting").click()
    page.goto(f"/meetings/?year={day.year if day.month >= 5 else day.year - 1}")
    page.get_by_role("link", name=f"Work on the agenda of {day:%A %-d %B %Y}").click()
    expect(page.get_by_role("heading", name="No agenda yet")).to_be_visible()
    manager.look("Agenda,")
    return page.url


def draft(manager: Visitor) -> None:
    """Put the standing items on the agenda, and one of business."""
    page = manager.page
    page.get_by_role("button", name="Draft the agenda").click()
    expect(page.get_by_role("heading", name="Apologies and changes")).to_be_visible()
    page.get_by_role("link", name="Add an item").click()
    page.get_by_label("Title", exact=True).fill("Ofsted focused visit")
    page.get_by_label("Text below the title").fill("Report of the Scrutiny Manager.")
    manager.look("Add an item")
    page.get_by_role("button", name="Add the item").click()
    expect(page.get_by_role("heading", name="Ofsted focused visit")).to_be_visible()
    manager.look("Agenda,")


def publish(manager: Visitor) -> None:
    """Build both editions and publish the agenda, on the page that does so."""
    page = manager.page
    page.get_by_role("button", name="Build the editions").click()
    out = page.get_by_role("button", name="Publish the agenda")
    expect(out).to_be_visible(timeout=BUILD_MILLISECONDS_MAX)
    manager.look("Publish the papers for")
    out.click()
    expect(page.get_by_role("heading", name="The agenda is out")).to_be_visible()


def publish_at_shorter_notice(manager: Visitor, day: date) -> None:
    """Publish an agenda on the day of its meeting, with the reason that the law asks for."""
    page = manager.page
    page.get_by_role("button", name="Go on to publishing").click()
    manager.look("Publish the papers for")
    page.get_by_role("link", name="Say that the meeting was convened").click()
    page.get_by_label("On which day was the meeting convened?").fill(day.isoformat())
    page.get_by_label("Why not earlier?").fill("Inspectors asked for an answer this week.")
    manager.look("shorter notice")
    page.get_by_role("button", name="Save").click()
    publish(manager)
