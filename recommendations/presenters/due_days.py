"""Requests and meetings as days of a calendar. Pure.

The name of a day (its UID) is that of the request or meeting, so that a day that changes moves in
the calendars that have it.
"""

from datetime import date
from urllib.parse import urlsplit

from django.urls import reverse

from recommendations.answers import overdue_days
from recommendations.models import Request
from recommendations.presenters.requests import asked_of
from recommendations.presenters.timing import day, days, wants_notice
from recommendations.states import FOR_THE_PANEL, State
from scrutiny.exports.icalendar import Day
from scrutiny.meetings.calendar import clock
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.presenters.calendar import WORDS, place_words


def request_day(
    request: Request, due_on: date | None, *, on: date, portal: str, names_asked: bool = True
) -> Day | None:
    """Return the day of a request; None where nothing is due of whoever is asked.

    `due_on` is what `deadlines.due_of` says; `portal` begins the address. Nothing is due before
    notice is given, nor while the panel is to decide.
    """
    if not request.is_open or due_on is None:
        return None
    if request.state in FOR_THE_PANEL or wants_notice(request):
        return None
    overdue = overdue_days(request, on=on)
    wanted = "answer" if request.state == State.NOTIFIED else "report"
    due = f"{wanted} {'overdue' if overdue else 'due'}"
    asked = asked_of(request)
    said = [
        f"{wanted.capitalize()} due {day(due_on)}."
        + (f" Overdue by {days(overdue)}." if overdue else ""),
        f"{request.panel}. {request.get_kind_display()}, asked of: {asked}.",
        f"Status: {request.status.value}.",
        request.wording,
    ]
    return Day(
        uid=_uid("request", request.pk, portal),
        on=due_on,
        title=f"{request.reference}: {due}" + (f" – {asked}" if names_asked else ""),
        says="\n".join(said),
        url=portal + reverse("recommendations:request", args=[request.pk]),
    )


def meeting_day(meeting: Meeting, *, portal: str) -> Day:
    """Return the day of a meeting; one that is cancelled stays, and says so."""
    state = Meeting.State(meeting.state)
    is_cancelled, name = state == Meeting.State.CANCELLED, meeting.panel.name
    start = meeting.start_time or meeting.panel.usual_start_time
    meets = f"{name} meets at {clock(start)}" if start else f"{name} meets"
    said = [place_words(meeting), meeting.get_kind_display(), WORDS[state]]
    return Day(
        uid=_uid("meeting", meeting.pk, portal),
        on=meeting.meets_on,
        title=f"Cancelled: {name}" if is_cancelled else meets,
        says="\n".join(part for part in (*said, meeting.cancelled_because) if part),
        url=portal + reverse("meetings:meeting", args=[meeting.pk]),
    )


def _uid(kind: str, number: int, portal: str) -> str:
    return f"{kind}-{number}@{urlsplit(portal).hostname}"
