"""Labels that never lie on each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.charts.placing import place, rows

LOW, HIGH = 10.0, 400.0
labels = st.lists(
    st.tuples(st.floats(-50, 500), st.floats(10, 60)).map(lambda pair: pair), min_size=1, max_size=9
)


@given(labels)
def test_labels_keep_apart_and_keep_their_order(wished: list[tuple[float, float]]) -> None:
    wanted, sizes = [w for w, _ in wished], [s for _, s in wished]
    middles = place(wanted, sizes, low=LOW, high=HIGH)
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    for one, next_one in pairwise(order):
        gap = middles[next_one] - middles[one]
        assert gap >= (sizes[one] + sizes[next_one]) / 2 - 1e-6


@given(labels)
def test_labels_that_fit_stay_within_the_bounds(wished: list[tuple[float, float]]) -> None:
    wanted, sizes = [w for w, _ in wished], [s for _, s in wished]
    middles = place(wanted, sizes, low=LOW, high=HIGH)
    assert min(m - s / 2 for m, s in zip(middles, sizes, strict=True)) >= LOW - 1e-6
    if sum(sizes) <= HIGH - LOW:
        assert max(m + s / 2 for m, s in zip(middles, sizes, strict=True)) <= HIGH + 1e-6


def test_labels_with_room_stay_where_they_are_wanted() -> None:
    assert place([50, 200, 100], [20, 20, 20], low=0, high=300) == [50, 200, 100]


def test_two_labels_wanted_in_one_place_share_the_shift() -> None:
    assert place([100, 100], [20, 20], low=0, high=300) == [90, 110]


@pytest.mark.parametrize(("wanted", "expected"), [(-40, 10), (900, 290)])
def test_a_label_wanted_outside_comes_to_the_edge(wanted: float, expected: float) -> None:
    assert place([wanted], [20], low=0, high=300) == [expected]


@given(st.lists(st.tuples(st.floats(0, 500), st.floats(1, 200)), max_size=12))
def test_spans_in_one_row_never_touch(drawn: list[tuple[float, float]]) -> None:
    spans = [(left, left + wide) for left, wide in drawn]
    numbers = rows(spans)
    for i, row in enumerate(numbers):
        for j in range(i):
            if numbers[j] == row:
                assert spans[i][0] >= spans[j][1] or spans[j][0] >= spans[i][1]
