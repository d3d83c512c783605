"""What answers do to a proposal: which figure is taken, and that no cell is ever lost."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.analysis.figures import Figure, Period, Unit
from performance.returns.answering import allowed, settled, unanswered
from performance.returns.answers import Answer, Given
from performance.returns.checks import CHECKS
from performance.returns.findings import Finding
from performance.returns.naming import asked_again, namings, recoded, unit_in, with_names
from performance.returns.proposal import Proposal, propose
from tests.performance.returns.proposals import (
    CONTACTS,
    MAY,
    RE_REFERRALS,
    cell,
    codes,
    figure,
    propose_return,
    propose_rows,
    value,
)
from tests.performance.returns.registers import make_register
from tests.performance.returns.workbooks import AREA, HEADER, read_rows

APRIL = Period.month(2022, 4)
CONTRADICTS = "percentage_contradicts_fraction"
DOUBTFUL = (AREA, RE_REFERRALS, "21% (57/270)", "35% (76/370)")
KITES = "Number of kites flown"
RIGHT = "Right service at the right time"


def answered(proposal: Proposal, answers: Mapping[str, str | Given]) -> Proposal:
    """Answer questions by their code, or by the address where one is about a cell."""
    given = {}
    for finding in proposal.findings:
        said = answers.get(finding.cell, answers.get(finding.code))
        if said is not None:
            given[finding.key] = said if isinstance(said, Given) else Given(Answer(said))
    return settled(proposal, given)


@pytest.mark.parametrize("answer", ["stands", "open", "fraction"])
def test_the_fraction_stays_unless_the_percentage_is_right(answer: str) -> None:
    proposal = answered(propose_rows(DOUBTFUL), {CONTRADICTS: answer})
    assert figure(proposal, "REF02", MAY).numerator == 76
    assert cell(proposal, "D2").verdict == ("question" if answer == "open" else "accepted")


def test_the_percentage_drops_the_fraction_and_the_cell_still_says_both() -> None:
    taken = answered(propose_rows(DOUBTFUL), {CONTRADICTS: "percentage"})
    found = figure(taken, "REF02", MAY)
    assert found == Figure(Decimal(35))
    assert "76 of 370" in cell(taken, "D2").message
    assert figure(taken, "REF02", APRIL).numerator == 57


def test_the_same_words_in_another_area_follow_the_percentage() -> None:
    twice = propose_rows(DOUBTFUL, (RIGHT, *DOUBTFUL[1:]))
    assert figure(answered(twice, {"D2": "percentage"}), "REF02", MAY).numerator is None
    kept = answered(twice, {"D2": "percentage", "D3": "fraction"})
    assert figure(kept, "REF02", MAY).numerator == 76


def test_what_is_left_out_gives_no_figure_and_says_why() -> None:
    left = answered(
        propose_rows(DOUBTFUL), {CONTRADICTS: Given(Answer.LEFT_OUT, why="Nobody knows.")}
    )
    assert [one.period for one in left.figures if one.code == "REF02"][:1] == [APRIL]
    assert all(one.address != "D2" for one in left.figures)
    found = cell(left, "D2")
    assert found.verdict == "rejected"
    assert found.message.startswith("Left out, as answered: Nobody knows. Return!D2 says 35%")


def test_another_cell_that_says_the_same_still_gives_the_figure() -> None:
    rows = (
        (AREA, CONTACTS, 1000, 1100.5),
        (RIGHT, CONTACTS, 1000, 1100.5),
    )
    left = answered(propose_rows(*rows), {"D2": "left out"})
    (found,) = [one for one in left.figures if (one.code, one.period) == ("CON01", MAY)]
    assert (found.address, found.addresses) == ("D3", ("D3",))


def test_of_cells_that_contradict_each_other_the_chosen_one_is_taken() -> None:
    rows = (AREA, CONTACTS, 1000, 1100), (RIGHT, CONTACTS, 1001, 1100)
    proposal = propose_rows(*rows)
    assert not [one for one in proposal.figures if (one.code, one.period) == ("CON01", APRIL)]
    chosen = answered(proposal, {"C3": "this cell", "C2": "left out"})
    assert value(chosen, "CON01", APRIL) == 1001
    assert (cell(chosen, "C3").verdict, cell(chosen, "C2").verdict) == ("accepted", "rejected")


def test_an_answer_to_another_question_changes_nothing() -> None:
    proposal = propose_rows(DOUBTFUL)
    assert settled(proposal, {"0" * 20: Given(Answer.LEFT_OUT)}) is proposal


# Names -------------------------------------------------------------------------------------------

ROWS = [HEADER, (AREA, CONTACTS, 1000, 1100), (None, KITES, 3, 4)]


def read_with(given: Given) -> Proposal:
    """Propose a return with an unknown name, as it is answered."""
    workbook, register = read_rows(ROWS), make_register()
    first = propose(workbook, register, month=MAY, data_on=MAY.end)
    (asked,) = unanswered(first)
    answers = {asked.key: given}
    known = with_names(register, first, answers)
    if known is register:
        return settled(first, answers)
    second = propose(workbook, known, month=MAY, data_on=MAY.end)
    return settled(asked_again(first, second, answers), answers)


def test_a_name_that_is_the_same_is_read_as_the_indicator() -> None:
    proposal = read_with(Given(Answer.SAME, "CIN01"))
    assert value(proposal, "CIN01", MAY) == 4
    assert unanswered(proposal) == ()
    assert "unknown_indicator" in codes(proposal, "B3")
    assert cell(proposal, "D3").verdict == "accepted"


def test_a_predecessor_is_not_asked_again_whether_it_is_one() -> None:
    proposal = read_with(Given(Answer.PREDECESSOR, "CIN01 2022-06-01"))
    assert value(proposal, "CIN01", MAY) == 4
    assert "predecessor_name" not in codes(proposal)
    assert cell(proposal, "B3").verdict == "accepted"


def test_a_predecessor_breaks_the_series_in_what_is_checked() -> None:
    first = propose(read_rows(ROWS), make_register(), month=MAY, data_on=MAY.end)
    (asked,) = unanswered(first)
    answers = {asked.key: Given(Answer.PREDECESSOR, "CIN01 2022-06-01")}
    assert with_names(make_register(), first, answers).breaks == {
        "CIN01": frozenset({date(2022, 6, 1)})
    }


def test_a_new_indicator_goes_by_its_name_until_it_has_a_code() -> None:
    proposal = read_with(Given(Answer.NEW))
    assert value(proposal, KITES, MAY) == 4
    assert value(recoded(proposal, {KITES: "NEW01"}), "NEW01", MAY) == 4
    assert cell(recoded(proposal, {KITES: "NEW01"}), "D3").code == "NEW01"


def test_a_name_that_is_left_out_leaves_out_its_row_and_nothing_else() -> None:
    proposal = read_with(Given(Answer.LEFT_OUT))
    assert {one.code for one in proposal.figures} == {"CON01"}
    assert unanswered(proposal) == ()
    assert cell(proposal, "C3").message == (
        "Left out, as answered: the name of its row is left out."
    )


def test_a_name_is_listed_once_however_often_it_stands_there() -> None:
    first = propose_rows((AREA, KITES, 3, 4), (None, f" {KITES.upper()}.", 3, 4))
    answers = {one.key: Given(Answer.NEW) for one in unanswered(first)}
    assert len(answers) == 2
    assert [one.name for one in namings(first, answers)] == [KITES]


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("Percentage of kites", Unit.PERCENTAGE),
        ("Kites (%)", Unit.PERCENTAGE),
        ("Rate of kites per 10,000", Unit.RATE),
        ("Kites", Unit.NUMBER),
    ],
)
def test_a_new_name_says_its_unit(name: str, unit: Unit) -> None:
    assert unit_in(name) is unit


# What is allowed ---------------------------------------------------------------------------------


def test_a_target_is_never_left_out_and_a_figure_may_be() -> None:
    assert Answer.LEFT_OUT in allowed("percentage_without_sign", "comparator")
    assert Answer.LEFT_OUT not in allowed("percentage_without_sign", "target")


def test_what_is_taken_allows_only_answers_that_change_no_figure() -> None:
    assert allowed(CONTRADICTS, "figure", is_accepted=True) == (
        Answer.FRACTION,
        Answer.STANDS,
        Answer.OPEN,
    )
    assert allowed("unknown_indicator", "name", is_accepted=True) == ()
    assert allowed("month_locked", "figure") == ()


def test_every_question_has_an_answer() -> None:
    assert not [one.code for one in CHECKS if one.severity == "warning" and not one.answers]


# Whatever is answered ----------------------------------------------------------------------------

OCTOBER = propose_return("2021-10_return", Period.month(2021, 10))
ASKED: list[Finding] = [one for one in OCTOBER.findings if one.answers]
ANSWERS = st.builds(
    Given,
    st.sampled_from(Answer),
    st.sampled_from(["", "REF02", "CP02 2022-04-01", "B7"]),
    st.sampled_from(["", "Asked the team."]),
)


@given(st.dictionaries(st.sampled_from([one.key for one in ASKED]), ANSWERS))
@settings(max_examples=60, deadline=None)
def test_answers_never_lose_a_cell(answers: dict[str, Given]) -> None:
    after = settled(OCTOBER, answers)
    assert [one.cell for one in after.cells] == [one.cell for one in OCTOBER.cells]
    assert all(one.verdict for one in after.cells)
    verdicts = {(one.cell.sheet, one.cell.address): one.verdict for one in after.cells}
    for one in after.figures:
        assert one.address in one.addresses
        for address in one.addresses:
            assert verdicts[one.sheet, address] in {"accepted", "question"}
    keys = [(one.code, one.body, one.period) for one in after.figures]
    assert len(keys) == len(set(keys))
    assert [one.key for one in after.findings] == [one.key for one in OCTOBER.findings]


@given(st.dictionaries(st.sampled_from([one.key for one in ASKED]), ANSWERS))
@settings(max_examples=30, deadline=None)
def test_only_what_is_answered_changes(answers: dict[str, Given]) -> None:
    after = settled(OCTOBER, answers)
    about = {
        address for one in ASKED if one.key in answers for address in (one.cells or (one.cell,))
    }
    rows = {one.cell.row for one in OCTOBER.cells if one.cell.address in about}
    before = {one.cell.address: one for one in OCTOBER.cells}
    for one in after.cells:
        if one.cell.row not in rows and one.cell.address not in about:
            assert one == before[one.cell.address]
