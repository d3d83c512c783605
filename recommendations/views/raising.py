"""Pages on which a request is made: of a resolution, or of what was found outside a meeting."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from performance.models import Indicator
from recommendations.actions.raising import Asked, Origin, raise_from, raise_request
from recommendations.forms.raising import ASKED, RaiseForm, RaiseFromForm
from recommendations.models import Request
from recommendations.presenters.requests import minute_of
from recommendations.refusals import RequestRefused
from scrutiny.access.door import require
from scrutiny.access.holdings import visible_panels
from scrutiny.meetings.models import Meeting, Minutes, Resolution
from scrutiny.meetings.views.asking import person, sent_in
from scrutiny.panels.models import Panel


@require_http_methods(["GET", "POST"])
def request_raise(request: HttpRequest, resolution_id: int) -> HttpResponse:
    """Make a tracked request of a resolution."""
    user = person(request)
    rows = Resolution.objects.select_related("minute__minutes__meeting__panel", "minute__item")
    visible = Minutes.objects.visible_to(user).filter(
        meeting__in=Meeting.objects.drafts_visible_to(user)
    )
    resolution = get_object_or_404(rows, pk=resolution_id, minute__minutes__in=visible)
    require(user, "request.raise", resolution)
    form = RaiseForm(sent_in(request), initial={"kind": Request.Kind.RECOMMENDATION})
    if form.is_bound and form.is_valid():
        try:
            made = raise_request(resolution=resolution, asked=_asked(form), by=user)
            return _after(request, made)
        except RequestRefused as refused:
            form.add_error(None, str(refused))
    origin = minute_of(resolution)
    context = {
        "wording": resolution.wording,
        "lede": "The wording stays as it was resolved. It gets a reference, and everybody can read "
        "it.",
        "form": form,
        "back": {"url": origin.url, "words": origin.words, "label": "Back to the minutes"},
    }
    status = 422 if form.is_bound else 200
    return render(request, "recommendations/request_raise.html", context, status=status)


@require_http_methods(["GET", "POST"])
def request_raise_from(request: HttpRequest, slug: str) -> HttpResponse:
    """Make a tracked request of an indicator, a theme of the audits, an inspection or a review."""
    user = person(request)
    panel: Panel = get_object_or_404(visible_panels(user), slug=slug)
    require(user, "request.raise", panel)
    form = RaiseFromForm(sent_in(request), initial=_initial(request))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        origin = Origin(said["wording"], said["indicator"], said["theme"], said["source"])
        try:
            made = raise_from(
                panel=panel, origin=origin, asked=_asked(form), made_on=said["made_on"], by=user
            )
            return _after(request, made)
        except RequestRefused as refused:
            form.add_error(None, str(refused))
    url = reverse("recommendations:requests", args=[slug])
    context = {
        "lede": "For what was found outside a meeting. A resolution is tracked from its minutes.",
        "form": form,
        "back": {"url": url, "words": f"Requests of the {panel}", "label": "Back to the list"},
    }
    status = 422 if form.is_bound else 200
    return render(request, "recommendations/request_raise.html", context, status=status)


def _initial(request: HttpRequest) -> dict[str, Any]:
    """Return what the form begins with; a page of an indicator names it in its link."""
    code = request.GET.get("indicator", "")
    return {
        "kind": Request.Kind.RECOMMENDATION,
        "made_on": timezone.localdate(),
        "indicator": Indicator.objects.filter(code=code).first() if code else None,
    }


def _asked(form: RaiseForm) -> Asked:
    """Return what is asked and of whom, as a form that is in order says it."""
    return Asked(**{name: form.cleaned_data[name] for name in ASKED})


def _after(request: HttpRequest, made: Request) -> HttpResponse:
    """Go to the new request and say that it is public."""
    messages.success(request, f"{made.reference} is tracked. Everybody can read it.")
    return redirect("recommendations:request", made.pk)
