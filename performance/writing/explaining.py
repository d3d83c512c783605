"""Which indicators' movement needs explaining, and why. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from performance.analysis.exceptions import Reason
from performance.analysis.figures import State
from performance.analysis.ratings import WORDS
from performance.judging import Judged
from performance.told.board import Board


class ToExplain(NamedTuple):
    """An indicator that a reader will ask about, the first area it stands in, and why."""

    code: str
    area: str
    reasons: tuple[str, ...]


def needs_explaining(board: Board, judged: Mapping[tuple[str, str], Judged]) -> list[ToExplain]:
    """Return the indicators that need a word, in the order of the board, each once.

    `judged` is `judge_board(board)`. Restated figures show only where the board was read with
    what the panel knew when it last met.
    """
    found: dict[str, ToExplain] = {}
    for line in board.lines:
        reasons = tuple(dict.fromkeys(_reasons(judged[line.area, line.code])))
        if reasons and line.code not in found:
            found[line.code] = ToExplain(line.code, line.area, reasons)
    return list(found.values())


def _reasons(one: Judged) -> Iterator[str]:
    """Yield why, in the words of the exceptions where it is one."""
    evidence = one.evidence
    yield from (reason.words for reason in one.candidate.reasons)
    if evidence.assessment is not None and evidence.assessment.last_kind == "improvement":
        yield "More than chance, and for the better"
    before, now = evidence.ratings.get(evidence.period.previous()), one.colour
    if before is not None and None not in (before.colour, now) and before.colour is not now:
        yield f"Was {WORDS[before.colour].lower()} the month before, now {WORDS[now].lower()}"
    is_restated = any(item.told.value is not None for item in evidence.restated)
    if is_restated and Reason.RESTATED not in one.candidate.reasons:
        yield "Restated since the panel last met"
    if any(item.told.value is None for item in evidence.restated):
        yield "Supplied late since the panel last met"
    if _has_no_figure(one):
        yield f"No figure for {evidence.period.label}"


def _has_no_figure(one: Judged) -> bool:
    """Say whether the month has no value though it should have one."""
    figure = one.evidence.figure
    is_asked = figure is None or figure.state is not State.NOT_APPLICABLE
    return one.evidence.value is None and is_asked
