"""What the pages of the performance paper show."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.analysis.wording import show
from performance.board import Area, Board, Line
from performance.judging import ORDER, Judged
from performance.models import Body, Commentary
from performance.presenters.chart import drawing_of
from performance.presenters.figures import colour_word, shown, trend, year_so_far
from performance.presenters.overview import (
    Stat,
    card_text,
    note_of,
    stats_of,
    summary_of,
    target_text,
)
from performance.presenters.words import Texts, paragraphs
from scrutiny.charts import line_chart

CHARTS_MOST = 6


@dataclass(frozen=True)
class Cover:
    """The first sheet."""

    council: str
    panel: str
    title: str
    stats: tuple[Stat, ...]
    summary: str
    data_on: date | None
    told_on: date | None
    opening: tuple[str, ...]
    signed: str


@dataclass(frozen=True)
class ShownException:
    """An exception told in full, or in one line."""

    title: str
    colour: str
    word: str
    text: str
    trend: str
    note: str


@dataclass(frozen=True)
class ExceptionsSheet:
    """The page of exceptions."""

    lede: str
    full: tuple[ShownException, ...]
    rest: tuple[ShownException, ...]


@dataclass(frozen=True)
class TableCell:
    """A figure in the year's table: what is read first, and the fraction under it."""

    text: str
    fraction: str
    is_now: bool


@dataclass(frozen=True)
class TableRow:
    """One indicator across the months, with its target, rating and comparators."""

    name: str
    cells: tuple[TableCell, ...]
    target: str
    colour: str
    word: str
    comparators: tuple[str, ...]


@dataclass(frozen=True)
class Chart:
    """A chart with what to read from it."""

    title: str
    svg: str
    caption: str


@dataclass(frozen=True)
class AreaSheet:
    """An area's page."""

    name: str
    description: str
    months: tuple[str, ...]
    bodies: tuple[str, ...]
    rows: tuple[TableRow, ...]
    charts: tuple[Chart, ...]
    texts: Texts


def cover(
    board: Board,
    each: dict[str, Judged],
    *,
    council: str,
    told_on: date | None,
    opening: Commentary | None,
) -> Cover:
    """Return the first sheet."""
    return Cover(
        council=council,
        panel=board.panel.name,
        title=f"Performance to {board.month.end:%-d %B %Y}",
        stats=stats_of(each),
        summary=summary_of(each),
        data_on=board.data_on,
        told_on=told_on,
        opening=paragraphs(opening.says) if opening else (),
        signed=opening.author_post.title if opening and opening.author_post else "",
    )


def exceptions_sheet(
    full: tuple[Judged, ...],
    rest: tuple[Judged, ...],
    each: dict[str, Judged],
    month: Period,
) -> ExceptionsSheet:
    """Return the page of exceptions, five in full and the rest in one line each."""
    return ExceptionsSheet(
        lede=summary_of(each),
        full=tuple(
            ShownException(
                one.line.measure.short_name,
                colour_word(one.colour),
                one.evidence.rating.word,
                card_text(one),
                trend(one, month, prefix=f"first-{one.line.code}"),
                note_of(one),
            )
            for one in full
        ),
        rest=tuple(
            ShownException(
                one.line.measure.short_name,
                colour_word(one.colour),
                one.evidence.rating.word,
                ". ".join(reason.words for reason in one.candidate.reasons) + ".",
                "",
                "",
            )
            for one in rest
        ),
    )


def area_sheet(
    area: Area,
    judged: dict[tuple[str, str], Judged],
    month: Period,
    bodies: tuple[Body, ...],
    texts: Texts,
) -> AreaSheet:
    """Return an area's page: table, charts of what is rated (worst first), words."""
    periods = year_so_far(month)
    lines = [judged[line.area, line.code] for line in area.lines]
    own_years = {one.period.short for line in area.lines for one in line.comparators if one.is_own}
    # Columns of dashes help nobody: where no indicator has a comparator, the page says so instead.
    if not any(line.comparators for line in area.lines):
        bodies = ()
    rated = sorted(
        (one for one in lines if one.colour is not None),
        key=lambda one: ORDER.index(one.colour),
    )
    return AreaSheet(
        name=area.name,
        description=area.description,
        months=tuple(period.short for period in periods),
        bodies=tuple(
            f"Own {max(own_years, default='year before')}" if body.is_own else body.short_name
            for body in bodies
        ),
        rows=tuple(_row(one, periods, month, bodies) for one in lines),
        charts=tuple(_chart(one, area, month) for one in rated[:CHARTS_MOST]),
        texts=texts,
    )


def _row(
    judged: Judged, periods: tuple[Period, ...], month: Period, bodies: tuple[Body, ...]
) -> TableRow:
    """Return one indicator's row."""
    line, measure = judged.line, judged.line.measure
    return TableRow(
        name=measure.short_name,
        cells=tuple(_cell(measure, line.figure_in(period), period == month) for period in periods),
        target=target_text(line, month) or line.target_note or "–",
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        comparators=tuple(_comparator(line, body.slug) for body in bodies),
    )


SHORT_STATES = {
    "to be confirmed": "TBC",
    "not applicable": "N/A",
    "not available": "not available",
    "suppressed": "c",
}


def _cell(measure: Measure, figure: Figure | None, is_now: bool) -> TableCell:
    """Return one figure; a state is printed as members know it, a missing figure as a dash."""
    if figure is None:
        return TableCell("–", "", is_now)
    if figure.state is not None:
        return TableCell(SHORT_STATES[figure.state.value], "", is_now)
    found = shown(measure, figure)
    if measure.unit is Unit.PERCENTAGE and figure.has_fraction:
        return TableCell(found.share, f"{figure.numerator}/{figure.denominator}", is_now)
    return TableCell(found.count, "", is_now)


def _comparator(line: Line, body: str) -> str:
    """Return a body's figure for the table."""
    for one in line.comparators:
        if one.body == body:
            exact = one.seen.figure.exact_in(line.measure.unit)
            if exact is not None:
                return show(exact, line.measure.unit, line.measure.decimals)
    return "–"


def _chart(judged: Judged, area: Area, month: Period) -> Chart:
    """Return one chart with the sentences that go under it."""
    # Other bodies stand in the table above; without them the small chart can be read.
    drawing = replace(drawing_of(judged, month), references=())
    return Chart(
        title=judged.line.measure.short_name,
        svg=line_chart(drawing, prefix=f"{area.slug}-{judged.line.code}", width=330, height=120),
        caption=" ".join(clause.text for clause in judged.card),
    )
