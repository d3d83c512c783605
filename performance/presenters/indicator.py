"""What an indicator's page shows: chart, plain words, every figure with its cell, its targets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from performance.analysis.comparison import Comparison
from performance.analysis.explanations import RULES
from performance.analysis.figures import Basis, Period, Polarity
from performance.analysis.wording import show
from performance.cards import Mark
from performance.judging import Judged
from performance.presenters.addresses import cell_url
from performance.presenters.chart import caption_of, drawing_of, periods_of, wide_and_narrow
from performance.presenters.every_figure import Row, broken_text, month_rows
from performance.presenters.figures import colour_word, shown
from performance.presenters.made import made_sentence
from performance.presenters.marks import said_in_months
from performance.presenters.rows import target_text
from performance.told.board import Line
from performance.told.tellings import Past


@dataclass(frozen=True)
class Words:
    """A sentence under the rule it comes from."""

    lead: str
    text: str
    rule_url: str


@dataclass(frozen=True)
class TargetRow:
    """A target with its days, who set it and why."""

    text: str
    days: str
    set_by: str
    reason: str


@dataclass(frozen=True)
class ComparatorRow:
    """Another body's figure, with its period and what may be said."""

    name: str
    period: str
    value: str
    caveat: str
    text: str
    source_url: str


@dataclass(frozen=True)
class Facts:
    """What the indicator is, in plain words."""

    definition: str
    direction: str
    unit: str
    basis: str
    counted: str
    population: str
    owner: str
    statutory: str


@dataclass(frozen=True)
class IndicatorPage:
    """Everything an indicator's page shows."""

    name: str
    full_name: str
    colour: str
    word: str
    lead: str
    figure: str
    target: str
    words: tuple[Words, ...]
    chart: str
    narrow_chart: str
    caption: str
    rows: tuple[Row, ...]
    targets: tuple[TargetRow, ...]
    target_note: str
    comparators: tuple[ComparatorRow, ...]
    breaks: tuple[str, ...]
    facts: Facts
    is_percentage: bool
    caveat: str
    is_retold: bool
    made: str


DIRECTIONS = {
    Polarity.HIGHER: "Higher is better.",
    Polarity.LOWER: "Lower is better.",
    Polarity.BAND: "Best within a band.",
    Polarity.NEITHER: "Neither more nor less is better.",
}

# What stretch of time a figure speaks for, to end the sentence that says what is counted.
BASES = {
    Basis.IN_PERIOD: "in the month",
    Basis.SNAPSHOT: "on the month's last day",
    Basis.YEAR_TO_DATE: "added up since 1 April",
    Basis.ROLLING: "in the twelve months to the month's end",
}


def indicator_page(
    judged: Judged,
    month: Period,
    past: Past,
    *,
    can_see_returns: bool,
    marks: Iterable[Mark] = (),
) -> IndicatorPage:
    """Return a judged line as its page shows it, with what was told otherwise in the past."""
    marks = tuple(marks)
    line, measure = judged.line, judged.line.measure
    drawing = drawing_of(judged, month, past, marks=marks)
    chart, narrow_chart = wide_and_narrow(drawing, code=line.code)
    said = said_in_months(marks, periods_of(line, month))
    seen = line.months.get(month)
    rating = judged.evidence.rating
    return IndicatorPage(
        name=measure.short_name,
        full_name=measure.name,
        colour=colour_word(judged.colour),
        word=rating.word,
        lead=f"{line.definition} {DIRECTIONS[measure.polarity]}",
        figure=shown(measure, line.figure_in(month)).text,
        target=target_text(line, month),
        words=_words(judged),
        chart=chart,
        narrow_chart=narrow_chart,
        caption=caption_of(judged, month, marks),
        rows=month_rows(judged, month, past, can_see_returns=can_see_returns, said=said),
        targets=tuple(_targets(line)),
        target_note="" if line.target_in(month) else line.target_note,
        comparators=tuple(_comparators(judged, can_see_returns=can_see_returns)),
        breaks=tuple(f"{broken_text(one)} {one.reason}".strip() for one in line.breaks),
        facts=_facts(line),
        is_percentage=measure.unit.value == "percentage",
        caveat=seen.caveat if seen else "",
        is_retold=bool(past),
        made=made_sentence(
            (
                *line.months.values(),
                *(one.seen for one in line.comparators),
                *(was.seen for was in past.values()),
            )
        ),
    )


def _words(judged: Judged) -> tuple[Words, ...]:
    """Return every sentence with the rule it comes from."""
    rules = reverse("performance:rules")
    return tuple(
        Words(
            f"{RULES[clause.rule].heading}.",
            clause.text,
            f"{rules}#{clause.rule.replace(' ', '-')}",
        )
        for clause in judged.clauses
    )


def _targets(line: Line) -> list[TargetRow]:
    """Return the target's history, latest first."""
    return [
        TargetRow(
            text=target.rule.text(line.measure.unit),
            days=f"{target.from_on:%-d %B %Y} to {target.to_on:%-d %B %Y}"
            if target.to_on
            else f"from {target.from_on:%-d %B %Y}",
            set_by=target.set_by,
            reason=target.reason,
        )
        for target in reversed(line.targets)
    ]


def _comparators(judged: Judged, *, can_see_returns: bool) -> list[ComparatorRow]:
    """Return each body's figure with what may be said of it."""
    measure = judged.line.measure
    rows = []
    for one, comparison in zip(judged.line.comparators, judged.evidence.comparisons, strict=True):
        exact = one.seen.figure.exact_in(measure.unit)
        rows.append(
            ComparatorRow(
                name=one.name,
                period=one.period.label,
                value=show(exact, measure.unit, measure.decimals),
                caveat=one.seen.caveat,
                text=_said(comparison),
                source_url=cell_url(one.seen.return_id, one.seen.address)
                if can_see_returns
                else "",
            )
        )
    return rows


def _said(comparison: Comparison) -> str:
    """Return what may be said of a comparison, or why nothing may."""
    if comparison.word is None:
        return comparison.reason or ""
    same = "" if comparison.is_same_period else " Not the same period."
    return f"{comparison.word.capitalize()}: ours is likely {comparison.likely}.{same}"


def _facts(line: Line) -> Facts:
    """Return what the indicator is."""
    measure = line.measure
    return Facts(
        definition=line.definition,
        direction=DIRECTIONS[measure.polarity],
        unit=measure.unit.value,
        basis=BASES[measure.basis],
        counted=measure.counted,
        population=measure.population,
        owner=line.owner,
        statutory="Required by law" if line.is_statutory else "Chosen locally",
    )
