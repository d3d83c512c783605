"""Confirming a return by its page, and turning it down: what was seen is what is taken."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font

from performance.actions import returns
from performance.actions.returns import CHANGED
from performance.models import Indicator, IndicatorAlias, Observation, Return
from performance.returns.names import normalise
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything
from tests.performance.views.returning import (
    GOOD,
    As,
    Upload,
    confirm,
    page_of,
    seen_on,
)

pytestmark = pytest.mark.django_db


def test_confirming_takes_the_figures_and_says_how_many(
    waiting: Return, as_: As, officer: User
) -> None:
    response = confirm(as_(officer), waiting)
    assert "Accepted. 2 figures are new, 0 unchanged" in response.text
    assert response.redirect_chain[-1][0] == "/panels/children-and-families/2022-05/"
    assert own("REF01", "May-22") == "370.0000"


def test_confirming_twice_is_answered_in_words_and_changes_nothing(
    waiting: Return, as_: As, officer: User
) -> None:
    page = as_(officer).get(page_of(waiting)).text
    confirm(as_(officer), waiting, page)
    before = everything()
    response = confirm(as_(officer), waiting, page)
    assert "is not waiting for confirmation any more" in response.text
    assert added(before) == {}


def test_what_restates_is_shown_before_it_is_confirmed(
    upload: Upload, as_: As, send: Send, officer: User
) -> None:
    send(GOOD)
    upload(book((REFERRALS, 265, 370)))
    return_ = Return.objects.get(state="checked")
    page = " ".join(as_(officer).get(page_of(return_)).text.split())
    assert "Restated" in page
    assert "April 2022" in page
    assert "265" in page
    assert "270" in page


def test_a_register_that_moved_on_meanwhile_is_seen_when_confirming(
    waiting: Return, as_: As, officer: User
) -> None:
    waiting.file.path.write_bytes(b"")
    response = as_(officer).post(page_of(waiting, "accept/"), follow=True)
    assert "is empty" in response.text
    waiting.refresh_from_db()
    assert (waiting.state, Observation.objects.count()) == ("checked", 0)


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_nothing_is_taken_without_what_was_seen(
    waiting: Return, as_: As, officer: User, seen: str
) -> None:
    before = everything()
    response = as_(officer).post(page_of(waiting, "accept/"), {"seen": seen}, follow=True)
    assert CHANGED in response.text
    assert added(before) == {}


def test_what_another_return_said_meanwhile_is_shown_before_it_is_restated(
    waiting: Return, as_: As, send: Send, officer: User
) -> None:
    client = as_(officer)
    page = client.get(page_of(waiting)).text
    assert seen_on(client.get(page_of(waiting)).text) == seen_on(page)
    send(book((REFERRALS, 265, 371)), data_on=waiting.data_on)
    before = everything()
    response = confirm(client, waiting, page)
    assert CHANGED in response.text
    assert "Restated" in response.text
    assert added(before) == {}
    assert own("REF01", "May-22") == "371.0000"
    confirm(client, waiting, response.text)
    assert own("REF01", "May-22") == "370.0000"


def test_cells_are_kept_as_they_were_read_when_they_were_taken(
    upload: Upload, as_: As, officer: User
) -> None:
    client, name = as_(officer), "Kites seen in the month"
    first, second = (Indicator.objects.get(code=code) for code in ("REF01", "CIN01"))
    alias = IndicatorAlias.objects.create(
        indicator=first, name=name, normalised=normalise(name), meaning="same"
    )
    upload(book((name, 270, 370)))
    return_ = Return.objects.get()
    page = client.get(page_of(return_)).text
    assert return_.cells.get(address="C2").indicator == first
    IndicatorAlias.objects.filter(pk=alias.pk).update(indicator=second)
    assert CHANGED in confirm(client, return_, page).text
    confirm(client, return_)
    assert return_.cells.get(address="C2").indicator == second
    assert (own("REF01", "Apr-22"), own("CIN01", "Apr-22")) == (None, "270.0000")


def test_the_file_is_read_again_only_for_who_may_accept_it(
    waiting: Return, as_: As, officer: User, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Return] = []
    recheck = returns.recheck

    def counted(return_: Return) -> Proposal:
        read.append(return_)
        return recheck(return_)

    monkeypatch.setattr(returns, "recheck", counted)
    page = as_(lead).get(page_of(waiting)).text
    assert read == []
    assert 'id="cell-C2"' in page
    assert "Before you confirm" not in page
    assert "Before you confirm" in as_(officer).get(page_of(waiting)).text
    assert read == [waiting]


def test_what_is_crossed_out_or_hidden_is_said_before_it_is_taken(
    upload: Upload, as_: As, officer: User
) -> None:
    made = load_workbook(BytesIO(GOOD))
    sheet = made["Return"]
    sheet["C2"].font = Font(strike=True)
    sheet["D2"].comment = Comment("To be checked again", "An officer")
    sheet.row_dimensions[2].hidden = True
    file = BytesIO()
    made.save(file)
    upload(file.getvalue())
    page = as_(officer).get(page_of(Return.objects.get())).text
    assert "Also seen in the file" in page
    assert "Return!C2 is struck through. It is read all the same." in page
    assert "Return!D2 has a comment: To be checked again" in page
    assert "Row 2 of Return is hidden." in page


def test_a_file_with_nothing_besides_its_figures_says_nothing_of_it(
    waiting: Return, as_: As, officer: User
) -> None:
    assert "Also seen in the file" not in as_(officer).get(page_of(waiting)).text


def test_turning_down_needs_a_reason(waiting: Return, as_: As, officer: User) -> None:
    response = as_(officer).post(page_of(waiting, "discard/"), {"why": " "}, follow=True)
    assert "Say why the return is turned down." in response.text
    waiting.refresh_from_db()
    assert waiting.state == "checked"
    as_(officer).post(page_of(waiting, "discard/"), {"why": "Last year's template."})
    waiting.refresh_from_db()
    assert waiting.state == "refused"
    page = as_(officer).get(page_of(waiting)).text
    assert "Last year&#x27;s template." in page
    assert "Return discarded" in page
    assert f'action="{page_of(waiting, "accept/")}"' not in page


def test_what_was_turned_down_cannot_be_turned_down_again(
    waiting: Return, as_: As, officer: User
) -> None:
    as_(officer).post(page_of(waiting, "discard/"), {"why": "Wrong."})
    response = as_(officer).post(page_of(waiting, "discard/"), {"why": "Again."}, follow=True)
    assert "is not waiting for confirmation any more" in response.text


@pytest.mark.parametrize("act", ["accept/", "discard/"])
def test_nothing_is_done_by_following_a_link(
    waiting: Return, as_: As, officer: User, act: str
) -> None:
    assert as_(officer).get(page_of(waiting, act)).status_code == 405
    waiting.refresh_from_db()
    assert waiting.state == "checked"
