"""What the pages of the desk share: finding the place, doing one thing, showing the desk again.

Every form of the desk is a plain form. With scripts the desk alone is exchanged, so that a tablet
keeps its place; without them the page is loaded again at the item at hand.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from scrutiny.access.door import require
from scrutiny.accounts.models import User
from scrutiny.meetings.actions.attending import AttendanceRefused, has_begun
from scrutiny.meetings.actions.meetings import MeetingRefused
from scrutiny.meetings.forms.desk import (
    HoldForm,
    InterestForm,
    InviteeForm,
    SpeakingForm,
    WhipForm,
    item_of,
)
from scrutiny.meetings.models import AgendaItem, Meeting, Minutes
from scrutiny.meetings.presenters.desk import Desk
from scrutiny.meetings.ready_words import ready_for

REFUSALS = (AttendanceRefused, MeetingRefused)


@dataclass(frozen=True)
class AtDesk:
    """Who is at the desk of which meeting, at which item (None: the first)."""

    request: HttpRequest
    meeting: Meeting
    user: User
    item: AgendaItem | None

    @classmethod
    def of(cls, request: HttpRequest, meeting_id: int, item_id: int | None = None) -> "AtDesk":
        """Find the meeting for whoever may attend to it, or answer 404 or 403."""
        user = cast(User, request.user)
        meetings = Meeting.objects.drafts_visible_to(user).select_related("panel", "presided_by")
        meeting = get_object_or_404(meetings, pk=meeting_id)
        require(user, "meeting.attend", meeting)
        if item_id is not None:
            return cls(request, meeting, user, get_object_or_404(meeting.items, pk=item_id))
        return cls(request, meeting, user, item_of(meeting, request.POST.get("at", "")))

    @property
    def here(self) -> AgendaItem:
        """Return the item at hand, of an address that names one."""
        if self.item is None:
            raise Http404("This address names no item.")
        return self.item

    def show(
        self, *, status: int = 200, errors: list[str] | None = None, **bound: Any
    ) -> HttpResponse:
        """Render the desk: whole, or alone where a script asks for it."""
        desk = Desk.of(self.meeting, self.item)
        context = {
            "desk": desk,
            "ready": ready_for(desk.at.item) if desk.at else (),
            "meeting": self.meeting,
            "panel": self.meeting.panel,
            "minutes": Minutes.objects.filter(meeting=self.meeting).first(),
            "has_begun": has_begun(self.meeting, on=timezone.localdate()),
            "may_hold": self.meeting.may_become(Meeting.State.HELD),
            "errors": [{"text": text} for text in errors or ()],
            **_blank(self.meeting),
            **bound,
        }
        is_part = bool(getattr(self.request, "htmx", False))
        template = "meetings/_desk.html" if is_part else "meetings/desk.html"
        # htmx leaves a page as it was on 422, and the refusal would not be seen.
        return render(self.request, template, context, status=200 if is_part else status)

    def do(
        self,
        act: Callable[[Mapping[str, Any]], object],
        form: forms.Form | None = None,
        *,
        named: str = "form",
    ) -> HttpResponse:
        """Do one thing with what a form says, and show the desk with it, or with why not."""
        if form is not None and not form.is_valid():
            errors = [str(error) for of in form.errors.values() for error in of]
            return self.show(status=422, errors=errors, **{named: form})
        try:
            act(form.cleaned_data if form is not None else {})
        except REFUSALS as refused:
            also = {named: form} if form is not None else {}
            return self.show(status=422, errors=[str(refused)], **also)
        if getattr(self.request, "htmx", False):
            self.meeting.refresh_from_db()
            return self.show()
        if self.item is None:
            return redirect("meetings:desk", self.meeting.pk)
        return redirect("meetings:desk-item", self.meeting.pk, self.item.pk)


def _blank(meeting: Meeting) -> dict[str, forms.Form]:
    """Return the forms of the item at hand, empty; each has ids of its own on the page."""
    return {
        "interest_form": InterestForm(meeting, prefix="interest"),
        "whip_form": WhipForm(prefix="whip"),
        "invitee_form": InviteeForm(prefix="invitee"),
        "speaking_form": SpeakingForm(prefix="speaking"),
        "hold_form": HoldForm(meeting),
    }
