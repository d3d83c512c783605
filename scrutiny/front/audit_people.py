"""Who does what in the demonstration's audits."""

from dataclasses import dataclass
from datetime import date

from audits.models import Audit
from audits.moderators import Moderator
from scrutiny.accounts.models import User
from scrutiny.panels.models import PostHolder


@dataclass(frozen=True)
class People:
    """The unit, a service lead and a moderator; who stands in where nobody holds a part."""

    unit: User
    lead: User
    moderator: User

    def auditor_of(self, audit: Audit) -> User:
        """Return the auditor's account; the unit enters what an auditor without one writes."""
        account = audit.auditor.person.user if audit.auditor else None
        return account or self.unit

    def lead_of(self, audit: Audit, *, on: date) -> User:
        """Return the account of whoever leads the audit's team on a day."""
        held = PostHolder.objects.on(on).filter(post=audit.team.lead_post).first()
        return (held.person.user if held else None) or self.lead

    def moderator_of(self, audit: Audit, *, on: date) -> User:
        """Return the moderator; the unit's lead where the audit is of the moderator's own line."""
        is_barred = Moderator.of(self.moderator, on=on).why_not(audit)
        return self.unit if is_barred else self.moderator
