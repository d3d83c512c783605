"""Home, health and the gallery of components."""

from typing import cast

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scrutiny.access.door import may, require
from scrutiny.access.holdings import visible_panels
from scrutiny.accounts.models import User
from scrutiny.front import samples
from scrutiny.front.errands import errand_of
from scrutiny.front.home import places_of
from scrutiny.meetings.noted import noted_for
from scrutiny.notices.news import news_for
from scrutiny.notices.waiting import waiting_on


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Show the person's panels, what waits on them, what is new, and their questions."""
    user, today = cast(User, request.user), timezone.localdate()
    panels = list(visible_panels(user))
    context = {
        "places": places_of(user, panels, on=today),
        "errands": [errand_of(one, on=today) for one in waiting_on(user, on=today)],
        "news": news_for(user, on=today),
        "questions": noted_for(user, panels, on=today) if may(user, "question.note") else None,
    }
    return render(request, "front/home.html", context)


@require_GET
def panel_list(request: HttpRequest) -> HttpResponse:
    """Go to the person's panel; where there are several, or none, home says which."""
    panels = list(visible_panels(cast(User, request.user)))
    if len(panels) == 1:
        return redirect("performance:panel", panels[0].slug)
    return redirect("front:home")


@require_GET
@login_not_required
def livez(request: HttpRequest) -> HttpResponse:
    """Say that the process answers."""
    return HttpResponse("ok", content_type="text/plain")


@require_GET
@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """Say whether the database answers; no detail for strangers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return HttpResponse("not ready", status=503, content_type="text/plain")
    return HttpResponse("ready", content_type="text/plain")


@require_GET
def components(request: HttpRequest) -> HttpResponse:
    """Show every component once, for those who build pages."""
    require(cast(User, request.user), "gallery.see")
    return render(request, "_components/gallery.html", samples.context())
