"""Good work offered to practice forums, without a name or a reference; and withdrawn again."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.grading import graded
from audits.models import Audit, Grade, PracticeExample
from audits.naming import part_in, whole_in
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.sentences import listed
from scrutiny.privacy import found_in


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
    """Return which thing of an audit a text gives away, in words; nothing where none."""
    if whole_in(text, [audit.reference]):
        return "the case reference"
    auditor = audit.auditor.person.name if audit.auditor else ""
    for whose, name in (("auditor", auditor), ("practitioner", audit.practitioner)):
        if whole_in(text, [name]) or part_in(text, [name]):
            return f"the {whose}'s name"
    return ""
