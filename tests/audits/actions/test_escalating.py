"""What moderation grades inadequate is escalated: two updates, a re-audit, and a named end."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from audits.actions import escalating, moderating
from audits.actions.escalating import EscalationRefused, call_off, close, give_update
from audits.models import Audit, Auditor, Cycle, Escalation, EscalationUpdate, Tool
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Person
from tests.audits.moderated import (
    PANEL_AT,
    before_the_panel,
    escalated,
    moderated,
)
from tests.audits.scene import AuditScene, moment, the_tool

FIRST, SECOND = EscalationUpdate.Step.FIRST, EscalationUpdate.Step.SECOND


def both_updates(escalation: Escalation, by: User) -> None:
    for step in (FIRST, SECOND):
        give_update(escalation=escalation, step=step, says="Done.", by=by, now=PANEL_AT)


def audited_again(escalation: Escalation, auditor: Auditor) -> Audit:
    reaudit = escalation.audit.reaudit
    reaudit.auditor, reaudit.allocated_on = auditor, date(2023, 2, 1)
    reaudit.state, reaudit.submitted_at = Audit.State.SUBMITTED, moment(date(2023, 2, 20))
    reaudit.save()
    return reaudit


def put_again(audit: Audit, by: User, now: datetime) -> Audit:
    return moderating.put_to_panel(audit=audit, by=by, now=now)


def test_the_days_are_counted_from_the_moderation(audits: AuditScene, head: User) -> None:
    escalation = escalated(audits, head)
    assert escalation.escalated_at == PANEL_AT
    assert escalation.first_update_due_on == date(2023, 2, 3)
    assert escalation.second_update_due_on == date(2023, 2, 7)
    assert escalation.reaudit_due_on == date(2023, 2, 28)  # as the month ends


def test_one_graded_down_starts_as_well_and_at_that_moment(audits: AuditScene, head: User) -> None:
    moderated(audits, before_the_panel(audits, "good"), head, "inadequate")
    assert Escalation.objects.get().escalated_at == PANEL_AT


def test_one_that_moderation_grades_otherwise_is_not_escalated(
    audits: AuditScene, head: User
) -> None:
    moderated(audits, before_the_panel(audits, "inadequate"), head, "requires-improvement")
    assert not Escalation.objects.exists()


@pytest.mark.parametrize(
    ("at", "due"),
    [
        # The clocks go on in the night to 26 March and back in the night to 29 October.
        (moment(date(2023, 3, 24)), ((3, 27), (3, 31), (4, 24))),
        (moment(date(2023, 10, 27)), ((10, 30), (11, 3), (11, 27))),
        # Half past eleven at night in Greenwich is the next day in London's summer.
        (datetime.fromisoformat("2023-05-31T23:30:00+00:00"), ((6, 4), (6, 8), (7, 1))),
    ],
)
def test_the_days_are_dates_in_london_whatever_the_clocks_do(
    audits: AuditScene, head: User, at: datetime, due: tuple[tuple[int, int], ...]
) -> None:
    escalation = escalated(audits, head, now=at)
    days = (
        escalation.first_update_due_on,
        escalation.second_update_due_on,
        escalation.reaudit_due_on,
    )
    assert days == tuple(date(2023, month, day) for month, day in due)


def test_updates_can_be_counted_in_working_days(
    audits: AuditScene, head: User, settings: Any
) -> None:
    settings.AUDIT_DAYS = settings.AUDIT_DAYS | {"is_update_in_workdays": True}
    escalation = escalated(audits, head, now=moment(date(2023, 4, 6)))  # before Good Friday
    assert escalation.first_update_due_on == date(2023, 4, 13)


def test_the_reaudit_is_made_at_once_in_the_month_it_is_due(audits: AuditScene, head: User) -> None:
    reaudit = escalated(audits, head).audit.reaudit
    assert (reaudit.kind, reaudit.state) == (Audit.Kind.REAUDIT, Audit.State.UNALLOCATED)
    assert (reaudit.due_on, reaudit.cycle.month) == (date(2023, 2, 28), date(2023, 2, 1))
    assert (reaudit.reference, reaudit.team, reaudit.auditor) == ("C-0001", audits.north, None)
    assert reaudit.cycle.opened_by == head
    assert reaudit not in Audit.objects.in_sample()
    assert Event.objects.about(reaudit.cycle)[0].verb == "cycle_opened"


def test_it_is_done_with_the_tool_of_the_day(audits: AuditScene, head: User) -> None:
    Tool.objects.filter(pk=audits.tool.pk).update(to_on=date(2023, 1, 30))
    Tool.objects.filter(pk=audits.tool.pk).update(slug="kept")
    newer = the_tool(audits.scale)
    newer.version, newer.from_on = 2, date(2023, 1, 31)
    newer.save()
    Tool.objects.filter(pk=audits.tool.pk).update(slug="case-audit")
    assert escalated(audits, head).audit.reaudit.tool == newer


def test_a_month_that_is_closed_takes_no_reaudit(audits: AuditScene, head: User) -> None:
    Cycle.objects.create(
        month=date(2023, 2, 1), opened_at=PANEL_AT, opened_by=head, closed_at=PANEL_AT,
        closed_by=head,
    )  # fmt: skip
    assert escalated(audits, head).audit.reaudit.cycle.month == date(2023, 3, 1)


def test_graded_so_again_it_is_the_same_escalation(
    audits: AuditScene, head: User, qa: User
) -> None:
    escalation = escalated(audits, head)
    later = PANEL_AT + timedelta(days=30)
    again = put_again(escalation.audit, qa, later)
    moderated(audits, again, head, "inadequate", later)
    assert Escalation.objects.get().escalated_at == PANEL_AT
    assert Audit.objects.filter(kind=Audit.Kind.REAUDIT).count() == 1


def test_the_first_update_comes_before_the_second_and_each_once(
    audits: AuditScene, head: User, lead: User
) -> None:
    escalation = escalated(audits, head)
    with pytest.raises(EscalationRefused, match="first update is missing"):
        give_update(escalation=escalation, step=SECOND, says="Done.", by=lead)
    both_updates(escalation, lead)
    with pytest.raises(EscalationRefused, match="The first update is given already"):
        give_update(escalation=escalation, step=FIRST, says="Done.", by=lead)
    assert [update.given_by for update in escalation.updates.all()] == [lead, lead]
    with pytest.raises(EscalationRefused, match="Write the second update"):
        give_update(escalation=escalation, step=SECOND, says=" ", by=lead)


@pytest.mark.parametrize(
    ("given_at", "is_late"),
    [("2023-02-03T23:59:00+00:00", False), ("2023-02-04T00:00:00+00:00", True)],
)
def test_an_update_is_late_from_the_day_after(
    audits: AuditScene, head: User, lead: User, given_at: str, is_late: bool
) -> None:
    now = datetime.fromisoformat(given_at)
    escalation = escalated(audits, head)
    update = give_update(escalation=escalation, step=FIRST, says="Seen.", by=lead, now=now)
    assert update.is_late is is_late


def test_it_closes_with_both_updates_and_a_reaudit_by_somebody_else(
    audits: AuditScene, head: User, lead: User, qa: User
) -> None:
    escalation = escalated(audits, head)
    everything = "the first update, the second update and a re-audit that is handed in"
    with pytest.raises(EscalationRefused, match=f"Still missing: {everything}"):
        close(escalation=escalation, because="All done.", by=qa)
    both_updates(escalation, lead)
    with pytest.raises(EscalationRefused, match="Still missing: a re-audit"):
        close(escalation=escalation, because="All done.", by=qa)
    audited_again(escalation, audits.of_north)
    with pytest.raises(EscalationRefused, match="Say why"):
        close(escalation=escalation, because=" ", by=qa)
    ended = close(escalation=escalation, because="All done.", by=qa)
    assert (ended.ending, ended.because, ended.ended_by) == ("closed", "All done.", qa)
    assert Event.objects.about(escalation)[0].verb == "escalation_closed"
    with pytest.raises(EscalationRefused, match="closed already, by Quality assurance lead"):
        give_update(escalation=escalation, step=SECOND, says="More.", by=lead)


def test_a_reaudit_that_was_sent_back_is_not_handed_in(
    audits: AuditScene, head: User, lead: User, qa: User
) -> None:
    escalation = escalated(audits, head)
    both_updates(escalation, lead)
    reaudit = audited_again(escalation, audits.of_north)
    Audit.objects.filter(pk=reaudit.pk).update(state=Audit.State.CHANGES_REQUESTED)
    with pytest.raises(EscalationRefused, match="Still missing: a re-audit"):
        close(escalation=escalation, because="All done.", by=qa)


@pytest.mark.parametrize("is_second_entry", [False, True])
def test_the_same_auditor_twice_closes_nothing(
    audits: AuditScene, head: User, lead: User, qa: User, is_second_entry: bool
) -> None:
    escalation = escalated(audits, head)
    both_updates(escalation, lead)
    again = audits.auditor
    if is_second_entry:
        again = audits.of_north
        Person.objects.filter(pk=again.person_id).update(name="AUDITOR")
    audited_again(escalation, again)
    with pytest.raises(EscalationRefused, match="by the auditor of the first audit"):
        close(escalation=escalation, because="All done.", by=qa)


def test_a_better_grade_cancels_nothing_by_itself_and_lets_somebody_call_it_off(
    audits: AuditScene, head: User, qa: User
) -> None:
    escalation = escalated(audits, head)
    with pytest.raises(EscalationRefused, match="still grades this audit so"):
        call_off(escalation=escalation, because="It was disputed.", by=qa)
    later = PANEL_AT + timedelta(days=2)
    moderated(audits, put_again(escalation.audit, qa, later), head, "good", later)
    escalation.refresh_from_db()
    assert escalation.ended_at is None
    with pytest.raises(EscalationRefused, match="Say why"):
        call_off(escalation=escalation, because="", by=qa)
    call_off(escalation=escalation, because="It was disputed.", by=qa)
    escalation.refresh_from_db()
    assert (escalation.ending, escalation.ended_by) == ("called off", qa)
    assert Event.objects.about(escalation)[0].why == "It was disputed."


def test_called_off_and_graded_so_once_more_it_begins_again_with_new_days(
    audits: AuditScene, head: User, lead: User, qa: User
) -> None:
    escalation = escalated(audits, head)
    give_update(escalation=escalation, step=FIRST, says="Seen.", by=lead, now=PANEL_AT)
    for days, grade in ((2, "good"), (20, "inadequate")):
        now = PANEL_AT + timedelta(days=days)
        moderated(audits, put_again(escalation.audit, qa, now), head, grade, now)
        if grade == "good":
            call_off(escalation=escalation, because="It was disputed.", by=qa, now=now)
    escalation.refresh_from_db()
    assert (escalation.ending, escalation.because, escalation.ended_by) == ("", "", None)
    assert escalation.second_update_due_on == date(2023, 2, 27)
    assert escalation.audit.reaudit.due_on == escalation.reaudit_due_on == date(2023, 3, 20)
    assert escalation.round == 2
    both = ["the first update", "the second update"]
    assert escalating.missing_of(escalation, None)[:2] == both
    both_updates(escalation, lead)
    assert list(escalation.updates.values_list("round", "step")) == [(1, 1), (2, 1), (2, 2)]


@pytest.mark.parametrize("model", [Escalation, EscalationUpdate])
def test_the_tables_themselves_refuse_a_round_before_the_first(
    model: type[Escalation] | type[EscalationUpdate], audits: AuditScene, head: User, lead: User
) -> None:
    both_updates(escalated(audits, head), lead)
    with pytest.raises(IntegrityError, match="round_from_one"):
        model.objects.update(round=0)


def test_it_is_late_for_the_updates_of_its_own_round(
    audits: AuditScene, head: User, lead: User
) -> None:
    escalation = escalated(audits, head)
    both_updates(escalation, lead)
    late = Escalation.objects.late(on=date(2023, 2, 10))
    assert not late
    Escalation.objects.update(round=2)
    assert list(late.all()) == [escalation]


def test_a_reaudit_that_is_inadequate_is_escalated_itself(
    audits: AuditScene, head: User, qa: User
) -> None:
    first = escalated(audits, head)
    again = audited_again(first, audits.of_north)
    again.grade = audits.grades["inadequate"]
    again.save()
    at = moment(date(2023, 3, 1))
    moderated(audits, put_again(again, qa, at), head, "inadequate", at)
    assert Escalation.objects.count() == 2
    assert again.reaudit.parent == again
