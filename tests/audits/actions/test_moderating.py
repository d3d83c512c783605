"""A moderation is begun blind, finished with a reason, and never touches the auditor's grade."""

from collections.abc import Callable

import pytest

from audits.actions import moderating
from audits.actions.moderating import ModerationRefused, NotTheirs, finish, grade_blind
from audits.grading import graded
from audits.models import Audit, Grade, Moderation
from scrutiny.access.door import may
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Person, Post
from tests.audits.moderated import (
    PANEL_AT,
    REASON,
    before_the_panel,
    begun,
    handed_in,
    moderated,
)
from tests.audits.scene import AuditScene, the_scale

DIP = Moderation.Trigger.DIP_SAMPLE


def test_the_first_grade_opens_a_moderation_with_the_auditors_beside_it(
    audits: AuditScene, head: User
) -> None:
    moderation = begun(audits, before_the_panel(audits, "outstanding"), head, "good")
    assert moderation.blind_grade == audits.grades["good"]
    assert moderation.auditor_grade == audits.grades["outstanding"]
    assert (moderation.blind_by, moderation.moderated_at) == (head, None)
    assert Event.objects.about(moderation)[0].verb == "moderation_begun"


def test_the_finished_grade_counts_and_the_auditors_stays(audits: AuditScene, head: User) -> None:
    audit = before_the_panel(audits, "good")
    assert not moderating.has_moderation(audit)
    moderated(audits, audit, head, "requires-improvement")
    audit.refresh_from_db()
    grades = graded(audit)
    assert grades.by_auditor == audits.grades["good"]
    assert grades.final == audits.grades["requires-improvement"]
    assert moderating.has_moderation(audit)


def _is_the_auditor(audits: AuditScene, audit: Audit, head: User) -> None:
    Person.objects.filter(pk=audits.auditor.person_id).update(user=None)
    Person.objects.filter(user=head).update(user=None)
    Person.objects.filter(pk=audits.auditor.person_id).update(user=head)


def _has_the_auditors_name(audits: AuditScene, audit: Audit, head: User) -> None:
    Person.objects.filter(pk=audits.auditor.person_id).update(name="Head  OF service")


def _is_the_practitioner(audits: AuditScene, audit: Audit, head: User) -> None:
    Audit.objects.filter(pk=audit.pk).update(practitioner="HEAD of Service")


def _has_the_reaudit(audits: AuditScene, audit: Audit, head: User) -> None:
    Person.objects.filter(user=head).update(user=None)
    Person.objects.filter(pk=audits.of_north.person_id).update(user=head)
    audits.audit(kind="re-audit", parent=audit, auditor=audits.of_north)


def _has_the_reaudit_by_name(audits: AuditScene, audit: Audit, head: User) -> None:
    Person.objects.filter(pk=audits.of_north.person_id).update(name="Head  OF service")
    audits.audit(kind="re-audit", parent=audit, auditor=audits.of_north)


def _leads_the_team(audits: AuditScene, audit: Audit, head: User) -> None:
    audits.north.lead = Post.objects.get(slug="head-of-looked-after-children")
    audits.north.save()


def _leads_the_area(audits: AuditScene, audit: Audit, head: User) -> None:
    audits.north.lead = Post.objects.get(slug="head-of-resources")
    audits.north.save()
    audits.area.lead = Post.objects.get(slug="head-of-looked-after-children")
    audits.area.save()


def _heads_the_area(audits: AuditScene, audit: Audit, head: User) -> None:
    audits.area.head = Post.objects.get(slug="head-of-looked-after-children")
    audits.area.save()


@pytest.mark.parametrize(
    ("becomes", "says"),
    [
        (_is_the_auditor, "You audited this case"),
        (_has_the_auditors_name, "You audited this case"),
        (_has_the_reaudit, "You have the re-audit"),
        (_has_the_reaudit_by_name, "You have the re-audit"),
        (_is_the_practitioner, "your own work"),
        (_leads_the_team, "You hold a post over the North team"),
        (_leads_the_area, "You hold a post over"),
        (_heads_the_area, "You hold a post over"),
    ],
)
def test_nobody_moderates_their_own_audit_their_work_or_their_lines(
    audits: AuditScene,
    head: User,
    becomes: Callable[[AuditScene, Audit, User], None],
    says: str,
) -> None:
    audit = before_the_panel(audits)
    assert may(head, "audit.moderate", audit)
    becomes(audits, audit, head)
    audit = Audit.objects.get(pk=audit.pk)
    assert not may(head, "audit.moderate", audit)
    with pytest.raises(NotTheirs, match=says):
        begun(audits, audit, head)
    assert not audit.moderations.exists()
    event = Event.objects.about(audit)[0]
    assert (event.verb, event.by_user_id) == ("moderation_refused", head.pk)
    assert says in event.why


def test_a_reaudit_of_somebody_else_or_of_nobody_keeps_none_from_moderating(
    audits: AuditScene, head: User
) -> None:
    for auditor in (audits.of_north, None):
        audit = before_the_panel(audits)
        state = "allocated" if auditor else "to be allocated"
        audits.audit(kind="re-audit", parent=audit, auditor=auditor, state=state)
        assert begun(audits, audit, head).blind_by == head


def test_a_second_account_under_the_auditors_name_is_refused(
    audits: AuditScene, auditor: User
) -> None:
    second = create(email="second@example.org", name=" auDitor", password=None, by=None)
    with pytest.raises(NotTheirs):
        begun(audits, before_the_panel(audits), second)


def test_who_has_come_into_the_line_meanwhile_does_not_finish(
    audits: AuditScene, head: User
) -> None:
    audit = before_the_panel(audits)
    moderation = begun(audits, audit, head)
    _heads_the_area(audits, audit, head)
    with pytest.raises(NotTheirs):
        finish(moderation=moderation, grade=audits.grades["good"], reason=REASON, by=head)


def test_an_audit_that_does_not_wait_for_the_panel_is_not_moderated(
    audits: AuditScene, head: User
) -> None:
    with pytest.raises(ModerationRefused, match="does not wait for the panel"):
        begun(audits, handed_in(audits), head)


@pytest.mark.parametrize("state", ["in progress", "changes requested"])
def test_nor_is_one_that_is_with_its_auditor(audits: AuditScene, head: User, state: str) -> None:
    audit = before_the_panel(audits)
    Audit.objects.filter(pk=audit.pk).update(state=state)
    with pytest.raises(ModerationRefused, match="once it is handed in"):
        begun(audits, audit, head)


def test_one_on_the_childs_file_still_is(audits: AuditScene, head: User) -> None:
    audit = before_the_panel(audits, state="on file", placed_on=PANEL_AT.date(), placed_by=head)
    assert moderated(audits, audit, head, "good").moderated_at == PANEL_AT


def test_the_second_moderator_is_told_who_began(audits: AuditScene, head: User, qa: User) -> None:
    audit = before_the_panel(audits)
    begun(audits, audit, head)
    with pytest.raises(
        ModerationRefused, match=r"Head of service began .* 31 January 2023 at 10:00"
    ):
        begun(audits, audit, qa)
    with pytest.raises(ModerationRefused, match="You gave your first grade already"):
        begun(audits, audit, head)


def test_grades_are_of_the_audits_own_scale(audits: AuditScene, head: User) -> None:
    audits.scale.slug = "older"
    audits.scale.save()
    other: Grade = the_scale().grades.get(slug="good")
    audit = before_the_panel(audits)
    with pytest.raises(ModerationRefused, match="of another scale"):
        grade_blind(audit=audit, grade=other, trigger=DIP, by=head)
    moderation = begun(audits, audit, head)
    with pytest.raises(ModerationRefused, match="of another scale"):
        finish(moderation=moderation, grade=other, reason=REASON, by=head)


@pytest.mark.parametrize(
    ("grade", "reason", "says"),
    [
        ("good", "  ", "Give the reason"),
        ("inadequate", "", "Give the reason"),
        ("inadequate", "Too thin.", "Say in a sentence"),
        ("outstanding", "Better than that.", "Say in a sentence"),
    ],
)
def test_a_grade_wants_its_reason_and_another_than_the_auditors_a_whole_one(
    audits: AuditScene, head: User, grade: str, reason: str, says: str
) -> None:
    moderation = begun(audits, before_the_panel(audits, "good"), head)
    with pytest.raises(ModerationRefused, match=says):
        finish(moderation=moderation, grade=audits.grades[grade], reason=reason, by=head)
    moderation.refresh_from_db()
    assert moderation.moderated_at is None


def test_the_same_grade_needs_a_word_only(audits: AuditScene, head: User) -> None:
    moderation = begun(audits, before_the_panel(audits, "good"), head)
    finish(moderation=moderation, grade=audits.grades["good"], reason="Agreed.", by=head)


def test_whoever_began_it_finishes_it_or_the_keeper_with_a_word(
    audits: AuditScene, head: User, qa: User, director: User
) -> None:
    moderation = begun(audits, before_the_panel(audits), head)

    def finished(by: User, because: str = "") -> None:
        grade = audits.grades["good"]
        finish(moderation=moderation, grade=grade, reason=REASON, because=because, by=by)

    with pytest.raises(ModerationRefused, match="Head of service began this moderation"):
        finished(director)
    with pytest.raises(ModerationRefused, match="Say why you finish"):
        finished(qa)
    finished(qa, "They are away until March.")
    moderation.refresh_from_db()
    assert (moderation.blind_by, moderation.moderated_by) == (head, qa)
    assert Event.objects.about(moderation)[0].why == "They are away until March."
    with pytest.raises(ModerationRefused, match="finished already, by Quality assurance lead"):
        finished(head)
