"""Who may moderate an audit: nobody their own, none of it about their own work or their line's.

Somebody can have two accounts, or two entries on the register, so names are compared as well.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Self

from audits.models import Audit
from scrutiny.access.holdings import Visitor
from scrutiny.accounts.models import User
from scrutiny.meetings.posts import posts_held
from scrutiny.panels.models import Person


def plain_name(name: str) -> str:
    """Return a name as it is compared: whatever its case, its spaces and its width of letters.

    >>> plain_name(" Ada  LOVELACE") == plain_name("ada lovelace")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


def is_same_person(one: Person, other: Person) -> bool:
    """Say whether two entries are of one person: by their record, their account or their name."""
    if one.pk == other.pk or (one.user_id is not None and one.user_id == other.user_id):
        return True
    return plain_name(one.name) == plain_name(other.name)


@dataclass(frozen=True)
class Moderator:
    """What the rule knows of somebody on a day: their account, their names, the posts they hold."""

    user_id: int | None
    names: frozenset[str]
    posts: frozenset[int]

    @classmethod
    def of(cls, user: Visitor, *, on: date) -> Self:
        """Read it of an account, once for as many audits as are asked about."""
        if not isinstance(user, User):
            return cls(None, frozenset(), frozenset())
        named = Person.objects.filter(user=user).values_list("name", flat=True)
        names = frozenset(plain_name(name) for name in (user.name, *named))
        return cls(user.pk, names, posts_held(user, on=on))

    def is_person(self, person: Person) -> bool:
        """Say whether a person is they: by the account, or by a name of theirs."""
        return person.user_id == self.user_id or plain_name(person.name) in self.names

    def audited(self, audit: Audit) -> bool:
        """Say whether an audit is theirs; a second account under the auditor's name is."""
        return audit.auditor is not None and self.is_person(audit.auditor.person)

    def why_not(self, audit: Audit) -> str:
        """Say in a sentence why they may not moderate an audit; nothing where they may."""
        if self.audited(audit):
            return "You audited this case, so somebody else has to moderate it."
        # Whoever audits the case again is to come to it without a judgement of the first.
        again: Audit | None = getattr(audit, "reaudit", None)
        if again is not None and self.audited(again):
            return "You have the re-audit of this case, so somebody else has to moderate this one."
        if audit.practitioner and plain_name(audit.practitioner) in self.names:
            return "This audit is of your own work, so somebody else has to moderate it."
        team = audit.team
        if self.posts & {team.lead_id, team.area.lead_id, team.area.head_id}:
            return (
                f"You hold a post over the {team.name}, so somebody outside its line has to "
                "moderate this audit."
            )
        return ""
