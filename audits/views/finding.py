"""Finding what an address names, among what the person may see; everything else answers 404."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from audits.models import Audit, Concern, Cycle, Dispute, Escalation
from audits.months import month_from
from scrutiny.meetings.views.asking import person


def audit_of(request: HttpRequest, audit_id: int) -> Audit:
    """Return an audit that the person may read."""
    return get_object_or_404(Audit.objects.visible_to(request.user).with_names(), pk=audit_id)


def handed_in(request: HttpRequest, audit_id: int) -> Audit:
    """Return an audit that was handed in and that the person may read."""
    visible = Audit.objects.visible_to(request.user).with_names()
    return get_object_or_404(visible.filter(state__in=Audit.SUBMITTED_STATES), pk=audit_id)


def escalation_of(request: HttpRequest, audit_id: int) -> Escalation:
    """Return the escalation of an audit that the person may read."""
    known = Escalation.objects.select_related(
        "audit__team__area__head",
        "audit__team__area__lead",
        "audit__team__lead",
        "audit__cycle",
        "moderation__grade",
        "moderation__moderated_by",
        "ended_by",
    ).prefetch_related("updates__given_by")
    return get_object_or_404(known, audit=handed_in(request, audit_id))


def cycle_of(cycle_month: str) -> Cycle:
    """Return the cycle of a month as addresses write it."""
    month = month_from(cycle_month)
    if month is None:
        raise Http404("No month.")
    return get_object_or_404(Cycle.objects.select_related("opened_by"), month=month)


def concern_of(request: HttpRequest, concern_id: int) -> Concern:
    """Return a concern that the person must know of."""
    known = Concern.objects.visible_to(person(request)).select_related(
        "audit__team__area", "audit__team__lead", "audit__cycle", "raised_by", "answered_by"
    )
    return get_object_or_404(known, pk=concern_id)


def dispute_of(request: HttpRequest, dispute_id: int) -> Dispute:
    """Return a dispute about an audit that the person may read."""
    visible = Audit.objects.visible_to(request.user)
    known = Dispute.objects.select_related("audit__team__area", "audit__cycle", "raised_by")
    return get_object_or_404(known, pk=dispute_id, audit__in=visible)
