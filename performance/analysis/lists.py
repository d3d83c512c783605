"""Suggestions for the three lists of a month: going well, ones to watch, to do better.

People choose among them and reword them. The figure stands in the sentence as a token, so that it
stays what the data says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from performance.analysis.direction import Judgement
from performance.analysis.evidence import Evidence
from performance.analysis.history import missed_in_a_row
from performance.analysis.ratings import Colour


class List(StrEnum):
    """The list that an indicator belongs on."""

    GOING_WELL = "going well"
    TO_WATCH = "to watch"
    TO_DO_BETTER = "to do better"


@dataclass(frozen=True)
class Suggestion:
    """An indicator for a list, with a sentence to start from."""

    code: str
    list: List
    says: str


def suggestions(evidences: Iterable[Evidence]) -> tuple[Suggestion, ...]:
    """Suggest for each indicator the list it belongs on, and why; most belong on none."""
    found = []
    for evidence in evidences:
        placed = _place(evidence)
        if placed is not None:
            found.append(Suggestion(evidence.measure.code, placed[0], _says(evidence, placed[1])))
    return tuple(found)


def _place(evidence: Evidence) -> tuple[List, str] | None:
    """Return an indicator's list with the reason: worse ones first, as they need words most."""
    colour, before = evidence.rating.colour, _colour_before(evidence)
    special = evidence.assessment.last_kind if evidence.assessment else None
    if colour is None:
        return None
    if evidence.assessment is not None and evidence.assessment.assurance == "fail":
        return List.TO_DO_BETTER, "As things are the target will not be met"
    if colour is Colour.RED:
        if before is Colour.GREEN:
            return List.TO_WATCH, "It was on target the month before"
        count = missed_in_a_row(evidence.ratings, evidence.period)
        why = f"The target has been missed {count} months running" if count > 1 else "Off target"
        return List.TO_DO_BETTER, why
    if colour is Colour.AMBER:
        return List.TO_WATCH, "Near the target, and not there"
    if special == "concern":
        return List.TO_WATCH, "On target, and getting worse by more than chance"
    if before in (Colour.RED, Colour.AMBER):
        return List.GOING_WELL, "On target, and it was not the month before"
    if special == "improvement" or _is_better(evidence):
        return List.GOING_WELL, "On target, and better than the month before"
    return None


def _colour_before(evidence: Evidence) -> Colour | None:
    before = evidence.ratings.get(evidence.period.previous())
    return before.colour if before else None


def _is_better(evidence: Evidence) -> bool:
    """Say whether it moved for the better by more than it usually moves."""
    return any(
        one.judgement is Judgement.BETTER and not one.is_usual for one in evidence.directions[:1]
    )


def _says(evidence: Evidence, why: str) -> str:
    measure, target = evidence.measure, evidence.target
    aim = f", against a target of {target.plain(measure.unit)}" if target else ""
    return f"{measure.short_name}: {{{measure.code}}}{aim}. {why}."
