"""What the walks meet of audits: a month of them, of the council and so of no panel."""

from dataclasses import dataclass, field
from datetime import date

from audits.actions import concerns, overseeing, practice, remedying
from audits.actions.issuing import issue
from audits.analysis.periods import period_from
from scrutiny.accounts.models import User
from tests.audits import filling
from tests.audits.moderated import escalated, handed_in, opened
from tests.audits.scene import AuditScene, moment, the_audit_scene
from tests.sweeps.routes_of.audits_auditing import SUBMITTED_ROUTES

Values = dict[str, object]


@dataclass(frozen=True)
class AuditSamples:
    """The values that addresses of audits carry; some routes are about another audit."""

    shared: Values = field(default_factory=dict)
    of_routes: dict[str, Values] = field(default_factory=dict)

    def samples(self, name: str) -> Values:
        """Return the values that the addresses of a route carry."""
        return self.shared | self.of_routes.get(name, {})


def audit_samples() -> AuditSamples:
    """Make the month, and return the values that the addresses of audits carry."""
    scene = the_audit_scene()
    shared: Values = {
        "audit_id": scene.audit().pk,
        "auditor_id": scene.auditor.pk,
        "cycle_month": "2023-01",
        "year": 2023,
        **_analysed(),
    }
    return AuditSamples(shared, {**_moderated(scene), **_submitted(scene)})


def _submitted(scene: AuditScene) -> dict[str, Values]:
    """Make an audit that is handed in and disputed, one to settle, and a concern about another."""
    auditor, lead, qa = (
        User.objects.get(email=f"{name}@example.org") for name in ("auditor", "lead", "qa")
    )
    audit = filling.handed_in(scene, auditor)
    overseeing.dispute(audit=audit, reason="The visits were made.", by=lead)
    # Whoever may still grade an audit blind does not settle a dispute about it.
    open_one = opened(handed_in(scene), qa)
    dispute = overseeing.dispute(audit=open_one, reason="The visits were made.", by=lead)
    concern = concerns.raise_concern(audit=scene.audit(), says="Not safe tonight.", by=auditor)
    return {
        **{route: {"audit_id": audit.pk, "number": 1} for route in SUBMITTED_ROUTES},
        "audits:dispute-settle": {"dispute_id": dispute.pk},
        "audits:concern": {"concern_id": concern.pk},
    }


def _moderated(scene: AuditScene) -> dict[str, Values]:
    """Make an audit that was moderated inadequate, with an action; and an example of another."""
    qa = User.objects.get(email="qa@example.org")
    audit = escalated(scene, qa).audit
    remedy = remedying.add(
        audit=audit, says="Put dates in.", owner=scene.area.lead, due_on=date(2098, 1, 9), by=qa
    )
    example = practice.offer(audit=opened(handed_in(scene), qa), says="Plans were clear.", by=qa)
    about_it: Values = {"audit_id": audit.pk}
    routes = (
        "moderation",
        "panel-put",
        "panel-take-off",
        "escalation",
        "remedy-add",
        "example-offer",
    )
    return {
        **{f"audits:{route}": about_it for route in routes},
        "audits:remedy-finish": {"remedy_id": remedy.pk},
        "audits:example-withdraw": {"example_id": example.pk},
    }


def _analysed() -> Values:
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
