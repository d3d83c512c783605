"""Fetching what a page is about, or answering 404: what is not visible does not exist."""

from typing import cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from performance.analysis.figures import Period
from performance.board import Figures, observations_for
from performance.models import ReportingMonth
from scrutiny.access.holdings import visible_panels
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel


def reader(request: HttpRequest) -> User:
    """Return who is signed in; the middleware has seen to it that somebody is."""
    return cast(User, request.user)


def visible_panel(request: HttpRequest, slug: str) -> Panel:
    """Return a panel the person takes part in, or 404."""
    panel: Panel = get_object_or_404(visible_panels(reader(request)), slug=slug)
    return panel


def visible_months(request: HttpRequest, panel: Panel) -> list[ReportingMonth]:
    """Return the panel's months that the person may see, latest first."""
    return list(ReportingMonth.objects.visible_to(reader(request)).filter(panel=panel))


def visible_month(months: list[ReportingMonth], month: Period) -> ReportingMonth:
    """Return the month asked for out of those the person may see, or 404."""
    for found in months:
        if found.month == month.start:
            return found
    raise Http404(f"{month.label} is not there to be seen.")


def figures_seen(request: HttpRequest, panel: Panel) -> Figures:
    """Return the figures the person may see today."""
    return observations_for(reader(request), panel, day=timezone.localdate())
