"""What the walks meet of audits: a month of them, of the council and so of no panel."""

from datetime import date

from audits.actions.issuing import issue
from audits.analysis.periods import period_from
from scrutiny.accounts.models import User
from tests.audits.scene import AuditScene, moment, the_audit_scene


def audit_samples() -> dict[str, object]:
    """Return the values that the addresses of audits carry."""
    scene: AuditScene = the_audit_scene()
    return {"audit_id": scene.audit().pk, "cycle_month": "2023-01", **analysis_samples()}


def analysis_samples() -> dict[str, object]:
    """Issue January's analysis, so that its readers find one."""
    january = period_from("2023-01")
    issue(
        period=january,
        strengths="Plans are clear.",
        developments="Children are asked too late.",
        next_steps="The heads of service report in March.",
        by=User.objects.get(email="qa@example.org"),
        now=moment(date(2023, 2, 9)),
    )
    return {"period": january.key}
