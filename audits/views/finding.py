"""Finding what an address names, among what the person may see; everything else answers 404."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from audits.models import Audit, Concern, Dispute
from scrutiny.meetings.views.asking import person


def audit_of(request: HttpRequest, audit_id: int) -> Audit:
    """Return an audit that the person may read."""
    return get_object_or_404(Audit.objects.visible_to(request.user).with_names(), pk=audit_id)


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
