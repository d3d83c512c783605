"""From lines to judgements: rating, sentences and place among the exceptions. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from performance.analysis.comparison import Comparator as Compared
from performance.analysis.evidence import Evidence, Restated
from performance.analysis.examination import Background, examine, rate_series
from performance.analysis.exceptions import Candidate, candidate, reasons, select
from performance.analysis.figures import Figure, Period
from performance.analysis.ratings import Colour, Rating, rate
from performance.analysis.targets import TargetRule
from performance.analysis.verdict import Clause, headline, verdict
from performance.models import Body
from performance.told.board import Board, Comparator, Line, Seen, window
from performance.told.restated import changes_of

# From worst to best: an indicator in two areas counts once, by the stricter of its targets.
ORDER: tuple[Colour | None, ...] = (Colour.RED, Colour.AMBER, Colour.GREEN, None)


@dataclass(frozen=True)
class Judged:
    """A line with everything that was found out about it."""

    line: Line
    evidence: Evidence
    clauses: tuple[Clause, ...]
    candidate: Candidate

    @property
    def colour(self) -> Colour | None:
        """Return the colour of the month's rating."""
        return self.evidence.rating.colour

    @property
    def card(self) -> tuple[Clause, ...]:
        """Return the two or three sentences that go on a card."""
        return headline(self.clauses)


class Ratings(TypedDict):
    """How many indicators are rated how, each once, and each by its code."""

    red: int
    amber: int
    green: int
    not_rated: int
    by_indicator: dict[str, str]


def judge(line: Line, month: Period) -> Judged:
    """Examine one line for a month, by its months from `window` on.

    A page that reads older months as well says the same of the month as one that does not.
    """
    first = window(month)
    evidence = _evidence(line, month, first, restated=_restated(line, first))
    found = candidate(
        evidence,
        is_statutory=line.is_statutory,
        is_target_changed=is_target_changed(line, month),
    )
    if found.reasons and not _was_exception(line, month.previous(), first):
        found = replace(found, is_new=True)
    return Judged(line=line, evidence=evidence, clauses=verdict(evidence), candidate=found)


def is_target_changed(line: Line, month: Period) -> bool:
    """Say whether another target applies than in the month before.

    The first target the register knows is no change: nobody can say what there was before it.
    """
    before = month.previous()
    has_earlier = any(target.from_on <= before.end for target in line.targets)
    return has_earlier and line.target_in(before) != line.target_in(month)


def rating_told(line: Line, month: Period) -> Rating:
    """Rate a month as the panel had been told of it, by the target that applied in it.

    The months of its year count too: a year-end target may be judged on what they come to.
    """
    of_year = month.financial_year_of()
    told = {period: seen for period, seen in line.then.items() if of_year.contains(period.start)}
    target = line.target_in(month)
    rated = rate_series(
        line.measure,
        _series(told),
        target=target,
        earlier_targets=_other_targets(line, told, target),
    )
    return rated.get(month) or rate(line.measure, target, None, month)


def ratings_by_month(line: Line, month: Period) -> dict[Period, Rating]:
    """Rate every month of a line by the target that applied in it, older ones too."""
    target = line.target_in(month)
    return rate_series(
        line.measure,
        _series(line.months),
        target=target,
        earlier_targets=_other_targets(line, line.months, target),
    )


def _was_exception(line: Line, month: Period, first: Period) -> bool:
    """Say whether the line was an exception in an earlier month, by what is known now."""
    evidence = _evidence(line, month, first)
    return bool(reasons(evidence, is_target_changed=is_target_changed(line, month)))


def _restated(line: Line, first: Period) -> tuple[Restated, ...]:
    """Return the months that read otherwise than when the panel last met, with both figures."""
    return tuple(
        Restated(change.period, change.then.figure, change.now.figure)
        for change in changes_of(line)
        if change.now is not None and change.period >= first
    )


def _evidence(
    line: Line, month: Period, first: Period, *, restated: tuple[Restated, ...] = ()
) -> Evidence:
    """Examine the line's months from the first one on."""
    target = line.target_in(month)
    return examine(
        line.measure,
        month,
        {period: figure for period, figure in _series(line.months).items() if period >= first},
        target=target,
        earlier_targets=_other_targets(line, line.months, target),
        background=Background(
            breaks=tuple(broken.on for broken in line.breaks),
            comparators=tuple(
                Compared(_within_sentence(one), one.period, one.seen.figure, one.is_own)
                for one in line.comparators
            ),
            restated=restated,
        ),
    )


def _series(months: Mapping[Period, Seen]) -> dict[Period, Figure]:
    """Return the figures of months without where they came from."""
    return {period: seen.figure for period, seen in months.items()}


def _other_targets(
    line: Line, months: Iterable[Period], target: TargetRule | None
) -> dict[Period, TargetRule | None]:
    """Return the targets of the months in which another one applied."""
    applied = {period: line.target_in(period) for period in months}
    return {period: rule for period, rule in applied.items() if rule != target}


def _within_sentence(one: Comparator) -> str:
    """Return a body's name as it stands within a sentence: only neighbours are a common noun."""
    return one.name.lower() if one.kind == Body.Kind.NEIGHBOURS else one.name


def judge_board(board: Board) -> dict[tuple[str, str], Judged]:
    """Judge every line of a board, by area and code.

    An indicator with the same target in two areas is examined once.
    """
    done: dict[tuple[str, object], Judged] = {}
    judged: dict[tuple[str, str], Judged] = {}
    for line in board.lines:
        key = (line.code, line.targets)
        if key not in done:
            done[key] = judge(line, board.month)
        known = done[key]
        judged[line.area, line.code] = Judged(line, known.evidence, known.clauses, known.candidate)
    return judged


def once_each(judged: Iterable[Judged]) -> dict[str, Judged]:
    """Return each indicator once: of two areas, the one with the worse rating."""
    worst: dict[str, Judged] = {}
    for one in judged:
        known = worst.get(one.line.code)
        if known is None or ORDER.index(one.colour) < ORDER.index(known.colour):
            worst[one.line.code] = one
    return worst


def ratings_of(board: Board) -> Ratings:
    """Count a board's indicators by rating, each once."""
    return count(once_each(judge_board(board).values()))


def count(judged: dict[str, Judged]) -> Ratings:
    """Count indicators by rating."""
    words = {code: one.colour.value if one.colour else "not_rated" for code, one in judged.items()}
    tally = list(words.values())
    return Ratings(
        red=tally.count("red"),
        amber=tally.count("amber"),
        green=tally.count("green"),
        not_rated=tally.count("not_rated"),
        by_indicator=words,
    )


def exceptions(judged: dict[str, Judged]) -> tuple[tuple[Judged, ...], tuple[Judged, ...]]:
    """Return the exceptions in order: those told in full, and the rest for one line each."""
    full, rest = select(one.candidate for one in judged.values())
    return (
        tuple(judged[found.code] for found in full),
        tuple(judged[found.code] for found in rest),
    )
