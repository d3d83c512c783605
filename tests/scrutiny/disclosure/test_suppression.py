"""No hidden count can be worked out: tried with every table that fits what is shown."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scrutiny.disclosure.suppression import Suppressed, suppress


def lines(shown: Suppressed) -> list[list[int | None]]:
    """Return the table with its totals."""
    rows = [[*cells, of] for cells, of in zip(shown.cells, shown.row_totals, strict=True)]
    return [*rows, [*shown.column_totals, shown.total]]


def whole(table: list[list[int]]) -> list[list[int]]:
    """Return a table with its totals."""
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def what_fits(table: list[list[int]], shown: Suppressed) -> dict[tuple[int, int], set[int]]:
    """Return each hidden place with every number that could stand there.

    Whoever reads it knows that a hidden number is at least 1, since noughts are shown.
    """
    printed = lines(shown)
    inner = [
        range(1, table[row][column] + 3) if cell is None else (cell,)
        for row, cells in enumerate(shown.cells)
        for column, cell in enumerate(cells)
    ]
    width = len(table[0])
    found: dict[tuple[int, int], set[int]] = {}
    for numbers in product(*inner):
        tried = whole([list(numbers[at : at + width]) for at in range(0, len(numbers), width)])
        places = [(row, column) for row in range(len(tried)) for column in range(len(tried[0]))]
        if all(printed[row][column] in (None, tried[row][column]) for row, column in places):
            for row, column in places:
                if printed[row][column] is None:
                    found.setdefault((row, column), set()).add(tried[row][column])
    return found


SMALL = st.sampled_from([0, 0, 1, 2, 3, 6, 7])
TABLES = st.sampled_from([(1, 1), (1, 3), (2, 2), (2, 3), (3, 2)]).flatmap(
    lambda size: st.lists(
        st.lists(SMALL, min_size=size[1], max_size=size[1]), min_size=size[0], max_size=size[0]
    )
)


@settings(max_examples=60)
@given(TABLES)
def test_every_hidden_number_could_be_another(table: list[list[int]]) -> None:
    shown = suppress(table)
    fits = what_fits(table, shown)
    hidden = [
        (row, column)
        for row, cells in enumerate(lines(shown))
        for column, cell in enumerate(cells)
        if cell is None
    ]
    assert all(len(fits[place]) > 1 for place in hidden), (table, shown)


@given(st.lists(st.lists(st.integers(0, 30), min_size=4, max_size=4), min_size=1, max_size=9))
def test_small_numbers_are_hidden_noughts_are_not_and_the_rest_is_true(
    table: list[list[int]],
) -> None:
    for printed, true in zip(lines(suppress(table)), whole(table), strict=True):
        for cell, count in zip(printed, true, strict=True):
            assert cell in (None, count)
            assert (cell is None) if 1 <= count <= 5 else True
            assert count != 0 or cell == 0


def test_a_table_without_small_numbers_is_shown_as_it_is() -> None:
    shown = suppress([[10, 0], [12, 20]])
    assert shown == Suppressed(((10, 0), (12, 20)), (10, 32), (22, 20), 42)
    assert not shown.hides_a_total


def test_the_smallest_numbers_that_do_are_hidden_beside() -> None:
    shown = suppress([[3, 10, 40], [12, 20, 50], [60, 70, 80]])
    assert shown.cells == ((None, None, 40), (None, None, 50), (60, 70, 80))
    assert not shown.hides_a_total


def test_two_ones_that_their_total_would_give_away_are_not_enough() -> None:
    # 1 + 1 of 20: whoever knows that a hidden number is no nought would know both.
    shown = suppress([[1, 1, 18], [30, 30, 30]])
    assert shown.cells[0] == (None, None, None) or shown.row_totals[0] is None


def test_a_small_total_is_hidden_too() -> None:
    shown = suppress([[2, 0], [0, 0]])
    assert shown == Suppressed(((None, 0), (0, 0)), (None, 0), (None, 0), None)
    assert shown.hides_a_total


def test_nothing_is_nothing() -> None:
    assert suppress([]) == Suppressed((), (), (), 0)


@pytest.mark.parametrize(
    ("table", "why"), [([[1], [2, 3]], "differ in length"), ([[-1]], "below 0")]
)
def test_what_is_no_table_of_counts_is_refused(table: list[list[int]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        suppress(table)
