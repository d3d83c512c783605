"""The page of restatements: every figure that a return states otherwise than the one before it."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from performance.analysis.figures import Period
from performance.models import ReportingMonth
from performance.presenters.addresses import indicator_url
from performance.presenters.restatements import Links, by_indicator, by_return, summary
from performance.told import ledger
from performance.told.ledger import Change, Source
from performance.views.finding import reader, visible_months, visible_panel, without_nul
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_DRAFTS, SEES_PUBLISHED


@require_GET
def ledger_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what was restated or supplied late: what the panel was told of, and to officers all."""
    panel, user = visible_panel(request, slug), reader(request)
    if not has_role(user, SEES_PUBLISHED, panel_id=panel.pk):
        raise Http404("The panel's figures are not there to be seen.")
    sees_drafts = has_role(user, SEES_DRAFTS, panel_id=panel.pk)
    code = without_nul(request.GET.get("code", ""))
    found = ledger.changes(
        panel,
        codes=(code,) if code else None,
        day=None if sees_drafts else timezone.localdate(),
    )
    links = Links(_to_indicator(slug, visible_months(request, panel)), _sees(request))
    is_by_indicator = request.GET.get("by") == "indicator"
    context = {
        "panel": panel,
        "code": code,
        "summary": summary(found) if found else "",
        "is_by_indicator": is_by_indicator,
        "groups": (by_indicator if is_by_indicator else by_return)(found, links),
        "sees_drafts": sees_drafts,
    }
    return render(request, "performance/restatements.html", context)


def _to_indicator(slug: str, months: Iterable[ReportingMonth]) -> Callable[[Change], str]:
    """Return where an indicator's page is: in the return's own month, or the latest to be seen."""
    seen = [record.month for record in months]

    def address(change: Change) -> str:
        if not seen:
            return ""
        month = change.after.month if change.after.month in seen else seen[0]
        return indicator_url(slug, Period.month_of(month), change.code)

    return address


def _sees(request: HttpRequest) -> Callable[[Source], bool]:
    """Return whether the person may see the return of a figure: it may be another panel's."""
    user = reader(request)
    return lambda source: has_role(user, SEES_DRAFTS, panel_id=source.panel_id)
