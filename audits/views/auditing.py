"""The page of one audit: how far it is, what it says, and what may be done next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from audits.actions.reading import note_read, open_grades
from audits.blindness import WHY_HIDDEN, is_hidden_from
from audits.models import Audit, Concern
from audits.presenters.audit import ReadAudit, disputes_shown, page_of, submission_shown
from audits.steps import next_steps
from audits.views.finding import audit_of, handed_in
from scrutiny.access.door import may, require
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
    sees_grades = not is_hidden_from(user, audit)
    page = page_of(audit, _read(audit), sees_grades=sees_grades, on=timezone.localdate())
    context = {
        "audit": audit,
        "page": page,
        "steps": next_steps(audit, user, sees_grades=sees_grades),
        "concerns": Concern.objects.visible_to(user).filter(audit=audit),
    }
    # Nothing was said yet of an audit that is not handed in.
    if sees_grades or audit.submitted_at is None:
        context |= _said_since(audit, user)
    else:
        context |= {"why_hidden": WHY_HIDDEN, "may_open": may(user, "audit.open_grades", audit)}
    return render(request, "audits/audit_detail.html", context)


def _said_since(audit: Audit, user: User) -> dict[str, object]:
    """Return what was said of an audit since it was handed in, all of which tells of its grade."""
    return {
        "changes_wanted": audit.changes_wanted,
        "oversight": getattr(audit, "oversight", None),
        "disputes": disputes_shown(audit, may_settle=may(user, "audit.settle", audit)),
        "events": Event.objects.about(audit) if has_role(user, KEEPS_AUDITS) else None,
    }


@require_POST
def audit_open_grades(request: HttpRequest, audit_id: int) -> HttpResponse:
    """Open the grades of an audit to whoever keeps the programme; they do not moderate it then."""
    audit, user = handed_in(request, audit_id), person(request)
    require(user, "audit.open_grades", audit)
    open_grades(audit=audit, by=user)
    return redirect("audits:audit", audit.pk)


def _read(audit: Audit) -> ReadAudit:
    return ReadAudit(
        findings=audit.findings.with_areas(),
        remedies=audit.remedies.select_related("owner"),
        strengths=audit.strength_themes.all(),
        developments=audit.development_themes.all(),
    )


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
            submission, audit.tool, sees_grades=not is_hidden_from(user, audit)
        ),
    }
    return render(request, "audits/submission_detail.html", context)
