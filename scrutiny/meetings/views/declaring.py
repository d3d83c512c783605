"""The item at hand on the desk: interests, whip, invitees, and who wants to speak."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from scrutiny.meetings.actions import declaring, inviting
from scrutiny.meetings.forms.desk import (
    InterestForm,
    InviteeForm,
    OutcomeForm,
    SpeakingForm,
    WhipForm,
)
from scrutiny.meetings.views.at_desk import AtDesk


@require_POST
def declare(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Record an interest in the item."""
    at = AtDesk.of(request, meeting_id, item_id)
    form = InterestForm(at.meeting, request.POST, prefix="interest")
    return at.do(
        lambda data: declaring.declare(item=at.here, by=at.user, **data),
        form,
        named="interest_form",
    )


@require_POST
def interest(request: HttpRequest, meeting_id: int, item_id: int, interest_id: int) -> HttpResponse:
    """Record that a member has left before the item, or take an interest away."""
    at = AtDesk.of(request, meeting_id, item_id)
    found = get_object_or_404(at.here.interests, pk=interest_id)
    act = request.POST.get("act", "")
    if act == "left":
        return at.do(lambda _: declaring.leave_for(interest=found, by=at.user))
    if act == "remove":
        return at.do(lambda _: declaring.take_back(interest=found, by=at.user))
    raise BadRequest("Press one of the buttons of the desk.")


@require_POST
def declare_whip(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Record a party whip on the item."""
    at = AtDesk.of(request, meeting_id, item_id)
    return at.do(
        lambda data: declaring.declare_whip(item=at.here, by=at.user, **data),
        WhipForm(request.POST, prefix="whip"),
        named="whip_form",
    )


@require_POST
def remove_whip(request: HttpRequest, meeting_id: int, item_id: int, whip_id: int) -> HttpResponse:
    """Take a whip away."""
    at = AtDesk.of(request, meeting_id, item_id)
    found = get_object_or_404(at.here.whips, pk=whip_id)
    return at.do(lambda _: declaring.take_whip_back(whip=found, by=at.user))


@require_POST
def invite(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Ask somebody to the item."""
    at = AtDesk.of(request, meeting_id, item_id)
    return at.do(
        lambda data: inviting.invite(item=at.here, by=at.user, **data),
        InviteeForm(request.POST, prefix="invitee"),
        named="invitee_form",
    )


@require_POST
def invitee(request: HttpRequest, meeting_id: int, item_id: int, invitee_id: int) -> HttpResponse:
    """Record that an invitee came or did not, or take the invitation away."""
    at = AtDesk.of(request, meeting_id, item_id)
    found = get_object_or_404(at.here.invitees.select_related("item__meeting"), pk=invitee_id)
    act = request.POST.get("act", "")
    if act in {"came", "did not come"}:
        came = act == "came"
        return at.do(lambda _: inviting.note_presence(invitee=found, was_present=came, by=at.user))
    if act == "remove":
        return at.do(lambda _: inviting.uninvite(invitee=found, by=at.user))
    raise BadRequest("Press one of the buttons of the desk.")


@require_POST
def ask_to_speak(request: HttpRequest, meeting_id: int, item_id: int) -> HttpResponse:
    """Note that somebody wants to address the meeting on the item."""
    at = AtDesk.of(request, meeting_id, item_id)
    return at.do(
        lambda data: inviting.ask_to_speak(item=at.here, by=at.user, **data),
        SpeakingForm(request.POST, prefix="speaking"),
        named="speaking_form",
    )


@require_POST
def decide_speaking(
    request: HttpRequest, meeting_id: int, item_id: int, asked_id: int
) -> HttpResponse:
    """Record what the chair said to somebody who wants to speak."""
    at = AtDesk.of(request, meeting_id, item_id)
    found = get_object_or_404(at.here.requests, pk=asked_id)
    return at.do(
        lambda data: inviting.decide_speaking(asked=found, by=at.user, **data),
        OutcomeForm(request.POST),
    )
