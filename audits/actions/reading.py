"""Reading an audit is recorded: staff who look at what is not theirs to look at are a real breach.

To note a reading is the one write that a GET makes. It changes nothing that anybody reads on the
page. To open the grades is asked for with a button, since it costs the blindness.
"""

from django.db import transaction

from audits.blindness import OPENED, is_hidden_from
from audits.models import Audit
from scrutiny.accounts.models import User
from scrutiny.history.actions import record


@transaction.atomic
def note_read(*, audit: Audit, by: User) -> None:
    """Record that somebody read what an audit says."""
    record(verb="audit_read", subject=audit, by=by)


@transaction.atomic
def open_grades(*, audit: Audit, by: User) -> None:
    """Open the grades of an audit to somebody who needs them for their work.

    They never grade it blind after that. Where the grades are not hidden from them, nothing is
    recorded.
    """
    if is_hidden_from(by, audit):
        record(verb=OPENED, subject=audit, by=by)
