"""Publishing minutes as a draft, which gives them their numbers through the municipal year."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.minutes import MinutesRefused, Words, locked, refuse_published
from scrutiny.meetings.calendar import municipal_year, municipal_year_days, municipal_year_label
from scrutiny.meetings.models import Meeting, Minute, Minutes
from scrutiny.panels.models import Panel


@transaction.atomic
def publish(
    *,
    minutes: Minutes,
    by: User | None,
    first_number: int | None = None,
    now: datetime | None = None,
) -> Minutes:
    """Publish minutes as a draft and number them. Raises MinutesRefused.

    Numbers count through the panel's municipal year in the order of its meetings; an item with
    nothing recorded takes none. `first_number` begins the year's count where it did not begin here:
    a council may start in mid-year.
    """
    minutes = locked(minutes)
    refuse_published(minutes)
    # Who records at the desk in this moment is told that the record is closed, or comes before.
    Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=minutes.meeting_id)
    # Two meetings' minutes that are published at once count one after the other.
    panel = Panel.objects.select_for_update(no_key=True).get(pk=minutes.meeting.panel_id)
    recorded = _recorded(minutes)
    number = _first_number(minutes, panel, first_number)
    for minute in recorded:
        Minute.objects.filter(pk=minute.pk).update(number=number)
        number += 1
    published_at = now or timezone.now()
    Minutes.objects.filter(pk=minutes.pk).update(published_at=published_at)
    Meeting.objects.filter(pk=minutes.meeting_id, state=Meeting.State.HELD).update(
        state=Meeting.State.MINUTES_DRAFT
    )
    minutes.refresh_from_db()
    record(
        verb="minutes_published",
        subject=minutes,
        by=by,
        new={"first_number": number - len(recorded), "count": len(recorded)},
    )
    return minutes


def _recorded(minutes: Minutes) -> list[Minute]:
    """Return the minutes that take a number; refuse one that the public could not follow."""
    every = minutes.entries.select_related("item").prefetch_related("resolutions")
    recorded = [minute for minute in every if Words.of(minute).has_anything]
    if not recorded:
        raise MinutesRefused("Nothing is recorded yet. Write at least one minute.")
    for minute in recorded:
        if minute.is_withheld and not minute.summary:
            raise MinutesRefused(
                f"“{minute.item.title}” is kept from the public and has no summary. Write what the "
                "public may read: a fair and coherent record (s.100C(2))."
            )
    return recorded


def next_number(panel: Panel, year: int) -> int:
    """Return the number that the panel's next minute of a municipal year takes."""
    numbered = Minute.objects.filter(panel=panel, municipal_year=year, number__isnull=False)
    return int(numbered.aggregate(last=Max("number"))["last"] or 0) + 1


def _first_number(minutes: Minutes, panel: Panel, wanted: int | None) -> int:
    """Return the first number of a set, or refuse one that would break the year's count."""
    year = municipal_year(minutes.meeting.meets_on)
    following = next_number(panel, year)
    if wanted is not None:
        if following > 1 and wanted != following:
            raise MinutesRefused(
                f"The minutes of {municipal_year_label(year)} are counted already: the next number "
                f"is {following}."
            )
        if wanted < 1:
            raise MinutesRefused("Numbers begin at 1.")
        return wanted
    earlier = _unpublished_before(minutes, panel, year, has_begun=following > 1)
    if earlier is not None:
        raise MinutesRefused(
            f"The meeting of {earlier.meets_on:%-d %B %Y} comes first: publish its minutes, since "
            "numbers count through the year"
            + ("." if following > 1 else ", or say with which number these begin.")
        )
    return following


def _unpublished_before(
    minutes: Minutes, panel: Panel, year: int, *, has_begun: bool
) -> Meeting | None:
    """Return the first earlier meeting whose minutes would have to be counted before these."""
    first_day, _ = municipal_year_days(year)
    if has_begun:
        counted = Minute.objects.filter(panel=panel, municipal_year=year, number__isnull=False)
        first_day = counted.order_by("number")[0].minutes.meeting.meets_on
    earlier = Meeting.objects.of(panel).filter(
        state__in=Meeting.OVER, meets_on__gte=first_day, meets_on__lt=minutes.meeting.meets_on
    )
    unpublished = earlier.exclude(minutes__published_at__isnull=False)
    return unpublished.order_by("meets_on").first()
