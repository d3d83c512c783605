"""The order and the numbers of an agenda: pure functions over its items."""

from collections.abc import Iterable, Sequence
from enum import IntEnum

from scrutiny.meetings.models import AgendaItem, ItemKind

# What every agenda begins and ends with. A panel's settings say which of them, and in what order.
OPENING_KINDS: tuple[ItemKind, ...] = (
    ItemKind.APOLOGIES,
    ItemKind.INTERESTS,
    ItemKind.SCRUTINY_INTERESTS,
    ItemKind.WHIP,
    ItemKind.STATEMENT,
    ItemKind.MINUTES,
)
CLOSING_KINDS: tuple[ItemKind, ...] = (ItemKind.MONITORING,)
# Items that a report is written for; the others are dealt with at the meeting.
REPORTED_ON: frozenset[str] = frozenset({ItemKind.BUSINESS.value, ItemKind.MONITORING.value})


class Part(IntEnum):
    """The three parts of an agenda, in order."""

    OPENING = 1
    BUSINESS = 2
    CLOSING = 3


def part_of(kind: str) -> Part:
    """Return where an item of a kind stands; an exclusion stands where its item does."""
    if kind in OPENING_KINDS:
        return Part.OPENING
    return Part.CLOSING if kind in CLOSING_KINDS else Part.BUSINESS


def is_movable(item: AgendaItem) -> bool:
    """Return whether people choose where an item stands: business that is on the agenda.

    Opening and closing items keep the panel's order, and an exclusion goes with its item.
    """
    return item.kind == ItemKind.BUSINESS and item.state == AgendaItem.State.ON_AGENDA


def movable(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return the items whose order people choose, as they stand."""
    return [item for item in arranged(items) if is_movable(item)]


def arranged(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return the items as the agenda has them.

    Opening items first, closing ones last; the item that moves the exclusion of the public
    directly before the one it is for. What left the agenda unpublished comes last of its part.
    """
    every = list(items)
    ids = {item.pk for item in every}
    exclusions = {one.excludes_for_id: one for one in every if one.excludes_for_id in ids}
    alone = [item for item in every if item.excludes_for_id not in ids]
    found: list[AgendaItem] = []
    for item in sorted(alone, key=_place):
        if item.pk in exclusions:
            found.append(exclusions[item.pk])
        found.append(item)
    return found


def _place(item: AgendaItem) -> tuple[int, bool, int, int]:
    has_left = item.state != AgendaItem.State.ON_AGENDA and item.number is None
    return part_of(item.kind), has_left, item.order, item.pk


def moved(items: Iterable[AgendaItem], item: AgendaItem, position: int) -> list[AgendaItem]:
    """Return the items with one of the business at this position, counted from 1.

    A position beyond the ends is the end. Exclusions go with their items.
    """
    every = list(items)
    business = [one for one in movable(every) if one.pk != item.pk]
    chosen = next(one for one in every if one.pk == item.pk)
    business.insert(min(max(position, 1) - 1, len(business)), chosen)
    places = sorted(one.order for one in business)
    wanted = dict(zip((one.pk for one in business), _distinct(places), strict=True))
    for one in business:
        one.order = wanted[one.pk]
    return arranged(every)


def _distinct(places: Sequence[int]) -> list[int]:
    """Return the places, each one greater than the one before it."""
    found: list[int] = []
    for place in places:
        found.append(max(place, found[-1] + 1) if found else place)
    return found


def numbered(items: Iterable[AgendaItem]) -> list[tuple[int, AgendaItem]]:
    """Return the items that an agenda prints, in order, with their numbers.

    In a draft they are counted. What was published keeps its number, also when it was withdrawn or
    deferred since; an item added later takes the next number after all of these.
    """
    printed = [
        item
        for item in arranged(items)
        if item.state == AgendaItem.State.ON_AGENDA or item.number is not None
    ]
    next_number = max((item.number or 0 for item in printed), default=0) + 1
    found: list[tuple[int, AgendaItem]] = []
    for item in printed:
        if item.number is None:
            found.append((next_number, item))
            next_number += 1
        else:
            found.append((item.number, item))
    return found
