"""Steps of the errand about a request: notice, answer, report, evidence, the panel's decision."""

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.visitor import Visitor

TRACKER_URL = "/requests/of/children-and-families/tracker/"
UNDER_WAY = "All 254 children due a visit in January have been asked about."
DONE = "Every child was seen, and a manager checks the list each Friday."
SHOWN = "Visits to children, January 2023"


def give_notice(manager: Visitor, request_url: str) -> None:
    """Record that the notice was sent and came in today."""
    page = manager.page
    page.goto(request_url)
    expect(page.get_by_text("Notice is not given yet")).to_be_visible()
    page.get_by_role("button", name="Record the notice").click()
    manager.look("Record the notice")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("Answer due 12 March 2023")).to_be_visible()
    manager.look("CF ")


def answer(respondent: Visitor, reference: str) -> None:
    """Find on the home page what is asked, refuse it without a reason, and then agree to it."""
    page = respondent.page
    asked = page.locator(".clauses__item", has_text=reference)
    expect(asked).to_contain_text("Due Sunday 12 March 2023: 51 days left")
    asked.get_by_role("link").click()
    respondent.look("Answer the panel")
    page.get_by_role("radio", name="Not agreed").check()
    with respondent.expecting(422):
        page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_role("alert")).to_contain_text("Give the reason")
    respondent.look("Answer the panel")
    page.get_by_role("radio", name="Agreed", exact=True).check()
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Answered 20 January 2023.")).to_be_visible()
    respondent.look("CF ")


def report(respondent: Visitor, request_url: str) -> None:
    """Tell the panel how far it is."""
    page = respondent.page
    page.goto(request_url)
    page.get_by_role("button", name="Report progress").click()
    respondent.look("Report to the panel")
    page.get_by_label("What was done").fill(UNDER_WAY)
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text(UNDER_WAY)).to_be_visible()


def bring_evidence(respondent: Visitor, request_url: str, pdf: Path) -> None:
    """Add a PDF for the panel, at first with a date that is still to come; then say it is done."""
    page = respondent.page
    page.goto(request_url)
    page.get_by_role("link", name="Add evidence").click()
    page.get_by_label("Title").fill(SHOWN)
    page.get_by_label("Date of the evidence").fill("11 February 2023")
    page.get_by_label("For the panel").check()
    page.get_by_label("The PDF").set_input_files(pdf)
    with respondent.expecting(422):
        page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("alert")).to_contain_text("11 February 2023")
    respondent.look("Add evidence")
    page.get_by_label("Date of the evidence").fill("6 February 2023")
    page.get_by_label("The PDF").set_input_files(pdf)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("link", name=SHOWN, exact=True)).to_be_visible()
    page.get_by_role("button", name="Report progress").click()
    page.get_by_label("Complete: the panel decides").check()
    page.get_by_label("What was done").fill(DONE)
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Waits for the panel")).to_be_visible()
    respondent.look("CF ")


def read_the_tracker(reader: Visitor, reference: str) -> None:
    """Read, without an account, what goes to the meeting."""
    page = reader.page
    page.goto(TRACKER_URL)
    reader.look("Scrutiny Monitoring")
    row = page.get_by_role("row", name=reference)
    expect(row).to_contain_text("Complete")
    expect(row).to_contain_text(DONE)
    expect(row).to_contain_text(SHOWN)


def accept(manager: Visitor, reference: str) -> None:
    """Record that the panel accepted it at the meeting of today."""
    page = manager.page
    page.goto(TRACKER_URL)
    page.get_by_role("link", name="Record what the panel decides").click()
    manager.look("What the panel decides")
    expect(page.get_by_role("heading", name=reference)).to_be_visible()
    page.get_by_label("Accept it as complete").check()
    page.get_by_role("button", name="Record the decisions").click()
    expect(page.get_by_text("Accepted by the panel").first).to_be_visible()
    manager.look("What the panel decides")


def find_it_done(reader: Visitor, request_url: str, reference: str) -> None:
    """See that the next tracker has nothing of it, and that its own page tells it all."""
    page = reader.page
    page.goto(TRACKER_URL)
    expect(page.get_by_text("What goes to the meeting of 30 March 2023")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing is on the list")).to_be_visible()
    expect(page.get_by_text(reference)).to_have_count(0)
    reader.look("Scrutiny Monitoring")
    page.goto(request_url)
    expect(page.get_by_text("Off the list: the panel has decided.")).to_be_visible()
    stops = page.locator(".journey__title").all_inner_texts()
    assert stops == [
        "Resolved at a meeting",
        "Notice given",
        "Agreed",
        "Progress reported",
        "Reported complete",
        "Evidence added",
        "Accepted by the panel",
    ]
    reader.look("CF ")
