"""Arranging, changing and cancelling meetings."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from scrutiny.access.door import require
from scrutiny.access.holdings import visible_panels
from scrutiny.meetings.actions import meetings
from scrutiny.meetings.actions.meetings import MeetingRefused
from scrutiny.meetings.forms.meetings import ArrangeForm, CancelForm
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.views.asking import Asking, answer, person, sent_in
from scrutiny.meetings.views.finding import drafted_meeting
from scrutiny.panels.models import Panel


def _meeting(request: HttpRequest, meeting_id: int) -> Meeting:
    """Return a meeting that the person arranges; another panel's is not there for them."""
    meeting = drafted_meeting(request, meeting_id)
    require(request.user, "meeting.arrange", meeting)
    return meeting


def _agenda_url(meeting: Meeting) -> str:
    return reverse("meetings:agenda", args=[meeting.pk])


@require_http_methods(["GET", "POST"])
def meeting_arrange(request: HttpRequest, slug: str) -> HttpResponse:
    """Put a meeting into a panel's calendar."""
    panel: Panel = get_object_or_404(visible_panels(request.user), slug=slug)
    require(request.user, "meeting.arrange", panel)
    usual = {
        "place": panel.usual_place,
        "start_time": panel.usual_start_time,
        "kind": Meeting.Kind.IN_PERSON,
    }
    form = ArrangeForm(sent_in(request), initial=usual)
    asking = Asking(
        title="Arrange a meeting",
        lede=f"{panel}. The public sees it in the calendar at once.",
        button="Arrange the meeting",
        back_url=reverse("meetings:panel", args=[slug]),
        back_label=panel.name,
        done="The meeting is arranged. Its agenda can be drafted now.",
    )

    def act() -> None:
        to = form.arrangement()
        meetings.arrange(
            panel=panel,
            meets_on=to.meets_on,
            start_time=to.start_time,
            place=to.place,
            kind=to.kind,
            state=Meeting.State.PLANNED,
            by=person(request),
        )

    return answer(request, form, asking, act, MeetingRefused)


@require_http_methods(["GET", "POST"])
def meeting_change(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Give a meeting another day, time, place or kind, before its agenda is published."""
    meeting = _meeting(request, meeting_id)
    if why := meetings.why_fixed(meeting):
        context = {"meeting": meeting, "why": why}
        return render(request, "meetings/meeting_fixed.html", context, status=422)
    form = ArrangeForm(sent_in(request), initial=vars(meeting))
    asking = Asking(
        title=f"Change the meeting of {meeting.meets_on:%-d %B %Y}",
        lede=f"{meeting.panel}. Once the agenda is published, a meeting can only be cancelled.",
        button="Save the meeting",
        back_url=_agenda_url(meeting),
        back_label="Agenda",
        done="The meeting is changed.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: meetings.change(meeting=meeting, to=form.arrangement(), by=person(request)),
        MeetingRefused,
    )


@require_http_methods(["GET", "POST"])
def meeting_cancel(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Cancel a meeting with a reason."""
    meeting = _meeting(request, meeting_id)
    form = CancelForm(sent_in(request))
    asking = Asking(
        title=f"Cancel the meeting of {meeting.meets_on:%-d %B %Y}?",
        lede="It stays in the calendar as cancelled, with your reason. Nothing of it is deleted.",
        caution="This cannot be taken back. Its topics wait for another meeting then.",
        button="Cancel the meeting",
        is_warning=True,
        back_url=_agenda_url(meeting),
        back_label="Agenda",
        done="The meeting is cancelled. Its topics are back in the work programme.",
    )
    return answer(
        request,
        form,
        asking,
        lambda: meetings.cancel(meeting=meeting, why=form.cleaned_data["why"], by=person(request)),
        MeetingRefused,
    )
