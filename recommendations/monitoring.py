"""What a meeting is shown of the panel's list: where each request stood, and the new evidence."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from recommendations.models import Evidence
from recommendations.standing import Standing, tracked
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.models import Meeting, Publication


@dataclass(frozen=True)
class Tracker:
    """The list as it is before a meeting; evidence by the key of the request that it is behind."""

    meeting: Meeting
    standings: tuple[Standing, ...]
    evidence: dict[int, tuple[Evidence, ...]]


def tracker_of(meeting: Meeting, *, is_as_told: bool = True) -> Tracker:
    """Return what a meeting is shown of its panel's list, in the order of the tracker.

    Where its papers went out, what was recorded after its day is not in it, so that nothing with
    an earlier day changes what members read. Else, and unless `is_as_told`, it is what is known
    now of that day.
    """
    is_out = is_as_told and Publication.objects.filter(meeting=meeting).exists()
    told_by = _midnight_after(meeting) if is_out else None
    found = tracked(meeting.panel, on=meeting.meets_on, told_by=told_by)
    firsts: dict[tuple[date, str], int] = {}
    for one in found:
        firsts.setdefault((one.request.made_on, subject_of(one)), one.request.number)
    order = sorted(found, key=lambda one: _place(one, firsts))
    return Tracker(meeting, tuple(order), _evidence(meeting, found))


def subject_of(standing: Standing) -> str:
    """Return under which title a request stands: its minute's, or where else it came from."""
    request = standing.request
    if request.resolution is not None:
        return request.resolution.minute.item.title
    origin = request.indicator or request.theme or request.source
    return str(origin)


def _place(standing: Standing, firsts: dict[tuple[date, str], int]) -> tuple[object, ...]:
    """Order by meeting, then as the minutes have it; what no minute has comes after, as made.

    `firsts` are the first numbers under each title, which keep what is under one together.
    """
    request = standing.request
    resolution = request.resolution
    minute = resolution.minute if resolution is not None else None
    return (
        request.made_on,
        minute is None,
        (minute.number or 0) if minute is not None else 0,
        firsts[request.made_on, subject_of(standing)],
        resolution.order if resolution is not None else 0,
        request.number,
    )


def _evidence(meeting: Meeting, standings: list[Standing]) -> dict[int, tuple[Evidence, ...]]:
    """Read the evidence that this meeting is the first to be shown, by request.

    That is what was marked for the panel after the papers of the meeting before went out, so that
    nothing is shown twice and nothing that came in between is lost.
    """
    rows = Evidence.objects.filter(
        request__in=[one.request.pk for one in standings],
        is_for_panel=True,
        withdrawn_at__isnull=True,
        for_panel_at__lt=_midnight_after(meeting),
    )
    before = Meeting.objects.of(meeting.panel).past(on=meeting.meets_on).first()
    if before is not None:
        rows = rows.filter(for_panel_at__gt=_papers_out_at(before))
    found: dict[int, tuple[Evidence, ...]] = {}
    for one in rows.select_related("file").order_by("for_panel_at", "pk"):
        found[one.request_id] = (*found.get(one.request_id, ()), one)
    return found


def _papers_out_at(meeting: Meeting) -> datetime:
    """Return when a meeting's papers went out; else the end of the day on which they were due."""
    out = Publication.objects.filter(meeting=meeting, number=0).order_by("edition").first()
    if out is not None:
        published_at: datetime = out.published_at
        return published_at
    return timezone.make_aware(datetime.combine(last_day(meeting), time.max))


def _midnight_after(meeting: Meeting) -> datetime:
    return timezone.make_aware(datetime.combine(meeting.meets_on + timedelta(days=1), time.min))
