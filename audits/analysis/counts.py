"""What is counted beside the grades: audits done, learning, re-audits, actions, moderation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audits.analysis.agreement import Agreement, agreement
from audits.analysis.grades import graded_only, scales_of
from audits.analysis.rows import Kind, Row, Scale
from audits.analysis.shares import Share, middle


@dataclass(frozen=True)
class Activity:
    """How many audits of a kind were allocated, handed in, and handed in late."""

    label: str
    allocated: int
    done: int
    late: int

    @property
    def open(self) -> int:
        """Return how many are still with their auditors."""
        return self.allocated - self.done


@dataclass(frozen=True)
class Learning:
    """A theme of learning and in how many audits it was found."""

    label: str
    count: int


@dataclass(frozen=True)
class Reaudits:
    """Re-audits, apart from the sample: how their grades stand to the first ones."""

    allocated: int
    done: int
    better: int
    same: int
    worse: int


@dataclass(frozen=True)
class Actions:
    """Actions that came of the audits, and the median of the days to close one."""

    count: int
    closed: int
    median_days: float | None


@dataclass(frozen=True)
class Moderated:
    """Audits of one scale that were graded twice: rows the auditors', columns the moderators'."""

    scale: Scale
    matrix: tuple[tuple[int, ...], ...]

    @property
    def agreement(self) -> Agreement:
        """Return how far the two agree."""
        return agreement(self.matrix, good_count=self.scale.good_count)


_ACTIVITIES = (
    ("Audits of the sample", Kind.SAMPLE, False),
    ("Themed and partnership audits", Kind.THEMED, False),
    ("Re-audits", Kind.REAUDIT, False),
)
REVIEWS = "Reviews without a grade"


def activities(rows: Sequence[Row]) -> tuple[Activity, ...]:
    """Return what was allocated and done, by kind; a kind that has none is left out.

    Reviews without a grade are activity, whatever their kind.
    """
    found = [
        _activity(label, [row for row in rows if row.kind == kind and row.is_review == is_review])
        for label, kind, is_review in _ACTIVITIES
    ]
    found.append(_activity(REVIEWS, [row for row in rows if row.is_review]))
    return tuple(one for one in found if one.allocated)


def _activity(label: str, rows: Sequence[Row]) -> Activity:
    given = [row for row in rows if row.is_allocated]
    done = [row for row in given if row.is_submitted]
    return Activity(label, len(given), len(done), sum(row.is_late for row in done))


def learning(found: Iterable[tuple[str, ...]]) -> tuple[Learning, ...]:
    """Return the themes of audits with how often each was found, the most frequent first."""
    counts = Counter(theme for themes in found for theme in set(themes))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Learning(label, count) for label, count in ordered)


def answered(answers: Iterable[bool | None]) -> Share:
    """Return how many said yes of those who answered."""
    given = [answer for answer in answers if answer is not None]
    return Share(sum(given), len(given))


def reaudits(rows: Iterable[Row]) -> Reaudits:
    """Return how cases stand that were audited again."""
    again = [row for row in rows if row.kind == Kind.REAUDIT and row.is_allocated]
    shifts = [_shift(row) for row in graded_only(again) if row.first_grade is not None]
    return Reaudits(
        allocated=len(again),
        done=sum(row.is_submitted for row in again),
        better=sum(shift < 0 for shift in shifts),
        same=sum(shift == 0 for shift in shifts),
        worse=sum(shift > 0 for shift in shifts),
    )


def _shift(row: Row) -> int:
    assert row.scale is not None  # it is graded
    assert row.final_grade is not None
    assert row.first_grade is not None
    return row.scale.place(row.final_grade) - row.scale.place(row.first_grade)


def actions(rows: Iterable[Row]) -> Actions:
    """Return the actions of audits, and how long one took to close."""
    remedies = [remedy for row in rows for remedy in row.remedies]
    days = [remedy.days_to_close for remedy in remedies]
    closed = [count for count in days if count is not None]
    return Actions(len(remedies), len(closed), middle(closed))


def moderated(rows: Iterable[Row]) -> tuple[Moderated, ...]:
    """Return the matrix of both grades for each scale on which audits were moderated."""
    twice = [row for row in graded_only(rows) if row.auditor_grade and row.moderated_grade]
    return tuple(
        Moderated(scale, _matrix([row for row in twice if row.scale == scale], scale))
        for scale in scales_of(twice)
    )


def _matrix(rows: Sequence[Row], scale: Scale) -> tuple[tuple[int, ...], ...]:
    pairs = Counter(
        (scale.place(row.auditor_grade or ""), scale.place(row.moderated_grade or ""))
        for row in rows
    )
    places = range(len(scale.grades))
    return tuple(tuple(pairs[one, other] for other in places) for one in places)
