"""The desk at a meeting: members, substitutes, comings and goings, and the meeting's end."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from scrutiny.meetings.actions import attending, meetings
from scrutiny.meetings.forms.desk import AttendanceForm, HoldForm, MovementForm, SubstituteForm
from scrutiny.meetings.models import Movement
from scrutiny.meetings.views.at_desk import AtDesk


@require_GET
def desk(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the desk at the first item."""
    return AtDesk.of(request, meeting_id).show()


@require_GET
def desk_item(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Show the desk at one item."""
    return AtDesk.of(request, meeting_id, item_id).show()


@require_POST
def attend(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Record whether a member is there."""
    at = AtDesk.of(request, meeting_id)
    form = AttendanceForm(at.meeting, request.POST)
    return at.do(lambda data: attending.attend(meeting=at.meeting, by=at.user, **data), form)


@require_POST
def substitute(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Seat a substitute in a member's place."""
    at = AtDesk.of(request, meeting_id)
    form = SubstituteForm(at.meeting, request.POST)
    return at.do(lambda data: attending.substitute(meeting=at.meeting, by=at.user, **data), form)


@require_POST
def unseat(request: HttpRequest, meeting_id: int, attendance_id: int) -> HttpResponse:
    """Take a substitute away who was seated by a slip."""
    at = AtDesk.of(request, meeting_id)
    found = get_object_or_404(at.meeting.attendances, pk=attendance_id)
    return at.do(lambda _: attending.unseat(attendance=found, by=at.user))


@require_POST
def move(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Record that somebody arrived for the item at hand or left before it."""
    at = AtDesk.of(request, meeting_id, item_id)

    def moved(data: Any) -> object:
        kind = Movement.Kind(data["kind"]) if data["kind"] else None
        return attending.move(attendance=data["attendance"], item=at.here, kind=kind, by=at.user)

    return at.do(moved, MovementForm(at.meeting, request.POST))


@require_POST
def hold(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Record that the meeting was held."""
    at = AtDesk.of(request, meeting_id)
    form = HoldForm(at.meeting, request.POST)
    today = timezone.localdate()
    return at.do(
        lambda data: meetings.hold(meeting=at.meeting, today=today, by=at.user, **data),
        form,
        named="hold_form",
    )
