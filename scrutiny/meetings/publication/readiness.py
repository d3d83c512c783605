"""What is missing before papers can go out: what stops them, and what only warns. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Something by its name, with the address of the page where it is put right."""

    name: str
    url: str = ""


@dataclass(frozen=True)
class ItemStanding:
    """How far an item's papers are.

    `is_expected` is of items that mostly have a report; `not_cleared` names clearances that are
    not given.
    """

    number: int
    title: str
    url: str
    is_expected: bool = False
    has_report: bool = False
    is_signed_off: bool = False
    is_to_follow: bool = False
    not_cleared: tuple[str, ...] = ()
    lacks_reason: bool = False
    lacks_exclusion: bool = False

    @property
    def place(self) -> Place:
        """Return the item as a link."""
        return Place(f"{self.number}. {self.title}", self.url)


@dataclass(frozen=True)
class Standing:
    """How far a meeting's papers are, as plain values.

    `refusals` say why an edition cannot be made; `not_built` names the editions of which there is
    no build as things are now; `not_put` are minutes that wait and are put for approval nowhere;
    `notice` is where to say that the meeting was convened late, where the agenda is too late.
    """

    items: tuple[ItemStanding, ...] = ()
    refusals: tuple[str, ...] = ()
    not_built: tuple[str, ...] = ()
    not_put: tuple[Place, ...] = ()
    notice: Place | None = None
    lacks_place: bool = False
    lacks_contact: bool = False
    lacks_officer: bool = False
    agenda: Place = Place("Agenda")


@dataclass(frozen=True)
class Missing:
    """One line of the checklist: what, what to do, where; and whether it stops publication."""

    code: str
    says: str
    to_do: str
    places: tuple[Place, ...] = ()
    stops: bool = False


def readiness(standing: Standing) -> tuple[Missing, ...]:
    """Return what is missing, what stops publication first. Nothing missing: nothing returned."""
    return (*stopping(standing), *_warning(standing))


def stopping(standing: Standing) -> tuple[Missing, ...]:
    """Return what publication cannot do without."""
    found = [*_of_notice(standing), *_of_papers(standing)]
    found += [
        Missing("refused", one, "Put it right, then build the editions again.", stops=True)
        for one in standing.refusals
    ]
    if standing.not_built and not standing.refusals:
        names = " and the ".join(standing.not_built)
        are = "are" if len(standing.not_built) > 1 else "is"
        found.append(
            Missing(
                "not_built",
                f"The {names} {are} not built from the papers as they are now.",
                "Build below. What did not change is not laid out again.",
                stops=True,
            )
        )
    return tuple(found)


def _of_notice(standing: Standing) -> Iterator[Missing]:
    """Give that the clear days cannot be kept (Local Government Act 1972, s.100B(4)(a))."""
    if standing.notice is not None:
        yield Missing(
            "too_late",
            "It is too late for the clear days.",
            "An agenda goes out late only if the meeting was convened at shorter notice. Say on "
            "which day it was convened, and why so late.",
            (standing.notice,),
            stops=True,
        )


def _of_papers(standing: Standing) -> Iterator[Missing]:
    """Give what is missing of the items and their reports."""
    if not standing.items:
        yield Missing(
            "no_items",
            "There is nothing on the agenda.",
            "Add the items.",
            (standing.agenda,),
            True,
        )
    unready = [one for one in standing.items if _is_unready(one)]
    if unready:
        yield _missing(
            "not_ready",
            f"{_count(unready, 'report')} not signed off.",
            "Sign each off, or mark its item “to follow”.",
            unready,
        )
    silent = [one for one in standing.items if one.lacks_reason]
    if silent:
        yield _missing(
            "no_reason",
            f"{_count(silent, 'item')} with a withheld paper that gives no reason.",
            "Choose the paragraph, and say why the public interest is against disclosing it.",
            silent,
        )
    unmoved = [one for one in standing.items if one.lacks_exclusion]
    if unmoved:
        yield _missing(
            "no_exclusion",
            f"{_count(unmoved, 'item')} with withheld papers, and none before it that moves to "
            "exclude the public.",
            "Save the withheld paper's form again: the portal writes the item.",
            unmoved,
        )


def _is_unready(one: ItemStanding) -> bool:
    return one.has_report and not one.is_signed_off and not one.is_to_follow


def _warning(standing: Standing) -> Iterator[Missing]:
    """Give what is odd and stops nothing."""
    without = [
        one
        for one in standing.items
        if one.is_expected and not one.has_report and not one.is_to_follow
    ]
    if without:
        yield _missing(
            "no_report",
            f"{_count(without, 'item')} without a report.",
            "Ask for one, mark it “to follow”, or leave it: the agenda says nothing of a report.",
            without,
            stops=False,
        )
    uncleared = [one for one in standing.items if one.not_cleared and not _is_unready(one)]
    if uncleared:
        names = ", ".join(dict.fromkeys(name for one in uncleared for name in one.not_cleared))
        yield _missing(
            "not_cleared",
            f"{_count(uncleared, 'report')} not cleared ({names}).",
            "Get the clearance. Without it the report says that it was not given.",
            uncleared,
            stops=False,
        )
    if standing.not_put:
        yield Missing(
            "not_put",
            "Minutes wait to be approved and no item puts them.",
            "Put them at the item “Minutes”, or leave them for the next meeting.",
            standing.not_put,
        )
    yield from _of_the_front(standing)


def _of_the_front(standing: Standing) -> Iterator[Missing]:
    """Give what the front sheet lacks."""
    lacks = {
        "place": standing.lacks_place,
        "post to contact": standing.lacks_contact,
        "proper officer's post": standing.lacks_officer,
    }
    names = [name for name, is_lacking in lacks.items() if is_lacking]
    if names:
        yield Missing(
            "front",
            f"The front sheet has no {' and no '.join(names)}.",
            "Give it on the panel's page, or for the meeting.",
        )


def _missing(
    code: str, says: str, to_do: str, items: Iterable[ItemStanding], *, stops: bool = True
) -> Missing:
    return Missing(code, says, to_do, tuple(one.place for one in items), stops)


def _count(things: list[ItemStanding], noun: str) -> str:
    """Return "3 reports"."""
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
