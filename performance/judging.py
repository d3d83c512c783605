"""From lines to judgements: rating, sentences and place among the exceptions. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict

from performance.analysis.comparison import Comparator as Compared
from performance.analysis.evidence import Evidence
from performance.analysis.examination import Background, examine
from performance.analysis.exceptions import Candidate, candidate, select
from performance.analysis.figures import Period
from performance.analysis.ratings import Colour
from performance.analysis.verdict import Clause, headline, verdict
from performance.board import Board, Line

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
    """Examine one line for a month."""
    target = line.target_in(month)
    evidence = examine(
        line.measure,
        month,
        {period: seen.figure for period, seen in line.months.items()},
        target=target,
        earlier_targets={
            period: rule for period in line.months if (rule := line.target_in(period)) != target
        },
        background=Background(
            breaks=tuple(day for day, _ in line.breaks),
            comparators=tuple(
                Compared(_within_sentence(one.name), one.period, one.seen.figure, one.is_own)
                for one in line.comparators
            ),
        ),
    )
    return Judged(
        line=line,
        evidence=evidence,
        clauses=verdict(evidence),
        candidate=candidate(evidence, is_statutory=line.is_statutory),
    )


def _within_sentence(name: str) -> str:
    """Return a body's name as it stands within a sentence."""
    return name.lower() if name == "Statistical neighbours" else name


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
