"""Left and come back to, replaced by a corrected file, confirmed with reasons."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from performance.models import RestatementReason, Return
from scrutiny.accounts.models import User
from scrutiny.panels.actions import assign_role, establish
from scrutiny.panels.models import RoleAssignment
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything
from tests.performance.views.returning import (
    GOOD,
    LIST,
    UPLOAD,
    As,
    Upload,
    page_of,
    seen_on,
)

pytestmark = pytest.mark.django_db

TOLD = date(2022, 6, 20)


def shown_after(response: HttpResponse, return_: Return) -> str:
    """Return the page of a return as who sent it in sees it next, with what it says to them."""
    client: Client = vars(response)["client"]
    return client.get(page_of(return_)).text


# What waits --------------------------------------------------------------------------------------


def test_the_list_says_what_waits_and_leads_on(upload: Upload, as_: As, officer: User) -> None:
    upload(book((REFERRALS, 270, 370.5)))
    page = " ".join(as_(officer).get(LIST).text.split())
    assert "Waiting for confirmation" in page
    assert "0 of 1 question answered." in page
    assert f'href="{page_of(Return.objects.get())}">Go on' in page


def test_what_was_sent_in_is_listed_latest_month_first(send: Send, as_: As, officer: User) -> None:
    send(GOOD)
    send(book((REFERRALS, 334, 325), months=("Jun-22", "Jul-22")), "2022-07")
    send(book((REFERRALS, 371, 334), months=("May-22", "Jun-22")), "2022-06")
    page = as_(officer).get(LIST).text
    places = [page.index(f">{month} 2022</a>") for month in ("July", "June", "May")]
    assert places == sorted(places)


def test_the_same_file_again_leads_to_the_one_that_waits(waiting: Return, upload: Upload) -> None:
    before = everything()
    response = upload(GOOD)
    assert response.headers["Location"] == page_of(waiting)
    assert added(before) == {}
    page = shown_after(response, waiting)
    assert "This file waits for confirmation already." in page


def test_the_same_file_for_another_day_is_another_return(waiting: Return, upload: Upload) -> None:
    upload(GOOD, data_on="9 June 2022")
    assert Return.objects.count() == 2


def test_another_return_for_the_month_that_waits_is_named_on_both(
    waiting: Return, upload: Upload, as_: As, officer: User
) -> None:
    upload(book((REFERRALS, 271, 370)), name="other.xlsx")
    other = Return.objects.exclude(pk=waiting.pk).get()
    client = as_(officer)
    for one, rival in ((waiting, other), (other, waiting)):
        page = client.get(page_of(one)).text
        assert "Another return for this month waits too." in page
        assert f'href="{page_of(rival)}"' in page


# A corrected file --------------------------------------------------------------------------------


def test_a_corrected_file_starts_from_what_was_said_of_the_first(
    waiting: Return, as_: As, officer: User
) -> None:
    client = as_(officer)
    assert f'href="{UPLOAD}?replaces={waiting.pk}"' in client.get(page_of(waiting)).text
    page = client.get(f"{UPLOAD}?replaces={waiting.pk}").text
    assert 'value="2022-05"' in page
    assert 'value="31 May 2022"' in page
    assert "Send a corrected file" in page


def test_a_corrected_file_takes_the_place_of_the_one_that_waits(
    upload: Upload, as_: As, officer: User
) -> None:
    client = as_(officer)
    upload(book((RE_REFERRALS, "35% (57/270)", "35% (76/370)")))
    old = Return.objects.get()
    client.post(page_of(old, "questions/answer/"), {"code": "", "answer": "stands"})
    response = upload(book((RE_REFERRALS, "35% (57/270)", "36% (76/370)")), replaces=old.pk)
    new = Return.objects.exclude(pk=old.pk).get()
    page = shown_after(response, new)
    assert "The file before was turned down: this one takes its place. 1 answer was" in page
    assert "1 of 2 questions answered" in page
    assert f'href="{page_of(old)}"' in page
    old.refresh_from_db()
    assert (old.state, new.replaces) == ("refused", old)
    assert f'href="{page_of(new)}"' in client.get(page_of(old)).text


@pytest.mark.parametrize("number", ["none", "999", "0", "9" * 5000])
def test_what_is_no_return_is_not_replaced(upload: Upload, number: str) -> None:
    upload(GOOD, replaces=number)
    assert not Return.objects.filter(replaces__isnull=False).exists()


def test_a_return_of_another_panel_is_not_replaced(
    waiting: Return, as_: As, lead: User, upload: Upload
) -> None:
    assert as_(lead).get(f"{UPLOAD}?replaces={waiting.pk}").status_code == 403


def test_a_corrected_file_is_for_the_panel_of_the_one_before(
    waiting: Return, upload: Upload, officer: User
) -> None:
    other = establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)
    role = RoleAssignment.Role.OFFICER
    assign_role(user=officer, role=role, panel=other, from_on=date(2022, 1, 1), by=None)
    response = upload(book((REFERRALS, 271, 370)), replaces=waiting.pk, panel=other.pk)
    assert response.status_code == 422
    assert f"The file before is for {waiting.panel}" in response.text
    assert Return.objects.get().state == Return.State.CHECKED


@pytest.mark.parametrize(
    "address",
    [f"{LIST}template/?panel=%00", "/panels/children-and-families/restatements/?code=%00"],
)
def test_a_nul_in_an_address_is_no_fault_of_ours(as_: As, officer: User, address: str) -> None:
    assert as_(officer).get(address).status_code == 200


def test_a_nul_in_the_code_of_an_indicator_or_of_a_question_is_none(
    waiting: Return, as_: As, officer: User
) -> None:
    client, page = as_(officer), "/panels/children-and-families/2022-05/indicators/%00/"
    assert client.get(page).status_code == 404
    sent = {"code": "\x00none", "answer": "stands"}
    assert client.post(page_of(waiting, "questions/answer/"), sent).status_code == 302


# Reasons -----------------------------------------------------------------------------------------


@pytest.fixture
def restating(send: Send, upload: Upload) -> Return:
    """Return a return that waits and restates two indicators that were told."""
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "21%")), told_on=TOLD)
    upload(book((REFERRALS, 285, 370), (RE_REFERRALS, "21%", "23%")), data_on="9 July 2022")
    return Return.objects.get(state="checked")


def test_what_changes_is_shown_by_indicator_with_its_size(
    restating: Return, as_: As, officer: User
) -> None:
    page = as_(officer).get(page_of(restating)).text
    assert "Why did Re-referrals in 12 months change?" in page
    assert 'name="reason-REF01"' in page
    assert ">+15</td>" in page
    assert ">+2 points</td>" in page
    assert "restated" in page[page.index('id="cell-C2"') :][:200]


def test_reasons_are_taken_with_the_figures(restating: Return, as_: As, officer: User) -> None:
    client = as_(officer)
    seen = seen_on(client.get(page_of(restating)).text)
    form = {"seen": seen, "reason-REF01": "Came late.", "reason-REF02": "Recounted."}
    response = client.post(page_of(restating, "accept/"), form, follow=True)
    assert "2 restated" in response.text
    assert RestatementReason.objects.count() == 2
    page = client.get(page_of(restating)).text
    assert "Why figures changed" in page
    assert "Came late." in page


def test_a_missing_reason_is_asked_for_and_the_others_are_not_lost(
    restating: Return, as_: As, officer: User
) -> None:
    client = as_(officer)
    seen = seen_on(client.get(page_of(restating)).text)
    form = {"seen": seen, "reason-REF01": "Five came late.", "reason-REF02": ""}
    response = client.post(page_of(restating, "accept/"), form)
    assert response.status_code == 422
    assert "the panel was told otherwise: Re-referrals in 12 months." in response.text
    assert ">Five came late.</textarea>" in response.text
    assert own("REF01", "Apr-22") == "270.0000"
    bare = client.post(page_of(restating, "accept/"), {"seen": seen}, follow=True)
    assert "the panel was told otherwise: Referrals, Re-referrals in 12 months." in bare.text
