"""Fetching what a page is about, or answering 404: what is not visible does not exist."""

from dataclasses import dataclass
from typing import cast

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from performance.analysis.figures import Period
from performance.board import Figures, observations_for, told_on
from performance.models import ReportingMonth
from scrutiny.access.holdings import has_role, visible_panels
from scrutiny.access.roles import SEES_DRAFTS
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


@dataclass(frozen=True)
class Choice:
    """Which figures a page shows: `is_draft` where those of a told month are the recorded ones.

    `sees_drafts` is whether the person may have the others.
    """

    figures: Figures
    is_draft: bool
    sees_drafts: bool

    @property
    def query(self) -> str:
        """Return what an address ends in to show the same figures."""
        return "?figures=draft" if self.is_draft else ""


def figures_chosen(request: HttpRequest, record: ReportingMonth) -> Choice:
    """Return the figures of a month: once it was told, what was told, for everybody.

    Whoever works on drafts may ask for what the returns say by now with `?figures=draft`.
    """
    user, day = reader(request), timezone.localdate()
    sees_drafts = has_role(user, SEES_DRAFTS, panel_id=record.panel_id)
    if record.state not in ReportingMonth.TOLD:
        figures = observations_for(user, record.panel, day=day)
        return Choice(figures, is_draft=False, sees_drafts=sees_drafts)
    if sees_drafts and request.GET.get("figures") == "draft":
        figures = observations_for(user, record.panel, day=day)
        return Choice(figures, is_draft=True, sees_drafts=True)
    return Choice(told_on(day), is_draft=False, sees_drafts=sees_drafts)
