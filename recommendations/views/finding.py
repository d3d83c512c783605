"""Finding the panel or request that a page is about, as far as the person may see or act on it."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from recommendations.models import Evidence, Request
from recommendations.rules import keeps_evidence
from scrutiny.access.door import require
from scrutiny.access.holdings import Visitor, panels_seen_by, visible_panels
from scrutiny.panels.models import Panel


def seen_panel(user: Visitor, slug: str) -> Panel:
    """Return a panel that the person may see, or 404."""
    return get_object_or_404(panels_seen_by(user), slug=slug)


def acted_on(request: HttpRequest, request_id: int, verb: str) -> Request:
    """Return a request of a panel in which the person takes part; refuses whoever may not act."""
    own = Request.objects.filter(panel__in=visible_panels(request.user)).with_names()
    found = get_object_or_404(own, pk=request_id)
    require(request.user, verb, found)
    return found


def kept_evidence(request: HttpRequest, evidence_id: int) -> Evidence:
    """Return evidence that the person may mark and withdraw, or refuse."""
    own = Evidence.objects.filter(request__panel__in=visible_panels(request.user))
    found = get_object_or_404(own.select_related("request__panel", "file"), pk=evidence_id)
    if not keeps_evidence(request.user, found.request):
        raise PermissionDenied("Only who answers for the request, or keeps the agenda, may do it.")
    return found
