"""The page of one audit: how far it is, what it says, and what may be done next."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from audits.actions.reading import note_read
from audits.models import Audit, Concern
from audits.presenters.audit import disputes_shown, page_of, submission_shown
from audits.presenters.next_steps import next_steps
from audits.views.finding import audit_of
from scrutiny.access.door import may
from scrutiny.access.holdings import has_role
from scrutiny.access.roles import KEEPS_AUDITS
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.views.asking import person


@require_GET
def audit_detail(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Show an audit to whoever may read it. That it was read is recorded."""
    audit, user = audit_of(request, audit_id), person(request)
    note_read(audit=audit, by=user)
    context = {
        "audit": audit,
        "page": page_of(
            audit, sees_grades=not _grades_are_hidden(audit, user), on=timezone.localdate()
        ),
        "steps": next_steps(audit, user),
        "disputes": disputes_shown(audit, may_settle=may(user, "audit.settle", audit)),
        "concerns": Concern.objects.visible_to(user).filter(audit=audit),
        "events": Event.objects.about(audit) if has_role(user, KEEPS_AUDITS) else None,
    }
    return render(request, "audits/audit_detail.html", context)


@require_GET
def submission_detail(request: HttpRequest, audit_id: int, number: int) -> HttpResponse:
    """Show an audit as it was handed in at one time, to those who may see its grade."""
    audit, user = audit_of(request, audit_id), person(request)
    submission = get_object_or_404(audit.submissions.select_related("grade"), number=number)
    note_read(audit=audit, by=user)
    context = {
        "audit": audit,
        "submission": submission,
        "said": submission_shown(
            submission, audit.tool, sees_grades=not _grades_are_hidden(audit, user)
        ),
    }
    return render(request, "audits/submission_detail.html", context)


def _grades_are_hidden(audit: Audit, user: User) -> bool:
    """Return whether the person may still moderate this audit and has not graded it.

    They see its auditor's grade only after their own is in.
    """
    if audit.put_to_panel_at is None or not may(user, "audit.moderate", audit):
        return False
    graded = audit.moderations.filter(Q(blind_by=user) | Q(moderated_at__isnull=False))
    return not graded.exists()
