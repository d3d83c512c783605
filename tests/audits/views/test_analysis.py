"""The pages of analyses: who reads what, and that nobody is named there."""

import io
from collections.abc import Callable
from datetime import date

import openpyxl
import pytest
from django.test import Client

from audits.actions.issuing import issue
from audits.analysis.periods import period_from
from audits.models import IssuedAnalysis
from scrutiny.accounts.models import User
from tests.audits.analysed import PLANTED, past_outcomes
from tests.audits.scene import AuditScene, moment

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

As = Callable[[User], Client]
LIST, JANUARY = "/audits/analysis/", "/audits/analysis/2023-01/"
WORDS = {
    "strengths": "Plans are clear.",
    "developments": "Children are asked too late.",
    "next_steps": "The heads of service report in March.",
}


def give_out(by: User, *, correction: str = "", period: str = "2023-01") -> IssuedAnalysis:
    """Issue a period's analysis."""
    return issue(
        period=period_from(period),
        strengths=WORDS["strengths"],
        developments=WORDS["developments"],
        next_steps=WORDS["next_steps"],
        correction=correction,
        by=by,
        now=moment(date(2023, 2, 9)),
    )


def page(client: Client, url: str) -> str:
    """Return what a page says."""
    response = client.get(url)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_unit_sees_what_is_to_issue_and_when_it_is_due(
    audits: AuditScene, qa: User, as_: As
) -> None:
    past_outcomes(audits.scale)
    said = page(as_(qa), LIST)
    for words in ("9 February 2023", "6 April 2023", "29 December 2023", "30 December 2022"):
        assert words in said
    assert said.count("Late") >= 3
    give_out(qa)
    assert "Issued 9 February 2023" in page(as_(qa), LIST)


def test_members_see_what_was_issued_and_nothing_before(
    audits: AuditScene, qa: User, member: User, as_: As
) -> None:
    client = as_(member)
    assert "No analysis has been issued yet" in page(client, LIST)
    assert client.get(JANUARY).status_code == 404
    assert client.get(f"{JANUARY}figures.xlsx").status_code == 404
    give_out(qa)
    assert "January 2023" in page(client, LIST)
    said = page(client, JANUARY)
    assert "Issued on 9 February 2023." in said
    assert "Children are asked too late." in said
    assert "Issue it" not in said


def test_who_has_no_part_in_a_panel_finds_no_page(
    audits: AuditScene, qa: User, partner: User, outsider: User, as_: As
) -> None:
    give_out(qa)
    for user in (partner, outsider):
        assert as_(user).get(LIST).status_code == 404
        assert as_(user).get(JANUARY).status_code == 404


def test_the_unit_sees_the_figures_as_they_are_now(
    january_audited: AuditScene, qa: User, as_: As
) -> None:
    said = page(as_(qa), JANUARY)
    assert "Not issued yet: nobody but the unit sees them." in said
    assert "Audits of the sample: 30 of 33 handed in." in said
    give_out(qa)
    assert "Issued on 9 February 2023." in page(as_(qa), JANUARY)
    assert "Not as they were issued." in page(as_(qa), f"{JANUARY}?figures=now")


def test_a_choice_of_team_hides_small_numbers_and_is_the_unit_s_alone(
    january_audited: AuditScene, qa: User, member: User, as_: As
) -> None:
    give_out(qa)
    said = page(as_(qa), f"{JANUARY}?figures=now&team=North+team")
    assert "“c” stands for a number of 1 to 5" in said
    assert "South team</th>" not in said
    assert as_(qa).get(f"{JANUARY}?team=Nowhere").status_code == 404
    of_member = page(as_(member), f"{JANUARY}?team=North+team")
    assert "South team</th>" in of_member
    assert "Show these audits" not in of_member


def test_a_correction_leaves_the_first_to_be_read(
    audits: AuditScene, qa: User, member: User, as_: As
) -> None:
    give_out(qa)
    give_out(qa, correction="One audit came in late.")
    said = page(as_(member), JANUARY)
    assert "One audit came in late." in said
    assert "It is correction 1." in said
    assert "It was corrected since." in page(as_(member), f"{JANUARY}?number=1")
    assert as_(member).get(f"{JANUARY}?number=7").status_code == 404


@pytest.mark.parametrize("address", ["2199-01/", "2023-13/", "2023-Q5/", "1999/"])
def test_a_period_of_nothing_is_not_found(
    audits: AuditScene, qa: User, as_: As, address: str
) -> None:
    assert as_(qa).get(LIST + address).status_code == 404


def test_issuing_asks_for_words_and_then_shows_the_analysis(
    audits: AuditScene, qa: User, as_: As
) -> None:
    client = as_(qa)
    assert "What do you correct" not in page(client, f"{JANUARY}issue/")
    empty = client.post(f"{JANUARY}issue/", {})
    assert empty.status_code == 422
    assert "Say what happens next." in empty.content.decode()
    long = client.post(f"{JANUARY}issue/", WORDS | {"strengths": "x" * 5001})
    assert "Say it in at most 5,000 characters." in long.content.decode()
    done = client.post(f"{JANUARY}issue/", WORDS, follow=True)
    assert "The analysis of January 2023 is issued." in done.content.decode()
    assert "What do you correct, and why?" in page(client, f"{JANUARY}issue/")
    assert client.post(f"{JANUARY}issue/", WORDS).status_code == 422


def test_words_that_may_point_to_somebody_need_a_tick(
    audits: AuditScene, qa: User, as_: As
) -> None:
    client, words = as_(qa), WORDS | {"strengths": "Seen at SO14 7LY."}
    asked = client.post(f"{JANUARY}issue/", words)
    assert asked.status_code == 422
    assert "a postcode that begins with SO14" in asked.content.decode()
    assert not IssuedAnalysis.objects.exists()
    seen = {"looked_at": asked.context["form"]["looked_at"].value()}
    assert client.post(f"{JANUARY}issue/", words | seen).status_code == 422
    client.post(f"{JANUARY}issue/", words | seen | {"is_checked": "on"})
    assert IssuedAnalysis.objects.get().strengths == "Seen at SO14 7LY."


def test_a_tick_of_one_list_is_taken_back_for_another(
    audits: AuditScene, qa: User, as_: As
) -> None:
    client, words = as_(qa), WORDS | {"strengths": "Seen at SO14 7LY."}
    asked = client.post(f"{JANUARY}issue/", words)
    seen = {"looked_at": asked.context["form"]["looked_at"].value(), "is_checked": "on"}
    more = WORDS | {"strengths": "Seen at SO14 7LY, born on 3 May 2015."}
    again = client.post(f"{JANUARY}issue/", more | seen)
    form = again.context["form"]
    assert again.status_code == 422
    assert "a date of birth in 2015" in again.content.decode()
    assert not form["is_checked"].value()
    assert f'value="{form["looked_at"].value()}"' in again.content.decode()
    assert not IssuedAnalysis.objects.exists()
    ticked = {"looked_at": form["looked_at"].value(), "is_checked": "on"}
    assert client.post(f"{JANUARY}issue/", more | ticked).status_code == 302


def test_a_case_reference_is_refused_on_the_form_with_the_tick_or_without(
    audits: AuditScene, qa: User, as_: As
) -> None:
    reference = audits.audit().reference
    words = WORDS | {"next_steps": f"The lead reads {reference} again.", "is_checked": "on"}
    refused = as_(qa).post(f"{JANUARY}issue/", words)
    assert refused.status_code == 422
    assert f"What happens next holds the case reference “{reference}”" in refused.content.decode()
    assert not IssuedAnalysis.objects.exists()


def test_the_tick_is_asked_for_only_where_something_was_found(
    audits: AuditScene, qa: User, as_: As
) -> None:
    client = as_(qa)
    assert "is_checked" not in page(client, f"{JANUARY}issue/")
    assert "is_checked" not in client.post(f"{JANUARY}issue/", {}).content.decode()
    found = client.post(f"{JANUARY}issue/", WORDS | {"strengths": "Seen at SO14 7LY."})
    assert 'name="is_checked"' in found.content.decode()


def test_a_period_that_has_not_begun_is_refused_on_the_form(
    audits: AuditScene, qa: User, as_: As
) -> None:
    refused = as_(qa).post("/audits/analysis/2099/issue/", WORDS)
    assert refused.status_code == 422
    assert "2099 has not begun" in refused.content.decode()


def test_nobody_else_issues(audits: AuditScene, member: User, head: User, as_: As) -> None:
    for user in (member, head):
        assert as_(user).post(f"{JANUARY}issue/", WORDS).status_code == 403


def test_no_worker_and_no_case_is_on_the_page_or_in_the_workbook(
    january_audited: AuditScene, qa: User, member: User, as_: As
) -> None:
    give_out(qa)
    client = as_(member)
    book = openpyxl.load_workbook(
        io.BytesIO(client.get(f"{JANUARY}figures.xlsx").content), read_only=False
    )
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "Audits of the sample" in cells
    live = page(as_(qa), f"{JANUARY}?figures=now")
    for text in (page(client, JANUARY), live, "\n".join(cells)):
        for planted in PLANTED:
            assert planted not in text
