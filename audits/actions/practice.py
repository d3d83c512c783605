"""Good work offered to practice forums, without a name or a reference; and withdrawn again."""

from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from audits.blindness import OPEN_FIRST, is_hidden_from
from audits.grading import graded
from audits.models import Audit, Grade, PracticeExample
from audits.naming import Known, given_away_in
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.sentences import listed


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
    the case's reference or a word of the name of the auditor or the practitioner, and names all
    that it found; and where the audit has an example already. To be refused for the grade is to be
    told it, so nobody offers an example of an audit that they may still grade blind.
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
    told = given_away(says, audit, on=timezone.localdate(now))
    if told:
        raise ExampleRefused(
            f"The text holds {listed(told)}. Take it out: forums learn without it."
        )
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


def given_away(text: str, audit: Audit, *, on: date) -> tuple[str, ...]:
    """Return all that a text gives away of an audit, in words, certain or not; `on` is today."""
    auditor = audit.auditor.person.name if audit.auditor else ""
    known = Known(
        references=frozenset({audit.reference}),
        practitioners=frozenset({audit.practitioner}),
        auditors=frozenset({auditor}),
    )
    found = given_away_in(text, known, on=on)
    return (*found.certain, *found.possible)
