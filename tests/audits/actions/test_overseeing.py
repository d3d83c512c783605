"""Oversight and disputes."""

from collections.abc import Callable

import pytest
from django.test import Client

from audits.actions import overseeing, writing
from audits.models import Audit, Auditor, Dispute
from audits.refusals import AuditRefused
from audits.waiting import waiting
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person
from tests.audits.filling import handed_in
from tests.audits.moderated import handed_in as submitted
from tests.audits.moderated import opened
from tests.audits.scene import LONG_AGO, SENT_ON, AuditScene, moment, the_tool

Outcome = Dispute.Outcome


def test_oversight_is_recorded_once_of_what_was_handed_in(
    audits: AuditScene, auditor: User, lead: User
) -> None:
    with pytest.raises(AuditRefused, match="one that is submitted"):
        overseeing.oversee(audit=audits.audit(), comment="Seen.", follow_up="", by=lead)
    audit = handed_in(audits, auditor)
    with pytest.raises(AuditRefused, match="in a sentence"):
        overseeing.oversee(audit=audit, comment="  ", follow_up="", by=lead)
    seen = overseeing.oversee(audit=audit, comment="Fair.", follow_up="Supervision.", by=lead)
    assert (seen.comment, seen.recorded_by) == ("Fair.", lead)
    with pytest.raises(AuditRefused, match="recorded already"):
        overseeing.oversee(audit=audit, comment="Again.", follow_up="", by=lead)


def test_one_dispute_at_a_time(audits: AuditScene, auditor: User, lead: User) -> None:
    audit = handed_in(audits, auditor)
    overseeing.dispute(audit=audit, reason="The visits were made.", by=lead)
    with pytest.raises(AuditRefused, match="open already"):
        overseeing.dispute(audit=audit, reason="And more.", by=lead)
    with pytest.raises(AuditRefused, match="what you dispute"):
        overseeing.dispute(audit=audit, reason="", by=lead)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_dispute_ends_in_one_of_three_ways_and_never_changes_the_grade(
    outcome: Outcome, audits: AuditScene, auditor: User, lead: User, qa: User
) -> None:
    audit = opened(handed_in(audits, auditor, "inadequate"), qa)
    raised = overseeing.dispute(audit=audit, reason="The visits were made.", by=lead)
    overseeing.settle(dispute=raised, outcome=outcome, explanation="Looked at again.", by=qa)
    audit.refresh_from_db()
    assert audit.grade == audits.grades["inadequate"]
    assert (audit.state == Audit.State.CHANGES_REQUESTED) == (outcome == Outcome.CHANGED)
    assert (audit.put_to_panel_at is not None) == (outcome == Outcome.MODERATED)
    with pytest.raises(AuditRefused, match="settled this dispute already"):
        overseeing.settle(dispute=raised, outcome=outcome, explanation="Twice.", by=qa)


def test_a_dispute_is_not_settled_without_words_and_a_review_has_no_panel(
    audits: AuditScene, auditor: User, lead: User, qa: User
) -> None:
    audit = handed_in(audits, auditor)
    raised = overseeing.dispute(audit=audit, reason="The visits were made.", by=lead)
    with pytest.raises(AuditRefused, match="how it was settled"):
        overseeing.settle(dispute=raised, outcome=Outcome.STANDS, explanation=" ", by=qa)
    Audit.objects.filter(pk=audit.pk).update(tool=_review(audits))
    with pytest.raises(AuditRefused, match="nothing to moderate"):
        overseeing.settle(dispute=raised, outcome=Outcome.MODERATED, explanation="Look.", by=qa)
    assert Dispute.objects.get(pk=raised.pk).settled_at is None


def test_after_changes_were_asked_for_there_is_nothing_to_oversee_or_dispute(
    audits: AuditScene, auditor: User, lead: User, qa: User
) -> None:
    audit = handed_in(audits, auditor)
    writing.request_changes(audit=audit, why="More.", by=qa)
    for act in (
        lambda: overseeing.oversee(audit=audit, comment="Seen.", follow_up="", by=lead),
        lambda: overseeing.dispute(audit=audit, reason="No.", by=lead),
    ):
        with pytest.raises(AuditRefused, match="changes requested"):
            act()


@pytest.mark.parametrize("is_by_name", [False, True])
def test_nobody_oversees_their_own_audit_or_settles_a_dispute_about_it(
    is_by_name: bool, audits: AuditScene, lead: User, qa: User, as_: Callable[[User], Client]
) -> None:
    for user, verb in ((lead, "audit.oversee"), (qa, "audit.settle")):
        theirs = Auditor.objects.create(
            person=Person.objects.create(slug=f"second-{user.pk}", name=user.name.upper())
            if is_by_name
            else Person.objects.get(user=user),
            from_on=LONG_AGO,
            to_on=SENT_ON,  # and off the register since
        )
        audit, other = submitted(audits, auditor=theirs), submitted(audits)
        assert not may(user, verb, audit)
        assert may(user, verb, other)
        raised = Dispute.objects.create(
            audit=audit, reason="No.", raised_at=moment(SENT_ON), raised_by=lead
        )
        page = {
            "audit.oversee": f"/audits/{audit.pk}/oversee/",
            "audit.settle": f"/audits/disputes/{raised.pk}/settle/",
        }
        assert as_(user).post(page[verb], {}).status_code == 403
        keys = [one.key for one in waiting(lead, SENT_ON)]
        assert f"oversight:{other.pk}" in keys
        assert (f"oversight:{audit.pk}" in keys) == (user != lead)


def _review(audits: AuditScene) -> object:
    audits.tool.__class__.objects.filter(pk=audits.tool.pk).update(slug="graded")
    return the_tool(None)
