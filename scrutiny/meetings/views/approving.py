"""Pages of approval: at a later meeting's item of minutes, several sets at once."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from scrutiny.access.door import require
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import approving
from scrutiny.meetings.actions.minutes import MinutesRefused
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, Minutes
from scrutiny.meetings.presenters.approving import approval_of


def _item(request: HttpRequest, meeting_id: int, item_id: int) -> AgendaItem:
    """Return a meeting's item of minutes for whoever may approve there, or 404 or 403."""
    user = cast(User, request.user)
    meetings = Meeting.objects.drafts_visible_to(user).filter(pk=meeting_id)
    items = AgendaItem.objects.filter(meeting__in=meetings, kind=ItemKind.MINUTES)
    item = get_object_or_404(items.select_related("meeting__panel"), pk=item_id)
    require(user, "minutes.approve", item)
    return item


@require_http_methods(["GET", "POST"])
def minutes_approve(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Show which minutes the item puts and what still waits, then approve those put."""
    item, user = _item(request, meeting_id, item_id), cast(User, request.user)
    errors = []
    approval = approval_of(item)
    if request.method == "POST":
        amendments = {
            one.minutes.pk: request.POST.get(one.field, "").replace("\x00", "")
            for one in approval.put
        }
        try:
            approved = approving.approve(item=item, amendments=amendments, by=user)
            count = len(approved)
            messages.success(
                request, f"Approved: {count} set{'s' if count > 1 else ''} of minutes."
            )
            return redirect("meetings:minutes-approve", meeting_id, item_id)
        except MinutesRefused as refused:
            errors = [{"text": str(refused)}]
    context = {
        "item": item,
        "meeting": item.meeting,
        "approval": approval_of(item, written=request.POST) if errors else approval,
        "errors": errors,
    }
    status = 422 if errors else 200
    return render(request, "meetings/minutes_approve.html", context, status=status)


@require_POST
def minutes_put(
    request: HttpRequest, meeting_id: int, item_id: int, minutes_id: int
) -> HttpResponse:
    """Put minutes to the item, or take them from it."""
    item, user = _item(request, meeting_id, item_id), cast(User, request.user)
    known = Minutes.objects.of(item.meeting.panel).select_related("meeting__panel")
    minutes = get_object_or_404(known, pk=minutes_id)
    act = request.POST.get("act", "")
    if act not in {"put", "take"}:
        raise BadRequest("Press one of the buttons of the page.")
    try:
        if act == "put":
            approving.put(minutes=minutes, item=item, by=user)
        else:
            approving.take_from(minutes=minutes, by=user)
    except MinutesRefused as refused:
        messages.error(request, str(refused))
    return redirect("meetings:minutes-approve", meeting_id, item_id)
