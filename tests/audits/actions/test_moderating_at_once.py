"""Two people at the same moment, each in a transaction of their own: one wins, the other is told.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from audits.actions import escalating, moderating
from audits.actions.escalating import EscalationRefused
from audits.actions.moderating import ModerationRefused, PanelRefused
from audits.models import Audit, Auditor, Cycle, Escalation, EscalationUpdate, Moderation
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.moderated import (
    HANDED_IN_ON,
    REASON,
    before_the_panel,
    begun,
    escalated,
    handed_in,
)
from tests.audits.scene import AuditScene, moment, the_audit_scene

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

REFUSALS = (EscalationRefused, ModerationRefused, PanelRefused)


@pytest.fixture
def month(register: None) -> AuditScene:
    """Return the month."""
    return the_audit_scene()


def people() -> list[User]:
    """Return two who may moderate."""
    return [User.objects.get(email=f"{name}@example.org") for name in ("head", "qa")]


def at_once(act: Callable[[User], object]) -> list[Exception]:
    """Let two people do something; return what they were told who came second."""
    gate = threading.Barrier(2)

    def one(by: User) -> Exception | None:
        try:
            gate.wait(10)
            act(by)
        except REFUSALS as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(2) as hands:
        return [told for told in hands.map(one, people()) if told is not None]


def test_of_two_who_begin_at_once_one_is_told_who_did(month: AuditScene) -> None:
    audit = before_the_panel(month)
    (told,) = at_once(lambda by: begun(month, audit, by))
    assert f"{Moderation.objects.get().blind_by.name} began to moderate" in str(told)


def test_of_two_who_finish_at_once_one_is_told_and_it_is_escalated_once(month: AuditScene) -> None:
    head, _ = people()
    moderation = begun(month, before_the_panel(month, "inadequate"), head)
    (told,) = at_once(
        lambda by: moderating.finish(
            moderation=moderation,
            grade=month.grades["inadequate"],
            reason=REASON,
            because="They are away.",
            by=by,
        )
    )
    assert "finished already" in str(told)
    assert Escalation.objects.count() == 1
    assert Audit.objects.filter(kind=Audit.Kind.REAUDIT).count() == 1


def test_of_two_who_close_at_once_one_is_told(month: AuditScene) -> None:
    head, _ = people()
    escalation = escalated(month, head)
    for step in EscalationUpdate.Step:
        escalating.give_update(escalation=escalation, step=step, says="Seen to.", by=head)
    Audit.objects.filter(parent=escalation.audit).update(
        state=Audit.State.SUBMITTED,
        auditor=Auditor.objects.get(pk=month.of_north.pk),
        allocated_on=HANDED_IN_ON,
        submitted_at=moment(HANDED_IN_ON),
    )
    (told,) = at_once(
        lambda by: escalating.close(escalation=escalation, because="All done.", by=by)
    )
    assert "closed already, by " in str(told)
    assert Event.objects.filter(verb="escalation_closed").count() == 1


def test_of_two_who_give_the_same_update_at_once_one_is_told(month: AuditScene) -> None:
    escalation = escalated(month, people()[0])
    first = EscalationUpdate.Step.FIRST
    (told,) = at_once(
        lambda by: escalating.give_update(escalation=escalation, step=first, says="Seen.", by=by)
    )
    assert "given already" in str(told)


def test_two_escalations_at_once_open_the_month_of_their_reaudits_once(month: AuditScene) -> None:
    head, qa = people()
    of = {by.pk: begun(month, before_the_panel(month, "inadequate"), by) for by in (head, qa)}
    assert not at_once(
        lambda by: moderating.finish(
            moderation=of[by.pk], grade=month.grades["inadequate"], reason=REASON, by=by
        )
    )
    assert Escalation.objects.count() == 2
    assert Cycle.objects.count() == 2


def test_a_sample_chosen_twice_at_once_is_chosen_once(month: AuditScene) -> None:
    for _ in range(4):
        handed_in(month)
    (told,) = at_once(
        lambda by: moderating.choose_dip_sample(cycle=month.cycle, count=2, seed="s", by=by)
    )
    assert "before the panel already" in str(told)
    assert Audit.objects.filter(put_to_panel_at__isnull=False).count() == 2
