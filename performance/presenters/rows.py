"""The rows of the overview's tables: one indicator in one area."""

from __future__ import annotations

from dataclasses import dataclass

from performance.analysis.figures import Period, Polarity
from performance.analysis.ratings import is_judged_on_running_total
from performance.judging import Judged
from performance.models import Body
from performance.presenters.addresses import indicator_url
from performance.presenters.figures import Peer, colour_word, moved, peer, shown, trend
from performance.told.board import Board, Comparator, Line


@dataclass(frozen=True)
class Row:
    """One indicator in an area's table; texts as they are read, empty where there is nothing.

    `caveat` is what is still being asked about the figure, `why` why it is not rated.
    """

    name: str
    url: str
    count: str
    of: str
    share: str
    note: str
    caveat: str
    state: str
    target: str
    colour: str
    word: str
    why: str
    direction: str
    change: str
    tone: str
    is_usual: bool
    trend: str
    neighbours: Peer
    nation: Peer


@dataclass(frozen=True)
class Addresses:
    """Where the overview's links lead."""

    slug: str
    month: Period
    query: str

    def indicator(self, code: str) -> str:
        """Return the address of an indicator's page."""
        return indicator_url(self.slug, self.month, code) + self.query


def row_of(judged: Judged, to: Addresses) -> Row:
    """Return one indicator's row."""
    line, measure = judged.line, judged.line.measure
    seen = line.months.get(to.month)
    figure = shown(measure, seen.figure if seen else None)
    directions = judged.evidence.directions
    move = moved(measure, directions[0] if directions else None)
    return Row(
        name=measure.short_name,
        url=to.indicator(line.code),
        count=figure.count,
        of=figure.of,
        share=figure.share,
        note=figure.note,
        caveat=seen.caveat if seen else "",
        state=figure.state,
        target=target_text(line, to.month),
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        why=why_unrated(judged, to.month),
        direction=move.direction,
        change=move.text,
        tone=move.tone,
        is_usual=move.is_usual,
        trend=trend(judged, to.month, prefix=f"{line.area}-{line.code}"),
        neighbours=peer(measure, first_of(line, Body.Kind.NEIGHBOURS)),
        nation=peer(measure, first_of(line, Body.Kind.NATION)),
    )


def why_unrated(judged: Judged, month: Period) -> str:
    """Return in two or three words why there is no rating; nothing where there is one."""
    line = judged.line
    target = line.target_in(month)
    if judged.colour is not None:
        return ""
    if target is None:
        return "no target"
    if line.measure.polarity is Polarity.NEITHER:
        return "neither way is better"
    figure = line.figure_in(month)
    if figure is None or figure.exact_in(line.measure.unit) is None:
        return shown(line.measure, figure).state
    if is_judged_on_running_total(line.measure, target):
        return "a month is missing"
    return "judged in March"


def target_text(line: Line, month: Period) -> str:
    """Return the target in force, or nothing where there is none."""
    target = line.target_in(month)
    return target.text(line.measure.unit) if target else ""


def first_of(line: Line, kind: str) -> Comparator | None:
    """Return the latest figure of the first body of a kind, or None."""
    return next((one for one in line.comparators if one.kind == kind), None)


def name_of(board: Board, kind: str) -> str:
    """Return what the column of a kind of body is called, or nothing where none has a figure."""
    found = (first_of(line, kind) for line in board.lines)
    return next((one.short_name for one in found if one is not None), "")
