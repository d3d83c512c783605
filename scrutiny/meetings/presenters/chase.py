"""The chase list: who owes what by when, the late ones first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from scrutiny.meetings.chasing import Owed
from scrutiny.meetings.posts import Holders


@dataclass(frozen=True)
class Chased:
    """One thing that is owed, as the list shows it."""

    what: str
    item: str
    url: str
    who: str
    due_on: date
    is_late: bool
    says: str


@dataclass(frozen=True)
class ChaseList:
    """What is late and what is still to come; `headline` says it in a sentence."""

    late: tuple[Chased, ...]
    to_come: tuple[Chased, ...]
    headline: str


def chase_list(owed: Iterable[Owed], holders: Holders, *, on: date) -> ChaseList:
    """Return the list as at a day."""
    rows = [_chased(one, holders, on) for one in owed]
    late = tuple(row for row in rows if row.is_late)
    to_come = tuple(row for row in rows if not row.is_late)
    return ChaseList(late, to_come, _headline(len(late), to_come))


def _chased(owed: Owed, holders: Holders, on: date) -> Chased:
    return Chased(
        what=owed.what,
        item=owed.item.title,
        url=reverse("meetings:report", args=[owed.item.pk]),
        who=_who(owed, holders),
        due_on=owed.due_on,
        is_late=owed.due_on < on,
        says=_says((owed.due_on - on).days),
    )


def _who(owed: Owed, holders: Holders) -> str:
    """Return the post with its holder, or who does it where no post is named."""
    if owed.post is not None:
        name = holders.name(owed.post)
        return f"{owed.post.title} ({name})" if name else f"{owed.post.title} (vacant)"
    return "You, as scrutiny manager" if owed.is_managers else "Nobody is named yet"


def _says(days: int) -> str:
    """Say how many days are left, or by how many it is late."""
    if days == 0:
        return "due today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"{count} late" if days < 0 else f"in {count}"


def _headline(late_count: int, to_come: tuple[Chased, ...]) -> str:
    if not late_count and not to_come:
        return "Nothing is owed. Every report is signed off and cleared."
    if not late_count:
        return f"Nothing is late. Next: {to_come[0].due_on:%A %-d %B}."
    verb = "thing is" if late_count == 1 else "things are"
    return f"{late_count} {verb} late. {len(to_come)} still to come."
