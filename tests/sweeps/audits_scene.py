"""What the walks meet of audits: a month of them, of the council and so of no panel."""

from dataclasses import dataclass, field
from datetime import date

from audits.actions import practice, remedying
from scrutiny.accounts.models import User
from tests.audits.moderated import escalated, handed_in
from tests.audits.scene import AuditScene, the_audit_scene

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
    shared: Values = {"audit_id": scene.audit().pk, "cycle_month": "2023-01"}
    return AuditSamples(shared, {**_moderated(scene)})


def _moderated(scene: AuditScene) -> dict[str, Values]:
    """Make an audit that was moderated inadequate, with an action; and an example of another."""
    qa = User.objects.get(email="qa@example.org")
    audit = escalated(scene, qa).audit
    remedy = remedying.add(
        audit=audit, says="Put dates in.", owner=scene.area.lead, due_on=date(2098, 1, 9), by=qa
    )
    example = practice.offer(audit=handed_in(scene), says="Plans were clear.", by=qa)
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
