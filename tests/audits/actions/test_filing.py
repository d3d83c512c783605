"""Placing an audit on the child's file, and the closing of its month."""

from datetime import date

import pytest

from audits.actions import overseeing
from audits.actions.filing import place_on_file
from audits.models import Audit, Cycle
from audits.refusals import AuditRefused
from scrutiny.accounts.models import User
from tests.audits.filling import handed_in
from tests.audits.scene import AuditScene, moment

PLACED_ON, NOW = date(2023, 2, 3), moment(date(2023, 2, 6))


def overseen(audits: AuditScene, auditor: User, lead: User, grade: str = "good") -> Audit:
    audit = handed_in(audits, auditor, grade)
    overseeing.oversee(audit=audit, comment="Seen.", follow_up="", by=lead)
    return audit


def placed(audit: Audit, by: User, day: date = PLACED_ON) -> Audit:
    return place_on_file(audit=audit, placed_on=day, by=by, now=NOW)


def test_the_last_audit_on_file_closes_the_month(
    audits: AuditScene, auditor: User, lead: User
) -> None:
    first, second = (overseen(audits, auditor, lead) for _ in range(2))
    audits.audit(state=Audit.State.REPLACED, replaced_because="Closed before the audit.")
    placed(first, auditor)
    assert Cycle.objects.get(pk=audits.cycle.pk).closed_at is None
    placed(second, auditor)
    closed = Cycle.objects.get(pk=audits.cycle.pk)
    assert (closed.closed_at, closed.closed_by) == (NOW, auditor)


@pytest.mark.parametrize(
    ("grade", "has_oversight", "has_dispute", "missing"),
    [
        ("good", False, False, "the service lead's oversight"),
        ("good", True, True, "the end of the dispute"),
        ("inadequate", True, False, "moderation"),
    ],
)
def test_what_must_come_first_is_named(
    grade: str, has_oversight: bool, has_dispute: bool, missing: str,
    audits: AuditScene, auditor: User, lead: User,
) -> None:  # fmt: skip
    audit = handed_in(audits, auditor, grade)
    if has_oversight:
        overseeing.oversee(audit=audit, comment="Seen.", follow_up="", by=lead)
    if has_dispute:
        overseeing.dispute(audit=audit, reason="No.", by=lead)
    with pytest.raises(AuditRefused, match=missing):
        placed(audit, auditor)
    assert Audit.objects.get(pk=audit.pk).placed_on is None


def test_an_audit_in_work_is_not_placed_and_none_is_placed_twice(
    audits: AuditScene, auditor: User, lead: User
) -> None:
    with pytest.raises(AuditRefused, match="its submission"):
        placed(audits.audit(), auditor)
    audit = overseen(audits, auditor, lead)
    placed(audit, auditor)
    with pytest.raises(AuditRefused, match="already"):
        placed(audit, auditor)


@pytest.mark.parametrize("day", [date(2023, 2, 7), date(2023, 1, 19), date(1, 1, 1)])
def test_a_day_to_come_or_before_it_was_handed_in_is_refused(
    day: date, audits: AuditScene, auditor: User, lead: User
) -> None:
    with pytest.raises(AuditRefused, match="Give"):
        placed(overseen(audits, auditor, lead), auditor, day)
