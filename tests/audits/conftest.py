"""What the tests of audits share."""

import pytest

from tests.audits.analysed import january_audited
from tests.audits.scene import AuditScene, the_audit_scene

__all__ = ["january_audited"]


@pytest.fixture
def audits(db: None) -> AuditScene:
    """Return a month of audits with two teams and three auditors."""
    return the_audit_scene()
