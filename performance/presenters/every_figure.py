"""The table of every figure of an indicator: where it came from, and what it was before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from performance.analysis.comparison import likely_range
from performance.analysis.figures import Measure, Period
from performance.analysis.ratings import Rating
from performance.analysis.wording import show
from performance.judging import Judged, ratings_by_month
from performance.presenters.addresses import cell_url
from performance.presenters.figures import colour_word, shown, was_text
from performance.told.board import Line, Seen
from performance.told.remarks import Broken
from performance.told.tellings import Past, Was


@dataclass(frozen=True)
class Row:
    """One month's figure, with where it came from.

    `caveat` is what is still being asked about it, `was` what the panel was told before. `broken`
    stands on the last month before the series breaks, and says how it was counted. `said` is what
    else happened in the month, as the chart marks it.
    """

    month: str
    count: str
    of: str
    share: str
    note: str
    caveat: str
    was: str
    state: str
    likely: str
    source: str
    source_url: str
    colour: str
    word: str
    broken: str
    said: tuple[str, ...] = ()


def month_rows(
    judged: Judged,
    month: Period,
    past: Past,
    *,
    can_see_returns: bool,
    said: Mapping[Period, tuple[str, ...]],
) -> tuple[Row, ...]:
    """Return every month's figure, latest first; before each break it says what changed there."""
    line = judged.line
    ratings = ratings_by_month(line, month)
    found = []
    later: Period | None = None
    for period in sorted(line.months, reverse=True):
        crossed = [one for one in line.breaks if later and period.end < one.on <= later.end]
        row = _figure_row(
            line, period, ratings[period], past.get((line.code, period)), can_see_returns
        )
        broken = " ".join(broken_text(one) for one in reversed(crossed))
        found.append(replace(row, broken=broken, said=said.get(period, ())))
        later = period
    return tuple(found)


def _figure_row(
    line: Line, period: Period, rating: Rating, was: Was | None, can_see_returns: bool
) -> Row:
    """Return one month's figure."""
    measure, seen = line.measure, line.months[period]
    figure = shown(measure, seen.figure)
    return Row(
        month=period.label,
        count=figure.count,
        of=figure.of,
        share=figure.share,
        note=figure.note,
        caveat=seen.caveat,
        was=was_text(measure, was) if was else "",
        state=figure.state,
        likely=_likely(measure, seen),
        source=f"{seen.return_month:%B %Y} return, cell {seen.address}",
        source_url=cell_url(seen.return_id, seen.address) if can_see_returns else "",
        colour=colour_word(rating.colour),
        word=rating.word,
        broken="",
    )


def _likely(measure: Measure, seen: Seen) -> str:
    """Return the range the figure speaks for, where its counts are known."""
    found = likely_range(measure, seen.figure) if seen.figure.has_fraction else None
    if found is None:
        return ""
    low, high = (show(end, measure.unit, measure.decimals) for end in found)
    return f"{low} to {high}"


def broken_text(broken: Broken) -> str:
    """Return that a series was counted differently until a day, and its name until then."""
    last = broken.on - timedelta(days=1)
    name = f" as “{broken.name_before}”" if broken.name_before else ""
    return f"Counted differently until {last:%-d %B %Y}{name}."
