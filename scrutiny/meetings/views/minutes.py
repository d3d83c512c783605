"""Pages of minutes: read by everybody once published; opened, written and published before."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from scrutiny.access.door import may, require
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import minutes as writing
from scrutiny.meetings.actions import numbering
from scrutiny.meetings.actions.ready_words import put_in
from scrutiny.meetings.calendar import municipal_year
from scrutiny.meetings.forms.minutes import NoteForm, PublishForm
from scrutiny.meetings.markdown import html_of
from scrutiny.meetings.models import Meeting, Minutes
from scrutiny.meetings.presenters.approving import item_to_put
from scrutiny.meetings.presenters.minutes import minutes_shown, with_steps
from scrutiny.meetings.sheet import Part, sheet_of


@login_not_required
@require_GET
def minutes_detail(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show the minutes of a meeting: to everybody once published, to those who write them before.

    What is kept from the public is shown to those who may read what is exempt, and to nobody else.
    """
    visible = Minutes.objects.visible_to(request.user)
    known = visible.select_related(
        "meeting__panel", "meeting__presided_by", "put_at__meeting", "approved_meeting"
    )
    minutes = get_object_or_404(known, meeting=meeting_id)
    shown = minutes_shown(minutes, is_public=not may(request.user, "exempt.read", minutes))
    is_out = minutes.published_at is not None
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "shown": with_steps(shown, request.user) if is_out else shown,
        "may_write": not is_out and may(request.user, "minutes.write", minutes),
        "may_correct": is_out and may(request.user, "minutes.write", minutes),
        "may_attend": may(request.user, "meeting.attend", minutes),
        "put_to": item_to_put(minutes) if may(request.user, "minutes.approve", minutes) else None,
    }
    return render(request, "meetings/minutes_detail.html", context)


@require_POST
def minutes_open(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Open the minutes of a held meeting and go on to write them."""
    user = cast(User, request.user)
    meeting = get_object_or_404(Meeting.objects.drafts_visible_to(user), pk=meeting_id)
    require(user, "minutes.write", meeting)
    try:
        writing.open_minutes(meeting=meeting, by=user)
    except writing.MinutesRefused as refused:
        messages.error(request, str(refused))
        if not Minutes.objects.filter(meeting=meeting).exists():
            return redirect("meetings:desk", meeting.pk)
    return redirect("meetings:minutes-edit", meeting.pk)


@require_http_methods(["GET", "POST"])
def minutes_edit(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Write the minutes, all items on one page; what another saved meanwhile is shown beside."""
    minutes, user = worked_minutes(request, meeting_id), cast(User, request.user)
    require(user, "minutes.write", minutes)
    if minutes.published_at is not None:
        messages.error(request, "The minutes are published. Add a dated correction instead.")
        return redirect("meetings:minutes", meeting_id)
    sheet = sheet_of(minutes, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        sheet = sheet.saved(by=user)
        if not sheet.has_problems:
            messages.success(request, sheet.said)
            if request.POST.get("save") == "publish":
                return redirect("meetings:minutes-publish", meeting_id)
            wanted = request.POST.get("ready", "")
            _put_in(request, sheet.part(wanted))
            return redirect(f"{request.path}{sheet.place(request.POST.get('save', wanted))}")
        status = 409 if sheet.is_overtaken else 422
    context = {"minutes": minutes, "meeting": minutes.meeting, "sheet": sheet}
    return render(request, "meetings/minutes_edit.html", context, status=status)


def _put_in(request: HttpRequest, part: Part | None) -> None:
    """Put what is ready into the minute of an item that was just saved, where that is asked for."""
    if part is None:
        return
    minute = part.minute
    try:
        added = put_in(minute=minute, after=minute.saved_at, by=cast(User, request.user))
    except writing.MinutesRefused as refused:
        messages.error(request, str(refused))
        return
    noun = "resolution" if len(added) == 1 else "resolutions"
    messages.success(request, f"Put in the minute: {len(added)} {noun}. Read what it says now.")


@require_POST
def minute_preview(request: HttpRequest, meeting_id: int, minute_id: int) -> HttpResponse:
    """Show how an item's text will read, while it is being written; nothing is saved.

    A part of the page of writing, which asks for it by script; anybody else is sent to that page.
    """
    minutes, user = worked_minutes(request, meeting_id), cast(User, request.user)
    require(user, "minutes.write", minutes)
    minute = get_object_or_404(minutes.entries, pk=minute_id)
    if not getattr(request, "htmx", False):
        return redirect("meetings:minutes-edit", meeting_id)
    says = request.POST.get(f"minute-{minute.pk}-says", "")[: writing.SAYS_MAX]
    return HttpResponse(html_of(says))


@require_http_methods(["GET", "POST"])
def minutes_publish(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show what publishing the draft does, then publish it."""
    minutes, user = worked_minutes(request, meeting_id), cast(User, request.user)
    require(user, "minutes.publish", minutes)
    form = PublishForm(request.POST if request.method == "POST" else None)
    refusal = ""
    if request.method == "POST" and form.is_valid():
        try:
            numbering.publish(
                minutes=minutes, first_number=form.cleaned_data["first_number"], by=user
            )
            messages.success(request, "The draft minutes are published. Everybody can read them.")
            return redirect("meetings:minutes", meeting_id)
        except writing.MinutesRefused as refused:
            refusal = str(refused)
    meeting = minutes.meeting
    context = {
        "minutes": minutes,
        "meeting": meeting,
        "form": form,
        "errors": [{"text": refusal}] if refusal else [],
        "shown": minutes_shown(minutes, is_public=True),
        "next_number": numbering.next_number(meeting.panel, municipal_year(meeting.meets_on)),
    }
    status = 422 if form.errors or refusal else 200
    return render(request, "meetings/minutes_publish.html", context, status=status)


@require_http_methods(["GET", "POST"])
def minutes_note(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Add a dated correction to published minutes."""
    minutes, user = worked_minutes(request, meeting_id), cast(User, request.user)
    require(user, "minutes.write", minutes)
    form = NoteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            writing.note(minutes=minutes, says=form.cleaned_data["says"], by=user)
            messages.success(request, "The correction stands beside the minutes.")
        except writing.MinutesRefused as refused:
            messages.error(request, str(refused))
        return redirect("meetings:minutes", meeting_id)
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "form": form,
        "events": Event.objects.about(minutes),
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/minutes_note.html", context, status=status)


def worked_minutes(request: HttpRequest, meeting_id: int) -> Minutes:
    """Return a meeting's minutes for those who prepare meetings of the panel, or 404."""
    meetings = Meeting.objects.drafts_visible_to(cast(User, request.user))
    known = Minutes.objects.select_related("meeting__panel", "meeting__presided_by")
    return get_object_or_404(known, meeting__in=meetings, meeting_id=meeting_id)
