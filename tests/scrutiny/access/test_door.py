"""Who may do what: one table of roles and verbs, each cell of it, and what the door refuses."""

from datetime import date, timedelta

import pytest
import rules
from django.conf import settings as configured
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from pytest_django import Settings

from performance.models import ReportingMonth, Return
from scrutiny.access import door
from scrutiny.access.checks import check_rules
from scrutiny.access.door import NotABoolean, UnknownVerb, may, require
from scrutiny.access.roles import VERBS, VERBS_OF_ROLE
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment

pytestmark = pytest.mark.django_db

MAY = {
    "member": {
        "exempt.read",
        "pack.download",
        "question.note",
        "question.send",
        "topic.suggest",
    },
    "officer": {
        "commentary.submit",
        "commentary.write",
        "commitment.close",
        "month.check",
        "pack.download",
        "pack.request",
        "report.clear",
        "report.submit",
        "report.write",
        "request.answer",
        "request.report",
        "return.accept",
        "return.see",
        "return.upload",
        "return.withdraw",
        "topic.suggest",
    },
    "service_lead": {
        "audit.dispute",
        "audit.oversee",
        "audit.remedy",
        "commentary.sign_off",
        "commentary.submit",
        "commentary.write",
        "commitment.close",
        "concern.answer",
        "escalation.update",
        "pack.download",
        "report.clear",
        "report.submit",
        "report.write",
        "request.answer",
        "request.report",
        "return.see",
        "topic.suggest",
    },
    "director": {
        "commentary.sign_off",
        "concern.answer",
        "exempt.read",
        "month.lock",
        "month.publish",
        "pack.download",
        "pack.request",
        "report.clear",
        "report.submit",
        "report.write",
        "request.answer",
        "request.report",
        "return.see",
        "topic.suggest",
    },
    "scrutiny_manager": {
        "agenda.build",
        "agenda.publish",
        "exempt.read",
        "meeting.arrange",
        "meeting.attend",
        "minutes.approve",
        "minutes.publish",
        "minutes.write",
        "pack.download",
        "pack.request",
        "panel.change",
        "programme.keep",
        "publication.correct",
        "report.clear",
        "report.commission",
        "report.sign_off",
        "report.submit",
        "report.write",
        "request.answer",
        "request.decide",
        "request.notify",
        "request.raise",
        "request.report",
        "return.see",
        "topic.suggest",
    },
    "respondent": {"request.answer", "request.report"},
    "auditor": {
        "audit.place",
        "audit.submit",
        "audit.write",
        "concern.raise",
        "report.clear",
        "report.submit",
        "report.write",
        "topic.suggest",
    },
    "partner_auditor": {"audit.place", "audit.submit", "audit.write", "concern.raise"},
    "qa_lead": {
        "audit.allocate",
        "audit.analyse",
        "audit.moderate",
        "audit.offer",
        "audit.open_grades",
        "audit.place",
        "audit.put_to_panel",
        "audit.remedy",
        "audit.request_changes",
        "audit.set_up",
        "audit.settle",
        "concern.answer",
        "escalation.end",
        "pack.download",
        "pack.request",
        "report.clear",
        "report.submit",
        "report.write",
        "topic.suggest",
    },
    "head_of_service": {
        "audit.moderate",
        "audit.remedy",
        "concern.answer",
        "escalation.update",
        "report.clear",
        "report.submit",
        "report.write",
        "request.answer",
        "request.report",
        "topic.suggest",
    },
    "administrator": {"gallery.see", "panel.change", "return.see"},
}
FROM_ON = date(2022, 4, 1)


@pytest.fixture
def elsewhere(db: None) -> Panel:
    return panels.establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)


def holder(
    role: str, panel: Panel | None, *, from_on: date = FROM_ON, to_on: date | None = None
) -> User:
    """Return a new account that holds the role."""
    user = create(email=f"{role}@table.example", name=role, password=None, by=None)
    assignment = panels.assign_role(
        user=user, role=RoleAssignment.Role(role), panel=panel, from_on=from_on, by=None
    )
    RoleAssignment.objects.filter(pk=assignment.pk).update(to_on=to_on)
    return user


def subject(verb: str, panel: Panel) -> Panel | ReportingMonth:
    """Return something of the panel that the verb is done to."""
    return ReportingMonth(panel=panel) if verb.startswith("month.") else panel


def test_the_table_here_is_about_every_role_and_every_verb() -> None:
    assert set(MAY) == set(VERBS_OF_ROLE) == set(RoleAssignment.Role.values)
    assert set[str]().union(*MAY.values()) == VERBS


def allowed(user: User | AnonymousUser, panel: Panel) -> set[str]:
    """Return every verb that the person may do on the panel."""
    return {verb for verb in VERBS if may(user, verb, subject(verb, panel))}


@pytest.mark.parametrize("role", MAY)
def test_a_role_on_a_panel_may_do_its_verbs_there_and_no_others(
    role: str, panel: Panel, elsewhere: Panel
) -> None:
    user = holder(role, panel)
    assert allowed(user, panel) == MAY[role]
    assert allowed(user, elsewhere) == set()
    assert {verb for verb in VERBS if may(user, verb)} == MAY[role]


@pytest.mark.parametrize("role", MAY)
def test_a_role_on_all_panels_may_do_its_verbs_on_each(
    role: str, panel: Panel, elsewhere: Panel
) -> None:
    user = holder(role, None)
    assert allowed(user, panel) == allowed(user, elsewhere) == MAY[role]


@pytest.mark.parametrize("role", MAY)
@pytest.mark.parametrize("is_everywhere", [True, False])
def test_nobody_does_anything_without_a_role_of_today_and_an_enabled_account(
    role: str, is_everywhere: bool, panel: Panel
) -> None:
    today = timezone.localdate()
    user = holder(role, None if is_everywhere else panel, to_on=today - timedelta(days=1))
    assert allowed(user, panel) == set()
    assert not any(may(user, verb) for verb in VERBS)
    RoleAssignment.objects.filter(user=user).update(from_on=today + timedelta(days=1), to_on=None)
    assert allowed(User.objects.get(pk=user.pk), panel) == set()
    RoleAssignment.objects.filter(user=user).update(from_on=FROM_ON)
    disabled = User.objects.get(pk=user.pk)
    disabled.is_active = False
    assert allowed(disabled, panel) == set()
    assert not any(may(disabled, verb) for verb in VERBS)


def test_a_stranger_and_an_account_without_a_role_may_do_nothing(
    panel: Panel, outsider: User
) -> None:
    for visitor in (AnonymousUser(), outsider):
        assert allowed(visitor, panel) == set()
        assert not any(may(visitor, verb) for verb in VERBS)


def test_a_role_counts_on_its_first_and_on_its_last_day(panel: Panel) -> None:
    today = timezone.localdate()
    assert may(holder("officer", panel, from_on=today, to_on=today), "return.upload", panel)


def test_the_record_decides_as_well_as_the_role(
    panel: Panel, officer: User, director: User
) -> None:
    locked = ReportingMonth(panel=panel, state=ReportingMonth.State.LOCKED)
    assert not any(may(director, verb, locked) for verb in ("month.publish", "month.lock"))
    assert not may(officer, "month.check", locked)
    waiting, taken = (Return(panel=panel, state=state) for state in ("checked", "accepted"))
    assert may(officer, "return.accept", waiting)
    assert not may(officer, "return.accept", taken)


@pytest.mark.parametrize("verb", ["", "return.destroy", "RETURN.SEE", "*"])
def test_an_unknown_verb_is_a_fault_of_the_program_for_everybody(verb: str, officer: User) -> None:
    for user in (officer, AnonymousUser()):
        with pytest.raises(UnknownVerb, match="role table"):
            may(user, verb)


@pytest.mark.parametrize("answer", [1, 0, None, "yes", [True]])
def test_a_predicate_that_answers_with_no_boolean_is_a_fault(
    answer: object, panel: Panel, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsure(user: User, thing: Panel) -> object:
        return answer

    monkeypatch.setattr(door, "_object_rules", lambda: {"return.upload": rules.predicate(unsure)})  # type: ignore[no-untyped-call]
    with pytest.raises(NotABoolean, match=r"return\.upload"):
        may(officer, "return.upload", panel)


@pytest.mark.parametrize("answer", [True, False])
def test_a_predicate_is_asked_with_the_person_and_the_thing(
    answer: bool, panel: Panel, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard = []

    def noting(user: User, thing: Panel) -> bool:
        heard.append((user, thing))
        return answer

    monkeypatch.setattr(door, "_object_rules", lambda: {"return.upload": rules.predicate(noting)})  # type: ignore[no-untyped-call]
    assert may(officer, "return.upload", panel) is answer
    assert heard == [(officer, panel)]


def test_requiring_what_is_not_allowed_is_refused_with_a_sentence(
    panel: Panel, member: User, officer: User
) -> None:
    require(officer, "return.upload", panel)
    with pytest.raises(PermissionDenied, match=r"may not do this \(return\.upload\)"):
        require(member, "return.upload", panel)


def test_the_check_at_start_finds_a_rule_that_leads_nowhere_and_a_verb_of_nobody(
    settings: Settings,
) -> None:
    assert check_rules(None) == []
    settings.ACCESS_RULES = [*configured.ACCESS_RULES, "scrutiny.nowhere.RULES"]
    assert [found.id for found in check_rules(None)] == ["access.E1"]
    settings.ACCESS_RULES = [f"{__name__}.STRAY_RULES"]
    (found,) = check_rules(None)
    assert (found.id, "'return.destroy'" in found.msg) == ("access.E2", True)


STRAY_RULES = {"return.destroy": rules.always_allow, "return.accept": rules.always_allow}


def test_nobody_is_a_superuser(administrator: User) -> None:
    names = {field.name for field in User._meta.get_fields()}
    assert names.isdisjoint({"is_superuser", "is_staff", "groups", "user_permissions"})
    for name in ("is_superuser", "is_staff", "has_perm", "has_module_perms"):
        assert not hasattr(administrator, name)
