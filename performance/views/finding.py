"""Fetching what a page is about, or answering 404: what is not visible does not exist."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from typing import cast

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from performance.analysis.figures import Period
from performance.keys import NotADay, day_from
from performance.models import ReportingMonth, Return
from performance.told.board import Figures, observations_for, told_on
from scrutiny.access.holdings import has_role, panels_of, visible_panels
from scrutiny.access.roles import SEES_DRAFTS, VERBS_OF_ROLE
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel

SENDERS = frozenset(role for role, verbs in VERBS_OF_ROLE.items() if "return.upload" in verbs)


def reader(request: HttpRequest) -> User:
    """Return who is signed in; the middleware has seen to it that somebody is."""
    return cast(User, request.user)


def visible_panel(request: HttpRequest, slug: str) -> Panel:
    """Return a panel the person takes part in, or 404."""
    panel: Panel = get_object_or_404(visible_panels(reader(request)), slug=slug)
    return panel


def visible_months(request: HttpRequest, panel: Panel) -> list[ReportingMonth]:
    """Return the panel's months that the person may see, latest first."""
    visible = ReportingMonth.objects.visible_to(reader(request)).filter(panel=panel)
    return list(visible.with_last_meeting(on=timezone.localdate()).select_related("panel"))


def visible_month(months: list[ReportingMonth], month: Period) -> ReportingMonth:
    """Return the month asked for out of those the person may see, or 404."""
    for found in months:
        if found.month == month.start:
            return found
    raise Http404(f"{month.label} is not there to be seen.")


def worked_months(request: HttpRequest, slug: str) -> list[ReportingMonth]:
    """Return a panel's months where the person works on them, or 404: drafts are not for readers.

    Latest first, like `visible_months`.
    """
    panel = visible_panel(request, slug)
    if not has_role(reader(request), SEES_DRAFTS, panel_id=panel.pk):
        raise Http404("How a month comes about is for those who work on it.")
    return visible_months(request, panel)


def worked_month(request: HttpRequest, slug: str, month: Period) -> ReportingMonth:
    """Return the month asked for where the person works on it, or 404."""
    return visible_month(worked_months(request, slug), month)


def visible_return(request: HttpRequest, return_id: int) -> Return:
    """Return a return the person may see, or 404."""
    visible = Return.objects.visible_to(reader(request)).select_related("panel", "file", "sender")
    return get_object_or_404(visible, pk=return_id)


def panels_sent_for(user: User) -> QuerySet[Panel]:
    """Return the panels for which the person may send in returns."""
    ids = panels_of(user, SENDERS)
    panels = Panel.objects.all()
    return panels if ids is None else panels.filter(pk__in=ids)


def without_nul(text: str) -> str:
    """Return a text without the character that no database takes; forms refuse it themselves."""
    return text.replace("\x00", "")


class NothingTold(Exception):
    """Raised with a sentence where a page is asked for as at a day that it has nothing of."""


def says_what_was_told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer 404 in words where nothing had been told by the day asked for."""

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NothingTold as nothing:
            context = {"says": str(nothing)}
            return render(request, "performance/nothing_told.html", context, status=404)

    return answered


@dataclass(frozen=True)
class Choice:
    """Which figures a page shows: `is_draft` where those of a told month are the recorded ones.

    `as_at` is the day that was asked for, `until` the last day whose tellings show: None where
    what was never told shows too. `sees_drafts` is whether the person may have drafts at all.
    """

    figures: Figures
    is_draft: bool
    sees_drafts: bool
    until: date | None = None
    as_at: date | None = None

    @property
    def query(self) -> str:
        """Return what an address ends in to show the same figures."""
        if self.as_at is not None:
            return f"?as-at={self.as_at:%Y-%m-%d}"
        return "?figures=draft" if self.is_draft else ""


def day_asked(request: HttpRequest) -> date | None:
    """Return the day that a page is asked for as at; None for today's figures.

    Raises NothingTold for what is no day, and for a day to come.
    """
    text = request.GET.get("as-at", "")
    if not text:
        return None
    try:
        day = day_from(text)
    except NotADay as error:
        raise NothingTold(str(error)) from error
    if day > timezone.localdate():
        raise NothingTold(f"{day:%-d %B %Y} is still to come.")
    return day


def figures_chosen(request: HttpRequest, record: ReportingMonth) -> Choice:
    """Return the figures of a month: once it was told, what was told, for everybody.

    `?as-at=` asks for what had been told by the end of a day. Whoever works on drafts may ask for
    what the returns say by now with `?figures=draft`. Raises NothingTold for a day before the
    month was told.
    """
    user, day = reader(request), timezone.localdate()
    sees_drafts = has_role(user, SEES_DRAFTS, panel_id=record.panel_id)
    asked = day_asked(request)
    if asked is not None:
        refusal = record.why_not_told_by(asked)
        if refusal:
            raise NothingTold(refusal)
        return Choice(told_on(asked), False, sees_drafts, until=asked, as_at=asked)
    wants_draft = sees_drafts and request.GET.get("figures") == "draft"
    if record.state not in ReportingMonth.TOLD or wants_draft:
        figures = observations_for(user, record.panel, day=day)
        is_draft = record.state in ReportingMonth.TOLD
        return Choice(figures, is_draft=is_draft, sees_drafts=sees_drafts)
    return Choice(told_on(day), is_draft=False, sees_drafts=sees_drafts, until=day)
