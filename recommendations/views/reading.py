"""Pages that show requests: those of a panel, and one of them from its meeting to its end."""

from collections.abc import Iterable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from performance.models import ReportingMonth
from recommendations.answers import answered
from recommendations.beside import beside
from recommendations.deadlines import paper_deadline
from recommendations.difference import difference_of
from recommendations.forms.filtering import Narrowed
from recommendations.models import Request, Update
from recommendations.next_steps import next_steps
from recommendations.presenters.journey import Reader, journey_of, papers_of
from recommendations.presenters.lists import choices_of, counts_of, years_of
from recommendations.presenters.requests import COLOURS, asked_of, origin_of
from recommendations.presenters.timing import answer_words
from recommendations.rules import keeps_evidence
from recommendations.views.finding import seen_panel
from recommendations.wanted import wanted_of
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import SEES_AGENDA_DRAFTS
from scrutiny.history.models import Event
from scrutiny.meetings.models import Minutes


@login_not_required
@require_GET
def request_list(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a panel asked for, by municipal year, latest first, or what of it is looked for."""
    today = timezone.localdate()
    panel = seen_panel(request.user, slug)
    requests = Request.objects.visible_to(request.user).filter(panel=panel)
    known = list(requests.select_related("panel", "addressee"))
    narrowed = Narrowed.of(request.GET)
    found = narrowed.apply(requests).select_related("panel", "addressee")
    context = {
        "panel": panel,
        "counts": counts_of(known, on=today),
        "choices": choices_of(known),
        "narrowed": narrowed,
        "is_empty": not known,
        "years": years_of(
            found if narrowed.is_any else known, deadline=paper_deadline(panel, on=today), on=today
        ),
        "may_raise": may(request.user, "request.raise", panel),
    }
    return render(request, "recommendations/request_list.html", context)


@login_not_required
@require_GET
def request_detail(request: HttpRequest, request_id: int) -> HttpResponse:
    """Show one request: how far it is, what was asked, and its way from meeting to meeting."""
    user, today = request.user, timezone.localdate()
    found = get_object_or_404(Request.objects.visible_to(user).with_names(), pk=request_id)
    updates = list(found.updates.order_by("number").select_related("post", "meeting"))
    evidence = list(found.evidence.order_by("added_on", "pk"))
    is_staff = has_role(user, SEES_AGENDA_DRAFTS, panel_id=found.panel_id)
    keeps = keeps_evidence(user, found)
    origin = origin_of(found, month=_month_read(user, found))
    context = {
        "tracked": found,
        "panel": found.panel,
        "origin": origin,
        "asked_of": asked_of(found),
        "colour": COLOURS[found.status],
        "timing": wanted_of(found, on=today),
        "answer_words": answer_words(answered(found, updates)),
        "stops": journey_of(
            found, updates, evidence, origin=origin, minutes=_minutes(user, updates)
        ),
        "papers": papers_of(evidence, Reader(reads_all=is_staff or keeps, keeps=keeps)),
        "difference": difference_of(found, updates, user, on=today),
        "steps": next_steps(found, user),
        "events": Event.objects.about(found) if is_staff else None,
        **beside(found, request.user),
    }
    return render(request, "recommendations/request_detail.html", context)


def _month_read(user: Visitor, request: Request) -> str:
    """Return the latest month whose figures somebody reads, where the request is of an indicator.

    An indicator's page is one of a month; without one there is nothing to lead to.
    """
    if request.indicator_id is None:
        return ""
    months = ReportingMonth.objects.visible_to(user).filter(panel=request.panel_id)
    latest = months.order_by("-month").values_list("month", flat=True).first()
    return f"{latest:%Y-%m}" if latest else ""


def _minutes(user: Visitor, updates: Iterable[Update]) -> dict[int, str]:
    """Return where the minutes of the meetings that decided are read, by meeting."""
    meetings = {one.meeting_id for one in updates if one.meeting_id is not None}
    out = Minutes.objects.visible_to(user).filter(meeting__in=meetings, published_at__isnull=False)
    return {
        meeting_id: reverse("meetings:minutes", args=[meeting_id])
        for meeting_id in out.values_list("meeting", flat=True)
    }
