"""Immediate concerns: before submission, told at once, answered once."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.test import Client

from audits.actions import concerns
from audits.models import Concern
from audits.refusals import AuditRefused
from audits.waiting import waiting
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.jobs.models import Job
from scrutiny.notices.reminding import remind
from scrutiny.panels.models import Person, Post, PostHolder
from tests.audits.scene import AuditScene, moment

DAY = date(2023, 1, 10)
SAYS = "A child may be at risk tonight."


def raised(audits: AuditScene, by: User) -> Concern:
    return concerns.raise_concern(audit=audits.audit(), says=SAYS, by=by, now=moment(DAY))


def test_a_concern_needs_no_submission_and_rings_at_once(audits: AuditScene, auditor: User) -> None:
    concern = raised(audits, auditor)
    assert concern.audit.submitted_at is None
    assert Job.objects.filter(kind="remind", key=f"concern:{concern.pk}").count() == 1


def test_the_lead_and_the_deputy_director_are_told_without_a_word_of_the_case(
    audits: AuditScene, auditor: User, lead: User, director: User, member: User
) -> None:
    deputy = Post.objects.get(slug="deputy-director")
    PostHolder.objects.create(
        post=deputy, person=Person.objects.get(user=director), from_on=date(2021, 4, 1)
    )
    concern = raised(audits, auditor)
    remind(on=DAY)
    told = {address for message in mail.outbox for address in message.to}
    assert {lead.email, director.email} <= told
    assert member.email not in told
    text = "".join(f"{message.subject} {message.body}" for message in mail.outbox)
    assert "Immediate safeguarding concern: North team" in text
    assert SAYS not in text
    assert concern.audit.reference not in text
    assert remind(on=DAY) == 0


def test_answering_ends_the_waiting_and_happens_once(
    audits: AuditScene, auditor: User, lead: User
) -> None:
    concern = raised(audits, auditor)
    assert [one.key for one in waiting(lead, DAY)] == [f"concern:{concern.pk}"]
    with pytest.raises(AuditRefused, match="keep the child safe"):
        concerns.answer(concern=concern, outcome="", by=lead)
    concerns.answer(concern=concern, outcome="Seen the same evening.", by=lead)
    assert waiting(lead, DAY) == []
    with pytest.raises(AuditRefused, match="answered this concern already"):
        concerns.answer(concern=concern, outcome="Again.", by=lead)


def test_a_second_press_raises_no_second_concern(audits: AuditScene, auditor: User) -> None:
    concern = raised(audits, auditor)
    with pytest.raises(AuditRefused, match="raised already"):
        concerns.raise_concern(audit=concern.audit, says=f" {SAYS} ", by=auditor)
    with pytest.raises(AuditRefused, match="what the concern is"):
        concerns.raise_concern(audit=concern.audit, says=" ", by=auditor)


def test_only_who_must_know_sees_it(
    audits: AuditScene,
    auditor: User,
    lead: User,
    qa: User,
    as_: Callable[[User], Client],
    member: User,
    practice_manager: User,
) -> None:
    address = f"/audits/concerns/{raised(audits, auditor).pk}/"
    for person, status in (
        (lead, 200), (qa, 200), (auditor, 200), (member, 404), (practice_manager, 404),
    ):  # fmt: skip
        assert as_(person).get(address).status_code == status, person
    readers = Event.objects.filter(verb="audit_read").values_list("by_name", flat=True)
    assert set(readers) == {lead.name, qa.name, auditor.name}
    assert as_(auditor).post(address, {"outcome": "I did."}).status_code == 403
    assert as_(lead).post(address, {"outcome": "Seen."}).status_code == 302
