"""The page of audits: to each what is theirs, to the unit the month."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from audits.models import Audit, Cycle, Moderation
from scrutiny.accounts.models import User
from scrutiny.panels.models import Person
from tests.audits.drawn import drawn, populated
from tests.audits.scene import COMPLETE_BY, SENT_ON, AuditScene, moment

As = Callable[[User], Client]
SUBMITTED = {"state": "submitted", "submitted_at": moment(COMPLETE_BY)}

pytestmark = [pytest.mark.usefixtures("in_january"), pytest.mark.any_database]


@pytest.fixture
def in_january(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the day after the audits are due."""
    monkeypatch.setattr(timezone, "now", lambda: moment(date(2023, 1, 28)))


def page(client: Client, **asked: str) -> str:
    """Return what the page says."""
    response = client.get("/audits/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_whoever_has_no_part_in_audits_finds_no_page(
    audits: AuditScene, as_: As, member: User, officer: User, manager: User, outsider: User
) -> None:
    for user in (member, officer, manager, outsider):
        assert as_(user).get("/audits/").status_code == 404


def test_the_keeper_sees_who_has_what_and_what_is_late(
    audits: AuditScene, as_: As, qa: User
) -> None:
    populated(audits)
    drawn(audits, "5")
    said = page(as_(qa))
    for audit in Audit.objects.all():
        assert audit.reference in said
        assert f"/audits/{audit.pk}/allocate/" in said
    assert "1 day late" in said
    assert "5 audits are with their auditors." in said


def test_the_board_is_filtered_by_team_and_by_auditor(
    audits: AuditScene, as_: As, qa: User
) -> None:
    audits.audit(reference="N-1")
    audits.audit(reference="S-1", team=audits.south, auditor=audits.of_north)
    north = page(as_(qa), team=audits.north.slug)
    assert "N-1" in north
    assert "S-1" not in north
    theirs = page(as_(qa), auditor=str(audits.of_north.pk))
    assert "S-1" in theirs
    assert "N-1" not in theirs
    # A character that no database takes is no error.
    assert "N-1" in page(as_(qa), team=f"\x00{audits.north.slug}")
    for nonsense in ("x", "-1", "٣", "9" * 30, "0"):
        assert "No audit of January 2023 is like that" in page(as_(qa), auditor=nonsense)


def test_what_is_out_from_months_before_stays_in_sight(
    audits: AuditScene, as_: As, qa: User
) -> None:
    december = Cycle.objects.create(
        month=date(2022, 12, 1), opened_at=moment(SENT_ON), opened_by=qa
    )
    audits.audit(reference="D-1", cycle=december, due_on=SENT_ON)
    said = page(as_(qa))
    assert "Still out from months before (1)" in said
    assert "25 days late" in said


def test_before_any_month_is_open_the_page_says_what_to_do(
    audits: AuditScene, as_: As, qa: User
) -> None:
    Cycle.objects.all().delete()
    said = page(as_(qa))
    assert "No month is open yet" in said
    assert "/audits/months/open/" in said


def test_an_auditor_sees_their_own_and_nobody_else_s(
    audits: AuditScene, as_: As, auditor: User, partner: User
) -> None:
    audits.audit(reference="MINE-1")
    audits.audit(reference="GONE-1", state="replaced", replaced_because="Closed.")
    audits.audit(reference="OTHER-1", auditor=audits.of_north)
    said = page(as_(auditor))
    assert "MINE-1" in said
    assert "OTHER-1" not in said
    assert "GONE-1" not in said
    assert "/allocate/" not in said
    assert "You have no audits now." in page(as_(partner))


def test_a_service_lead_sees_what_waits_for_oversight_in_their_teams(
    audits: AuditScene, as_: As, lead: User
) -> None:
    audits.audit(reference="IN-1", **SUBMITTED)
    audits.audit(reference="OUT-1")
    said = page(as_(lead))
    assert "IN-1" in said
    assert "OUT-1" not in said
    audits.area.lead = audits.area.head
    audits.area.save()
    said = page(as_(lead))
    assert "IN-1" not in said
    assert "An audit comes here when it is submitted." in said


def test_a_service_lead_s_own_audit_does_not_wait_for_their_oversight(
    audits: AuditScene, as_: As, lead: User
) -> None:
    audits.audit(reference="IN-1", **SUBMITTED)
    audits.audit(reference="MINE-1", auditor=audits.of_north, **SUBMITTED)
    Person.objects.filter(pk=audits.of_north.person_id).update(name=f" {lead.name.upper()}")
    said = page(as_(lead))
    assert "IN-1" in said
    assert "MINE-1" not in said


def test_a_head_of_service_sees_what_is_put_to_the_panel_until_it_is_moderated(
    audits: AuditScene, as_: As, head: User, qa: User
) -> None:
    put = audits.audit(
        reference="PUT-1", put_to_panel_at=moment(SENT_ON), put_to_panel_by=qa,
        grade=audits.grades["good"], **SUBMITTED,
    )  # fmt: skip
    audits.audit(reference="NOT-1", **SUBMITTED)
    said = page(as_(head))
    assert "PUT-1" in said
    assert "NOT-1" not in said
    good = audits.grades["good"]
    Moderation.objects.create(
        audit=put, trigger="dip sample", blind_grade=good, blind_at=moment(SENT_ON), blind_by=head,
        auditor_grade=good, grade=good, reason="It is.", moderated_at=moment(SENT_ON),
        moderated_by=head,
    )  # fmt: skip
    assert "PUT-1" not in page(as_(head))


def test_a_longer_board_asks_no_more_of_the_database(
    audits: AuditScene, as_: As, qa: User, django_assert_max_num_queries: Any
) -> None:
    populated(audits, north=40, south=20)
    drawn(audits, "30")
    audits.audit(reference="IN-1", **SUBMITTED)
    client = as_(qa)
    with django_assert_max_num_queries(22):
        page(client)
