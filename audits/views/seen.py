"""Finding what a page is about, as far as the person may see it; else it is not there."""

from datetime import date

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from audits.models import Audit, Cycle, Escalation


def audit_seen(request: HttpRequest, audit_id: int) -> Audit:
    """Return an audit that was handed in and that the person may read, or 404."""
    visible = Audit.objects.visible_to(request.user, on=timezone.localdate()).with_names()
    handed_in = visible.filter(state__in=Audit.SUBMITTED_STATES)
    return get_object_or_404(handed_in.distinct(), pk=audit_id)


def escalation_seen(request: HttpRequest, audit_id: int) -> Escalation:
    """Return the escalation of an audit that the person may read, or 404."""
    audit = audit_seen(request, audit_id)
    known = Escalation.objects.select_related(
        "audit__team__area__head",
        "audit__team__area__lead",
        "audit__team__lead",
        "audit__cycle",
        "moderation__grade",
        "moderation__moderated_by",
        "ended_by",
    ).prefetch_related("updates__given_by")
    return get_object_or_404(known, audit=audit)


def cycle_of(cycle_month: str) -> Cycle:
    """Return the cycle of a month as addresses have it ("2023-01"), or 404."""
    year, _, month = cycle_month.partition("-")
    if not (year.isascii() and month.isascii() and year.isdigit() and month.isdigit()):
        raise Http404("No such month.")
    if len(year) != 4 or len(month) != 2 or year == "0000" or not 1 <= int(month) <= 12:
        raise Http404("No such month.")
    return get_object_or_404(Cycle, month=date(int(year), int(month), 1))
