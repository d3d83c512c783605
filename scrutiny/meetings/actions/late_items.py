"""What the law asks for after the last day: urgent items, and meetings at shorter notice."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.meetings.actions.places import settle
from scrutiny.meetings.actions.publishing import PublishingRefused
from scrutiny.meetings.models import AgendaItem, Meeting
from scrutiny.panels.models import Membership, Person


@transaction.atomic
def add_late_item(
    *,
    meeting: Meeting,
    title: str,
    because: str,
    in_opinion_of: Person,
    by: User | None,
    text: str = "",
    now: datetime | None = None,
) -> AgendaItem:
    """Add an item after the agenda was published; it goes out with the next supplement.

    Only if the chair is of the opinion that it is urgent, for special circumstances that the
    minutes specify (Local Government Act 1972, s.100B(4)(b)). Raises PublishingRefused without
    them, for somebody who does not chair the meeting, and before or after its time.
    """
    now = now or timezone.now()
    day = timezone.localdate(now)
    if not title.strip():
        raise PublishingRefused("Give the item a title.")
    if not because.strip():
        raise PublishingRefused("Say which special circumstances make it urgent: they are printed.")
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()
    if meeting.state != Meeting.State.PUBLISHED or day > meeting.meets_on:
        raise PublishingRefused(
            f"{meeting} is {meeting.get_state_display().lower()}. A late item is one that is added "
            "between the publication of the agenda and the meeting."
        )
    if in_opinion_of.pk not in {one.pk for one in who_may_say_urgent(meeting, on=day)}:
        raise PublishingRefused(
            f"{in_opinion_of} does not chair the panel. It is the chair's opinion that counts."
        )
    item = AgendaItem.objects.create(
        meeting=meeting,
        order=meeting.items.count() + 1,
        title=title.strip(),
        text=text.strip(),
        added_late_at=now,
        urgent_because=because.strip(),
        urgent_in_opinion_of=in_opinion_of,
    )
    settle(meeting)
    item.refresh_from_db()
    record(
        verb="late_item_added",
        subject=item,
        by=by,
        new={"title": item.title, "in_opinion_of": in_opinion_of.name},
        why=because.strip(),
    )
    return item


def who_may_say_urgent(meeting: Meeting, *, on: date) -> list[Person]:
    """Return who chairs the meeting: who presides over it, else the chair, else the vice chair."""
    if meeting.presided_by is not None:
        return [meeting.presided_by]
    seats = Membership.objects.on(on).filter(panel=meeting.panel).select_related("person")
    for role in (Membership.Role.CHAIR, Membership.Role.VICE_CHAIR):
        found = [one.person for one in seats if one.role == role]
        if found:
            return found
    return []


@transaction.atomic
def convene_at_shorter_notice(
    *, meeting: Meeting, convened_on: date, because: str, by: User | None
) -> Meeting:
    """Say when a meeting was convened, where that was too late for the clear days, and why.

    Its agenda prints both, and may then go out late (s.100B(4)(a)). Raises PublishingRefused
    without a reason, for a day after the meeting, and once the agenda is published.
    """
    if not because.strip():
        raise PublishingRefused("Say why the meeting was convened so late: it is printed.")
    if convened_on > meeting.meets_on:
        raise PublishingRefused("A meeting is convened before it is held.")
    # Whoever publishes in the same moment prints this, or it is refused.
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()
    if meeting.state not in Meeting.BEFORE_PUBLICATION:
        raise PublishingRefused(
            f"{meeting} is {meeting.get_state_display().lower()}: what its agenda says of its "
            "notice cannot change any more."
        )
    wanted = {"convened_on": convened_on, "shorter_notice_because": because.strip()}
    amend(verb="meeting_convened_late", subject=meeting, wanted=wanted, by=by, why=because.strip())
    return meeting
