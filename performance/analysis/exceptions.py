"""What to look at first: why an indicator is an exception, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from performance.analysis.assessment import Assessment
from performance.analysis.comparison import Comparison
from performance.analysis.evidence import Evidence, Restated
from performance.analysis.figures import Figure, Measure, State, Unit
from performance.analysis.history import missed_in_a_row
from performance.analysis.ratings import DEFAULT_POINTS, DEFAULT_RELATIVE, Colour, Rating
from performance.analysis.variation import mean_moving_range

IN_FULL = 5
ENOUGH_TO_KNOW_THE_USUAL = 3


class Reason(StrEnum):
    """Why an indicator is on the first page; the words are in `WORDS`."""

    OFF_TARGET_TWICE = "off-target-twice"
    CONCERN = "concern"
    NEVER_MEETS = "never-meets"
    WORSE = "worse-than-comparators"
    NO_DATA = "no-data"
    RESTATED = "restated"
    TARGET_CHANGED = "target-changed"

    @property
    def words(self) -> str:
        """The reason as a reader sees it."""
        return WORDS[self]


WORDS = {
    Reason.OFF_TARGET_TWICE: "Off target two periods running",
    Reason.CONCERN: "More than chance, and for the worse",
    Reason.NEVER_MEETS: "Will not meet its target as things are",
    Reason.WORSE: "Worse than comparators",
    Reason.NO_DATA: "No data for two periods",
    Reason.RESTATED: "Restated by more than it usually moves",
    Reason.TARGET_CHANGED: "The target changed",
}


@dataclass(frozen=True)
class Candidate:
    """An indicator that may be an exception, with what decides its place.

    `relative_gap` is the size of the miss over the target, None where there is none. `is_new`:
    it was no exception one period ago.
    """

    code: str
    reasons: tuple[Reason, ...]
    is_statutory: bool
    missed_in_a_row: int = 0
    relative_gap: Fraction | None = None
    is_new: bool = False


def select(
    candidates: Iterable[Candidate], in_full: int = IN_FULL
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Rank those with a reason and split them into those told in full and the rest.

    Statutory before other, then periods missed in a row, size of the gap, newness, and the code,
    so that the order never depends on how they came.
    """
    ranked = sorted((one for one in candidates if one.reasons), key=_place)
    return tuple(ranked[:in_full]), tuple(ranked[in_full:])


def candidate(
    evidence: Evidence,
    *,
    is_statutory: bool,
    is_target_changed: bool = False,
    is_new: bool = False,
) -> Candidate:
    """Make the candidate of one indicator from its evidence."""
    return Candidate(
        code=evidence.measure.code,
        reasons=reasons(evidence, is_target_changed=is_target_changed),
        is_statutory=is_statutory,
        missed_in_a_row=missed_in_a_row(evidence.ratings, evidence.period),
        relative_gap=relative_gap(evidence.rating),
        is_new=is_new,
    )


def reasons(evidence: Evidence, *, is_target_changed: bool = False) -> tuple[Reason, ...]:
    """Find every reason why the indicator is an exception, in the order of `Reason`."""
    assessment = evidence.assessment
    found = {
        Reason.OFF_TARGET_TWICE: _is_off_target_twice(evidence),
        Reason.CONCERN: assessment is not None and assessment.last_kind == "concern",
        Reason.NEVER_MEETS: _never_meets(assessment),
        Reason.WORSE: is_worse_than_comparators(evidence.comparisons),
        Reason.NO_DATA: _has_no_data_twice(evidence),
        Reason.RESTATED: any(
            is_restated_beyond_usual(evidence, item) for item in evidence.restated
        ),
        Reason.TARGET_CHANGED: is_target_changed,
    }
    return tuple(reason for reason, holds in found.items() if holds)


def relative_gap(rating: Rating) -> Fraction | None:
    """Return the size of a miss over its target; over 1 where the target is 0."""
    if not rating.is_missed or rating.gap is None or rating.goal is None:
        return None
    return -rating.gap / (abs(rating.goal) or 1)


def is_worse_than_comparators(comparisons: Iterable[Comparison]) -> bool:
    """Say whether it is worse than most of the other bodies it can be compared with."""
    words = [one.word for one in comparisons if one.word is not None and not one.comparator.is_own]
    return words.count("worse") * 2 > len(words)


def is_restated_beyond_usual(evidence: Evidence, item: Restated) -> bool:
    """Say whether a figure was changed by more than it usually moves from period to period.

    While too few figures are known for that, by more than the usual tolerance of a target. A
    figure that was still to come when the panel met is late, not restated.
    """
    told, now = (_exact(evidence.measure, figure) for figure in (item.told, item.now))
    if told is None:
        return False
    if now is None:
        return True
    values = [_exact(evidence.measure, figure) for _, figure in sorted(evidence.series.items())]
    usual = mean_moving_range([None if value is None else float(value) for value in values])
    if usual is None or len(values) <= ENOUGH_TO_KNOW_THE_USUAL:
        is_share = evidence.measure.unit is Unit.PERCENTAGE
        usual = float(DEFAULT_POINTS if is_share else abs(told) * DEFAULT_RELATIVE / 100)
    return float(abs(now - told)) > usual


def _place(one: Candidate) -> tuple[bool, int, Fraction, bool, str]:
    gap = one.relative_gap if one.relative_gap is not None else Fraction(-1)
    return (not one.is_statutory, -one.missed_in_a_row, -gap, not one.is_new, one.code)


def _exact(measure: Measure, figure: Figure) -> Fraction | None:
    return figure.exact_in(measure.unit)


def _is_off_target_twice(evidence: Evidence) -> bool:
    before = evidence.ratings.get(evidence.period.previous())
    return (
        evidence.rating.colour is Colour.RED and before is not None and before.colour is Colour.RED
    )


def _never_meets(assessment: Assessment | None) -> bool:
    return assessment is not None and assessment.assurance == "fail"


def _has_no_data_twice(evidence: Evidence) -> bool:
    """Say whether this period and the last have no value, in a series that should have one."""
    latest = [evidence.series.get(p) for p in (evidence.period, evidence.period.previous())]
    if not evidence.series:
        return False
    return all(
        figure is None
        or (
            figure.exact_in(evidence.measure.unit) is None
            and figure.state is not State.NOT_APPLICABLE
        )
        for figure in latest
    )
