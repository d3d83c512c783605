"""An area's page of the performance paper: its table with footnotes, charts and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from performance.analysis.figures import Figure, Measure, Period, Unit
from performance.judging import ORDER, Judged
from performance.models import Body
from performance.presenters.chart import drawing_of
from performance.presenters.figures import (
    colour_word,
    peer,
    said_by_sheet,
    shown,
    was_text,
    year_so_far,
)
from performance.presenters.made import made_sentence
from performance.presenters.rows import target_text
from performance.presenters.words import Texts
from performance.told.board import Area, Comparator, Line, Seen
from performance.told.tellings import Past, Was
from scrutiny.charts import line_chart

CHARTS_MOST = 6


@dataclass(frozen=True)
class TableCell:
    """A figure in the year's table: what is read first, the fraction under it, its footnote."""

    text: str
    fraction: str
    is_now: bool
    mark: str = ""


@dataclass(frozen=True)
class PeerCell:
    """Another body's figure, with its year where that is not its column's, and its footnote."""

    value: str
    period: str
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
    comparators: tuple[PeerCell, ...]


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
    made: str


# The footnotes by indicator and month, or by indicator and body.
Footnotes = dict[tuple[str, Period | str], Footnote]


def area_sheet(
    area: Area,
    judged: dict[tuple[str, str], Judged],
    month: Period,
    bodies: tuple[Body, ...],
    texts: Texts,
    past: Past,
) -> AreaSheet:
    """Return an area's page: table, charts of what is rated (worst first), words.

    `past` is what the panel was told of figures that read otherwise now.
    """
    periods = year_so_far(month)
    lines = [judged[line.area, line.code] for line in area.lines]
    columns = columns_of(area, bodies)
    footnotes = footnotes_of(area, periods, columns, past)
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
        footnotes=tuple(dict.fromkeys(footnotes.values())),
        charts=tuple(_chart(one, area, month, past) for one in rated[:CHARTS_MOST]),
        texts=texts,
        made=made_sentence(_printed(area, past)),
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


def footnotes_of(
    area: Area, periods: tuple[Period, ...], columns: list[Column], past: Past
) -> Footnotes:
    """Return what is to be said of single figures, numbered as the table is read.

    What is said of several figures of an indicator is said once.
    """
    said: dict[tuple[str, str], dict[tuple[str, Period | str], str]] = defaultdict(dict)
    for line in area.lines:
        name = line.measure.short_name
        for period in periods:
            text = "; ".join(_remarks(line, period, past.get((line.code, period))))
            said[name, text][line.code, period] = period.short
        for column in columns:
            found = _of_body(line, column.body)
            if found is not None and peer(line.measure, found).value:
                said[name, found.seen.caveat][line.code, column.body] = column.heading
    marked = [(name, text, of) for (name, text), of in said.items() if text]
    return {
        key: Footnote(str(number), f"{name} {', '.join(of.values())}: {text}.")
        for number, (name, text, of) in enumerate(marked, start=1)
        for key in of
    }


def _remarks(line: Line, period: Period, was: Was | None) -> Iterator[str]:
    """Yield what a month's figure was before, what its sheet said, and what is being asked."""
    seen = line.months.get(period)
    if seen is None:
        return
    if was is not None:
        yield was_text(line.measure, was)
    said = said_by_sheet(line.measure, seen.figure)
    if said:
        yield f"the return said {said}, the portal goes by the counts"
    if seen.caveat:
        yield seen.caveat


def _printed(area: Area, past: Past) -> Iterator[Seen]:
    """Yield every figure of an area's table and charts, and what restated ones were."""
    for line in area.lines:
        yield from line.months.values()
        yield from (one.seen for one in line.comparators)
        yield from (was.seen for (code, _), was in past.items() if code == line.code)


def _row(
    judged: Judged,
    periods: tuple[Period, ...],
    month: Period,
    columns: list[Column],
    footnotes: Footnotes,
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
        comparators=tuple(
            _comparator(line, column, footnotes.get((line.code, column.body))) for column in columns
        ),
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
    mark = footnote.mark if footnote else ""
    if figure.state is not None:
        return TableCell(SHORT_STATES[figure.state.value], "", is_now, mark)
    found = shown(measure, figure)
    if measure.unit is Unit.PERCENTAGE and figure.has_fraction:
        fraction = f"{figure.numerator}/{figure.denominator}"
        return TableCell(found.share, fraction, is_now, mark)
    return TableCell(found.count, "", is_now, mark)


def _of_body(line: Line, body: str) -> Comparator | None:
    """Return a body's latest figure, if it has one."""
    return next((one for one in line.comparators if one.body == body), None)


def _comparator(line: Line, column: Column, footnote: Footnote | None) -> PeerCell:
    """Return a body's figure, with its year where that is not the one in the heading."""
    found = peer(line.measure, _of_body(line, column.body))
    period = "" if found.period == column.year else found.period
    return PeerCell(found.value, period, footnote.mark if footnote else "")


def _chart(judged: Judged, area: Area, month: Period, past: Past) -> Chart:
    """Return one chart with the sentences that go under it."""
    # Other bodies stand in the table above; without them the small chart can be read.
    drawing = replace(drawing_of(judged, month, past), references=())
    return Chart(
        title=judged.line.measure.short_name,
        svg=line_chart(drawing, prefix=f"{area.slug}-{judged.line.code}", width=330, height=120),
        caption=" ".join(clause.text for clause in judged.card),
    )
