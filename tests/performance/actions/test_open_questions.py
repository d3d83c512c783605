"""Questions that stay open at confirmation, and what a corrected file carries over."""

import pytest

from performance.actions.refusals import MoveRefused
from performance.models import Observation
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.performance.actions.conftest import (
    CONTRADICTS,
    DOUBTFUL,
    MAY,
    TWO_SAY,
    Give,
    Receive,
    accept,
)
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import own

pytestmark = pytest.mark.django_db

# What is open ------------------------------------------------------------------------------------

OPEN = "not a whole number; being checked"


@pytest.mark.parametrize(("answer", "caveat"), [("", OPEN), ("open", OPEN), ("stands", "")])
def test_what_is_open_at_confirmation_is_printed_beside_its_figure(
    receive: Receive, give: Give, officer: User, answer: str, caveat: str
) -> None:
    return_ = receive(book((REFERRALS, 270, 370.5), (RE_REFERRALS, "21%", "21%")))
    if answer:
        give(return_, "not_whole", answer)
    accept(return_, officer)
    source = Observation.objects.get(indicator__code="REF01", period_start=MAY.start).source_cell
    assert (source.address, source.caveat) == ("D2", caveat)
    assert return_.cells.exclude(pk=source.pk).filter(caveat=OPEN).count() == 0


def test_a_caveat_goes_with_the_figure_whichever_cell_it_is_taken_from(
    receive: Receive, officer: User
) -> None:
    return_ = receive(book((REFERRALS, 270, 370.5), (REFERRALS, 270, 370.5)))
    accept(return_, officer)
    assert {cell.caveat for cell in return_.cells.filter(address__in=["D2", "D3"])} == {OPEN}


def test_an_open_question_answered_later_takes_its_caveat_away(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(book((REFERRALS, 270, 370.5)))
    accept(return_, officer)
    give(return_, "not_whole", "stands", why="Two half cases.")
    cell = return_.cells.get(address="D2")
    assert (cell.caveat, cell.answer) == ("", "It is right as it stands. Two half cases.")
    give(return_, "not_whole", "open")
    assert return_.cells.get(address="D2").caveat == OPEN


def test_what_is_taken_is_not_left_out_by_an_answer(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(book((REFERRALS, 270, 370.5)))
    accept(return_, officer)
    with pytest.raises(MoveRefused, match="send a corrected file or withdraw the return"):
        give(return_, "not_whole", "left out")
    assert own("REF01", "May-22") == "370.5000"


@pytest.mark.parametrize("before", ["left out", "percentage"])
def test_what_decided_a_figure_stays_beside_it(
    receive: Receive, give: Give, officer: User, before: str
) -> None:
    return_ = receive(DOUBTFUL)
    give(return_, CONTRADICTS, before)
    accept(return_, officer)
    for after in ("stands", "fraction", "open"):
        with pytest.raises(MoveRefused, match="are taken already"):
            give(return_, CONTRADICTS, after)
    assert return_.issues.get(code=CONTRADICTS).answer == before


# A corrected file --------------------------------------------------------------------------------


def test_a_corrected_file_takes_the_place_and_the_answers_of_the_one_that_waits(
    receive: Receive, give: Give, officer: User
) -> None:
    old = receive(book((RE_REFERRALS, "35% (57/270)", "35% (76/370)")))
    give(old, CONTRADICTS, "percentage", "C2", why="Asked.")
    give(old, CONTRADICTS, "stands", "D2")
    new = receive(book((RE_REFERRALS, "35% (57/270)", "36% (76/370)")), replaces=old)
    old.refresh_from_db()
    assert (old.state, new.replaces, new.state) == ("refused", old, "checked")
    assert Event.objects.about(old)[0].why == "Replaced by the corrected file made.xlsx."
    carried = {issue.address: issue for issue in new.issues.all()}
    assert (carried["C2"].answer, carried["C2"].why) == ("percentage", "Asked.")
    assert (carried["C2"].answered_by, carried["D2"].answer) == (officer, "")
    assert Event.objects.about(new)[0].verb == "answers_carried_over"


def test_which_cell_is_right_is_asked_again_where_another_one_changed(
    receive: Receive, give: Give
) -> None:
    old = receive(TWO_SAY)
    give(old, "contradiction", "this cell", "C2")
    new = receive(book((REFERRALS, 270, 370), (REFERRALS, 272, 370)), replaces=old)
    assert set(new.issues.values_list("answer", flat=True)) == {""}


def test_a_corrected_file_for_an_accepted_return_leaves_it_as_it_is(
    receive: Receive, officer: User
) -> None:
    old = receive(DOUBTFUL)
    accept(old, officer)
    new = receive(book((REFERRALS, 1, 2)), replaces=old)
    old.refresh_from_db()
    assert (old.state, new.replaces) == ("accepted", old)
