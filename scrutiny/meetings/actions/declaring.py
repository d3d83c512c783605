"""What members declare on an item: interests and party whip.

A member with a disclosable pecuniary interest in a matter takes no part in its discussion or vote
(Localism Act 2011, s.31(4)) unless a dispensation was granted (s.33). So such an interest is
recorded with either the member's leaving for the item or the dispensation.
"""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.attending import AttendanceRefused, kept_open, refuse_elsewhere
from scrutiny.meetings.models import AgendaItem, Attendance, Interest, Movement, Whip

MUST_LEAVE = (
    "A member with a disclosable pecuniary interest takes no part in the item (Localism Act 2011, "
    "s.31). Say that they leave for it, or which dispensation they have."
)


@transaction.atomic
def declare(
    *,
    item: AgendaItem,
    attendance: Attendance,
    kind: Interest.Kind,
    nature: str,
    has_withdrawn: bool,
    dispensation: str = "",
    by: User | None,
) -> Interest:
    """Record a member's interest in an item; once for each kind. Raises AttendanceRefused.

    Anybody who takes a seat declares it, before the item or at it; whoever is not there has none.
    """
    kept_open(item.meeting)
    refuse_elsewhere(item, attendance.meeting)
    nature, dispensation = nature.strip(), dispensation.strip()
    if not nature:
        raise AttendanceRefused("Say what the interest is.")
    attendance.refresh_from_db(fields=["status"])
    if attendance.status != Attendance.Status.PRESENT:
        raise AttendanceRefused(f"{attendance.person.name} is not recorded as present.")
    if kind == Interest.Kind.PECUNIARY and not has_withdrawn and not dispensation:
        raise AttendanceRefused(MUST_LEAVE)
    interest, is_new = Interest.objects.get_or_create(
        item=item,
        attendance=attendance,
        kind=kind,
        defaults={
            "nature": nature,
            "has_withdrawn": has_withdrawn,
            "dispensation": dispensation,
        },
    )
    if not is_new:
        raise AttendanceRefused(
            f"{attendance.person.name} has declared a {interest.get_kind_display().lower()} in "
            "this item already. Take that away to record it otherwise."
        )
    record(
        verb="interest_declared",
        subject=interest,
        by=by,
        new={"item": item.title, "kind": kind, "has_withdrawn": has_withdrawn},
    )
    return interest


@transaction.atomic
def take_back(*, interest: Interest, by: User | None) -> None:
    """Take an interest away that was recorded by a slip."""
    kept_open(interest.item.meeting)
    record(verb="interest_taken_back", subject=interest, by=by, old={"kind": interest.kind})
    interest.delete()


@transaction.atomic
def leave_for(*, interest: Interest, by: User | None) -> Movement:
    """Record that a member who declared an interest has left before the item; they may come back.

    Coming back is an arrival of its own at a later item.
    """
    kept_open(interest.item.meeting)
    moved, _ = Movement.objects.update_or_create(
        attendance=interest.attendance,
        item=interest.item,
        defaults={"kind": Movement.Kind.LEFT},
    )
    record(
        verb="movement_recorded",
        subject=interest.attendance,
        by=by,
        new={"item": interest.item.title, "move": Movement.Kind.LEFT},
    )
    return moved


@transaction.atomic
def declare_whip(*, item: AgendaItem, political_group: str, says: str, by: User | None) -> Whip:
    """Record a party whip on an item, once for a group. Raises AttendanceRefused."""
    kept_open(item.meeting)
    group, words = political_group.strip(), says.strip()
    if not group or not words:
        raise AttendanceRefused("Say which group is whipped, and how.")
    whip, is_new = Whip.objects.get_or_create(
        item=item, political_group=group, defaults={"says": words}
    )
    if not is_new:
        raise AttendanceRefused(f"The whip of {group} on this item is recorded already.")
    record(verb="whip_declared", subject=whip, by=by, new={"item": item.title})
    return whip


@transaction.atomic
def take_whip_back(*, whip: Whip, by: User | None) -> None:
    """Take a whip away that was recorded by a slip."""
    kept_open(whip.item.meeting)
    record(verb="whip_taken_back", subject=whip, by=by)
    whip.delete()
