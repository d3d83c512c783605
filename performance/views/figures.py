"""Pages of figures: a panel's latest month, the overview of a month, one indicator."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from performance.analysis.figures import Period
from performance.board import board
from performance.glossary import known_terms
from performance.judging import judge
from performance.keys import month_text
from performance.models import Commentary, GlossaryTerm, ReportingMonth
from performance.presenters.calendar import month_switch
from performance.presenters.indicator import indicator_page
from performance.presenters.overview import overview_of
from performance.views.finding import (
    figures_chosen,
    reader,
    visible_month,
    visible_months,
    visible_panel,
)
from scrutiny.access.door import may
from scrutiny.packs.models import Build

# Before the first figure of any council: an indicator's page shows every month there is.
FIRST = Period.month(2000, 1)


@require_GET
def panel(request: HttpRequest, slug: str) -> HttpResponse:
    """Go to the panel's latest month that has something to see, or say what comes next."""
    found = visible_panel(request, slug)
    months = visible_months(request, found)
    if months:
        return redirect("performance:overview", slug, f"{months[0].month:%Y-%m}")
    context = {"panel": found, "may_upload": may(reader(request), "return.upload", found)}
    return render(request, "performance/panel_empty.html", context)


@require_GET
def overview(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Show a month: what to look at first, then every area."""
    user = reader(request)
    # The panel comes with its months: who sees none of them gets 404 for the month asked for.
    visible = ReportingMonth.objects.visible_to(user).filter(panel__slug=slug)
    months = list(visible.select_related("panel").with_next_meeting(on=timezone.localdate()))
    record = visible_month(months, month)
    found = record.panel
    chosen = figures_chosen(request, record)
    seen = board(found, month, chosen.figures)
    words = list(Commentary.objects.printed(panel=found, month=month.start))
    key = f"{slug}:{month_text(month)}"
    pack = Build.objects.latest_done(
        kind="performance",
        key=key,
        audience="members",
        is_draft=record.state not in ReportingMonth.TOLD,
    )
    context = {
        "panel": found,
        "month": month,
        "record": record,
        "overview": overview_of(seen, words, known_terms(), query=chosen.query),
        "chosen": chosen,
        "data_on": seen.data_on,
        "switch": month_switch(slug, month, months),
        "pack": pack if may(user, "pack.download", found) else None,
        "pack_key": key,
        "rules_url": reverse("performance:rules"),
        "may_request_pack": may(user, "pack.request", found),
        "may_check": may(user, "month.check", record) and record.may_become("checked"),
        "may_publish": may(user, "month.publish", record) and record.may_become("published"),
        "waits_for_check": may(user, "month.publish", record) and record.may_become("checked"),
    }
    return render(request, "performance/overview.html", context)


@require_GET
def indicator_detail(request: HttpRequest, slug: str, month: Period, code: str) -> HttpResponse:
    """Show one indicator as at a month, once for each area it stands in."""
    found = visible_panel(request, slug)
    record: ReportingMonth = visible_month(visible_months(request, found), month)
    chosen = figures_chosen(request, record)
    seen = board(found, month, chosen.figures, codes=(code,), since=FIRST)
    if not seen.lines:
        raise Http404(f"{code} is not followed by this panel in {month.label}.")
    lines = [judge(line, month) for line in seen.lines]
    area = request.GET.get("area", "")
    judged = next((one for one in lines if one.line.area == area), lines[0])
    notes = Commentary.objects.printed(panel=found, month=month.start).filter(indicator__code=code)
    context = {
        "panel": found,
        "month": month,
        "record": record,
        "chosen": chosen,
        "line": judged.line,
        "others": [one.line for one in lines if one is not judged],
        "page": indicator_page(judged, month, can_see_returns=chosen.sees_drafts),
        "notes": list(notes[:1]),
        "terms": list(GlossaryTerm.objects.filter(slug__in=judged.line.terms)),
    }
    return render(request, "performance/indicator_detail.html", context)
