"""A meeting and what comes of it: the desk, its minutes, and a resolution that is followed."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.meeting_steps import arrange, draft, publish
from tests.journeys.visitor import PHONE, TABLET, Visitor

ASKED = "That the Cabinet Member report on visits to children at the next meeting."
PRESENT = ("Panel chair", "Panel member 1", "Panel member 2")


@pytest.mark.browser
def test_a_meeting_is_recorded_minuted_and_its_resolution_followed(
    open_window: OpenWindow,
) -> None:
    manager = open_window(width=TABLET)
    manager.sign_in("manager")
    arrange(manager, timezone.localdate())
    draft(manager)
    _publish_at_shorter_notice(manager)
    _record(manager)
    minutes_url = _minute(manager)
    request_url = _follow(manager, minutes_url)

    nobody = open_window(width=PHONE)
    nobody.page.goto(minutes_url)
    nobody.look("Minutes of")
    expect(nobody.page.get_by_text("Draft", exact=False).first).to_be_visible()
    expect(nobody.page.get_by_text(ASKED)).to_be_visible()
    nobody.page.goto(request_url)
    expect(nobody.page.get_by_text(ASKED).first).to_be_visible()
    nobody.look("CF ")


def _publish_at_shorter_notice(manager: Visitor) -> None:
    """Publish an agenda on the day of its meeting, with the reason that the law asks for."""
    page = manager.page
    page.get_by_role("button", name="Go on to publishing").click()
    manager.look("Publish the papers for")
    page.get_by_role("link", name="Say that the meeting was convened").click()
    page.get_by_label("On which day was the meeting convened?").fill(
        timezone.localdate().isoformat()
    )
    page.get_by_label("Why not earlier?").fill("Inspectors asked for an answer this week.")
    manager.look("shorter notice")
    page.get_by_role("button", name="Save").click()
    publish(manager)


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
    page.get_by_label("Information request").check()
    page.get_by_label("Post that is asked").select_option(index=1)
    page.get_by_role("button", name="Track it").click()
    manager.look("CF ")
    return page.url
