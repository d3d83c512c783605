"""How far a month's panel agreed with the auditors, with how many audits that is of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.analysis.agreement import Agreement
from audits.analysis.shares import ENOUGH
from audits.models import Grade, Moderation

Matrix = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class ShownAgreement:
    """The matrix as a table, what it comes to, and a sentence on what it is of."""

    says: str
    rows: tuple[dict[str, str], ...]
    columns: tuple[dict[str, object], ...]
    matrix: tuple[tuple[dict[str, object], ...], ...]


def matrix_of(moderations: Iterable[Moderation], grades: Sequence[Grade]) -> Matrix:
    """Count the pairs of grades: a row for each of the auditors', a column for the moderated."""
    place = {grade.pk: number for number, grade in enumerate(grades)}
    counts = [[0] * len(grades) for _ in grades]
    for one in moderations:
        if one.grade_id is not None:
            counts[place[one.auditor_grade_id]][place[one.grade_id]] += 1
    return tuple(tuple(row) for row in counts)


def agreement_of(
    matrix: Matrix, grades: Sequence[Grade], *, for_their_grade: int, found: Agreement
) -> ShownAgreement:
    """Return what is shown of a matrix; `for_their_grade` came for their grade and not by the draw.

    Those make the panel see more of the lowest grade than there is, so the sentence says it.
    """
    return ShownAgreement(
        says=_says(found.n, for_their_grade),
        rows=_rows(found) if found.is_enough else (),
        columns=(
            {"label": "Auditor"},
            *({"label": grade.label, "is_numeric": True} for grade in grades),
        ),
        matrix=tuple(
            (
                {"text": grade.label},
                *({"text": str(count), "is_numeric": True} for count in row),
            )
            for grade, row in zip(grades, matrix, strict=True)
        ),
    )


def _says(n: int, for_their_grade: int) -> str:
    audits = "1 audit was" if n == 1 else f"{n} audits were"
    of = f"{audits} moderated, {for_their_grade or 'none'} of them because of the auditor's grade."
    if n < ENOUGH:
        return f"{of} Rates of fewer than {ENOUGH} say too little and are not shown."
    return of


def _rows(found: Agreement) -> tuple[dict[str, str], ...]:
    low, high = found.interval
    kappa = found.kappa_reason if found.kappa_linear is None else f"{found.kappa_linear:.2f}"
    return (
        {
            "key": "Same grade",
            "value": f"{found.exact:.0%} of {found.n} (95% interval {low:.0%} to {high:.0%})",
        },
        {"key": "At most one grade apart", "value": f"{found.within_one:.0%} of {found.n}"},
        {"key": "Direction", "value": _direction(found.bias)},
        {"key": "Kappa, linear weights", "value": kappa},
        {"key": "AC2, linear weights", "value": f"{found.ac2_linear:.2f}"},
    )


def _direction(bias: float) -> str:
    if abs(bias) < 0.005:
        return "Neither higher nor lower on average"
    way = "lower" if bias < 0 else "higher"
    return f"The panel graded {way} than the auditors, by {abs(bias):.2f} of a grade on average"
