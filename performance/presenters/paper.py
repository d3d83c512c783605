"""What the pages of the performance paper show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.board import Area, Board, Comparator, Line
from performance.judging import ORDER, Judged
from performance.models import Body, Commentary
from performance.presenters.chart import drawing_of
from performance.presenters.figures import (
    Peer,
    colour_word,
    peer,
    said_by_sheet,
    shown,
    trend,
    year_so_far,
)
from performance.presenters.overview import (
    Stat,
    card_text,
    in_one_line,
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
    """A figure in the year's table: what is read first, the fraction under it, its footnote."""

    text: str
    fraction: str
    is_now: bool
    mark: str = ""


@dataclass(frozen=True)
class Footnote:
    """What is said under the table of a figure marked in it."""

    mark: str
    text: str


@dataclass(frozen=True)
class TableRow:
    """One indicator across the months, with its target, rating and comparators."""

    name: str
    cells: tuple[TableCell, ...]
    target: str
    colour: str
    word: str
    comparators: tuple[Peer, ...]


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
    footnotes: tuple[Footnote, ...]
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
                in_one_line(one, month),
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
    columns = columns_of(area, bodies)
    footnotes = footnotes_of(area, periods)
    rated = sorted(
        (one for one in lines if one.colour is not None),
        key=lambda one: ORDER.index(one.colour),
    )
    return AreaSheet(
        name=area.name,
        description=area.description,
        months=tuple(period.short for period in periods),
        bodies=tuple(column.heading for column in columns),
        rows=tuple(_row(one, periods, month, columns, footnotes) for one in lines),
        footnotes=tuple(footnotes.values()),
        charts=tuple(_chart(one, area, month) for one in rated[:CHARTS_MOST]),
        texts=texts,
    )


@dataclass(frozen=True)
class Column:
    """A body's column: its heading names a year, a figure of another year says so itself."""

    body: str
    year: str
    heading: str


def columns_of(area: Area, bodies: Iterable[Body]) -> list[Column]:
    """Return the columns of the bodies that have a figure to print in this area.

    Columns of dashes help nobody: where there is none, the page says so instead.
    """
    columns = []
    for body in bodies:
        found = [(_of_body(line, body.slug), line) for line in area.lines]
        years = [
            one.period for one, line in found if one is not None and peer(line.measure, one).value
        ]
        if years:
            year = max(years).short
            name = "Own" if body.is_own else body.short_name
            columns.append(Column(body.slug, year, f"{name} {year}"))
    return columns


def footnotes_of(area: Area, periods: tuple[Period, ...]) -> dict[tuple[str, Period], Footnote]:
    """Return what the return said of each figure whose own counts say another, numbered."""
    said = [
        (line, period, text)
        for line in area.lines
        for period in periods
        if (text := said_by_sheet(line.measure, line.figure_in(period)))
    ]
    return {
        (line.code, period): Footnote(
            str(number), f"{line.measure.short_name} {period.short}: the return said {text}."
        )
        for number, (line, period, text) in enumerate(said, start=1)
    }


def _row(
    judged: Judged,
    periods: tuple[Period, ...],
    month: Period,
    columns: list[Column],
    footnotes: dict[tuple[str, Period], Footnote],
) -> TableRow:
    """Return one indicator's row."""
    line, measure = judged.line, judged.line.measure
    return TableRow(
        name=measure.short_name,
        cells=tuple(
            _cell(
                measure,
                line.figure_in(period),
                period == month,
                footnotes.get((line.code, period)),
            )
            for period in periods
        ),
        target=target_text(line, month) or line.target_note or "–",
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        comparators=tuple(_comparator(line, column) for column in columns),
    )


SHORT_STATES = {
    "to be confirmed": "TBC",
    "not applicable": "N/A",
    "not available": "not available",
    "suppressed": "c",
}


def _cell(
    measure: Measure, figure: Figure | None, is_now: bool, footnote: Footnote | None
) -> TableCell:
    """Return one figure; a state is printed as members know it, a missing figure as a dash."""
    if figure is None:
        return TableCell("–", "", is_now)
    if figure.state is not None:
        return TableCell(SHORT_STATES[figure.state.value], "", is_now)
    found = shown(measure, figure)
    mark = footnote.mark if footnote else ""
    if measure.unit is Unit.PERCENTAGE and figure.has_fraction:
        fraction = f"{figure.numerator}/{figure.denominator}"
        return TableCell(found.share, fraction, is_now, mark)
    return TableCell(found.count, "", is_now, mark)


def _of_body(line: Line, body: str) -> Comparator | None:
    """Return a body's latest figure, if it has one."""
    return next((one for one in line.comparators if one.body == body), None)


def _comparator(line: Line, column: Column) -> Peer:
    """Return a body's figure, with its year where that is not the one in the heading."""
    found = peer(line.measure, _of_body(line, column.body))
    return replace(found, period="") if found.period == column.year else found


def _chart(judged: Judged, area: Area, month: Period) -> Chart:
    """Return one chart with the sentences that go under it."""
    # Other bodies stand in the table above; without them the small chart can be read.
    drawing = replace(drawing_of(judged, month), references=())
    return Chart(
        title=judged.line.measure.short_name,
        svg=line_chart(drawing, prefix=f"{area.slug}-{judged.line.code}", width=330, height=120),
        caption=" ".join(clause.text for clause in judged.card),
    )
