"""Reading an audit is recorded: staff who look at what is not theirs to look at are a real breach.

The one write that a GET makes. It changes nothing that anybody reads on the page.
"""

from django.db import transaction

from audits.models import Audit
from scrutiny.accounts.models import User
from scrutiny.history.actions import record


@transaction.atomic
def note_read(*, audit: Audit, by: User) -> None:
    """Record that somebody read what an audit says."""
    record(verb="audit_read", subject=audit, by=by)
