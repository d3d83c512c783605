"""The verdict: short plain sentences about one figure, each with the rule that it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from performance.analysis.comparison_clauses import comparison_sentences
from performance.analysis.direction import Arrow, Direction
from performance.analysis.evidence import Evidence, Restated
from performance.analysis.explanations import RULES
from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.analysis.history import extreme_sentence, run_sentence
from performance.analysis.phrases import count_sentence, share_sentence
from performance.analysis.ratings import missing_sentence
from performance.analysis.target_clauses import reach_sentence, target_sentence
from performance.analysis.timeline import NOUNS, near_name
from performance.analysis.variation_clauses import assurance_sentence, variation_sentence
from performance.analysis.wording import show, show_apart_from

__all__ = ["RULES", "Clause", "headline", "verdict"]


@dataclass(frozen=True)
class Clause:
    """One or two short sentences, and the code of their rule in `RULES`."""

    text: str
    rule: str


def verdict(evidence: Evidence) -> tuple[Clause, ...]:
    """Say everything that can be said, in the order in which a member needs it."""
    clauses = [*_figure(evidence), *_target(evidence)]
    if evidence.value is not None:
        clauses += [*_movement(evidence), *_variation(evidence), *_comparisons(evidence)]
    return (*clauses, *_restated(evidence))


HEADLINE_COUNT = 3
# After the figure and the target: what a card has room for, most telling first.
HEADLINE_ORDER = ("course", "reach", "run", "direction", "extreme")


def headline(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Choose the two or three clauses that go on a card."""
    chosen = [clause for clause in clauses if clause.rule == "figure"]
    chosen += [clause for clause in clauses if clause.rule in ("target", "year-end target")]
    for rule in HEADLINE_ORDER:
        chosen += [clause for clause in clauses if clause.rule == rule]
    return tuple(chosen[:HEADLINE_COUNT])


def _figure(evidence: Evidence) -> list[Clause]:
    measure, figure = evidence.measure, evidence.figure
    exact = evidence.value
    if figure is None or exact is None:
        return [Clause(missing_sentence(figure, evidence.period), "figure")]
    if measure.unit is not Unit.PERCENTAGE or not figure.has_fraction:
        said = count_sentence(measure, figure, evidence.period)
    else:
        goal = evidence.rating.goal
        shown = show(exact, measure.unit, measure.decimals)
        if goal is not None and evidence.rating.judged == exact:
            shown = show_apart_from(exact, goal, measure.unit, measure.decimals)
        said = share_sentence(measure, figure, shown=shown, period=evidence.period)
    clauses = [Clause(said, "figure")]
    if figure.sheet_value is not None:
        printed = show(figure.sheet_value, measure.unit, measure.decimals)
        clauses.append(Clause(f"The return itself said {printed}.", "sheet"))
    return clauses


def _target(evidence: Evidence) -> list[Clause]:
    rating, target = evidence.rating, evidence.target
    if target is None or rating.colour is None:
        # A missing figure has been said already; once is enough.
        if rating.reason is None or evidence.value is None:
            return []
        return [Clause(rating.reason, "not rated")]
    clauses = [Clause(*target_sentence(evidence.measure, target, rating, evidence.period))]
    if evidence.figure is not None:
        clauses += [
            Clause(*said)
            for said in reach_sentence(
                evidence.measure, target, rating, evidence.figure, evidence.period
            )
        ]
    return clauses


def _movement(evidence: Evidence) -> list[Clause]:
    clauses = []
    for rule, direction in zip(("direction", "year earlier"), evidence.directions, strict=False):
        said = _moved(evidence.measure, evidence.period, direction)
        if said is not None:
            clauses.append(Clause(said, rule))
    found = run_sentence(evidence.ratings, evidence.period)
    if found is not None:
        clauses.append(Clause(found, "run"))
    if not any(direction.is_of_increments for direction in evidence.directions):
        found = extreme_sentence(evidence.measure, evidence.series, evidence.period)
        if found is not None:
            clauses.append(Clause(found, "extreme"))
    return clauses


def _moved(measure: Measure, period: Period, direction: Direction) -> str | None:
    """Say "Up from 26% in November", as far as the difference shows."""
    if direction.then is None or direction.now is None or direction.arrow is None:
        return None
    other = near_name(direction.compared_with, period)
    if direction.is_of_increments:
        now, then = (
            show(value, measure.unit, measure.decimals) for value in (direction.now, direction.then)
        )
        return f"{now} added in {near_name(period, period)}, after {then} in {other}."
    if direction.arrow is Arrow.LEVEL:
        return f"The same as in {other}."
    shown = show(direction.then, measure.unit, measure.decimals)
    if shown == show(direction.now, measure.unit, measure.decimals):
        return f"Much as in {other} ({shown})."
    return f"{direction.arrow.value.capitalize()} from {shown} in {other}."


def _variation(evidence: Evidence) -> list[Clause]:
    if evidence.assessment is None:
        return []
    clauses = [Clause(variation_sentence(evidence.measure, evidence.assessment), "variation")]
    assurance = assurance_sentence(evidence.assessment)
    if assurance is not None:
        clauses.append(Clause(assurance, "assurance"))
    return clauses


def _comparisons(evidence: Evidence) -> list[Clause]:
    return [Clause(said, "comparison") for said in comparison_sentences(evidence.comparisons)]


def _restated(evidence: Evidence) -> list[Clause]:
    """Say what the panel was told otherwise: of one month in a sentence, of several in a list."""
    said = [
        (near_name(item.period, evidence.period), *_then_and_now(evidence.measure, item))
        for item in evidence.restated
    ]
    if not said:
        return []
    if len(said) == 1:
        name, told, current = said[0]
        text = f"{name} was {told} when the panel last met; it is {current} now."
        return [Clause(text, "restated")]
    listed = "; ".join(f"{name} {told}, now {current}" for name, told, current in said)
    noun = NOUNS[evidence.period.frequency]
    text = f"{len(said)} {noun}s read otherwise than when the panel last met: {listed}."
    return [Clause(text, "restated")]


def _then_and_now(measure: Measure, item: Restated) -> tuple[str, str]:
    """Return what was told and what is known now, by their counts where the shares look alike."""
    told, current = (_known_as(measure, figure) for figure in (item.told, item.now))
    if told == current and item.told.has_fraction and item.now.has_fraction:
        told, current = (
            f"{figure.numerator:,} of {figure.denominator:,}" for figure in (item.told, item.now)
        )
    return told, current


def _known_as(measure: Measure, figure: Figure) -> str:
    if figure.state is not None:
        return figure.state.value
    return show(figure.exact_in(measure.unit), measure.unit, measure.decimals)
