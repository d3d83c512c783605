"""Every known kind of bad cell and bad file gets its verdict, its words, and little of our time."""

import re
from collections.abc import Callable
from functools import cache

import pytest

from performance.returns.checks import CHECKS
from performance.returns.faults import FAULTS
from tests.performance.returns.measuring import Outcome, outcome_of
from tests.performance.returns.taxonomy import CASES, Case
from tests.performance.returns.workbooks import MEMORY, SECONDS


@cache
def read_once(place: int) -> Outcome:
    """Read a case once for all that is asked about it."""
    return outcome_of(CASES[place])


def chosen(choose: Callable[[Case], bool] | None = None) -> pytest.MarkDecorator:
    """Ask about the cases chosen, or about all."""
    places = [place for place, case in enumerate(CASES) if choose is None or choose(case)]
    return pytest.mark.parametrize("place", places, ids=lambda place: CASES[place].id)


@chosen()
def test_each_kind_gets_its_verdict_and_plain_words(place: int) -> None:
    case, outcome = CASES[place], read_once(place)
    assert outcome.seconds < SECONDS
    assert outcome.peak_bytes < MEMORY
    assert outcome.verdict == case.verdict, [one.code for one in outcome.findings]
    for words in case.says:
        assert words in outcome.message
    if case.verdict in ("accepted", "ignored"):
        at_the_cell = [one.code for one in outcome.findings if case.cell in one.cells]
        assert at_the_cell == []
        return
    found = [one for one in outcome.findings if one.code == case.code]
    assert found
    assert found[0].message.endswith(".")
    if outcome.proposal is None:
        assert "!".join(filter(None, (found[0].sheet, found[0].cell))) == case.cell
        assert case.name in found[0].message
    elif case.cell:
        named = [one for one in found if case.cell in (one.cell, *one.cells)]
        assert named
        assert f"{outcome.proposal.sheet}" in named[0].message


@chosen(lambda case: case.verdict == "rejected")
def test_one_bad_cell_never_holds_up_the_others(place: int) -> None:
    case, proposal = CASES[place], read_once(place).proposal
    assert proposal is not None
    taken = {address for one in proposal.figures for address in one.addresses}
    assert case.cell not in taken
    assert taken


@chosen(lambda case: case.code == "names_a_child")
def test_what_is_said_about_a_child_is_never_repeated(place: int) -> None:
    message = read_once(place).message
    assert not re.search(r"943|5919|A123456789012|SO14|2014|Jane|Sample", message)


def test_all_kinds_are_there() -> None:
    kinds = {case.kind for case in CASES}
    assert {f"5.{number}" for number in range(1, 39)} <= kinds
    # Names of files and the size of an upload are the page's to judge, not the reader's.
    assert {f"6.{number}" for number in range(1, 21)} - {"6.17", "6.18"} <= kinds


def test_every_code_that_a_case_names_is_in_the_tables() -> None:
    known = {check.code for check in CHECKS} | {fault.code for fault in FAULTS}
    assert {case.code for case in CASES if case.code} <= known
