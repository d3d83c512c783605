"""Steps of a month: checked by the performance team, published by the director's post."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from performance.actions import months
from performance.analysis.figures import Period
from performance.views.finding import reader, visible_month, visible_months, visible_panel
from scrutiny.access.door import require


@require_POST
def check(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Say that the month's figures have been checked."""
    panel = visible_panel(request, slug)
    record = visible_month(visible_months(request, panel), month)
    require(reader(request), "month.check", record)
    try:
        months.check(month=record, by=reader(request))
        messages.success(request, f"{month.label} is marked as checked.")
    except months.MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect("performance:overview", slug, month)


@require_POST
def publish(request: HttpRequest, slug: str, month: Period) -> HttpResponse:
    """Tell the panel: members see the month from today."""
    panel = visible_panel(request, slug)
    record = visible_month(visible_months(request, panel), month)
    require(reader(request), "month.publish", record)
    try:
        months.publish(month=record, told_on=timezone.localdate(), by=reader(request))
        messages.success(request, f"{month.label} is published. Panel members can see it now.")
    except months.MoveRefused as refused:
        messages.error(request, str(refused))
    return redirect("performance:overview", slug, month)
