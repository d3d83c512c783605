"""Who may be given an audit, and who may not."""

from datetime import date, timedelta
from typing import Any

import pytest

from audits.actions import allocating, replacing
from audits.actions.allocating import AllocationRefused
from audits.models import Audit, Auditor, Exemption, Moderation
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Person
from tests.audits.drawn import another_auditor, drawn, no_faults, populated
from tests.audits.moderated import escalated
from tests.audits.scene import COMPLETE_BY, LONG_AGO, SENT_ON, AuditScene, moment

State = Audit.State


def allocated(audit: Audit, auditor: Auditor, by: User, **given: Any) -> Audit:
    """Give an audit to somebody on the day that cases are sent."""
    return allocating.allocate(audit=audit, auditor=auditor, by=by, **{"on": SENT_ON, **given})


def waiting(scene: AuditScene, **fields: object) -> Audit:
    """Return an audit that nobody has."""
    nobody = {"auditor": None, "allocated_on": None, "state": State.UNALLOCATED}
    return scene.audit(**{**nobody, **fields})


def test_a_waiting_audit_is_given_to_somebody(audits: AuditScene, qa: User) -> None:
    audit = allocated(waiting(audits), audits.auditor, qa)
    assert (audit.auditor, audit.state, audit.allocated_on) == (
        audits.auditor, State.ALLOCATED, SENT_ON,
    )  # fmt: skip
    assert Event.objects.about(audit).get().verb == "audit_allocated"


def test_an_audit_in_progress_goes_to_another_with_what_was_written(
    audits: AuditScene, qa: User
) -> None:
    audit = audits.audit(state=State.IN_PROGRESS, strengths="Clear plans.")
    other = another_auditor("another-one")
    allocated(audit, other, qa, on=date(2023, 1, 9))
    assert (audit.auditor, audit.state, audit.strengths) == (
        other, State.IN_PROGRESS, "Clear plans.",
    )  # fmt: skip
    assert (audit.allocated_on, audit.due_on) == (date(2023, 1, 9), COMPLETE_BY)
    event = Event.objects.about(audit).get()
    assert event.verb == "audit_given_to_another"
    assert (event.old, event.new["auditor"]) == ({"auditor": audits.auditor.pk}, other.pk)


def test_nobody_is_given_an_audit_that_is_late_already(audits: AuditScene, qa: User) -> None:
    late = COMPLETE_BY + timedelta(days=5)
    audit = allocated(audits.audit(), another_auditor("another-one"), qa, on=late)
    assert audit.due_on == late


def test_a_case_of_the_own_team_needs_a_reason_that_is_kept(audits: AuditScene, qa: User) -> None:
    audit = waiting(audits)
    with pytest.raises(AllocationRefused, match="works in North team"):
        allocated(audit, audits.of_north, qa, because="  ")
    allocated(audit, audits.of_north, qa, because=" Nobody else is left. ")
    assert audit.conflict_accepted_because == "Nobody else is left."
    allocated(audit, audits.auditor, qa, because="Not needed.")
    assert audit.conflict_accepted_because == ""


def test_where_own_teams_are_not_barred_no_reason_is_asked(
    audits: AuditScene, qa: User, settings: Any
) -> None:
    settings.AUDIT_OWN_TEAM_BARRED = False
    assert allocated(waiting(audits), audits.of_north, qa).conflict_accepted_because == ""


def test_whoever_is_not_free_is_refused_in_words(audits: AuditScene, qa: User) -> None:
    audit = waiting(audits)
    left = another_auditor("left", to_on=date(2022, 12, 31))
    untrained = another_auditor("untrained", trained_on=None)
    trained_later = another_auditor("later", trained_on=COMPLETE_BY)
    exempt = another_auditor("exempt")
    Exemption.objects.create(
        auditor=exempt, from_on=SENT_ON, to_on=COMPLETE_BY, reason="Leave.",
        approver=audits.area.head, approved_on=SENT_ON,
    )  # fmt: skip
    for auditor, says in (
        (left, "Left is not on the register of auditors on 3 January 2023"),
        (untrained, "Untrained is not trained yet"),
        (trained_later, "Later is not trained yet"),
        (exempt, "Exempt is exempt to 27 January 2023"),
    ):
        with pytest.raises(AllocationRefused, match=says):
            allocated(audit, auditor, qa)


def test_a_partner_has_themed_audits_only(audits: AuditScene, qa: User) -> None:
    with pytest.raises(AllocationRefused, match="A partner's auditor has themed audits only"):
        allocated(waiting(audits), audits.partner, qa)
    themed = allocated(waiting(audits, kind=Audit.Kind.THEMED), audits.partner, qa)
    assert themed.auditor == audits.partner


def test_a_re_audit_goes_to_neither_its_first_auditor_nor_its_moderator(
    audits: AuditScene, qa: User, practice_manager: User
) -> None:
    submitted = {"state": State.SUBMITTED, "submitted_at": moment(COMPLETE_BY)}
    first = audits.audit(**submitted, team=audits.south, grade=audits.grades["inadequate"])
    Moderation.objects.create(
        audit=first, trigger="dip sample", auditor_grade=audits.grades["inadequate"],
        blind_grade=audits.grades["good"], blind_at=moment(COMPLETE_BY), blind_by=practice_manager,
    )  # fmt: skip
    again = waiting(
        audits, kind=Audit.Kind.REAUDIT, parent=first, reference=first.reference, team=audits.south
    )
    with pytest.raises(AllocationRefused, match="did the first audit"):
        allocated(again, audits.auditor, qa)
    with pytest.raises(AllocationRefused, match="moderated the first audit"):
        allocated(again, audits.of_north, qa)
    assert allocated(again, another_auditor("another-one"), qa).auditor is not None


def test_another_entry_of_who_audited_or_moderated_the_first_gets_no_re_audit(
    audits: AuditScene, qa: User, head: User
) -> None:
    first = escalated(audits, head).audit
    for name, says in (
        (f" {audits.auditor.person.name.upper()}", "did the first audit"),
        (head.name.lower(), "moderated the first audit"),
    ):
        again = another_auditor(f"again-{says[:3]}")
        Person.objects.filter(pk=again.person_id).update(name=name)
        again.refresh_from_db()
        with pytest.raises(AllocationRefused, match=says):
            allocated(first.reaudit, again, qa, on=date(2023, 2, 1))
        # Nor where nobody chose them by hand.
        with pytest.raises(AllocationRefused, match=says):
            allocating.give(
                audit=first.reaudit, auditor=again, because="", by=qa, on=date(2023, 2, 1)
            )


def test_the_history_of_who_has_what_names_no_auditor(audits: AuditScene, qa: User) -> None:
    populated(audits)
    drawn(audits, "4")
    audit = Audit.objects.exclude(auditor=None).first()
    assert audit is not None
    other = another_auditor("another-one", team=None)
    allocated(audit, other, qa)
    replacing.replace(audit=audit, because="Closed.", by=qa, on=SENT_ON)
    of_audits = Event.objects.filter(subject_kind="audits.audit")
    values = str(list(of_audits.values_list("old", "new")))
    for one in Auditor.objects.select_related("person"):
        assert str(one) not in values


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CHANGES_REQUESTED])
def test_what_was_submitted_stays_with_its_auditor(
    audits: AuditScene, qa: User, state: str
) -> None:
    audit = audits.audit(state=state, submitted_at=moment(COMPLETE_BY))
    with pytest.raises(AllocationRefused, match="stays with whoever did it"):
        allocated(audit, another_auditor("another-one"), qa)


def test_who_looked_before_somebody_else_gave_it_away_is_told(audits: AuditScene, qa: User) -> None:
    audit = audits.audit()
    stale = Audit.objects.get(pk=audit.pk)
    allocated(audit, another_auditor("first"), qa)
    with pytest.raises(AllocationRefused, match="First was given this audit meanwhile"):
        allocated(stale, another_auditor("second"), qa)
    with pytest.raises(AllocationRefused, match="First has this audit already"):
        allocated(audit, Auditor.objects.get(person__slug="first"), qa)
    replaced = audits.audit(state=State.REPLACED, replaced_because="Closed.")
    with pytest.raises(AllocationRefused, match="Allocate that one"):
        allocated(replaced, Auditor.objects.get(person__slug="first"), qa)


def added(scene: AuditScene, by: User, **given: Any) -> Audit:
    """Add a themed audit of the south team, for the partner."""
    values = {
        "cycle": scene.cycle, "reference": " T-1 ", "team": scene.south, "theme": None,
        "tool": scene.tool, "auditor": scene.partner, "due_on": COMPLETE_BY, "on": SENT_ON,
        "faults_of": no_faults,
    }  # fmt: skip
    return allocating.add_themed(by=by, **{**values, **given})


def test_a_themed_audit_is_added_by_hand(audits: AuditScene, qa: User) -> None:
    audit = added(audits, qa)
    assert (audit.kind, audit.reference, audit.auditor) == ("themed", "T-1", audits.partner)
    assert (audit.state, audit.due_on, audit.allocated_on) == ("allocated", COMPLETE_BY, SENT_ON)
    verbs = Event.objects.about(audit).values_list("verb", flat=True)
    assert list(verbs) == ["audit_allocated", "audit_added"]


def named(reference: str) -> tuple[str, ...]:
    """Find a name in every reference."""
    return (f"“{reference}” reads like a name.",)


def test_what_cannot_be_added_is_refused_and_leaves_nothing(audits: AuditScene, qa: User) -> None:
    audits.audit(reference="C-1")
    exempt = another_auditor("untrained", trained_on=None)
    for given, says in (
        ({"reference": " "}, "Give the case reference"),
        ({"faults_of": named}, "reads like a name"),
        ({"due_on": SENT_ON - timedelta(days=1)}, "due before today"),
        ({"reference": "c-1"}, "c-1 is audited in January 2023 already"),
        ({"auditor": exempt}, "is not trained yet"),
        ({"team": audits.north, "auditor": audits.of_north}, "works in North team"),
    ):
        with pytest.raises(AllocationRefused, match=says):
            added(audits, qa, **given)
    assert Audit.objects.count() == 1


def test_nothing_is_added_to_a_month_that_is_closed(audits: AuditScene, qa: User) -> None:
    audits.cycle.closed_at, audits.cycle.closed_by = moment(COMPLETE_BY), qa
    audits.cycle.save()
    with pytest.raises(AllocationRefused, match="January 2023 is closed"):
        added(audits, qa)


def test_an_auditor_who_begins_later_is_not_on_the_register_yet(
    audits: AuditScene, qa: User
) -> None:
    later = another_auditor("later", from_on=COMPLETE_BY, trained_on=LONG_AGO)
    with pytest.raises(AllocationRefused, match="is not on the register"):
        allocated(waiting(audits), later, qa)
