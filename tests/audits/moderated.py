"""Audits on their way through the moderation panel, as tests set them up."""

from datetime import date, datetime, timedelta

from audits.actions import moderating
from audits.actions.reading import open_grades
from audits.models import Audit, Escalation, Moderation
from scrutiny.accounts.models import User
from tests.audits.scene import AuditScene, moment

HANDED_IN_ON = date(2023, 1, 20)
PUT_AT = moment(date(2023, 1, 30))
PANEL_AT = moment(date(2023, 1, 31))
REASON = "The plan has no dates and nobody is named for it."


def handed_in(
    audits: AuditScene,
    grade: str | None = "good",
    *,
    on: date = HANDED_IN_ON,
    is_late: bool = False,
    **fields: object,
) -> Audit:
    """Return an audit that its auditor handed in with a grade, or without one."""
    given = {
        "state": Audit.State.SUBMITTED,
        "grade": audits.grades[grade] if grade else None,
        "audited_on": on - timedelta(days=1),
        "submitted_at": moment(on),
        "strengths": "Visits were kept up.",
        "improvements": "The plan needs dates.",
        **fields,
    }
    audit = audits.audit(**given)
    audit.submissions.create(
        number=1,
        grade=audit.grade,
        content={},
        is_late=is_late,
        submitted_at=moment(on),
        submitted_by=User.objects.get(email="auditor@example.org"),
    )
    for area in audits.tool.areas.all():
        audit.findings.create(
            area=area,
            says=f"What was seen of {area.title.lower()}.",
            grade=audit.grade if area.is_graded else None,
        )
    return audit


def opened(audit: Audit, by: User) -> Audit:
    """Return an audit whose grades somebody had opened, and so does not grade blind."""
    open_grades(audit=audit, by=by)
    return audit


def before_the_panel(
    audits: AuditScene, grade: str = "good", *, now: datetime = PUT_AT, **fields: object
) -> Audit:
    """Return an audit that waits for the panel."""
    qa = User.objects.get(email="qa@example.org")
    audit = handed_in(audits, grade, **fields)  # type: ignore[arg-type]
    return moderating.put_to_panel(audit=audit, by=qa, now=now)


def begun(
    audits: AuditScene, audit: Audit, by: User, grade: str = "good", now: datetime = PANEL_AT
) -> Moderation:
    """Return a moderation of an audit with the moderator's own grade in."""
    return moderating.grade_blind(
        audit=audit,
        grade=audits.grades[grade],
        trigger=Moderation.Trigger.DIP_SAMPLE,
        by=by,
        now=now,
    )


def moderated(
    audits: AuditScene, audit: Audit, by: User, grade: str, now: datetime = PANEL_AT
) -> Moderation:
    """Return a finished moderation of an audit that waits."""
    return moderating.finish(
        moderation=begun(audits, audit, by, grade, now),
        grade=audits.grades[grade],
        reason=REASON,
        by=by,
        now=now,
    )


def escalated(audits: AuditScene, by: User, now: datetime = PANEL_AT) -> Escalation:
    """Return an escalation, begun on 31 January unless told otherwise."""
    moderated(audits, before_the_panel(audits, "inadequate"), by, "inadequate", now)
    return Escalation.objects.get()
