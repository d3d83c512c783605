"""What the overview of a month shows: exceptions first, then every area's figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from performance.analysis.exceptions import Reason
from performance.analysis.figures import Period
from performance.analysis.ratings import WORDS, Colour
from performance.judging import Judged, count, exceptions, judge_board, once_each
from performance.models import Body, Commentary, GlossaryTerm
from performance.presenters.figures import colour_word, shown, trend, year_so_far
from performance.presenters.made import made_sentence
from performance.presenters.rows import Addresses, Row, name_of, row_of, target_text
from performance.presenters.since import SinceShown, since_shown
from performance.presenters.words import Texts, texts_of
from performance.told.board import Area, Board, Line, Seen
from performance.told.met import Met
from performance.told.since import since_met
from performance.writing.quotes import Sayings


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
    """An exception told in full; `targets` where its areas have other targets."""

    title: str
    url: str
    colour: str
    word: str
    text: str
    trend: str
    note: str
    targets: str
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
class AreaTable:
    """A priority area with its rows; it may have none."""

    slug: str
    name: str
    description: str
    rows: tuple[Row, ...]
    texts: Texts
    terms: tuple[GlossaryTerm, ...]


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
    since: SinceShown | None
    made: str


def overview_of(
    board: Board,
    words: Iterable[Commentary],
    terms: Mapping[str, GlossaryTerm],
    *,
    query: str = "",
    met: Met | None = None,
    until: date | None = None,
    told_on: date | None = None,
    may_note: bool = False,
) -> Overview:
    """Return a board as the overview shows it, with what the service says and the terms used.

    `query` ends the addresses of indicators, so that they show the same figures. `met` is the
    meeting since which changes are told, `until` the day of which the board tells; `told_on` is
    when the panel was told of the month. `may_note` puts a way to note a question on each card.
    """
    words, say = tuple(words), Sayings(board).say
    judged = judge_board(board)
    each = once_each(judged.values())
    full, rest = exceptions(each)
    month = board.month
    to = Addresses(board.panel.slug, month, query)
    since = since_met(board, each, met, until=until) if met else None
    lines = board.once_each()
    return Overview(
        summary=summary_of(each),
        stats=stats_of(each),
        cards=tuple(_card(one, lines[one.line.code], to, may_note=may_note) for one in full),
        others=tuple(_short(one, to) for one in rest),
        areas=tuple(
            _area(area, judged, texts_of(area, words, say, told_on=told_on), terms, to)
            for area in board.areas
        ),
        month_name=f"{month.start:%B}",
        month_before=f"{month.previous().start:%B}",
        span="April" if month.month_of_year == 1 else f"April to {month.start:%B}",
        neighbours_name=name_of(board, Body.Kind.NEIGHBOURS),
        nation_name=name_of(board, Body.Kind.NATION),
        since=since_shown(since, month, to.indicator) if since else None,
        made=made_sentence(figures_shown(board)),
    )


def figures_shown(board: Board) -> Iterator[Seen]:
    """Yield the figures that an overview or a pack shows: the year so far and other bodies'."""
    periods = year_so_far(board.month)
    for line in board.lines:
        yield from (line.months[period] for period in periods if period in line.months)
        yield from (one.seen for one in line.comparators)


def _area(
    area: Area,
    judged: Mapping[tuple[str, str], Judged],
    texts: Texts,
    terms: Mapping[str, GlossaryTerm],
    to: Addresses,
) -> AreaTable:
    """Return an area with its rows, what the service says of it and the terms used."""
    used = sorted({term for line in area.lines for term in line.terms})
    return AreaTable(
        area.slug,
        area.name,
        area.description,
        tuple(row_of(judged[line.area, line.code], to) for line in area.lines),
        texts,
        tuple(terms[term] for term in used if term in terms),
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


def targets_apart(lines: Iterable[Line], month: Period) -> str:
    """Return the targets of an indicator whose areas have different ones, else nothing."""
    texts = {line.area_name: target_text(line, month) or "no target" for line in lines}
    if len(set(texts.values())) < 2:
        return ""
    listed = "; ".join(f"{text} in {name}" for name, text in texts.items())
    return f"Targets differ: {listed}. The rating is the worse of the two."


def _card(judged: Judged, lines: Iterable[Line], to: Addresses, *, may_note: bool) -> Card:
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
        targets=targets_apart(lines, to.month),
        actions=(
            Link("See the figures", url),
            *([Link("Note a question", f"{url}#note-a-question")] if may_note else []),
        ),
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
