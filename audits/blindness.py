"""From whom an audit's grade and its auditor are hidden: whoever is to grade it blind first."""

from django.db.models import Q

from audits.models import Audit
from scrutiny.access.door import may
from scrutiny.accounts.models import User


def is_hidden_from(user: User, audit: Audit) -> bool:
    """Say whether somebody may still moderate this audit and has not graded it.

    They see its auditor's grade only after their own is in.
    """
    if audit.put_to_panel_at is None or not may(user, "audit.moderate", audit):
        return False
    graded = audit.moderations.filter(Q(blind_by=user) | Q(moderated_at__isnull=False))
    return not graded.exists()
