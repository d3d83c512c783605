"""What the overview of a month shows: exceptions first, then every area's figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from performance.analysis.exceptions import Reason
from performance.analysis.figures import Period
from performance.analysis.ratings import WORDS, Colour
from performance.board import Board, Comparator, Line
from performance.judging import Judged, count, exceptions, judge_board, once_each
from performance.models import Body, Commentary, GlossaryTerm
from performance.presenters.addresses import indicator_url
from performance.presenters.figures import Peer, colour_word, moved, peer, shown, trend
from performance.presenters.words import Texts, texts_of


@dataclass(frozen=True)
class Stat:
    """How many indicators are rated so."""

    count: int
    colour: str
    word: str


@dataclass(frozen=True)
class Link:
    """A link with its words."""

    label: str
    url: str


@dataclass(frozen=True)
class Card:
    """An exception told in full."""

    title: str
    url: str
    colour: str
    word: str
    text: str
    trend: str
    note: str
    actions: tuple[Link, ...]


@dataclass(frozen=True)
class Short:
    """An exception told in one line."""

    title: str
    url: str
    colour: str
    word: str
    text: str


@dataclass(frozen=True)
class Row:
    """One indicator in an area's table; texts as they are read, empty where there is nothing."""

    name: str
    url: str
    count: str
    of: str
    share: str
    note: str
    state: str
    target: str
    colour: str
    word: str
    direction: str
    change: str
    tone: str
    is_usual: bool
    trend: str
    neighbours: Peer
    nation: Peer


@dataclass(frozen=True)
class AreaTable:
    """A priority area with its rows; it may have none."""

    slug: str
    name: str
    description: str
    rows: tuple[Row, ...]
    texts: Texts
    terms: tuple[GlossaryTerm, ...]


@dataclass(frozen=True)
class Addresses:
    """Where the overview's links lead."""

    slug: str
    month: Period
    query: str

    def indicator(self, code: str) -> str:
        """Return the address of an indicator's page."""
        return indicator_url(self.slug, self.month, code) + self.query


@dataclass(frozen=True)
class Overview:
    """Everything the overview shows."""

    summary: str
    stats: tuple[Stat, ...]
    cards: tuple[Card, ...]
    others: tuple[Short, ...]
    areas: tuple[AreaTable, ...]
    month_name: str
    month_before: str
    span: str
    neighbours_name: str
    nation_name: str


def overview_of(
    board: Board,
    words: Iterable[Commentary],
    terms: Mapping[str, GlossaryTerm],
    *,
    query: str = "",
) -> Overview:
    """Return a board as the overview shows it, with what the service says and the terms used.

    `query` ends the addresses of indicators, so that they show the same figures.
    """
    words = tuple(words)
    judged = judge_board(board)
    each = once_each(judged.values())
    full, rest = exceptions(each)
    month = board.month
    to = Addresses(board.panel.slug, month, query)
    return Overview(
        summary=summary_of(each),
        stats=stats_of(each),
        cards=tuple(_card(one, to) for one in full),
        others=tuple(_short(one, to) for one in rest),
        areas=tuple(
            AreaTable(
                area.slug,
                area.name,
                area.description,
                tuple(_row(judged[line.area, line.code], to) for line in area.lines),
                texts_of(area, words),
                tuple(
                    terms[term]
                    for term in sorted({term for line in area.lines for term in line.terms})
                    if term in terms
                ),
            )
            for area in board.areas
        ),
        month_name=f"{month.start:%B}",
        month_before=f"{month.previous().start:%B}",
        span="April" if month.month_of_year == 1 else f"April to {month.start:%B}",
        neighbours_name=name_of(board, Body.Kind.NEIGHBOURS),
        nation_name=name_of(board, Body.Kind.NATION),
    )


def stats_of(each: dict[str, Judged]) -> tuple[Stat, ...]:
    """Return the four counts, worst first."""
    ratings = count(each)
    return (
        Stat(ratings["red"], "red", WORDS[Colour.RED]),
        Stat(ratings["amber"], "amber", WORDS[Colour.AMBER]),
        Stat(ratings["green"], "green", WORDS[Colour.GREEN]),
        Stat(ratings["not_rated"], "none", WORDS[None]),
    )


def summary_of(each: dict[str, Judged]) -> str:
    """Return the month in one sentence, saying how many indicators were left out."""
    ratings = count(each)
    rated = len(each) - ratings["not_rated"]
    if not rated:
        return "No indicator can be rated for this month."
    return (
        f"{ratings['green']} of {rated} rated indicators are on target, {ratings['amber']} are "
        f"near it and {ratings['red']} are off it. {ratings['not_rated']} are not rated."
    )


def card_text(judged: Judged) -> str:
    """Return the two or three sentences of a card."""
    return " ".join(clause.text for clause in judged.card)


def note_of(judged: Judged) -> str:
    """Return the one thing worth setting beside the chart: why it is an exception."""
    comparison = next((one for one in judged.evidence.comparisons if one.word == "worse"), None)
    if comparison is not None and not comparison.comparator.is_own:
        return comparison.heading
    return next(iter(reasons_of(judged)), "")


def reasons_of(judged: Judged) -> list[str]:
    """Return why an indicator is an exception; a run of misses says how long it is."""
    count = judged.candidate.missed_in_a_row
    return [
        f"Target missed {count} months running"
        if reason is Reason.OFF_TARGET_TWICE and count > 1
        else reason.words
        for reason in judged.candidate.reasons
    ]


def in_one_line(judged: Judged, month: Period) -> str:
    """Return an exception in one line: the figure, then why it is one."""
    figure = shown(judged.line.measure, judged.line.figure_in(month))
    return ". ".join([figure.share or figure.text, *reasons_of(judged)]) + "."


def _card(judged: Judged, to: Addresses) -> Card:
    """Return one exception told in full."""
    url = to.indicator(judged.line.code)
    return Card(
        title=judged.line.measure.short_name,
        url=url,
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        text=card_text(judged),
        trend=trend(judged, to.month, prefix=f"card-{judged.line.code}"),
        note=note_of(judged),
        actions=(Link("See the figures", url),),
    )


def _short(judged: Judged, to: Addresses) -> Short:
    """Return one exception told in one line."""
    return Short(
        title=judged.line.measure.short_name,
        url=to.indicator(judged.line.code),
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        text=in_one_line(judged, to.month),
    )


def _row(judged: Judged, to: Addresses) -> Row:
    """Return one indicator's row."""
    line, measure = judged.line, judged.line.measure
    figure = shown(measure, line.figure_in(to.month))
    directions = judged.evidence.directions
    move = moved(measure, directions[0] if directions else None)
    return Row(
        name=measure.short_name,
        url=to.indicator(line.code),
        count=figure.count,
        of=figure.of,
        share=figure.share,
        note=figure.note,
        state=figure.state,
        target=target_text(line, to.month),
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        direction=move.direction,
        change=move.text,
        tone=move.tone,
        is_usual=move.is_usual,
        trend=trend(judged, to.month, prefix=f"{line.area}-{line.code}"),
        neighbours=peer(measure, first_of(line, Body.Kind.NEIGHBOURS)),
        nation=peer(measure, first_of(line, Body.Kind.NATION)),
    )


def target_text(line: Line, month: Period) -> str:
    """Return the target in force, or what was printed where one should be."""
    target = line.target_in(month)
    return target.text(line.measure.unit) if target else ""


def first_of(line: Line, kind: str) -> Comparator | None:
    """Return the latest figure of the first body of a kind, or None."""
    return next((one for one in line.comparators if one.kind == kind), None)


def name_of(board: Board, kind: str) -> str:
    """Return what the column of a kind of body is called, or nothing where none has a figure."""
    found = (first_of(line, kind) for line in board.lines)
    return next((one.short_name for one in found if one is not None), "")
