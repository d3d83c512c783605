"""What the first pages of the performance paper show: its cover and what to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from performance.analysis.figures import Period
from performance.judging import Judged
from performance.presenters.figures import colour_word, trend
from performance.presenters.overview import (
    Stat,
    card_text,
    in_one_line,
    note_of,
    stats_of,
    summary_of,
)
from performance.presenters.since import SinceShown
from performance.presenters.words import Statement
from performance.told.board import Board


@dataclass(frozen=True)
class Cover:
    """The first sheet; `as_at` is the day it tells of, where that is not the day it was made."""

    council: str
    panel: str
    title: str
    stats: tuple[Stat, ...]
    summary: str
    data_on: date | None
    told_on: date | None
    as_at: date | None
    made: str
    statement: Statement | None


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
    """The page of exceptions, with what changed since the panel last met."""

    lede: str
    since: SinceShown | None
    full: tuple[ShownException, ...]
    rest: tuple[ShownException, ...]


def cover(
    board: Board,
    each: dict[str, Judged],
    *,
    council: str,
    told_on: date | None,
    as_at: date | None,
    made: str,
    statement: Statement | None,
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
        as_at=as_at,
        made=made,
        statement=statement,
    )


def exceptions_sheet(
    full: tuple[Judged, ...],
    rest: tuple[Judged, ...],
    each: dict[str, Judged],
    month: Period,
    since: SinceShown | None,
) -> ExceptionsSheet:
    """Return the page of exceptions, five in full and the rest in one line each."""
    return ExceptionsSheet(
        lede=summary_of(each),
        since=since,
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
