"""Finding what a page is about, as far as the person may see it; else it is not there."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from scrutiny.meetings.models import AgendaItem, Appendix, Clearance, Meeting, Report


def drafted_meeting(request: HttpRequest, meeting_id: int) -> Meeting:
    """Return a meeting whose agenda the person may read before it is published, or 404."""
    drafts = Meeting.objects.drafts_visible_to(request.user).select_related("panel")
    return get_object_or_404(drafts, pk=meeting_id)


def drafted_item(request: HttpRequest, item_id: int) -> AgendaItem:
    """Return an item whose report the person may see in work, or 404."""
    items = AgendaItem.objects.drafts_visible_to(request.user)
    return get_object_or_404(items.select_related("meeting__panel"), pk=item_id)


def report_in_work(request: HttpRequest, item_id: int) -> Report:
    """Return the report of an item, or 404."""
    reports = Report.objects.visible_to(request.user).with_item()
    return get_object_or_404(reports, item_id=item_id)


def clearance_in_work(request: HttpRequest, clearance_id: int) -> Clearance:
    """Return a clearance of a report that the person may see in work, or 404."""
    clearances = Clearance.objects.filter(report__in=Report.objects.visible_to(request.user))
    found = clearances.select_related("report__item__meeting__panel", "post")
    return get_object_or_404(found, pk=clearance_id)


def appendix_in_work(request: HttpRequest, appendix_id: int) -> Appendix:
    """Return an appendix of a report that the person may see in work, or 404."""
    appendices = Appendix.objects.filter(report__in=Report.objects.visible_to(request.user))
    found = appendices.select_related("report__item__meeting__panel", "file")
    return get_object_or_404(found, pk=appendix_id)


def version_read(request: HttpRequest) -> int:
    """Return the number of the version that the sender has read; 0, which none has, for none."""
    number = request.POST.get("version", "")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
