"""The moderation panel of a month: what waits, what is begun, what is moderated.

Nobody is shown an auditor's name here, nor a grade of an audit that still waits.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.urls import reverse
from django.utils import timezone

from audits.models import Audit, Moderation
from audits.moderators import Moderator

OPENED = "You opened its grades, so somebody else has to moderate it."
COLUMNS = ("Case", "Team", "How far it is")
Row = tuple[dict[str, str], ...]


class Pile(StrEnum):
    """Where an audit lies for whoever looks."""

    YOURS = "yours"
    OTHERS = "others"
    DONE = "done"


@dataclass(frozen=True)
class Panel:
    """The audits before the panel as tables' rows, by what they wait for."""

    yours: tuple[Row, ...]
    others: tuple[Row, ...]
    done: tuple[Row, ...]
    headline: str

    @property
    def columns(self) -> list[dict[str, str]]:
        """Return the heads of the tables."""
        return [{"label": label} for label in COLUMNS]

    @property
    def is_over(self) -> bool:
        """Return whether everything before the panel is moderated."""
        return bool(self.done) and not self.yours and not self.others


def panel_of(
    audits: Iterable[Audit],
    viewer: Moderator,
    *,
    waiting: Collection[int],
    opened: Collection[int],
) -> Panel:
    """Return the panel as one moderator sees it; each audit has `all_moderations` read with it.

    `waiting` are those that are not moderated since they were put to the panel, `opened` those
    whose grades the viewer had opened. What waits for the viewer comes in the order of the cases,
    which says nothing of the grades.
    """
    piles: dict[Pile, list[Row]] = {pile: [] for pile in Pile}
    for audit in sorted(audits, key=lambda one: one.reference):
        is_waiting, is_opened = audit.pk in waiting, audit.pk in opened
        says, pile = _place(audit, viewer, is_waiting=is_waiting, is_opened=is_opened)
        piles[pile].append(_row(audit, says))
    yours, others, done = (tuple(piles[pile]) for pile in Pile)
    return Panel(yours, others, done, _headline(len(yours), len(others), len(done)))


def _place(
    audit: Audit, viewer: Moderator, *, is_waiting: bool, is_opened: bool
) -> tuple[str, Pile]:
    """Return how far an audit is, and on which pile it lies for the viewer."""
    moderations: list[Moderation] = getattr(audit, "all_moderations", [])
    last = moderations[-1] if moderations else None
    if last is not None and last.moderated_at is None:
        if last.blind_by_id == viewer.user_id:
            return "Your grade is in. Compare it with the auditor's", Pile.YOURS
        return f"Begun by {last.blind_by.name}", Pile.OTHERS
    if last is not None and not is_waiting:
        return _done(last), Pile.DONE
    why = viewer.why_not(audit) or (OPENED if is_opened else "")
    return (why, Pile.OTHERS) if why else ("Waits for a moderator", Pile.YOURS)


def _done(one: Moderation) -> str:
    assert one.grade is not None
    day = timezone.localdate(one.moderated_at)
    changed = (
        f"{one.grade.label}, as the auditor graded it"
        if one.grade_id == one.auditor_grade_id
        else f"{one.grade.label}; the auditor's grade was {one.auditor_grade.label.lower()}"
    )
    return f"{changed}. By {one.moderated_by}, {day:%-d %B %Y}"


def _row(audit: Audit, says: str) -> Row:
    return (
        {"text": audit.reference, "url": reverse("audits:moderation", args=[audit.pk])},
        {"text": str(audit.team), "label": COLUMNS[1]},
        {"text": says, "label": COLUMNS[2]},
    )


def _headline(yours: int, others: int, done: int) -> str:
    total = yours + others + done
    if not total:
        return "No audit of this month is before the panel."
    if done == total:
        return f"All {total} are moderated." if total > 1 else "The one audit is moderated."
    waiting = "1 waits for you" if yours == 1 else f"{yours or 'None'} wait for you"
    return f"{done} of {total} moderated. {waiting}."
