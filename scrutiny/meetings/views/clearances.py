"""Giving a clearance, taking it back, and the list of who owes what for a meeting."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from scrutiny.access.door import require
from scrutiny.meetings.actions import clearances
from scrutiny.meetings.actions.clearances import ClearanceRefused
from scrutiny.meetings.chasing import owed_for
from scrutiny.meetings.due_days import last_day
from scrutiny.meetings.forms.reports import ClearForm, UnclearForm
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.presenters.chase import chase_list
from scrutiny.meetings.views.asking import first_error, person, press
from scrutiny.meetings.views.finding import clearance_in_work, drafted_meeting, version_read


@require_POST
def clear(request: HttpRequest, clearance_id: int) -> HttpResponse:
    """Clear the version that was read."""
    clearance, user = clearance_in_work(request, clearance_id), person(request)
    require(user, "report.clear", clearance)
    version, form = version_read(request), ClearForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise ClearanceRefused(first_error(form))
        note = form.cleaned_data["note"]
        clearances.clear(clearance=clearance, version=version, note=note, by=user)

    return press(
        request,
        act,
        ClearanceRefused,
        done="The report is cleared as you read it.",
        back_url=reverse("meetings:report", args=[clearance.report.item_id]),
    )


@require_POST
def unclear(request: HttpRequest, clearance_id: int) -> HttpResponse:
    """Take a clearance back, with a word on why."""
    clearance, user = clearance_in_work(request, clearance_id), person(request)
    require(user, "report.clear", clearance)
    form = UnclearForm(request.POST)

    def act() -> None:
        if not form.is_valid():
            raise ClearanceRefused(first_error(form))
        clearances.unclear(clearance=clearance, why=form.cleaned_data["why"], by=user)

    return press(
        request,
        act,
        ClearanceRefused,
        done="The clearance is taken back.",
        back_url=reverse("meetings:report", args=[clearance.report.item_id]),
    )


@require_GET
def chase(request: HttpRequest, meeting_id: int) -> HttpResponse:
    """Show who owes what for a meeting's papers, the late ones first."""
    meeting, today = drafted_meeting(request, meeting_id), timezone.localdate()
    require(person(request), "report.commission", meeting)
    owed = owed_for(meeting)
    holders = Holders.of([one.post for one in owed], on=today)
    context = {
        "meeting": meeting,
        "last_day": last_day(meeting),
        "chase": chase_list(owed, holders, on=today),
    }
    return render(request, "meetings/chase_list.html", context)
