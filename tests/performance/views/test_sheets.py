"""Workbooks to take away: the officer's own, marked up, and one that is ready to fill in."""

import io
from typing import Any

import openpyxl
import pytest
from pytest_django import Settings

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.returns.workbooks import saved
from tests.performance.views.returning import LIST, UPLOAD, As, Upload, page_of

pytestmark = pytest.mark.django_db


def opened(response: Any) -> openpyxl.Workbook:
    """Open a workbook that was sent."""
    return openpyxl.load_workbook(io.BytesIO(response.content))


# Marked up ---------------------------------------------------------------------------------------


def test_the_officers_own_sheet_comes_back_with_every_question_on_its_cell(
    upload: Upload, as_: As, officer: User
) -> None:
    upload(DECEMBER.read_bytes(), name="2022-12_return.xlsx", month="2022-12")
    return_ = Return.objects.get()
    response = as_(officer).get(page_of(return_, "marked-up/"))
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="2022-12 return, marked up.xlsx"'
    )
    assert response.headers["Cache-Control"] == "private, no-store"
    workbook = opened(response)
    sheet, sent = workbook["Performance"], openpyxl.load_workbook(DECEMBER)["Performance"]
    doubtful = return_.cells.filter(verdict__in=("question", "rejected"))
    commented = {cell.coordinate for row in sheet.rows for cell in row if cell.comment}
    assert commented == {cell.address for cell in doubtful}
    assert len(commented) > 10
    for cell in doubtful:
        assert cell.message in sheet[cell.address].comment.text
    assert {str(area) for area in sheet.merged_cells.ranges} == {
        str(area) for area in sent.merged_cells.ranges
    }
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        [cell.value for cell in row] for row in sent.rows
    ]
    listed = [row[2].value for row in workbook["What was found"].iter_rows(min_row=6)]
    assert listed == [issue.message for issue in return_.issues.all()]


def test_the_answer_stands_with_the_question(upload: Upload, as_: As, officer: User) -> None:
    upload(book((RE_REFERRALS, "21% (57/270)", "25% (57/270)")))
    return_ = Return.objects.get()
    issue = return_.issues.get(code="percentage_contradicts_fraction")
    issue.answer, issue.why = "fraction", "Typed by hand."
    issue.answered_at, issue.answered_by = return_.received_at, officer
    issue.save()
    workbook = opened(as_(officer).get(page_of(return_, "marked-up/")))
    comment = workbook["Return"][issue.address].comment.text
    assert comment.endswith("Answer: The fraction is right. Typed by hand.")
    answers = [row[3].value for row in workbook["What was found"].iter_rows(min_row=6)]
    assert "The fraction is right. Typed by hand." in answers


def test_what_cannot_be_marked_in_time_is_said_on_the_page_of_the_return(
    waiting: Return, as_: As, officer: User, settings: Settings
) -> None:
    client = as_(officer)
    settings.RETURN_SECONDS_MAX = 0.01
    response = client.get(page_of(waiting, "marked-up/"))
    assert response.headers["Location"] == page_of(waiting)
    settings.RETURN_SECONDS_MAX = 20
    assert "The sheet cannot be marked up. made.xlsx" in client.get(page_of(waiting)).text


def test_nobody_gets_the_sheet_of_a_return_they_do_not_see(
    waiting: Return, as_: As, member: User
) -> None:
    assert as_(member).get(page_of(waiting, "marked-up/")).status_code == 404


# To fill in --------------------------------------------------------------------------------------

TEMPLATE = "/returns/template/"


def test_without_asking_it_is_for_the_month_after_the_latest_return(
    send: Send, as_: As, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    response = as_(officer).get(TEMPLATE)
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="2022-06 return, to fill in.xlsx"'
    )
    sheet = opened(response)["Return"]
    assert sheet["A1"].value == "Children and Families Scrutiny Panel: return for June 2022"
    assert [cell.value for cell in sheet[4]][:5] == [
        "Priority area", "Indicator", "Apr-22", "May-22", "Jun-22"
    ]  # fmt: skip


def test_a_panel_and_a_month_can_be_asked_for(as_: As, panel: Panel, officer: User) -> None:
    query = {"panel": panel.slug, "month": "2023-04"}
    sheet = opened(as_(officer).get(TEMPLATE, query))["Return"]
    assert [sheet["C4"].value, sheet["D4"].value] == ["Apr-23", "Target"]


@pytest.mark.parametrize("query", [{"panel": "another"}, {"month": "December"}])
def test_what_is_not_there_is_not_found(as_: As, officer: User, query: dict[str, str]) -> None:
    assert as_(officer).get(TEMPLATE, query).status_code == 404


def test_it_is_for_those_who_send_in_returns(as_: As, director: User, member: User) -> None:
    assert as_(director).get(TEMPLATE).status_code == 403
    assert as_(member).get(TEMPLATE).status_code == 403


def test_the_template_filled_in_is_a_return(
    send: Send, upload: Upload, as_: As, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    workbook = opened(as_(officer).get(TEMPLATE))
    for row in workbook["Return"].iter_rows(min_row=5):
        row[4].value = "300" if row[1].value == REFERRALS else "N/A"
    upload(saved(workbook), month="2022-06")
    received = Return.objects.get(month="2022-06-01")
    assert not received.issues.filter(severity="error").exists()
    cells = received.cells.filter(indicator__code="REF01", role="figure")
    assert {(cell.raw, cell.verdict) for cell in cells} == {
        ("270", "accepted"), ("370", "accepted"), ("300", "accepted")
    }  # fmt: skip


def test_the_pages_of_returns_lead_to_it(as_: As, waiting: Return, officer: User) -> None:
    for page in (LIST, UPLOAD):
        assert TEMPLATE in as_(officer).get(page).text
