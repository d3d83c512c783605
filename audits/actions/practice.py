"""Good work offered to practice forums, without a name or a reference; and withdrawn again."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.grading import graded
from audits.models import Audit, Grade, PracticeExample
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.sentences import listed
from scrutiny.privacy import found_in

# Initials and particles say nothing by themselves.
PART_OF_A_NAME_MIN = 3


class ExampleRefused(AuditRefused):
    """Raised with a sentence when an example cannot be offered."""


@transaction.atomic
def offer(
    *,
    audit: Audit,
    says: str,
    by: User,
    now: datetime | None = None,
) -> PracticeExample:
    """Offer what others can learn from an audit whose final grade is for practice forums.

    Raises ExampleRefused for a text with anything that points to a person, such as a postcode, with
    the case's reference or the name of the auditor or the practitioner; and where the audit has an
    example already. To be refused for the grade is to be told it, so nobody offers an example of
    an audit that they may still grade blind.
    """
    says = says.strip()
    if not says:
        raise ExampleRefused("Say what was done well and why it worked.")
    if is_hidden_from(by, audit):
        raise ExampleRefused(OPEN_FIRST)
    final = graded(audit).final
    if final is None or final.consequence != Grade.Consequence.PRACTICE:
        raise ExampleRefused(
            "Examples come from audits whose grade is offered to practice forums. This one's is "
            f"{final.label.lower()}."
            if final
            else "This audit has no grade yet, so nothing can be offered from it."
        )
    told = given_away(says, audit)
    if told:
        raise ExampleRefused(f"The text holds {told}. Take it out: forums learn without it.")
    found = found_in(says, on=timezone.localdate(now))
    if found:
        things = listed([one.words for one in found])
        raise ExampleRefused(f"The text holds {things}. Take it out: forums learn without it.")
    try:
        with transaction.atomic():
            example = PracticeExample.objects.create(
                audit=audit, says=says, offered_at=now or timezone.now(), offered_by=by
            )
    except IntegrityError:
        raise ExampleRefused("An example of this audit is offered already.") from None
    record(verb="example_offered", subject=example, by=by)
    return example


@transaction.atomic
def withdraw(*, example: PracticeExample, because: str, by: User) -> None:
    """Take an example back with a word on why; the history keeps that it was there, not its words.

    Raises ExampleRefused.
    """
    because = because.strip()
    if not because:
        raise ExampleRefused("Say why the example is withdrawn.")
    record(verb="example_withdrawn", subject=example, by=by, why=because)
    example.delete()


def given_away(text: str, audit: Audit) -> str:
    """Return which thing of an audit a text gives away, in words; nothing where none.

    A whole name is found in any case; a part of one only as a word with a capital, since many
    names are words as well.
    """
    if _has(text, audit.reference):
        return "the case reference"
    auditor = audit.auditor.person.name if audit.auditor else ""
    for whose, name in (("auditor", auditor), ("practitioner", audit.practitioner)):
        if name and _names(text, name):
            return f"the {whose}'s name"
    return ""


def _names(text: str, name: str) -> bool:
    parts = [part for part in name.split() if len(part) >= PART_OF_A_NAME_MIN]
    return _has(text, name) or any(
        part[:1].isupper() and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) for part in parts
    )


def _has(text: str, words: str) -> bool:
    """Say whether a text has these words one after the other, in whatever case and spacing."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    return bool(re.search(rf"(?<!\w){wanted}(?!\w)", text, re.IGNORECASE))
