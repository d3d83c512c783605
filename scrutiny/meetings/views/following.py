"""What follows from a resolution here: putting it on the work programme."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import following
from scrutiny.meetings.forms.minutes import TopicForm
from scrutiny.meetings.models import Meeting, Resolution


@require_http_methods(["GET", "POST"])
def resolution_topic(request: HttpRequest, resolution_id: int) -> HttpResponse:
    """Make a topic of the work programme of a resolution."""
    user = cast(User, request.user)
    rows = Resolution.objects.select_related("minute__minutes__meeting__panel", "minute__item")
    meetings = Meeting.objects.drafts_visible_to(user)
    resolution = get_object_or_404(rows, pk=resolution_id, minute__minutes__meeting__in=meetings)
    require(user, "programme.keep", resolution)
    minute = resolution.minute
    meeting = minute.minutes.meeting
    is_sent_in = request.method == "POST"
    # What is kept from the public is not carried on by itself: who types it, decides on it.
    initial = (
        {} if minute.is_withheld else {"title": minute.item.title, "reason": resolution.wording}
    )
    form = TopicForm(request.POST if is_sent_in else None, initial=initial)
    if is_sent_in and form.is_valid():
        try:
            topic = following.put_on_programme(resolution=resolution, by=user, **form.cleaned_data)
            messages.success(request, f"“{topic.title}” is on the work programme.")
        except following.FollowingRefused as refused:
            messages.error(request, str(refused))
        return redirect("meetings:minutes", meeting.pk)
    context = {"resolution": resolution, "minute": minute, "meeting": meeting, "form": form}
    status = 422 if is_sent_in else 200
    return render(request, "meetings/resolution_topic.html", context, status=status)
