"""Putting minutes to a later meeting, and approving them there as a correct record.

Minutes are signed at the same or the next suitable meeting by the person presiding (Local
Government Act 1972, Sch. 12 paragraph 41). Approval is about their accuracy and nothing else.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.minutes import (
    MinutesRefused,
    locked,
    refuse_unable_to_resolve,
)
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, Minutes
from scrutiny.meetings.room import Room


@transaction.atomic
def put(*, minutes: Minutes, item: AgendaItem, by: User | None) -> Minutes:
    """Put published minutes to a later meeting's item of minutes. Raises MinutesRefused."""
    minutes = locked(minutes)
    _refuse_not_waiting(minutes)
    _refuse_wrong_item(minutes, item)
    before = minutes.put_at
    if before == item:
        return minutes
    minutes.put_at = item
    minutes.save(update_fields=["put_at"])
    record(
        verb="minutes_put",
        subject=minutes,
        by=by,
        old={"meeting": str(before.meeting)} if before else {},
        new={"meeting": str(item.meeting)},
    )
    return minutes


@transaction.atomic
def take_from(*, minutes: Minutes, by: User | None) -> Minutes:
    """Take minutes from the meeting that they were put to, so that another can approve them."""
    minutes = locked(minutes)
    _refuse_not_waiting(minutes)
    if minutes.put_at is not None:
        record(
            verb="minutes_taken_from",
            subject=minutes,
            by=by,
            old={"meeting": str(minutes.put_at.meeting)},
        )
        minutes.put_at = None
        minutes.save(update_fields=["put_at"])
    return minutes


@transaction.atomic
def approve(
    *,
    item: AgendaItem,
    by: User | None,
    amendments: Mapping[int, str] | None = None,
    now: datetime | None = None,
) -> list[Minutes]:
    """Approve all minutes that an item of a held meeting put; return them. Raises MinutesRefused.

    `amendments` are the panel's corrections by the minutes' id; they stand beside the words. The
    meeting has to be a later one that was held, with a quorum for the item. Of two people who
    approve at once, the second is told.
    """
    _refuse_not_able(item)
    approved_at = now or timezone.now()
    sets = list(Minutes.objects.filter(put_at=item).select_related("meeting"))
    if not sets:
        raise MinutesRefused("No minutes are put to this item. Choose which the panel approved.")
    approved = []
    for minutes in sets:
        still = Minutes.objects.filter(
            pk=minutes.pk, put_at=item, published_at__isnull=False, approved_at__isnull=True
        )
        amendment = (amendments or {}).get(minutes.pk, "").strip()
        if not still.update(
            approved_at=approved_at, approved_meeting=item.meeting, amendment=amendment
        ):
            continue
        Meeting.objects.filter(pk=minutes.meeting_id, state=Meeting.State.MINUTES_DRAFT).update(
            state=Meeting.State.MINUTES_APPROVED
        )
        minutes.refresh_from_db()
        record(
            verb="minutes_approved",
            subject=minutes,
            by=by,
            new={"meeting": str(item.meeting), "amendment": amendment},
        )
        approved.append(minutes)
    if not approved:
        raise MinutesRefused("These minutes were approved already. Nothing was changed.")
    return approved


def _refuse_not_waiting(minutes: Minutes) -> None:
    if minutes.published_at is None:
        raise MinutesRefused("The minutes are not published yet, so no meeting can approve them.")
    if minutes.approved_meeting is not None:
        raise MinutesRefused(
            f"The minutes were approved on {minutes.approved_meeting.meets_on:%-d %B %Y}."
        )


def _refuse_wrong_item(minutes: Minutes, item: AgendaItem) -> None:
    """Raise MinutesRefused unless the item is a later meeting's of the panel, about minutes."""
    if item.kind != ItemKind.MINUTES or item.state != AgendaItem.State.ON_AGENDA:
        raise MinutesRefused(f"“{item.title}” is not an item that approves minutes.")
    if item.meeting.panel_id != minutes.meeting.panel_id:
        raise MinutesRefused("Minutes are approved by their own panel.")
    if item.meeting.state == Meeting.State.CANCELLED:
        raise MinutesRefused("That meeting is cancelled. Choose another.")
    if item.meeting.meets_on <= minutes.meeting.meets_on:
        raise MinutesRefused("Minutes are approved at a later meeting than the one they are of.")


def _refuse_not_able(item: AgendaItem) -> None:
    """Raise MinutesRefused where the meeting could not approve anything at this item."""
    if item.kind != ItemKind.MINUTES:
        raise MinutesRefused(f"“{item.title}” is not an item that approves minutes.")
    if not item.meeting.is_over:
        raise MinutesRefused(
            f"The meeting of {item.meeting.meets_on:%-d %B %Y} was not held yet. Minutes are "
            "approved at a later meeting that was."
        )
    if not Room.of(item.meeting).is_recorded:
        raise MinutesRefused("Record who was present first.")
    refuse_unable_to_resolve(item)
