"""How far moderators agree with auditors: never one number alone, since each tells another tale.

Exact agreement, agreement within a grade, the direction, linear weighted kappa and Gwet's AC2 with
linear weights. Sources: Cohen 1968; Gwet 2014. Kappa of skewed grades is low though nearly all
agree, AC2 is not; quadratic weights flatter and are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import index

from audits.analysis.shares import Share

Matrix = Sequence[Sequence[int]]

ONE_GRADE = "not defined: all one grade"


@dataclass(frozen=True)
class Agreement:
    """What a matrix of two grades says. Shares are from 0 to 1.

    `bias` is the mean shift in grades, negative where moderators are harsher. `interval` is
    Wilson's of the exact agreement. `kappa_linear` is None, with its reason, where chance alone
    would agree. `false_assurance` is the share, of what auditors graded good or better, that
    moderators did not.
    """

    exact: float
    within_one: float
    bias: float
    kappa_linear: float | None
    kappa_reason: str
    ac2_linear: float
    n: int
    interval: tuple[float, float]
    false_assurance: Share

    @property
    def is_enough(self) -> bool:
        """Return whether there are enough audits for a rate to be shown."""
        return Share(0, self.n).is_enough


def agreement(matrix: Matrix, *, good_count: int = 2) -> Agreement:
    """Return how two gradings agree.

    Rows are the auditors' grades, columns the moderators', the best grade first; the first
    `good_count` grades are good or better. Raises ValueError, with a sentence, for a matrix that is
    not square or holds what is no count, and where nothing was graded twice.

    >>> found = agreement([[2, 2, 0, 0], [0, 18, 6, 0], [0, 3, 14, 2], [0, 0, 1, 2]])
    >>> found.exact, found.within_one, round(found.bias, 2), round(found.ac2_linear, 4)
    (0.72, 1.0, -0.12, 0.8222)
    """
    counts = _checked(matrix)
    grades = range(len(counts))
    n = sum(map(sum, counts))
    shares = [[count / n for count in row] for row in counts]
    rows = [sum(row) for row in shares]
    columns = [sum(column) for column in zip(*shares, strict=True)]
    weights = [[1 - abs(i - j) / (len(counts) - 1) for j in grades] for i in grades]

    def weighted(of: Sequence[Sequence[float]]) -> float:
        return sum(weights[i][j] * of[i][j] for i in grades for j in grades)

    observed = weighted(shares)
    by_chance = weighted([[row * column for column in columns] for row in rows])
    is_one_grade = any(row[grade] == n for grade, row in enumerate(counts))
    same = Share(sum(counts[i][i] for i in grades), n)
    assert same.interval is not None  # n is above 0
    return Agreement(
        exact=same.share,
        within_one=sum(counts[i][j] for i in grades for j in grades if abs(i - j) <= 1) / n,
        bias=sum((i - j) * counts[i][j] for i in grades for j in grades) / n,
        kappa_linear=None if is_one_grade else _beyond(observed, by_chance),
        kappa_reason=ONE_GRADE if is_one_grade else "",
        ac2_linear=_beyond(observed, _gwet_chance(rows, columns, weights)),
        n=n,
        interval=same.interval,
        false_assurance=_false_assurance(counts, good_count),
    )


def _checked(matrix: Matrix) -> list[list[int]]:
    """Return the counts; raises ValueError for what is no matrix of them."""
    size = len(matrix)
    if size < 2 or any(len(row) != size for row in matrix):
        raise ValueError(
            "The matrix is not square. Give a row and a column for each grade, two at least."
        )
    try:
        counts = [[index(count) for count in row] for row in matrix]
    except TypeError:
        raise ValueError("The matrix holds what is no whole number. Give counts.") from None
    if any(count < 0 for row in counts for count in row):
        raise ValueError("The matrix holds a count below 0. Give counts.")
    if not any(map(any, counts)):
        raise ValueError("The matrix is empty: no audit was graded by both.")
    return counts


def _beyond(observed: float, by_chance: float) -> float:
    """Return the agreement beyond chance, as a share of what there could be."""
    return (observed - by_chance) / (1 - by_chance)


def _gwet_chance(
    rows: Sequence[float], columns: Sequence[float], weights: Sequence[Sequence[float]]
) -> float:
    """Return the agreement by chance as Gwet has it."""
    size = len(rows)
    mean = [(row + column) / 2 for row, column in zip(rows, columns, strict=True)]
    return sum(map(sum, weights)) / (size * (size - 1)) * sum(one * (1 - one) for one in mean)


def _false_assurance(counts: list[list[int]], good_count: int) -> Share:
    assured = counts[:good_count]
    return Share(sum(sum(row[good_count:]) for row in assured), sum(map(sum, assured)))
