"""What the tests of audits share."""

import pytest

from tests.audits.scene import AuditScene, the_audit_scene


@pytest.fixture
def audits(db: None) -> AuditScene:
    """Return a month of audits with two teams and three auditors."""
    return the_audit_scene()
