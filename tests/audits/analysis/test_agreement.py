"""How far two gradings agree: a worked example, odd matrices, and what holds for any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.analysis.agreement import ONE_GRADE, agreement
from audits.analysis.shares import Share

WORKED = [[2, 2, 0, 0], [0, 18, 6, 0], [0, 3, 14, 2], [0, 0, 1, 2]]

SIZES = st.integers(2, 5)
MATRICES = SIZES.flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 30), min_size=size, max_size=size), min_size=size, max_size=size
    )
).filter(lambda matrix: any(map(any, matrix)))


def swapped(matrix: list[list[int]]) -> list[list[int]]:
    """Return the matrix with auditors and moderators changed over."""
    return [list(column) for column in zip(*matrix, strict=True)]


def test_the_worked_example_comes_out_to_four_places() -> None:
    found = agreement(WORKED)
    assert (found.n, found.exact, found.within_one) == (50, 0.72, 1.0)
    assert found.bias == pytest.approx(-0.12)
    # By hand: 14 of 50 are one grade apart; the margins (4, 24, 19, 3) and (2, 23, 21, 4) would be
    # 1860 / 2500 grades apart by chance. So 1 - 0.28 / 0.744.
    assert found.kappa_linear == pytest.approx(0.6237, abs=5e-5)
    assert found.ac2_linear == pytest.approx(0.82225, abs=5e-6)
    assert found.interval == pytest.approx((0.5833, 0.8253), abs=5e-5)
    assert found.false_assurance == Share(6, 28)
    assert (found.is_enough, found.kappa_reason) == (True, "")


def test_kappa_of_one_grade_alone_is_not_defined() -> None:
    found = agreement([[0, 0, 0, 0], [0, 12, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    assert (found.kappa_linear, found.kappa_reason) == (None, ONE_GRADE)
    assert (found.ac2_linear, found.exact, found.bias) == (1.0, 1.0, 0.0)


def test_a_moderator_one_grade_harsher_each_time_is_a_bias_of_one_down() -> None:
    found = agreement([[0, 4, 0], [0, 0, 5], [0, 0, 0]])
    assert (found.bias, found.exact, found.within_one) == (-1.0, 0.0, 1.0)
    assert (found.false_assurance, found.is_enough) == (Share(5, 9), False)


@pytest.mark.parametrize(
    ("matrix", "why"),
    [
        ([[1, 2], [3]], "not square"),
        ([[1, 2, 3], [4, 5, 6]], "not square"),
        ([], "not square"),
        ([[4]], "not square"),
        ([[1, -1], [0, 2]], "below 0"),
        ([[1, 0.5], [0, 2]], "no whole number"),
        ([["1", 0], [0, 2]], "no whole number"),
        ([[0, 0], [0, 0]], "no audit was graded by both"),
    ],
)
def test_what_is_no_matrix_of_counts_is_refused_in_words(matrix: list[list[int]], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        agreement(matrix)


@given(MATRICES)
def test_any_matrix_keeps_to_its_bounds(matrix: list[list[int]]) -> None:
    found = agreement(matrix)
    assert 0 <= found.exact <= found.within_one <= 1
    assert found.interval[0] <= found.exact <= found.interval[1]
    assert -1 - 1e-9 <= found.ac2_linear <= 1 + 1e-9
    assert found.kappa_linear is None or -1 - 1e-9 <= found.kappa_linear <= 1 + 1e-9
    assert (found.kappa_linear is None) == bool(found.kappa_reason)


@given(MATRICES)
def test_changing_auditors_and_moderators_over_turns_the_direction_round(
    matrix: list[list[int]],
) -> None:
    one, other = agreement(matrix), agreement(swapped(matrix))
    assert one.bias == pytest.approx(-other.bias)
    assert one.ac2_linear == pytest.approx(other.ac2_linear)
    assert (one.exact, one.within_one) == (other.exact, other.within_one)


@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=5).filter(lambda of: sum(map(bool, of)) > 1)
)
def test_two_who_always_agree_agree_by_every_measure(counts: list[int]) -> None:
    found = agreement(
        [[count if i == j else 0 for j in range(len(counts))] for i, count in enumerate(counts)]
    )
    assert (found.exact, found.within_one, found.bias) == (1.0, 1.0, 0.0)
    assert found.kappa_linear == pytest.approx(1.0)
    assert found.ac2_linear == pytest.approx(1.0)
