"""Agreement is shown with what it is of; of few audits there are no rates."""

from dataclasses import dataclass

import pytest

from audits.models import Grade, Moderation
from audits.presenters.agreement import agreement_of, matrix_of

GRADES = [Grade(pk=number, label=label) for number, label in ((1, "Good"), (2, "Poor"))]


@dataclass(frozen=True)
class Analysed:
    """An analysis of a matrix, as given."""

    exact: float = 0.7
    within_one: float = 1.0
    bias: float = -0.12
    kappa_linear: float | None = 0.615
    kappa_reason: str = ""
    ac2_linear: float = 0.822
    interval: tuple[float, float] = (0.4, 0.89)


def pairs(*of: tuple[int, int]) -> list[Moderation]:
    return [Moderation(auditor_grade_id=ours, grade_id=theirs) for ours, theirs in of]


def test_the_matrix_counts_the_auditors_down_and_the_moderated_across() -> None:
    open_one = Moderation(auditor_grade_id=1)
    counted = matrix_of([*pairs((1, 1), (1, 2), (1, 2)), open_one], GRADES)
    assert counted == ((1, 2), (0, 0))


def test_enough_audits_have_their_rates_with_what_they_are_of() -> None:
    shown = agreement_of(((6, 3), (0, 1)), GRADES, for_their_grade=1, found=Analysed())
    assert shown.says == ("10 audits were moderated, 1 of them because of the auditor's grade.")
    assert [row["value"] for row in shown.rows] == [
        "70% of 10 (95% interval 40% to 89%)",
        "100% of 10",
        "The panel graded lower than the auditors, by 0.12 of a grade on average",
        "0.61",
        "0.82",
    ]
    assert [[cell["text"] for cell in row] for row in shown.matrix] == [
        ["Good", "6", "3"],
        ["Poor", "0", "1"],
    ]


def test_of_fewer_than_ten_there_is_the_matrix_alone() -> None:
    shown = agreement_of(((5, 3), (0, 1)), GRADES, for_their_grade=0, found=Analysed())
    assert shown.rows == ()
    assert "Rates of fewer than 10" in shown.says
    assert len(shown.matrix) == 2


@pytest.mark.parametrize(
    ("bias", "says"), [(0.5, "graded higher"), (0.0, "Neither higher nor lower")]
)
def test_the_direction_is_in_words(bias: float, says: str) -> None:
    found = Analysed(bias=bias, kappa_linear=None, kappa_reason="not defined: all one grade")
    rows = agreement_of(((10, 0), (0, 0)), GRADES, for_their_grade=0, found=found).rows
    assert says in rows[2]["value"]
    assert rows[3]["value"] == "not defined: all one grade"
