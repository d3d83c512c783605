"""Answers to the questions about a return: what is allowed, what is kept, what they do."""

from collections.abc import Callable
from datetime import date

import pytest

from performance.actions import answers, returns
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import (
    Indicator,
    IndicatorAlias,
    Observation,
    Return,
    ReturnIssue,
    SeriesBreak,
)
from performance.returns.names import normalise
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

MAY = Period.month(2022, 5)
KITES = "Number of kites flown"
# The percentage is not that of its fraction.
DOUBTFUL = book((RE_REFERRALS, "21% (57/270)", "35% (76/370)"))
UNKNOWN = book((REFERRALS, 270, 370), (KITES, 3, 4))
TWO_SAY = book((REFERRALS, 270, 370), (REFERRALS, 271, 370))

Receive = Callable[..., Return]
Give = Callable[..., ReturnIssue]


@pytest.fixture
def receive(panel: Panel, officer: User) -> Receive:
    """Return a function that reads and keeps made bytes, waiting for confirmation."""

    def received(data: bytes, *, replaces: Return | None = None) -> Return:
        proposal = returns.check(data, name="made.xlsx", panel=panel, month=MAY, data_on=MAY.end)
        return returns.receive(
            data=data,
            name="made.xlsx",
            proposal=proposal,
            panel=panel,
            month=MAY,
            data_on=MAY.end,
            by=officer,
            replaces=replaces,
        )

    return received


@pytest.fixture
def give(officer: User) -> Give:
    """Return a function that answers the question of a code, about a cell if one is named."""

    def given(return_: Return, code: str, answer: str, cell: str = "", **more: str) -> ReturnIssue:
        issues = return_.issues.filter(code=code)
        issue = (issues.filter(address=cell) if cell else issues)[0]
        detail, why = more.get("detail", ""), more.get("why", "")
        return answers.give(
            return_=return_, key=issue.key, answer=answer, detail=detail, why=why, by=officer
        )

    return given


def accept(return_: Return, by: User) -> dict[str, int]:
    return returns.accept(return_=return_, proposal=returns.recheck(return_), by=by)


CONTRADICTS = "percentage_contradicts_fraction"


# Answering ---------------------------------------------------------------------------------------


def test_an_answer_is_kept_with_who_gave_it_and_in_the_history(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(DOUBTFUL)
    issue = give(return_, CONTRADICTS, "fraction", why="Counted again.")
    issue.refresh_from_db()
    assert (issue.answer, issue.why, issue.answered_by) == ("fraction", "Counted again.", officer)
    event = Event.objects.about(return_)[0]
    assert (event.verb, event.why) == ("question_answered", "Counted again.")
    assert event.new["cells"] == "Return!D2"
    assert Observation.objects.count() == 0


def test_of_two_officers_the_last_answer_counts_and_both_are_in_the_history(
    receive: Receive, give: Give, officer: User, lead: User
) -> None:
    return_ = receive(DOUBTFUL)
    give(return_, CONTRADICTS, "fraction")
    answers.give(
        return_=return_,
        key=return_.issues.get(code=CONTRADICTS).key,
        answer="percentage",
        by=lead,
    )
    issue = return_.issues.get(code=CONTRADICTS)
    assert (issue.answer, issue.answered_by) == ("percentage", lead)
    second, first = Event.objects.about(return_)[:2]
    assert (first.new["answer"], first.by_name) == ("fraction", officer.name)
    assert (second.old["answer"], second.new["answer"]) == ("fraction", "percentage")


@pytest.mark.parametrize(
    ("answer", "detail", "words"),
    [
        ("perhaps", "", "Choose one of the answers."),
        ("stands", "", "is no answer to this question"),
        ("same", "", "Choose the indicator"),
        ("same", "XYZ99", "There is no indicator XYZ99"),
        ("predecessor", "REF02", "Give the day from which the new series starts"),
        ("predecessor", "REF02 soon", "Give the day from which the new series starts"),
    ],
)
def test_an_answer_that_is_none_is_refused_in_words(
    receive: Receive, give: Give, answer: str, detail: str, words: str
) -> None:
    return_ = receive(UNKNOWN)
    before = everything()
    with pytest.raises(MoveRefused, match=words):
        give(return_, "unknown_indicator", answer, detail=detail)
    assert added(before) == {}
    assert not return_.issues.exclude(answer="").exists()


def test_a_name_that_is_something_different_is_not_matched_to_it(
    receive: Receive, give: Give
) -> None:
    IndicatorAlias.objects.create(
        indicator=Indicator.objects.get(code="REF02"),
        name=KITES,
        normalised=normalise(KITES),
        meaning=IndicatorAlias.Meaning.DIFFERENT,
    )
    with pytest.raises(MoveRefused, match="something different from REF02"):
        give(receive(UNKNOWN), "unknown_indicator", "same", detail="REF02")


def test_a_question_that_is_gone_and_a_return_that_is_closed_take_no_answer(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(DOUBTFUL)
    with pytest.raises(MoveRefused, match="not asked any more"):
        answers.give(return_=return_, key="0" * 20, answer="stands", by=officer)
    returns.discard(return_=return_, why="Wrong.", by=officer)
    with pytest.raises(MoveRefused, match="is refused: nothing is asked"):
        give(return_, CONTRADICTS, "stands")


def test_alike_answers_all_that_are_left_of_a_code_and_no_others(
    receive: Receive, give: Give, officer: User
) -> None:
    doubtful = (RE_REFERRALS, "35% (57/270)", "35% (76/370)", "35% (79/334)")
    data = book(doubtful, (REFERRALS, 270, 370.5, 334), months=("Mar-22", "Apr-22", "May-22"))
    return_ = receive(data)
    give(return_, CONTRADICTS, "left out", "C2")
    count = answers.give_alike(return_=return_, code=CONTRADICTS, answer="stands", by=officer)
    assert count == 2
    given = return_.issues.filter(code=CONTRADICTS).values_list("address", "answer")
    assert dict(given) == {"C2": "left out", "D2": "stands", "E2": "stands"}
    assert return_.issues.get(code="not_whole").answer == ""
    answers.give_alike(return_=return_, code="", answer="open", by=officer)
    assert not return_.issues.filter(answer="").exists()
    with pytest.raises(MoveRefused, match="No question is left"):
        answers.give_alike(return_=return_, code=CONTRADICTS, answer="stands", by=officer)


@pytest.mark.parametrize("answer", ["same", "predecessor", "this cell"])
def test_what_each_question_needs_for_itself_is_not_answered_alike(
    receive: Receive, officer: User, answer: str
) -> None:
    with pytest.raises(MoveRefused, match="one by one"):
        answers.give_alike(return_=receive(UNKNOWN), code="", answer=answer, by=officer)


# What they do at confirmation --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "figure"),
    [
        ("fraction", "35.0000 (76/370)"),
        ("stands", "35.0000 (76/370)"),
        ("open", "35.0000 (76/370)"),
        ("percentage", "35.0000"),
        ("left out", None),
    ],
)
def test_the_answer_decides_which_figure_is_taken(
    receive: Receive, give: Give, officer: User, answer: str, figure: str | None
) -> None:
    return_ = receive(DOUBTFUL)
    give(return_, CONTRADICTS, answer)
    accept(return_, officer)
    assert own("REF02", "May-22") == figure
    assert own("REF02", "Apr-22") == "21.0000 (57/270)"
    cell = return_.cells.get(address="D2")
    assert cell.answer != ""
    assert "35%" in cell.message
    assert cell.verdict == {"left out": "rejected", "open": "question"}.get(answer, "accepted")


def test_the_cell_that_is_right_is_taken_and_the_others_are_left_out(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(TWO_SAY)
    give(return_, "contradiction", "this cell", "C2")
    give(return_, "contradiction", "this cell", "C3")
    assert dict(return_.issues.values_list("address", "answer")) == {
        "C2": "left out",
        "C3": "this cell",
    }
    accept(return_, officer)
    assert own("REF01", "Apr-22") == "271.0000"


def test_a_name_stops_the_return_until_it_is_answered(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(UNKNOWN)
    before = everything()
    with pytest.raises(MoveRefused, match=r"Answer what stops the return first: Return!B3\."):
        accept(return_, officer)
    assert added(before) == {}
    give(return_, "unknown_indicator", "left out")
    accept(return_, officer)
    assert own("REF01", "May-22") == "370.0000"
    assert not IndicatorAlias.objects.filter(normalised=normalise(KITES)).exists()
    assert "left out" in return_.cells.get(address="C3").message.lower()


def test_a_name_that_is_the_same_is_read_and_remembered(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(UNKNOWN)
    give(return_, "unknown_indicator", "same", detail="CIN01", why="It was renamed.")
    assert not IndicatorAlias.objects.filter(name=KITES).exists()
    accept(return_, officer)
    assert own("CIN01", "May-22") == "4.0000"
    alias = IndicatorAlias.objects.get(name=KITES)
    assert (alias.indicator.code, alias.meaning, alias.note) == ("CIN01", "same", "It was renamed.")
    assert return_.issues.get(code="unknown_indicator").answer == "same"
    again = receive(book((REFERRALS, 270, 370), (KITES, 3, 5)))
    assert not again.issues.filter(code="unknown_indicator").exists()


def test_a_predecessor_breaks_the_series_on_the_day_given(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(UNKNOWN)
    give(return_, "unknown_indicator", "predecessor", detail="CIN01 2022-06-01")
    accept(return_, officer)
    assert own("CIN01", "May-22") == "4.0000"
    alias = IndicatorAlias.objects.get(name=KITES)
    assert (alias.meaning, alias.break_on) == ("predecessor", date(2022, 6, 1))
    assert SeriesBreak.objects.filter(indicator__code="CIN01", on=date(2022, 6, 1)).exists()


def test_a_new_indicator_is_made_when_it_is_confirmed_and_not_before(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(UNKNOWN)
    give(return_, "unknown_indicator", "new")
    proposal = returns.recheck(return_)
    assert [one.code for one in proposal.figures if one.code == KITES] == [KITES, KITES]
    assert not Indicator.objects.filter(is_draft=True).exists()
    counts = returns.accept(return_=return_, proposal=proposal, by=officer)
    made = Indicator.objects.get(is_draft=True)
    assert (counts["new"], made.name) == (4, KITES)
    assert own(made.code, "May-22") == "4.0000"
    assert return_.cells.get(address="D3").indicator == made


def test_a_name_is_answered_wherever_it_stands(receive: Receive, give: Give, officer: User) -> None:
    return_ = receive(book((KITES, 3, 4), (REFERRALS, 270, 370), (f" {KITES.upper()}.", 3, 4)))
    give(return_, "unknown_indicator", "same", "B4", detail="CIN01")
    asked = return_.issues.filter(code="unknown_indicator")
    assert list(asked.values_list("answer", "detail")) == [("same", "CIN01")] * 2
    accept(return_, officer)
    assert own("CIN01", "May-22") == "4.0000"


def test_a_name_that_is_known_asks_what_its_row_is_asked(receive: Receive, give: Give) -> None:
    return_ = receive(book((REFERRALS, 270, 370), (KITES, 3.5, 4)))
    assert not return_.issues.filter(code="not_whole").exists()
    give(return_, "unknown_indicator", "same", detail="CIN01")
    returns.refresh(return_=return_, proposal=returns.recheck(return_))
    assert return_.issues.get(code="not_whole").address == "C3"
    assert return_.issues.get(code="unknown_indicator").answer == "same"


def test_what_was_answered_after_the_file_was_read_is_not_confirmed(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(DOUBTFUL)
    proposal = returns.recheck(return_)
    give(return_, CONTRADICTS, "left out")
    with pytest.raises(MoveRefused, match="Things changed since you looked"):
        returns.accept(return_=return_, proposal=proposal, by=officer)
    return_.refresh_from_db()
    assert (return_.state, Observation.objects.count()) == ("checked", 0)


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
