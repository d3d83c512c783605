"""Restating what the panel was told needs a reason, one per indicator."""

from datetime import date

import pytest

from performance.actions import returns
from performance.actions.effects import effects
from performance.actions.importing import Choices
from performance.actions.reasons import NOT_GIVEN, wanted
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import RestatementReason, Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

MAY = Period.month(2022, 5)
TOLD = date(2022, 6, 20)
LATER = date(2022, 7, 8)


def given() -> dict[str, str]:
    return dict(RestatementReason.objects.values_list("indicator__code", "reason"))


@pytest.fixture
def waiting(send: Send, panel: Panel, officer: User) -> Return:
    """Return a return that waits, and restates two told indicators and one told as a state."""
    send(
        book((REFERRALS, 270, "TBC"), (RE_REFERRALS, "21%", "21%")),
        told_on=TOLD,
    )
    data = book((REFERRALS, 275, 370), (RE_REFERRALS, "21%", "24%"))
    proposal = returns.check(data, name="made.xlsx", panel=panel, month=MAY, data_on=LATER)
    return returns.receive(
        data=data,
        name="made.xlsx",
        proposal=proposal,
        panel=panel,
        month=MAY,
        data_on=LATER,
        by=officer,
    )


def accept(return_: Return, by: User, **reasons: str) -> dict[str, int]:
    return returns.accept(
        return_=return_, proposal=returns.recheck(return_), by=by, reasons=reasons
    )


def test_a_reason_is_asked_once_for_each_indicator_that_was_told(
    waiting: Return, panel: Panel
) -> None:
    found = effects(returns.recheck(waiting), panel=panel, data_on=LATER)
    assert wanted(found) == ("REF01", "REF02")


@pytest.mark.parametrize("reasons", [{}, {"REF01": "Late."}, {"REF01": "Late.", "REF02": " "}])
def test_without_one_nothing_is_taken_and_the_refusal_names_them(
    waiting: Return, officer: User, reasons: dict[str, str]
) -> None:
    before = everything()
    with pytest.raises(MoveRefused, match=r"Say why these changed.*Re-referrals") as refusal:
        accept(waiting, officer, **reasons)
    assert ("Referrals," in str(refusal.value)) is ("REF01" not in reasons)
    assert added(before) == {}
    assert own("REF01", "Apr-22") == "270.0000"


def test_reasons_are_kept_with_the_return(waiting: Return, officer: User) -> None:
    accept(waiting, officer, REF01=" Five came late. ", REF02="Recounted.", CIN01="Not asked.")
    assert given() == {"REF01": "Five came late.", "REF02": "Recounted."}
    assert {one.parent for one in RestatementReason.objects.all()} == {waiting}


def test_what_was_never_told_needs_none(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    again = send(book((REFERRALS, 271, 370)), data_on=LATER, choices=Choices())
    assert (again.status, given()) == ("accepted", {})


def test_what_goes_back_to_what_was_told_needs_none(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=TOLD)
    june = book((REFERRALS, 271, 334), months=("Apr-22", "Jun-22"))
    again = send(june, "2022-06", data_on=LATER)
    assert again.counts["restated"] == 1
    back = send(book((REFERRALS, 270, 371)), data_on=date(2022, 8, 8))
    assert back.counts["restated"] == 2
    reasons = RestatementReason.objects.filter(parent=back.return_)
    assert [one.reason for one in reasons] == [NOT_GIVEN]
    back = send(book((REFERRALS, 271, 371)), data_on=date(2022, 8, 9), choices=Choices())
    assert back.status == "checked"


def test_other_bodies_and_late_figures_need_none(send: Send) -> None:
    columns = ("Apr-22", "May-22", "England 21/22")
    send(book((RE_REFERRALS, "21%", "TBC", "21%"), months=columns), told_on=TOLD)
    again = send(book((RE_REFERRALS, "21%", "22%", "22%"), months=columns), data_on=LATER)
    assert (again.counts["late"], given()) == (1, {})


# By command --------------------------------------------------------------------------------------


def test_without_a_reason_a_file_is_only_looked_at(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=TOLD)
    before = everything()
    asked = send(book((REFERRALS, 271, 370)), data_on=LATER, choices=Choices())
    (finding,) = asked.findings
    assert (asked.status, finding.code, finding.cell) == (
        "checked",
        "restated_without_reason",
        "C2",
    )
    assert added(before) == {}


def test_one_reason_serves_all_and_each_may_have_its_own(send: Send) -> None:
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "21%")), told_on=TOLD)
    choices = Choices(because="Counted again.", reasons={"REF02": "A team was left out."})
    again = send(
        book((REFERRALS, 271, 370), (RE_REFERRALS, "21%", "22%")), data_on=LATER, choices=choices
    )
    assert (again.status, again.findings) == ("accepted", ())
    assert given() == {"REF01": "Counted again.", "REF02": "A team was left out."}


def test_accepting_warnings_says_that_no_reason_was_given(import_return: ImportReturn) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    again = import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9))
    assert again.counts["restated"] == 9
    assert "restated_without_reason" not in {finding.code for finding in again.findings}
    assert set(given().values()) == {NOT_GIVEN}
