"""What the walks meet of audits: a month of them, of the council and so of no panel."""

from tests.audits.scene import AuditScene, the_audit_scene


def audit_samples() -> dict[str, object]:
    """Return the values that the addresses of audits carry."""
    scene: AuditScene = the_audit_scene()
    return {
        "audit_id": scene.audit().pk,
        "cycle_month": "2023-01",
        **setting_up_samples(scene),
    }


def setting_up_samples(scene: AuditScene) -> dict[str, object]:
    """Return the values of the programme and the register."""
    return {"year": 2023, "auditor_id": scene.auditor.pk}
