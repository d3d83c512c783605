"""What those who write commentary see: what there is to write, and what stands beside the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone

from performance.analysis.figures import Period
from performance.analysis.quoting import render
from performance.judging import Judged, judge
from performance.models import Commentary, Indicator, PriorityArea
from performance.presenters.addresses import indicator_url
from performance.presenters.figures import colour_word, shown, trend
from performance.presenters.rows import target_text
from performance.presenters.words import printed
from performance.told.board import Board
from performance.writing.explaining import ToExplain
from performance.writing.quotes import Sayings
from performance.writing.subjects import LISTS, Key, Kind, Subject

State = Commentary.State
COLOURS = {State.DRAFT: "yellow", State.SUBMITTED: "blue", State.SIGNED_OFF: "green"}
# Why a note stands there that the figures do not ask for.
UNASKED = ("Chosen by the service",)
# Advice, never a limit.
WORDS_ADVISED = 120


@dataclass(frozen=True)
class Item:
    """One text of the month: why it is wanted, how far it is, and where it is written."""

    name: str
    url: str
    why: tuple[str, ...]
    state: str
    colour: str
    last: str
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class ToWrite:
    """All that there is to write about a month."""

    opening: tuple[Item, ...]
    areas: tuple[Item, ...]
    indicators: tuple[Item, ...]
    lists: tuple[Item, ...]
    not_yet: tuple[Item, ...]
    others: tuple[tuple[str, str], ...]


def to_write(
    board: Board,
    explained: Iterable[ToExplain],
    latest: Mapping[Key, Commentary],
    indicators: Mapping[str, Indicator],
    areas: Mapping[int, PriorityArea],
) -> ToWrite:
    """Return what there is to write; `latest` has the last revision of each text there is."""
    slug, month, sayings = board.panel.slug, board.month, Sayings(board)

    def item(subject: Subject, why: tuple[str, ...] = ()) -> Item:
        text = latest.get(subject.key)
        return _item(subject.name, subject.url(slug, month), text, why, sayings)

    wanted = {one.code: one.reasons for one in explained if one.code in indicators}
    written = {text.indicator.code for text in latest.values() if text.indicator}
    codes = dict.fromkeys(line.code for line in board.lines if line.code in indicators)
    listed = [code for code in codes if code in wanted or code in written]
    return ToWrite(
        opening=(item(Subject(Kind.OPENING)),),
        areas=tuple(item(Subject(Kind.AREA, area=areas[area.id])) for area in board.areas),
        indicators=tuple(
            item(Subject(Kind.INDICATOR, indicator=indicators[code]), wanted.get(code, UNASKED))
            for code in listed
        ),
        lists=tuple(item(Subject(kind)) for kind in LISTS),
        not_yet=(item(Subject(Kind.NOT_YET_IN_RETURN)),),
        others=tuple((code, indicators[code].short_name) for code in codes if code not in listed),
    )


def _item(
    name: str, url: str, text: Commentary | None, why: tuple[str, ...], sayings: Sayings
) -> Item:
    if text is None:
        return Item(name, url, why, "Nothing yet", "grey", "")
    state = State(text.state)
    return Item(
        name, url, why, state.label, COLOURS[state], last_touched(text), changed(text, sayings)
    )


def last_touched(text: Commentary) -> str:
    """Say who wrote a revision and when, and when it was signed off."""
    by = f" by {text.author.name}" if text.author else ""
    written = f"Revision {text.revision}{by}, {_day(text.written_at)}"
    return f"{written}; signed off {_day(text.signed_off_at)}" if text.signed_off_at else written


def _day(at: object) -> str:
    return f"{timezone.localtime(at):%-d %B %Y}"  # type: ignore[arg-type]


def changed(text: Commentary, sayings: Sayings) -> tuple[str, ...]:
    """Return the inserted figures that read otherwise than when the text was written."""
    return tuple(
        f"{{{key}}} changed since it was written: {was} → {now}"
        for key, was in text.figures.items()
        if (now := sayings.say(key)) is not None and now != was
    )


@dataclass(frozen=True)
class RunRate:
    """An indicator beside the text: how it stands, ran and what its target would take."""

    name: str
    url: str
    colour: str
    word: str
    figures: tuple[tuple[str, str], ...]
    take: str
    trend: str


def run_rate(judged: Judged, month: Period, url: str) -> RunRate:
    """Return an indicator's run: this month, last month, a year before, and its target."""
    line, measure = judged.line, judged.line.measure
    periods = (month, month.previous(), month.year_before())
    figures = [
        (period.label, shown(measure, line.figure_in(period)).share_first) for period in periods
    ]
    target = target_text(line, month)
    return RunRate(
        name=measure.short_name,
        url=url,
        colour=colour_word(judged.colour),
        word=judged.evidence.rating.word,
        figures=(*figures, *([("Target", target)] if target else [])),
        take=" ".join(one.text for one in judged.clauses if one.rule in ("reach", "course")),
        trend=trend(judged, month, prefix=f"beside-{line.area}-{line.code}"),
    )


@dataclass(frozen=True)
class Beside:
    """What stands beside a text: runs, figures to insert, last month's words, revisions.

    `reads` is the latest revision as it is printed; `remarks` is advice about its words, none of
    which stops anything.
    """

    runs: tuple[RunRate, ...]
    offered: tuple[Offered, ...]
    changed: tuple[str, ...]
    before: str
    before_label: str
    revisions: tuple[tuple[str, str, str], ...]
    reads: str
    remarks: tuple[str, ...]


def beside_of(
    subject: Subject, texts: list[Commentary], before: Commentary | None, sayings: Sayings
) -> Beside:
    """Return what stands beside a text; `texts` are its revisions, the latest first."""
    month, slug = sayings.month, sayings.board.panel.slug
    codes = _codes_of(subject, sayings)
    latest = texts[0] if texts else None
    area = subject.area.slug if subject.area else None
    # An indicator stands here once for each target that it has in its areas.
    lines = {
        (line.code, line.target_in(month)): line
        for line in sayings.board.lines
        if line.code in codes and subject.kind in (Kind.AREA, Kind.INDICATOR)
        if area in (None, line.area)
    }
    return Beside(
        runs=tuple(
            run_rate(judge(line, month), month, indicator_url(slug, month, line.code))
            for line in lines.values()
        ),
        offered=tuple(offered(sayings, codes)),
        changed=changed(latest, sayings) if latest else (),
        # As it read then: the same token says this month's figure now.
        before=render(before.says, before.figures.get) if before else "",
        before_label=month.previous().label,
        revisions=tuple((last_touched(one), one.get_state_display(), one.says) for one in texts),
        reads=printed(latest, sayings.say) if latest else "",
        remarks=tuple(_remarks(latest, before, month)) if latest else (),
    )


def _codes_of(subject: Subject, sayings: Sayings) -> list[str]:
    """Return the indicators that a text is likely to quote."""
    if subject.indicator is not None:
        return [subject.indicator.code]
    if subject.area is not None:
        return [line.code for line in sayings.board.lines if line.area == subject.area.slug]
    return list(sayings.lines)


def _remarks(latest: Commentary, before: Commentary | None, month: Period) -> Iterator[str]:
    """Yield how long the text is, and whether it is last month's once more."""
    count = word_count(latest.says)
    advice = f"{count} word{'' if count == 1 else 's'}."
    if count > WORDS_ADVISED:
        advice += f" About {WORDS_ADVISED} are read to the end."
    yield advice
    if before is not None and same_words(latest.says, before.says):
        yield f"These are the same words as in {month.previous().label}."


@dataclass(frozen=True)
class Offered:
    """A figure that may be inserted: its token and what that prints."""

    name: str
    token: str
    prints: str


def offered(sayings: Sayings, codes: Iterable[str]) -> Iterator[Offered]:
    """Yield the figures that may be inserted for these indicators."""
    for code in codes:
        name = sayings.lines[code].measure.short_name
        for token, prints in sayings.offered((code,)):
            yield Offered(name, token, prints)


def word_count(text: str) -> int:
    """Count the words of a text."""
    return len(text.split())


def same_words(text: str, other: str) -> bool:
    """Say whether two texts are the same but for space and case."""
    return text.lower().split() == other.lower().split() != []
