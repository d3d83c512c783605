"""Who is in the room at each item, and whether they are enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.meetings.quorum import ARRIVED, LEFT, Light, Seated, light_at


@pytest.mark.parametrize(
    ("moves", "in_at"),
    [
        ((), {0, 1, 2, 3}),
        (((2, LEFT),), {0, 1}),
        (((2, ARRIVED),), {2, 3}),
        (((1, LEFT), (2, ARRIVED)), {0, 2, 3}),
        (((1, ARRIVED), (3, LEFT)), {1, 2}),
        (((3, LEFT), (1, ARRIVED)), {1, 2}),  # in whatever order they were recorded
        (((0, LEFT),), set()),
    ],
)
def test_arrivals_and_departures_say_who_is_there(
    moves: tuple[tuple[int, str], ...], in_at: set[int]
) -> None:
    one = Seated(1, is_counted=True, moves=moves)
    assert {place for place in range(4) if one.is_in(place)} == in_at


def test_who_withdraws_is_away_for_that_item_alone() -> None:
    one = Seated(1, is_counted=True, away_at=frozenset({2}))
    assert [one.is_in(place) for place in range(4)] == [True, True, False, True]
    assert one.has_come_by(2)


def test_only_seats_that_count_make_the_quorum() -> None:
    seated = [Seated(1, is_counted=True), Seated(2, is_counted=True), Seated(3, is_counted=False)]
    light = light_at(0, seated, quorum=3)
    assert not light.is_quorate
    assert light.words == "2 of 3 needed: the meeting cannot go on; nothing may be resolved."
    assert light.label == "Not quorate"


def test_enough_is_enough() -> None:
    light = Light(present_count=3, needed_count=3)
    assert light.is_quorate
    assert light.words == "3 in the room, 3 needed."


@given(
    moves=st.lists(
        st.tuples(st.integers(0, 9), st.sampled_from([ARRIVED, LEFT])),
        unique_by=lambda move: move[0],
    ),
    place=st.integers(0, 9),
)
def test_the_last_move_up_to_an_item_decides(moves: list[tuple[int, str]], place: int) -> None:
    before = sorted(move for move in moves if move[0] <= place)
    one = Seated(1, is_counted=True, moves=tuple(moves))
    if before:
        assert one.is_in(place) == (before[-1][1] == ARRIVED)
    elif moves:
        assert one.is_in(place) == (min(moves)[1] == LEFT)
    else:
        assert one.is_in(place)
