"""The table of moves: nothing leaves the list but by a decision of the panel."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.states import (
    ANSWERS,
    BY_THE_PANEL,
    DECIDE,
    FOR_THE_PANEL,
    MOVES,
    OFF_LIST,
    STARTS_AT_ONCE,
    STATUS_OF,
    Kind,
    State,
    Status,
    moves_of,
)


@given(st.sampled_from(Kind), st.data())
def test_no_path_leaves_the_list_without_the_panel(kind: Kind, data: st.DataObject) -> None:
    path = [State.MADE]
    for _ in range(data.draw(st.integers(1, 25))):
        allowed = sorted(moves_of(kind, path[-1]))
        if not allowed:
            break
        path.append(State(data.draw(st.sampled_from(allowed))))
    for before, after in pairwise(path):
        if after in OFF_LIST:
            assert moves_of(kind, before)[after].verb == DECIDE
            assert before in FOR_THE_PANEL
        if after == State.NOTED:
            assert before == State.NOT_AGREED
    assert all(one not in OFF_LIST for one in path[:-1])


def test_every_state_has_its_moves_and_its_printed_word() -> None:
    assert set(MOVES) == set(STATUS_OF) == set(State)
    assert set(STATUS_OF.values()) == set(Status)


def test_what_the_panel_alone_does_is_its_verb_and_nothing_else_is() -> None:
    for moves in MOVES.values():
        for to, move in moves.items():
            assert (to in BY_THE_PANEL) == (move.verb == DECIDE)


@pytest.mark.parametrize("kind", Kind)
def test_some_kinds_begin_without_notice_and_answer(kind: Kind) -> None:
    assert (State.IN_PROGRESS in moves_of(kind, State.MADE)) == (kind in STARTS_AT_ONCE)


def test_a_no_needs_a_reason_and_so_does_half_a_yes() -> None:
    answers = moves_of(Kind.RECOMMENDATION, State.NOTIFIED)
    assert set(answers) == ANSWERS
    assert {to for to, move in answers.items() if move.needs_reason} == {
        State.AGREED_IN_PART,
        State.NOT_AGREED,
    }
