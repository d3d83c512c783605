"""The ledger of restatements in words: how much changed, and each change in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from performance.analysis.wording import gap_decimals, show_distance
from performance.presenters.addresses import cell_url
from performance.presenters.figures import shown
from performance.told.ledger import Change, Kind, Source


@dataclass(frozen=True)
class Told:
    """A figure as a return states it; `url` leads to its cell, for who may see the return."""

    text: str
    return_name: str
    is_made: bool
    url: str


@dataclass(frozen=True)
class Row:
    """A figure that changed. `name` is what it is listed under: the indicator, or its month."""

    name: str
    url: str
    period: str
    old: Told
    new: Told
    size: str
    reason: str


@dataclass(frozen=True)
class Group:
    """The changes of one return or of one indicator, with what is said above them.

    `before` and `now` are the return that all its rows have in common there, said once; without
    one each row says its own.
    """

    key: str
    heading: str
    url: str
    counts: str
    rows: tuple[Row, ...]
    before: Told | None
    now: Told | None


@dataclass(frozen=True)
class Links:
    """Where a name leads: an indicator's page by its change, and whether a return may be seen."""

    indicator: Callable[[Change], str]
    sees: Callable[[Source], bool]


def summary(changes: Sequence[Change]) -> str:
    """Return how much changed since when: "9 figures restated and 1 supplied late since ...".

    The day is that on which the panel was told of the first of the figures that changed since.
    """
    first = min(one.before.told_on or one.before.accepted_on for one in changes)
    return f"{counts_of(changes)} since {_day(first)}."


def counts_of(changes: Iterable[Change]) -> str:
    """Return how many figures were restated and how many supplied late."""
    kinds = [one.kind for one in changes]
    restated, late = kinds.count(Kind.RESTATED), kinds.count(Kind.LATE)
    parts = []
    if restated:
        parts.append(f"{restated} {_figures(restated)} restated")
    if late:
        noun = "" if restated else f" {_figures(late)}"
        parts.append(f"{late}{noun} supplied late")
    return " and ".join(parts)


def by_return(changes: Iterable[Change], links: Links) -> tuple[Group, ...]:
    """Return the changes under the return that states them, the newest first."""
    return tuple(
        _of_return(list(found), links)
        for _, found in groupby(changes, key=lambda one: one.after.return_id)
    )


def by_indicator(changes: Iterable[Change], links: Links) -> tuple[Group, ...]:
    """Return the changes under their indicator, by its code; within it the newest return first."""
    ordered = sorted(changes, key=lambda one: one.code)
    return tuple(
        _of_indicator(list(found), links) for _, found in groupby(ordered, key=lambda one: one.code)
    )


def _of_return(found: list[Change], links: Links) -> Group:
    source = found[0].after
    return Group(
        key=f"return-{source.return_id}",
        heading=_name(source),
        url=cell_url(source.return_id, source.address).partition("#")[0]
        if links.sees(source)
        else "",
        counts=counts_of(found),
        rows=tuple(_row(one, links, one.measure.short_name, links.indicator(one)) for one in found),
        **_in_common(found, links),
    )


def _of_indicator(found: list[Change], links: Links) -> Group:
    measure = found[0].measure
    return Group(
        key=f"indicator-{measure.code}",
        heading=measure.short_name,
        url=links.indicator(found[0]),
        counts=counts_of(found),
        rows=tuple(_row(one, links, one.period.label, "") for one in found),
        **_in_common(found, links),
    )


def _in_common(found: list[Change], links: Links) -> dict[str, Told | None]:
    """Return the returns that all these changes have in common, before and now."""
    before = {one.before.return_id for one in found}
    now = {one.after.return_id for one in found}
    return {
        "before": _told(found[0], found[0].before, links) if len(before) == 1 else None,
        "now": _told(found[0], found[0].after, links) if len(now) == 1 else None,
    }


def _row(change: Change, links: Links, name: str, url: str) -> Row:
    return Row(
        name=name,
        url=url,
        period=change.period.label,
        old=_told(change, change.before, links),
        new=_told(change, change.after, links),
        size=size_of(change),
        reason=change.reason,
    )


def _told(change: Change, source: Source, links: Links) -> Told:
    figure = change.old if source is change.before else change.new
    return Told(
        text=shown(change.measure, figure).share_first,
        return_name=f"{_name(source)}, {_telling(source)}",
        is_made=source.is_made,
        url=cell_url(source.return_id, source.address) if links.sees(source) else "",
    )


def size_of(change: Change) -> str:
    """Return how far a figure moved and which way, or what else happened to it."""
    if change.kind is Kind.LATE:
        return "supplied late"
    if change.size is None:
        return "taken back" if change.new.value is None else ""
    if change.size == 0:
        return "other counts, same share"
    unit = change.measure.unit
    distance = show_distance(change.size, unit, gap_decimals(unit, change.measure.decimals))
    return f"{distance} {'up' if change.size > 0 else 'down'}"


def _name(source: Source) -> str:
    return f"{source.month:%B %Y} return"


def _telling(source: Source) -> str:
    return f"told on {_day(source.told_on)}" if source.told_on else "not told yet"


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def _figures(count: int) -> str:
    return "figure" if count == 1 else "figures"
