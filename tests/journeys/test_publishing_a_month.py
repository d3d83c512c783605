"""Who sees a month, and when: nobody of the panel before the director has published it."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import OpenWindow
from tests.journeys.portal import Portal
from tests.journeys.steps import MONTH_URL, open_month

NOT_FOUND = 404


@pytest.mark.browser
def test_a_member_sees_a_month_from_the_moment_that_the_director_publishes_it(
    portal: Portal, open_window: OpenWindow
) -> None:
    portal.take_december()
    member, officer, director = open_window(), open_window(), open_window()

    member.sign_in("member")
    expect(member.page.get_by_text("They appear here on the day")).to_be_visible()
    member.look("Your panel")
    member.page.get_by_role("link", name="Performance").click()
    expect(member.page.get_by_role("heading", name="Nothing to see yet")).to_be_visible()
    member.look("Children and Families Scrutiny Panel")
    with member.expecting(NOT_FOUND):
        for address in (MONTH_URL, f"{MONTH_URL}indicators/REF02/"):
            member.page.goto(address)
            expect(member.page.get_by_role("heading", level=1)).to_have_text(
                "There is nothing here"
            )
        member.look("There is nothing here")

    officer.sign_in("officer")
    open_month(officer.page)
    officer.page.get_by_role("button", name="Mark the month as checked").click()
    expect(officer.page.get_by_role("alert")).to_contain_text("December 2022 is marked as checked")

    director.sign_in("director")
    open_month(director.page)
    expect(director.page.get_by_text("Not told to the panel yet")).to_be_visible()
    director.page.get_by_role("button", name="Publish to the panel").click()
    expect(director.page.get_by_role("heading", level=1)).to_have_text("Publish December 2022")
    director.page.get_by_role("button", name="Publish to the panel").click()
    expect(director.page.get_by_role("alert")).to_contain_text("December 2022 is published")
    director.look("How the service is doing")

    member.page.get_by_role("link", name="Go to the start page").click()
    open_month(member.page)
    expect(member.page).to_have_url(re.compile(f"{MONTH_URL}$"))
    expect(member.page.get_by_text("Told to the panel on")).to_be_visible()
    expect(member.page.get_by_role("heading", name="What happens next")).to_have_count(0)
    member.look("How the service is doing")
