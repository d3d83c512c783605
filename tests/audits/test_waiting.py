"""What waits on whom for audits, day by day; each phase is told of once."""

from datetime import date, timedelta

import pytest
from django.core import mail

from audits.actions import overseeing, writing
from audits.models import Audit, Auditor, Escalation, Moderation
from audits.waiting import waiting
from scrutiny.accounts.models import User
from scrutiny.notices.reminding import remind
from tests.audits.filling import handed_in, words
from tests.audits.scene import COMPLETE_BY, SENT_ON, AuditScene, moment


def keys(user: User, day: date) -> list[str]:
    return [one.key for one in waiting(user, day)]


@pytest.mark.parametrize(
    ("day", "phase"),
    [
        (SENT_ON, "allocated"),
        (COMPLETE_BY - timedelta(days=6), "allocated"),
        (COMPLETE_BY - timedelta(days=5), "soon"),
        (COMPLETE_BY, "soon"),
        (COMPLETE_BY + timedelta(days=1), "late"),
        (date(2023, 6, 1), "late"),
    ],
)
def test_an_audit_is_allocated_then_due_soon_then_late(
    day: date, phase: str, audits: AuditScene, auditor: User, practice_manager: User
) -> None:
    audit = audits.audit()
    assert keys(auditor, day) == [f"audit:{audit.pk}:{phase}"]
    assert keys(practice_manager, day) == []


def test_nothing_waits_before_it_is_sent_or_once_it_is_handed_in(
    audits: AuditScene, auditor: User
) -> None:
    assert keys(auditor, SENT_ON - timedelta(days=1)) == []
    handed_in(audits, auditor)
    assert keys(auditor, COMPLETE_BY) == []


def test_each_phase_is_one_letter_however_often_it_is_looked_for(
    audits: AuditScene, auditor: User
) -> None:
    audits.audit()
    day = SENT_ON
    while day <= COMPLETE_BY + timedelta(days=10):
        remind(on=day)
        remind(on=day)
        day += timedelta(days=1)
    mine = [message for message in mail.outbox if message.to == [auditor.email]]
    assert len(mine) == 3
    assert all("C-0001" not in str(message.body) for message in mine)


def test_after_days_without_a_run_one_letter_catches_up(audits: AuditScene, auditor: User) -> None:
    audits.audit()
    remind(on=COMPLETE_BY + timedelta(days=20))
    assert len([message for message in mail.outbox if message.to == [auditor.email]]) == 1


def test_asked_for_changes_it_waits_anew(audits: AuditScene, auditor: User, qa: User) -> None:
    audit = handed_in(audits, auditor)
    writing.request_changes(audit=audit, why="More.", by=qa)
    first = keys(auditor, COMPLETE_BY)
    audit.refresh_from_db()
    saved = writing.save(audit=audit, words=words(audits), based_on=audit.version, by=auditor)
    writing.submit(audit=saved, based_on=saved.version, by=auditor)
    writing.request_changes(audit=saved, why="And more.", by=qa)
    assert first
    assert keys(auditor, COMPLETE_BY)
    assert keys(auditor, COMPLETE_BY) != first


def test_oversight_waits_on_the_teams_lead_alone(
    audits: AuditScene, auditor: User, lead: User, head: User
) -> None:
    audit = handed_in(audits, auditor)
    (waits,) = waiting(lead, date(2023, 1, 23))
    assert (waits.key, waits.due_on) == (f"oversight:{audit.pk}", date(2023, 2, 6))
    assert keys(head, date(2023, 1, 23)) == []
    overseeing.oversee(audit=audit, comment="Seen.", follow_up="", by=lead)
    assert keys(lead, date(2023, 1, 23)) == []


def test_an_audit_that_comes_in_after_the_day_of_oversight_is_due_when_it_comes(
    audits: AuditScene, auditor: User, lead: User
) -> None:
    handed_in(audits, auditor, on=date(2023, 2, 20))
    (waits,) = waiting(lead, date(2023, 2, 21))
    assert waits.due_on == date(2023, 2, 20)


def escalated(audits: AuditScene, auditor: User, qa: User) -> Escalation:
    audit = handed_in(audits, auditor, "inadequate")
    lowest, day = audits.grades["inadequate"], moment(date(2023, 1, 24))
    moderation = Moderation.objects.create(
        audit=audit, trigger="inadequate", blind_grade=lowest, blind_at=day, blind_by=qa,
        auditor_grade=lowest, grade=lowest, reason="Agreed.", moderated_at=day, moderated_by=qa,
    )  # fmt: skip
    return Escalation.objects.create(
        audit=audit, moderation=moderation, escalated_at=day,
        first_update_due_on=date(2023, 1, 27), second_update_due_on=date(2023, 1, 31),
        reaudit_due_on=date(2023, 2, 24),
    )  # fmt: skip


def test_both_updates_wait_on_the_service_until_each_is_given(
    audits: AuditScene, auditor: User, qa: User, lead: User
) -> None:
    case = escalated(audits, auditor, qa)
    both = [f"escalation:{case.pk}:round-1:update-{step}" for step in (1, 2)]
    day = date(2023, 1, 24)
    assert [key for key in keys(lead, day) if "update" in key] == both
    case.updates.create(step=1, says="Visited.", is_late=False, given_at=moment(day), given_by=lead)
    assert [key for key in keys(lead, day) if "update" in key] == both[1:]
    Escalation.objects.update(round=2)
    anew = [key.replace("round-1", "round-2") for key in both]
    assert [key for key in keys(lead, day) if "update" in key] == anew


def test_a_reaudit_without_an_auditor_waits_on_the_unit_then_on_the_auditor(
    audits: AuditScene, auditor: User, qa: User, practice_manager: User
) -> None:
    parent = escalated(audits, auditor, qa).audit
    again = audits.audit(
        kind=Audit.Kind.REAUDIT, parent=parent, state=Audit.State.UNALLOCATED, auditor=None,
        allocated_on=None, due_on=date(2023, 2, 24),
    )  # fmt: skip
    assert keys(qa, date(2023, 2, 20)) == [f"re-audit:{again.pk}:allocate"]
    Audit.objects.filter(pk=again.pk).update(
        state="allocated", auditor=audits.of_north, allocated_on=date(2023, 2, 20)
    )
    assert keys(qa, date(2023, 2, 20)) == []
    (waits,) = waiting(practice_manager, date(2023, 2, 20))
    assert waits.title.startswith("Re-audit")


def test_an_auditor_who_left_the_register_has_nothing_to_do(
    audits: AuditScene, partner: User
) -> None:
    audits.audit(auditor=audits.partner)
    assert len(keys(partner, SENT_ON)) == 1
    Auditor.objects.filter(pk=audits.partner.pk).update(to_on=SENT_ON - timedelta(days=1))
    assert keys(partner, SENT_ON) == []
