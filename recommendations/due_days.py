"""What stands in a calendar of due days: a panel's, for everybody, and one's own."""

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from recommendations.deadlines import due_of, paper_deadline
from recommendations.models import Request
from recommendations.presenters.due_days import meeting_day, request_day
from recommendations.waiting import owed
from scrutiny.accounts.models import User
from scrutiny.exports.icalendar import Day
from scrutiny.meetings.models import Meeting
from scrutiny.panels.models import Panel

# Meetings so far back stay in the calendars that have them.
MEETINGS_BACK = timedelta(days=366)


def of_panel(panel: Panel, *, on: date) -> list[Day]:
    """Return a panel's meetings and the due days of what it asked for, as the public may know them.

    A calendar program does not sign in, so the file is the same for everybody.
    """
    public = AnonymousUser()
    portal, deadline = settings.PORTAL_ADDRESS, paper_deadline(panel, on=on)
    meetings = Meeting.objects.visible_to(public).of(panel).filter(meets_on__gte=on - MEETINGS_BACK)
    requests = Request.objects.visible_to(public).filter(panel=panel).open()
    found = [
        request_day(one, due_of(one, deadline), on=on, portal=portal)
        for one in requests.select_related("panel", "addressee")
    ]
    days = [one for one in found if one is not None]
    days += [meeting_day(one, portal=portal) for one in meetings.select_related("panel")]
    return sorted(days, key=lambda one: (one.on, one.uid))


def of_person(user: User, *, on: date) -> list[Day]:
    """Return the days by which a person owes an answer or a report, the soonest first."""
    found = (
        request_day(
            one.request, one.due_on, on=on, portal=settings.PORTAL_ADDRESS, names_asked=False
        )
        for one in owed(user, on)
    )
    return sorted((one for one in found if one is not None), key=lambda one: (one.on, one.uid))
