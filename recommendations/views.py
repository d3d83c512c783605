"""Pages of requests: those of a panel, one of them, and making one of a resolution."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from recommendations.actions.raising import RaisingRefused, raise_request
from recommendations.forms import RaiseForm
from recommendations.models import Request
from recommendations.presenters import asked_of, origin_of, years_of
from scrutiny.access.door import may, require
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_AGENDA_DRAFTS
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.models import Meeting, Minutes, Resolution
from scrutiny.panels.models import Panel


@login_not_required
@require_GET
def request_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a panel asked for, by municipal year, latest first."""
    visible = Meeting.objects.visible_to(request.user).values("panel")
    panel = get_object_or_404(Panel, slug=slug, pk__in=visible)
    requests = Request.objects.visible_to(request.user).filter(panel=panel)
    known = requests.select_related("panel", "addressee", "resolution__minute__minutes__meeting")
    context = {
        "panel": panel,
        "years": years_of(known),
        "may_raise": may(request.user, "request.raise", panel),
    }
    return render(request, "recommendations/request_list.html", context)


@login_not_required
@require_GET
def request_detail(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request: what was asked, of whom, where it came from, what happened since."""
    known = Request.objects.visible_to(request.user).select_related(
        "panel",
        "addressee",
        "lead",
        "resolution__minute__item",
        "resolution__minute__minutes__meeting__panel",
    )
    found = get_object_or_404(known, pk=request_id)
    is_staff = has_role(request.user, SEES_AGENDA_DRAFTS, panel_id=found.panel_id)
    context = {
        "tracked": found,
        "panel": found.panel,
        "origin": origin_of(found.resolution),
        "asked_of": asked_of(found),
        "events": Event.objects.about(found) if is_staff else None,
    }
    return render(request, "recommendations/request_detail.html", context)


@require_http_methods(["GET", "POST"])
def request_raise(request: HttpRequest, resolution_id: int) -> HttpResponse:
    """Make a tracked request of a resolution."""
    user = cast(User, request.user)
    rows = Resolution.objects.select_related("minute__minutes__meeting__panel", "minute__item")
    visible = Minutes.objects.visible_to(user).filter(
        meeting__in=Meeting.objects.drafts_visible_to(user)
    )
    resolution = get_object_or_404(rows, pk=resolution_id, minute__minutes__in=visible)
    require(user, "request.raise", resolution)
    is_sent_in = request.method == "POST"
    form = RaiseForm(
        request.POST if is_sent_in else None, initial={"kind": Request.Kind.RECOMMENDATION}
    )
    errors = []
    if is_sent_in and form.is_valid():
        try:
            made = raise_request(resolution=resolution, by=user, **form.cleaned_data)
            messages.success(request, f"{made.reference} is tracked. Everybody can read it.")
            return redirect("recommendations:request", made.pk)
        except RaisingRefused as refused:
            errors = [{"text": str(refused)}]
    context = {
        "resolution": resolution,
        "origin": origin_of(resolution),
        "form": form,
        "errors": errors,
    }
    status = 422 if is_sent_in else 200
    return render(request, "recommendations/request_raise.html", context, status=status)
