"""Agreement is shown with what it is of; of few audits there are no rates."""

import pytest

from audits.analysis.agreement import agreement
from audits.models import Grade, Moderation
from audits.presenters.agreement import Matrix, ShownAgreement, agreement_of, matrix_of

pytestmark = pytest.mark.any_database

GRADES = [Grade(pk=number, label=label) for number, label in ((1, "Good"), (2, "Poor"))]


def pairs(*of: tuple[int, int]) -> list[Moderation]:
    return [Moderation(auditor_grade_id=ours, grade_id=theirs) for ours, theirs in of]


def test_the_matrix_counts_the_auditors_down_and_the_moderated_across() -> None:
    open_one = Moderation(auditor_grade_id=1)
    counted = matrix_of([*pairs((1, 1), (1, 2), (1, 2)), open_one], GRADES)
    assert counted == ((1, 2), (0, 0))


def shown(matrix: Matrix, for_their_grade: int = 0) -> ShownAgreement:
    found = agreement(matrix, good_count=1)
    return agreement_of(matrix, GRADES, for_their_grade=for_their_grade, found=found)


def test_enough_audits_have_their_rates_with_what_they_are_of() -> None:
    agreed = shown(((6, 3), (0, 1)), for_their_grade=1)
    assert agreed.says == "10 audits were moderated, 1 of them because of the auditor's grade."
    assert [(row["key"], row["value"]) for row in agreed.rows] == [
        ("Same grade", "70% of 10 (95% interval 40% to 89%)"),
        ("At most one grade apart", "100% of 10"),
        ("Direction", "The panel graded lower than the auditors, by 0.30 of a grade on average"),
        ("Kappa, linear weights", "0.29"),
        ("AC2, linear weights", "0.52"),
    ]
    assert [[cell["text"] for cell in row] for row in agreed.matrix] == [
        ["Good", "6", "3"],
        ["Poor", "0", "1"],
    ]


def test_of_fewer_than_ten_there_is_the_matrix_alone() -> None:
    agreed = shown(((5, 3), (0, 1)))
    assert agreed.rows == ()
    assert "Rates of fewer than 10" in agreed.says
    assert len(agreed.matrix) == 2


@pytest.mark.parametrize(
    ("matrix", "direction", "kappa"),
    [
        (((5, 0), (5, 0)), "graded higher", "0.00"),
        (((10, 0), (0, 0)), "Neither higher nor lower", "not defined: all one grade"),
    ],
)
def test_the_direction_is_in_words_and_what_is_not_defined_says_why(
    matrix: Matrix, direction: str, kappa: str
) -> None:
    rows = shown(matrix).rows
    assert direction in rows[2]["value"]
    assert rows[3]["value"] == kappa
