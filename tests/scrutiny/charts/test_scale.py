"""Round ticks that hold every value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrutiny.charts.scale import Plot, readable_ticks, ticks

values = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 4))


@given(values, values)
def test_ticks_rise_and_hold_both_ends(one: float, other: float) -> None:
    low, high = sorted((one, other))
    found = ticks(low, high)
    assert found == sorted(set(found))
    slack = max(abs(low), abs(high), 1.0) * 1e-6
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert 2 <= len(found) <= 8


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (20.5, 33, [20, 25, 30, 35]),
        (23.9, 77.8, [0, 20, 40, 60, 80]),
        (82, 100, [80, 85, 90, 95, 100]),
        (0.12, 0.31, [0, 0.1, 0.2, 0.3, 0.4]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert ticks(low, high) == pytest.approx(expected)


def test_values_that_are_all_nought_still_have_an_axis() -> None:
    assert ticks(0, 0)[0] == 0
    assert ticks(0, 0)[-1] > 0


def test_two_ticks_are_never_written_the_same() -> None:
    written = [text for _, text in readable_ticks([97.2, 98.1], lambda v: f"{v:.0f}%")]
    assert len(set(written)) == len(written)


def test_a_single_point_stands_in_the_middle() -> None:
    assert Plot(10, 110, 0, 100, 1, 0, 1).x(0) == 60
