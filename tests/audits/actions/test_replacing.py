"""A reserve of the same team takes the place of a case, in the order of the draw."""

import pytest

from audits.actions import replacing
from audits.actions.replacing import ReplacementRefused
from audits.models import Audit, DrawnCase, Exemption
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.drawn import drawn, populated
from tests.audits.scene import COMPLETE_BY, SENT_ON, AuditScene, moment


def drawn_audit(scene: AuditScene) -> Audit:
    """Draw the month, and return an audit of the north team."""
    populated(scene)
    drawn(scene)
    found: Audit = Audit.objects.filter(team=scene.north).earliest("pk")
    return found


def replaced(audit: Audit, by: User, because: str = "The case was closed.") -> Audit:
    """Replace an audit on the day that cases are sent."""
    return replacing.replace(audit=audit, because=because, by=by, on=SENT_ON)


def test_the_next_reserve_of_the_team_takes_the_place(audits: AuditScene, qa: User) -> None:
    audit = drawn_audit(audits)
    reserves = DrawnCase.objects.filter(outcome="reserve", case__team=audits.north)
    expected = [row.case.reference for row in reserves.order_by("order")]
    first = replaced(audit, qa)
    second = replaced(first, qa, "A sibling of an auditor.")
    assert [first.reference, second.reference] == expected[:2]
    audit.refresh_from_db()
    assert (audit.state, audit.replaced_because) == ("replaced", "The case was closed.")
    assert (first.replaces, second.replaces) == (audit, first)
    assert (second.tool, second.due_on, second.kind) == (audit.tool, COMPLETE_BY, audit.kind)
    assert Event.objects.about(audit).filter(verb="audit_replaced").get().why == (
        "The case was closed."
    )


def test_whoever_had_the_case_has_the_one_in_its_place(audits: AuditScene, qa: User) -> None:
    audit = drawn_audit(audits)
    new = replaced(audit, qa)
    assert (new.auditor, new.state, new.allocated_on) == (audit.auditor, "allocated", SENT_ON)


def test_the_new_case_waits_where_its_auditor_is_exempt_by_now(
    audits: AuditScene, qa: User
) -> None:
    audit = drawn_audit(audits)
    Exemption.objects.create(
        auditor=audits.auditor, from_on=SENT_ON, to_on=COMPLETE_BY, reason="Leave.",
        approver=audits.area.head, approved_on=SENT_ON,
    )  # fmt: skip
    new = replaced(audit, qa)
    assert (new.auditor, new.state) == (None, "to be allocated")


def test_a_case_without_a_reserve_stays(audits: AuditScene, qa: User) -> None:
    populated(audits, north=1, south=1)
    drawn(audits, "100%")
    audit = Audit.objects.earliest("pk")
    with pytest.raises(ReplacementRefused, match=f"No reserve of {audit.team} is left"):
        replaced(audit, qa)
    audit.refresh_from_db()
    assert audit.state == "allocated"


def test_a_reserve_that_was_added_by_hand_meanwhile_is_passed_over(
    audits: AuditScene, qa: User
) -> None:
    audit = drawn_audit(audits)
    first, second = DrawnCase.objects.filter(outcome="reserve", case__team=audits.north).order_by(
        "order"
    )[:2]
    audits.audit(reference=first.case.reference, kind=Audit.Kind.THEMED)
    assert replaced(audit, qa).reference == second.case.reference


def test_what_was_submitted_or_replaced_is_not_replaced(audits: AuditScene, qa: User) -> None:
    audit = drawn_audit(audits)
    stale = Audit.objects.get(pk=audit.pk)
    replaced(audit, qa)
    with pytest.raises(ReplacementRefused, match="replaced already: The case was closed"):
        replaced(stale, qa)
    other = Audit.objects.filter(state="allocated").earliest("pk")
    Audit.objects.filter(pk=other.pk).update(
        state="submitted", submitted_at=moment(SENT_ON), grade=audits.grades["good"]
    )
    with pytest.raises(ReplacementRefused, match="The audit was submitted"):
        replaced(other, qa)


def test_a_reason_is_needed_and_a_draw(audits: AuditScene, qa: User) -> None:
    with pytest.raises(ReplacementRefused, match="Say why"):
        replaced(drawn_audit(audits), qa, " ")
    with pytest.raises(ReplacementRefused, match="Only a drawn case has reserves"):
        replaced(audits.audit(kind=Audit.Kind.THEMED), qa)
