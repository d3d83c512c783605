"""Object rules of requests: whose answer it is, and whose the evidence."""

import rules
from django.db.models import Model
from django.utils import timezone

from recommendations.models import Evidence, Request
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import SEES_AGENDA_DRAFTS
from scrutiny.meetings.posts import posts_held
from scrutiny.meetings.rules import KEEPS_THE_AGENDA


@rules.predicate
def answers_for_it(user: Visitor, subject: Model) -> bool:
    """Say whether they hold the post that is asked or that leads today.

    Where no post of the council is named, the scrutiny manager writes down what the body says. Of
    anything but a request, some might be theirs.
    """
    request = subject.request if isinstance(subject, Evidence) else subject
    if not isinstance(request, Request):
        return True
    posts = {request.addressee_id, request.lead_id} - {None}
    if not posts:
        return has_role(user, KEEPS_THE_AGENDA, panel_id=request.panel_id)
    return bool(posts_held(user, on=timezone.localdate()) & posts)


def keeps_evidence(user: Visitor, request: Request) -> bool:
    """Say whether they mark and withdraw evidence: whoever answers for it, or keeps the agenda."""
    return may(user, "request.report", request) or may(user, "request.decide", request)


def reads_evidence(user: Visitor, evidence: Evidence) -> bool:
    """Say whether they read a paper: everybody what is for the panel, its own people the rest."""
    is_for_all = evidence.is_for_panel and evidence.withdrawn_at is None
    return is_for_all or reads_all_evidence(user, evidence.request)


def reads_all_evidence(user: Visitor, request: Request) -> bool:
    """Say whether they read every paper behind a request, whomever it is for."""
    is_staff = has_role(user, SEES_AGENDA_DRAFTS, panel_id=request.panel_id)
    return is_staff or keeps_evidence(user, request)


RULES = {
    "request.answer": answers_for_it,
    "request.report": answers_for_it,
}
