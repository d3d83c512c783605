"""The calendar of the municipal year: every panel's meetings, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scrutiny.access.door import may
from scrutiny.access.holdings import panels_seen_by, visible_panels
from scrutiny.meetings.calendar import municipal_year, municipal_year_days
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.presenters.calendar import calendar_of, year_to_show


@login_not_required
@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the meetings of a municipal year, the next one first; `?year=2022` chooses the year."""
    user, today = request.user, timezone.localdate()
    visible = Meeting.objects.visible_to(user).select_related("panel")
    years = [municipal_year(day) for day in visible.values_list("meets_on", flat=True)]
    asked = request.GET.get("year", "")
    year = year_to_show(
        int(asked) if asked.isdecimal() and int(asked) in years else None, years, on=today
    )
    own = set(Meeting.objects.drafts_visible_to(user).values_list("panel_id", flat=True))
    context = {
        "calendar": calendar_of(
            year,
            visible.filter(meets_on__range=municipal_year_days(year)).order_by("meets_on", "panel"),
            next_meeting=visible.upcoming(on=today).first(),
            years=years,
            drafts=own,
            on=today,
        ),
        "panels": list(panels_seen_by(user)),
        "arranged": [
            panel for panel in visible_panels(user) if may(user, "meeting.arrange", panel)
        ],
    }
    return render(request, "meetings/calendar.html", context)
