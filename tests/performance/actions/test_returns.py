"""Receiving, accepting, discarding and withdrawing, each whole or not at all."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone

from performance.actions import effects, importing, indicators, months, returns
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Observation, ReportingMonth, Return
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

MAY = Period.month(2022, 5)

Received = Callable[..., tuple[Return, Proposal]]


class Broken(RuntimeError):
    """What a broken history raises."""


@pytest.fixture
def received(panel: Panel, officer: User) -> Received:
    """Return a function that checks and receives made bytes, and stops there."""

    def receive(data: bytes, name: str = "made.xlsx") -> tuple[Return, Proposal]:
        proposal = returns.check(data, name=name, panel=panel, month=MAY, data_on=MAY.end)
        return_ = returns.receive(
            data=data,
            name=name,
            proposal=proposal,
            panel=panel,
            month=MAY,
            data_on=MAY.end,
            by=officer,
        )
        return return_, proposal

    return receive


def test_receiving_keeps_the_file_and_its_cells_and_no_figure(
    received: Received, officer: User
) -> None:
    data = book((REFERRALS, 270, 370))
    return_, _ = received(data, "../Q1 return.xlsx")
    assert (return_.state, return_.sender, return_.accepted_on) == ("checked", officer, None)
    assert (return_.file.read(), return_.file.name) == (data, "Q1 return.xlsx")
    assert return_.sha256 == returns.hash_of(data)
    assert return_.cells.count() == 8
    assert Observation.objects.count() == 0


def test_receiving_what_was_accepted_before_keeps_nothing(received: Received, send: Send) -> None:
    data = book((REFERRALS, 270, 370))
    first = send(data).return_
    before = everything()
    with pytest.raises(returns.AlreadyAccepted) as already:
        received(data)
    assert already.value.first == first
    assert added(before) == {}


def test_the_same_bytes_received_twice_are_accepted_once(received: Received, officer: User) -> None:
    data = book((REFERRALS, 270, 370))
    (one, proposal), (other, _) = received(data), received(data)
    returns.accept(return_=one, proposal=proposal, by=officer)
    with pytest.raises(returns.AlreadyAccepted):
        returns.accept(return_=other, proposal=proposal, by=officer)
    other.refresh_from_db()
    assert (other.state, other.accepted_on) == ("checked", None)
    assert Observation.objects.count() == 2


def test_accepting_counts_what_it_did(received: Received, officer: User) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "TBC")))
    counts = returns.accept(return_=return_, proposal=proposal, by=officer)
    assert counts == {"new": 4, "unchanged": 0, "restated": 0, "late": 0, "held": 0}
    assert return_.state == "accepted"
    assert return_.accepted_on == timezone.localdate()
    assert effects.in_words(counts) == (
        "Accepted. 4 figures are new, 0 unchanged, 0 restated and 0 supplied late."
    )


def test_accepting_twice_is_refused(received: Received, officer: User) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370)))
    returns.accept(return_=return_, proposal=proposal, by=officer)
    before = everything()
    with pytest.raises(returns.MoveRefused, match="not waiting for confirmation any more"):
        returns.accept(return_=return_, proposal=proposal, by=officer)
    assert added(before) == {}


def test_discarding_keeps_the_file_with_the_reason_and_takes_no_figure(
    received: Received, officer: User
) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370)))
    returns.discard(return_=return_, why="It is last year's template.", by=officer)
    assert return_.state == "refused"
    assert return_.file.path.exists()
    assert Event.objects.about(return_)[0].why == "It is last year's template."
    with pytest.raises(returns.MoveRefused):
        returns.accept(return_=return_, proposal=proposal, by=officer)
    with pytest.raises(returns.MoveRefused):
        returns.discard(return_=return_, why="Again.", by=officer)
    assert Observation.objects.count() == 0


def test_a_return_of_a_published_month_is_told_as_it_is_accepted(
    received: Received, send: Send, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 20))
    return_, proposal = received(book((REFERRALS, 270, 371)))
    reasons = {"REF01": "One came late."}
    returns.accept(return_=return_, proposal=proposal, by=officer, reasons=reasons)
    today = timezone.localdate()
    assert return_.told_on == today
    assert own("REF01", "May-22", today) == "371.0000"
    event = Event.objects.about(return_)[0]
    assert event.new["told_on"] == f"{today}"
    assert "told of these figures" in event.why


def test_a_return_of_a_month_not_told_yet_says_nothing_of_telling(
    received: Received, officer: User
) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370)))
    returns.accept(return_=return_, proposal=proposal, by=officer)
    event = Event.objects.about(return_)[0]
    assert ("told_on" in event.new, event.why) == (False, "")


def test_a_return_of_a_checked_month_makes_it_a_draft_again(
    received: Received, send: Send, officer: User
) -> None:
    send(book((REFERRALS, 270, 370)))
    month = months.check(month=ReportingMonth.objects.get(), by=officer)
    return_, proposal = received(book((REFERRALS, 270, 371)))
    returns.accept(return_=return_, proposal=proposal, by=officer)
    month.refresh_from_db()
    assert (month.state, month.checked_at) == ("draft", None)
    event = Event.objects.about(month)[0]
    assert (event.verb, event.by_name) == ("month_put_back", "Performance officer")
    assert event.why == f"A new return came after it was checked: {return_}."
    with pytest.raises(MoveRefused):
        months.publish(month=month, told_on=timezone.localdate(), by=None)


@pytest.mark.parametrize(
    "module", [returns, months, indicators], ids=lambda module: module.__name__.rpartition(".")[2]
)
def test_nothing_is_imported_without_its_history(
    send: Send, monkeypatch: pytest.MonkeyPatch, module: object
) -> None:
    def broken(**_: object) -> None:
        raise Broken

    before = everything()
    monkeypatch.setattr(module, "record", broken)
    choices = importing.Choices(has_accepted_warnings=True, is_creating_unknown=True)
    data = book((REFERRALS, 270, 370), ("Number of kites flown", 1, 2))
    with pytest.raises(Broken):
        send(data, told_on=date(2022, 6, 20), choices=choices)
    assert added(before) == {}


@pytest.mark.parametrize("act", ["receive", "accept", "discard", "withdraw"])
def test_nothing_is_done_to_a_return_without_its_history(
    received: Received, officer: User, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370)))
    if act == "withdraw":
        returns.accept(return_=return_, proposal=proposal, by=officer)
    acts: dict[str, Callable[[], object]] = {
        "receive": lambda: received(book((REFERRALS, 1, 2))),
        "accept": lambda: returns.accept(return_=return_, proposal=proposal, by=officer),
        "discard": lambda: returns.discard(return_=return_, why="Wrong.", by=officer),
        "withdraw": lambda: returns.withdraw(return_=return_, why="Wrong.", by=officer),
    }

    def broken(**_: object) -> None:
        raise Broken

    before, state = everything(), return_.state
    monkeypatch.setattr(returns, "record", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert added(before) == {}
    return_.refresh_from_db()
    assert return_.state == state


def test_a_received_return_is_read_again_against_what_is_known_by_then(
    received: Received, officer: User
) -> None:
    return_, proposal = received(book((REFERRALS, 270, 370)))
    again = returns.recheck(return_)
    assert [one.figure for one in again.figures] == [one.figure for one in proposal.figures]
    return_.file.path.write_bytes(b"")
    with pytest.raises(returns.ReturnRefused):
        returns.recheck(return_)
