"""Pages of a report's versions: the list, and each as it was saved."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from scrutiny.meetings.presenters.report import report_shown
from scrutiny.meetings.report_words import changed_headings
from scrutiny.meetings.views.asking import person
from scrutiny.meetings.views.finding import report_in_work
from scrutiny.meetings.withheld import may_read_in_work


@require_GET
def version_list(request: HttpRequest, item_id: int) -> HttpResponse:
    """List every version, with who saved it and which headings it changed."""
    report = report_in_work(request, item_id)
    versions = list(report.versions.select_related("writer"))
    before = [*(version.texts for version in versions[1:]), {}]
    changed = (
        changed_headings(texts, version.texts)
        for version, texts in zip(versions, before, strict=True)
    )
    rows = list(zip(versions, changed, strict=True))
    return render(request, "meetings/version_list.html", {"report": report, "rows": rows})


@require_GET
def version_detail(request: HttpRequest, item_id: int, number: int) -> HttpResponse:
    """Show a version as it was saved."""
    report = report_in_work(request, item_id)
    if not may_read_in_work(person(request), report):
        raise PermissionDenied("This report is kept from the public, and from your account.")
    version = get_object_or_404(report.versions.select_related("writer"), number=number)
    context = {
        "report": report,
        "version": version,
        "shown": report_shown({"subject": report.subject}, version.texts, ()),
    }
    return render(request, "meetings/version_detail.html", context)
