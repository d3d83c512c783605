"""The page on which the panel's decisions at a meeting are recorded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from recommendations.actions.deciding import why_not_at
from recommendations.decisions import save, sheet_of
from recommendations.minute_words import monitoring_item
from recommendations.presenters.deciding import minute_place
from scrutiny.access.door import require
from scrutiny.meetings.models import Meeting, Minute
from scrutiny.meetings.views.asking import person


@require_http_methods(["GET", "POST"])
def decide_at(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show what a meeting decides on, and record what it decided."""
    user = person(request)
    visible = Meeting.objects.drafts_visible_to(user).select_related("panel")
    meeting = get_object_or_404(visible, pk=meeting_id)
    require(user, "request.decide", meeting)
    refusal = why_not_at(meeting, on=timezone.localdate())
    is_sent_in = request.method == "POST"
    sheet = None
    if not refusal:
        sheet = save(meeting, request.POST, by=user) if is_sent_in else sheet_of(meeting)
        if is_sent_in and not sheet.errors:
            tell = messages.success if sheet.saved_count else messages.warning
            tell(request, sheet.said)
            return redirect("recommendations:decide", meeting.pk)
    item = monitoring_item(meeting)
    minute = Minute.objects.filter(item=item).select_related("minutes").first() if item else None
    context = {
        "meeting": meeting,
        "panel": meeting.panel,
        "sheet": sheet,
        "refusal": refusal,
        "minute": minute_place(meeting, item, minute),
    }
    status = 422 if is_sent_in else 200
    return render(request, "recommendations/decide.html", context, status=status)
