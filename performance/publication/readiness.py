"""What is missing before a month can be published: what stops it, and what only warns. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Named:
    """Something of the month by its name, with the address of the page where it is put right."""

    name: str
    url: str
    count: int = 1


@dataclass(frozen=True)
class Standing:
    """How far a month is, as plain values.

    `accepted` and `waiting` are the returns sent for it. `to_be_confirmed` are indicators whose
    figure the return says is still to come; `without_figure` those of which it says nothing.
    `questions` and `held` count for each return. `movements` are indicators whose figure a reader
    will ask about, and that have no signed-off note.
    """

    is_draft: bool
    indicator_count: int = 0
    accepted: tuple[Named, ...] = ()
    waiting: tuple[Named, ...] = ()
    without_figure: tuple[Named, ...] = ()
    to_be_confirmed: tuple[Named, ...] = ()
    questions: tuple[Named, ...] = ()
    without_reason: tuple[Named, ...] = ()
    held: tuple[Named, ...] = ()
    silent_areas: tuple[Named, ...] = ()
    movements: tuple[Named, ...] = ()
    is_opening_signed: bool = False
    opening_url: str = ""
    upload_url: str = ""


@dataclass(frozen=True)
class Missing:
    """One line of the checklist: what, what to do, where; and whether it stops publication."""

    code: str
    says: str
    to_do: str
    places: tuple[Named, ...]
    stops: bool = False


def readiness(month: Standing) -> tuple[Missing, ...]:
    """Return what is missing, what stops publication first. Nothing missing: nothing returned."""
    return (*stopping(month), *_of_figures(month), *_of_words(month))


def stopping(month: Standing) -> tuple[Missing, ...]:
    """Return what publication cannot do without: a return, no other waiting, and the check."""
    found = []
    if not month.accepted:
        to_do = (
            "Confirm the one that waits." if month.waiting else "Send the return in and confirm it."
        )
        places = () if month.waiting else (Named("Send it", month.upload_url),)
        found.append(Missing("no_return", "No return is accepted for it.", to_do, places, True))
    if month.waiting:
        many = len(month.waiting) > 1
        found.append(
            Missing(
                "return_waiting",
                f"{len(month.waiting)} returns wait for confirmation."
                if many
                else "A return waits for confirmation.",
                f"Confirm {'each' if many else 'it'} or turn it down.",
                month.waiting,
                True,
            )
        )
    if month.is_draft:
        found.append(
            Missing(
                "not_checked",
                "It is not checked.",
                "The performance team marks it as checked.",
                (),
                True,
            )
        )
    return tuple(found)


def _of_figures(month: Standing) -> Iterable[Missing]:
    """Give what is missing or odd about the figures."""
    if month.accepted and month.without_figure:
        yield Missing(
            "no_figure",
            f"{_count(month.without_figure, 'indicator')} without a figure.",
            "Ask the service, and send a corrected return. Else the page says that there is none.",
            month.without_figure,
        )
    if month.to_be_confirmed:
        yield Missing(
            "to_be_confirmed",
            f"{_count(month.to_be_confirmed, 'figure')} to be confirmed.",
            "Nothing has to be done: the page says so in place of the figure.",
            month.to_be_confirmed,
        )
    if month.questions:
        total = sum(one.count for one in month.questions)
        yield Missing(
            "open_questions",
            f"{total} question{'' if total == 1 else 's'} still open.",
            "Answer them, or leave them: what members should know is printed beside the figure.",
            month.questions,
        )
    if month.without_reason:
        yield Missing(
            "no_reason",
            f"{_count(month.without_reason, 'indicator')} restated without a reason.",
            "Say why. The panel was told another figure before.",
            month.without_reason,
        )
    if month.held:
        total = sum(one.count for one in month.held)
        yield Missing(
            "held",
            f"{total} figure{' is' if total == 1 else 's are'} held back: their month is locked.",
            "Nothing has to be done. What was told of a locked month stays.",
            month.held,
        )


def _of_words(month: Standing) -> Iterable[Missing]:
    """Give what the service has not said yet."""
    if month.silent_areas:
        yield Missing(
            "no_commentary",
            f"{_count(month.silent_areas, 'area')} without signed-off commentary.",
            "Write it and have it signed off by the service lead.",
            month.silent_areas,
        )
    if month.movements:
        yield Missing(
            "no_note",
            f"{_count(month.movements, 'indicator')} to explain, without a signed-off note.",
            "Write a note on each and have it signed off.",
            month.movements,
        )
    if not month.is_opening_signed:
        yield Missing(
            "no_opening",
            "The opening statement is not signed off.",
            "The director signs it off. Without one the pack begins with the figures.",
            (Named("Opening statement", month.opening_url),),
        )


def _count(things: tuple[Named, ...], noun: str) -> str:
    """Return "3 areas"."""
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
