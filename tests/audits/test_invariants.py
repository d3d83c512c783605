"""What holds of audits in whatever order people moderate, escalate, update and close."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from audits.actions import escalating, moderating
from audits.actions.escalating import EscalationRefused
from audits.actions.moderating import ModerationRefused, PanelRefused
from audits.grading import graded
from audits.models import Audit, Escalation, EscalationUpdate, Moderation
from scrutiny.accounts.models import User
from tests.audits.moderated import PANEL_AT, REASON, handed_in
from tests.audits.scene import GRADES, AuditScene, the_audit_scene

REFUSALS = (EscalationRefused, ModerationRefused, PanelRefused)
grades = st.sampled_from([slug for slug, *_ in GRADES])
acts = st.one_of(
    st.tuples(st.just("put"), st.none()),
    st.tuples(st.just("begin"), grades),
    st.tuples(st.just("finish"), grades),
    st.tuples(st.just("moderate"), grades),
    st.tuples(st.just("update"), st.sampled_from([1, 2])),
    st.tuples(st.just("audit again"), grades),
    st.tuples(st.sampled_from(["send back", "close", "call off"]), st.none()),
)


class Months:
    """A month's audit, to which things happen one after the other; a minute goes by each time."""

    def __init__(self, grade: str) -> None:
        self.scene: AuditScene = the_audit_scene()
        self.audit = handed_in(self.scene, grade)
        self.at = PANEL_AT
        self.refusals: list[str] = []
        self.qa, self.head = (
            User.objects.get(email=f"{name}@example.org") for name in ("qa", "head")
        )

    def act(self, name: str, value: str | int | None) -> None:
        """Do one thing, if it is not refused."""
        self.at += timedelta(minutes=1)
        try:
            getattr(self, name.replace(" ", "_"))(value)
        except REFUSALS as refused:
            self.refusals.append(str(refused))

    def put(self, _: None) -> None:
        moderating.put_to_panel(audit=self.audit, by=self.qa, now=self.at)

    def begin(self, grade: str) -> None:
        moderating.grade_blind(
            audit=self.audit,
            grade=self.scene.grades[grade],
            trigger=Moderation.Trigger.DIP_SAMPLE,
            by=self.head,
            now=self.at,
        )

    def finish(self, grade: str) -> None:
        last = self.audit.moderations.order_by("-pk").first()
        if last is not None:
            moderating.finish(
                moderation=last,
                grade=self.scene.grades[grade],
                reason=REASON,
                by=self.head,
                now=self.at,
            )

    def moderate(self, grade: str) -> None:
        for name, value in (("put", None), ("begin", grade), ("finish", grade)):
            self.act(name, value)

    def update(self, step: int) -> None:
        for one in Escalation.objects.all():
            escalating.give_update(
                escalation=one,
                step=EscalationUpdate.Step(step),
                says="It was seen to.",
                by=self.head,
                now=self.at,
            )

    def audit_again(self, grade: str) -> None:
        Audit.objects.filter(parent=self.audit).update(
            auditor=self.scene.of_north,
            allocated_on=date(2023, 1, 31),
            state=Audit.State.SUBMITTED,
            grade=self.scene.grades[grade],
            submitted_at=self.at,
        )

    def send_back(self, _: None) -> None:
        again = Audit.objects.filter(parent=self.audit, state=Audit.State.SUBMITTED)
        again.update(state=Audit.State.CHANGES_REQUESTED)

    def close(self, _: None) -> None:
        for one in Escalation.objects.all():
            escalating.close(escalation=one, because="All done.", by=self.qa, now=self.at)

    def call_off(self, _: None) -> None:
        for one in Escalation.objects.all():
            escalating.call_off(escalation=one, because="Disputed.", by=self.qa, now=self.at)


class WhateverHappens(TestCase):
    """The invariants, after every step of every order of things."""

    @settings(max_examples=25)
    @given(first=grades, happenings=st.lists(acts, min_size=3, max_size=12))
    def test_the_rules_hold(
        self, first: str, happenings: list[tuple[str, str | int | None]]
    ) -> None:
        months = Months(first)
        for name, value in happenings:
            was_open = set(Escalation.objects.open().values_list("pk", flat=True))
            months.act(name, value)
            audit = Audit.objects.get(pk=months.audit.pk)
            self.the_auditors_grade_stays_and_the_last_moderated_one_counts(audit, first)
            self.what_counts_as_inadequate_is_escalated(audit)
            self.none_closes_without_all_three(was_open)
            assert not Audit.objects.in_sample().filter(kind=Audit.Kind.REAUDIT).exists()
        assert all(refusal.endswith(".") for refusal in months.refusals), months.refusals

    def the_auditors_grade_stays_and_the_last_moderated_one_counts(
        self, audit: Audit, first: str
    ) -> None:
        """Compare with what was handed in, and with the rows themselves."""
        assert audit.grade is not None
        assert audit.grade.slug == first
        for moderation in audit.moderations.all():
            assert moderation.auditor_grade.slug == first
        finished = [one for one in audit.moderations.all() if one.moderated_at is not None]
        assert graded(audit).final == (finished[-1].grade if finished else audit.grade)

    def what_counts_as_inadequate_is_escalated(self, audit: Audit) -> None:
        """Once moderation says so, there is an escalation; it is never just gone."""
        moderated = graded(audit).moderated
        if moderated is not None and moderated.is_escalated:
            escalation = Escalation.objects.get(audit=audit)
            assert escalation.ending != Escalation.Ending.CALLED_OFF
            assert Audit.objects.filter(parent=audit).count() == 1

    def none_closes_without_all_three(self, was_open: set[int]) -> None:
        """Look at what has closed in this step."""
        closed = Escalation.objects.filter(pk__in=was_open, ending=Escalation.Ending.CLOSED)
        for one in closed:
            assert one.updates_now.keys() == {1, 2}
            assert one.audit.reaudit.state == Audit.State.SUBMITTED
            assert one.audit.reaudit.auditor != one.audit.auditor
