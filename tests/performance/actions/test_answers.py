"""Answers to the questions about a return: what is allowed, what is kept, what they do."""

from datetime import date

import pytest

from performance.actions import answers, returns
from performance.actions.refusals import MoveRefused
from performance.models import (
    Indicator,
    IndicatorAlias,
    Observation,
    SeriesBreak,
)
from performance.returns.names import normalise
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.performance.actions.conftest import (
    CONTRADICTS,
    DOUBTFUL,
    TWO_SAY,
    Give,
    Receive,
    accept,
)
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

KITES = "Number of kites flown"
UNKNOWN = book((REFERRALS, 270, 370), (KITES, 3, 4))

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


def test_a_name_that_is_known_asks_what_its_row_is_asked(
    receive: Receive, give: Give, officer: User
) -> None:
    return_ = receive(book((REFERRALS, 270, 370), (KITES, 3.5, 4)))
    assert not return_.issues.filter(code="not_whole").exists()
    give(return_, "unknown_indicator", "same", detail="CIN01")
    for _ in range(2):
        returns.read_again(return_=return_, by=officer)
    (event,) = Event.objects.about(return_).filter(verb="return_read_again")
    assert (event.by_name, event.new) == (officer.name, {"found": return_.issues.count()})
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
