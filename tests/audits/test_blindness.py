"""A grade is hidden from whoever may still moderate it, and nobody is told it by a refusal."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from audits import boards
from audits.actions import escalating, filing, moderating, overseeing, practice, putting
from audits.actions.moderating import ModerationRefused
from audits.blindness import OPEN_FIRST, OPENED, hidden_among, is_hidden_from
from audits.models import (
    Audit,
    Dispute,
    Escalation,
    EscalationUpdate,
    Moderation,
    Oversight,
)
from audits.panel import to_be_graded_by
from audits.refusals import AuditRefused
from audits.remedies import remedies_seen_by
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.moderated import (
    HANDED_IN_ON,
    PANEL_AT,
    REASON,
    before_the_panel,
    begun,
    escalated,
    handed_in,
    moderated,
    opened,
)
from tests.audits.scene import GRADES, AuditScene, moment, the_tool

pytestmark = pytest.mark.any_database

LATER = PANEL_AT + timedelta(days=1)


def put_again(audit: Audit, by: User) -> Audit:
    return moderating.put_to_panel(audit=audit, by=by, now=LATER)


def test_the_keeper_reads_it_blind_from_the_day_that_it_is_handed_in(
    audits: AuditScene, qa: User, auditor: User, lead: User
) -> None:
    audit = handed_in(audits)
    assert is_hidden_from(qa, audit)
    assert not is_hidden_from(auditor, audit)
    assert not is_hidden_from(lead, audit)
    Audit.objects.filter(pk=audit.pk).update(practitioner=qa.name)
    assert not is_hidden_from(qa, audit)


def test_a_review_without_grades_hides_nothing(audits: AuditScene, qa: User) -> None:
    audits.tool.slug = "other"
    audits.tool.save()
    assert not is_hidden_from(qa, handed_in(audits, tool=the_tool(None)))


def test_it_is_hidden_from_each_until_their_own_grade_is_in_or_it_is_moderated(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = before_the_panel(audits)
    assert is_hidden_from(head, audit)
    moderation = begun(audits, audit, head)
    assert not is_hidden_from(head, audit)
    assert is_hidden_from(qa, audit)
    good = audits.grades["good"]
    moderating.finish(moderation=moderation, grade=good, reason=REASON, by=head, now=PANEL_AT)
    assert not is_hidden_from(qa, audit)


def test_put_to_the_panel_again_it_is_hidden_again_also_from_who_graded_it_before(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = before_the_panel(audits)
    moderated(audits, audit, head, "good")
    audit = put_again(audit, qa)
    assert is_hidden_from(head, audit)
    assert is_hidden_from(qa, audit)
    assert audit in to_be_graded_by(head, Audit.objects.all())
    assert audit in boards.to_moderate()
    begun(audits, audit, head, now=LATER)
    assert not is_hidden_from(head, audit)
    assert audit not in to_be_graded_by(head, Audit.objects.all())


def test_whoever_opens_the_grades_sees_them_and_grades_it_blind_no_more(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = opened(opened(handed_in(audits), qa), qa)
    assert not is_hidden_from(qa, audit)
    event = Event.objects.get(verb=OPENED)
    assert (event.subject_id, event.by_user_id) == (str(audit.pk), qa.pk)
    audit = moderating.put_to_panel(audit=audit, by=qa)
    with pytest.raises(ModerationRefused, match="You opened the grades"):
        begun(audits, audit, qa)
    assert begun(audits, audit, head).blind_by == head


def test_to_open_what_is_not_hidden_costs_nothing(audits: AuditScene, qa: User) -> None:
    audit = before_the_panel(audits)
    begun(audits, audit, qa)
    opened(audit, qa)
    assert not Event.objects.filter(verb=OPENED).exists()


def test_what_is_hidden_of_many_is_asked_at_once(
    audits: AuditScene, head: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    waits = {before_the_panel(audits).pk for _ in range(5)}
    begun(audits, before_the_panel(audits), head)
    with django_assert_max_num_queries(6):
        assert hidden_among(Audit.objects.all(), head) == waits


def escalation_of(audit: Audit, by: User) -> Escalation:
    """Return an escalation of an audit that was moderated before it was put to the panel."""
    assert audit.grade is not None
    day = moment(HANDED_IN_ON)
    moderation = audit.moderations.create(
        trigger=Moderation.Trigger.DIP_SAMPLE, auditor_grade=audit.grade,
        blind_grade=audit.grade, blind_at=day, blind_by=by,
        grade=audit.grade, reason="It is.", moderated_at=day, moderated_by=by,
    )  # fmt: skip
    due = PANEL_AT.date()
    return Escalation.objects.create(
        audit=audit, moderation=moderation, escalated_at=day,
        first_update_due_on=due, second_update_due_on=due, reaudit_due_on=due,
    )  # fmt: skip


Act = Callable[[Audit, User], object]
ACTS: dict[str, Act] = {
    "offer an example": lambda audit, by: practice.offer(audit=audit, says="Plans.", by=by),
    "place it on file": lambda audit, by: filing.place_on_file(
        audit=audit, placed_on=PANEL_AT.date(), by=by, now=LATER
    ),
    "settle a dispute": lambda audit, by: overseeing.settle(
        dispute=audit.disputes.create(reason="No.", raised_at=LATER, raised_by=by),
        outcome=Dispute.Outcome.MODERATED,
        explanation="Looked at.",
        by=by,
    ),
    "close its escalation": lambda audit, by: escalating.close(
        escalation=escalation_of(audit, by), because="Done.", by=by
    ),
    "call its escalation off": lambda audit, by: escalating.call_off(
        escalation=escalation_of(audit, by), because="Done.", by=by
    ),
    "give an update": lambda audit, by: escalating.give_update(
        escalation=escalation_of(audit, by), step=EscalationUpdate.Step.FIRST, says="Yes.", by=by
    ),
    "take it off": lambda audit, by: putting.take_off_panel(audit=audit, because="A slip.", by=by),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("grade", [slug for slug, *_ in GRADES])
def test_what_cannot_be_done_is_refused_in_the_same_words_whatever_the_grade(
    audits: AuditScene, qa: User, lead: User, grade: str, act: str
) -> None:
    audit = before_the_panel(audits, grade)
    Oversight.objects.create(
        audit=audit, comment="Seen.", recorded_at=moment(HANDED_IN_ON), recorded_by=lead
    )
    with pytest.raises(AuditRefused) as refused:
        ACTS[act](audit, qa)
    assert str(refused.value) == OPEN_FIRST


def test_actions_after_an_audit_that_waits_are_not_listed_to_who_is_to_grade_it(
    audits: AuditScene, qa: User, head: User, lead: User
) -> None:
    audit = before_the_panel(audits, "requires-improvement")
    remedy = audit.remedies.create(says="Put dates in.", owner=audits.area.lead)
    for moderator in (qa, head):
        assert remedy not in remedies_seen_by(moderator, on=PANEL_AT.date())
    assert remedy in remedies_seen_by(lead, on=PANEL_AT.date())
    begun(audits, audit, head)
    assert remedy in remedies_seen_by(head, on=PANEL_AT.date())


def test_an_escalation_whose_audit_is_graded_again_is_not_listed_to_who_is_to_grade_it(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = escalated(audits, head).audit
    assert audit in boards.open_escalations(qa)
    put_again(audit, qa)
    assert audit not in boards.open_escalations(qa)
    opened(audit, qa)
    assert audit in boards.open_escalations(qa)


def test_a_moderation_of_the_time_before_does_not_end_the_waiting(
    audits: AuditScene, qa: User, head: User
) -> None:
    audit = before_the_panel(audits)
    moderation = moderated(audits, audit, head, "good")
    audit = put_again(audit, qa)
    Moderation.objects.filter(pk=moderation.pk).update(moderated_at=LATER + timedelta(days=1))
    assert audit in boards.to_moderate()
