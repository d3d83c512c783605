"""The tracker of a panel as at a meeting: page, workbook and feed of what was said last."""

from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from recommendations.feeds import NewestUpdates
from recommendations.monitoring import tracker_of
from recommendations.presenters.tracker import tracker_table
from recommendations.views.finding import seen_panel
from scrutiny.access.door import may
from scrutiny.files.serving import XLSX, offer
from scrutiny.meetings.models import Meeting, MeetingQuerySet

# So many meetings are offered beside the one that is shown.
OTHERS_MAX = 12


@login_not_required
@require_GET
def tracker(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the list as it goes to the panel's next meeting, or went to its last one."""
    meetings = _meetings(request, slug)
    meeting = meetings.upcoming(on=timezone.localdate()).first() or meetings.last()
    return _shown(request, slug, meeting)


@login_not_required
@require_GET
def tracker_at(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Show the list as it was, or will be, before the meeting of a day."""
    return _shown(request, slug, _meeting_at(request, slug, day))


@login_not_required
@require_GET
def tracker_xlsx(request: HttpRequest, slug: str, day: date) -> HttpResponse:
    """Give the list of a meeting as a workbook."""
    # Workbooks are rarely asked for, and their library is heavy.
    from recommendations.presenters.tracker_workbook import workbook_of

    meeting = _meeting_at(request, slug, day)
    data = workbook_of(tracker_table(tracker_of(meeting)), panel=meeting.panel.name)
    return offer(data, name=f"{slug}-monitoring-{day}.xlsx", media_type=XLSX)


@login_not_required
@require_GET
def feed(request: HttpRequest, slug: str) -> HttpResponse:
    """Give what was last said and done about a panel's requests, as a feed."""
    found: HttpResponse = NewestUpdates()(request, slug=slug)
    return found


def _shown(request: HttpRequest, slug: str, meeting: Meeting | None) -> HttpResponse:
    """Draw the page; a panel without meetings has an empty one."""
    panel = seen_panel(request.user, slug)
    context = {
        "panel": panel,
        "meeting": meeting,
        "table": tracker_table(tracker_of(meeting)) if meeting else None,
        "others": _meetings(request, slug).order_by("-meets_on")[:OTHERS_MAX],
        "may_decide": may(request.user, "request.decide", panel),
        "is_to_come": meeting is not None and meeting.meets_on > timezone.localdate(),
    }
    return render(request, "recommendations/tracker.html", context)


def _meetings(request: HttpRequest, slug: str) -> MeetingQuerySet:
    """Return the meetings of a panel that are not cancelled, the earliest first."""
    visible = Meeting.objects.visible_to(request.user).filter(panel__slug=slug)
    live = visible.exclude(state=Meeting.State.CANCELLED).select_related("panel")
    return live.order_by("meets_on")


def _meeting_at(request: HttpRequest, slug: str, day: date) -> Meeting:
    found = _meetings(request, slug).filter(meets_on=day).first()
    if found is None:
        raise Http404("The panel does not meet on that day.")
    return found
