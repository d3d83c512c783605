"""The register of auditors: who audits, for whom, from when to when, and who is exempt."""

from datetime import date

import pytest

from audits.actions import register
from audits.actions.register import Particulars, RegisterRefused
from audits.models import Agency, Auditor, Exemption
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Person, Post
from tests.audits.scene import LONG_AGO, AuditScene

NEW_YEAR, SPRING, SUMMER = date(2023, 1, 1), date(2023, 4, 1), date(2023, 7, 1)


def somebody(slug: str = "somebody") -> Person:
    return Person.objects.create(slug=slug, name=slug.title())


def exempt(audits: AuditScene, by: User, **fields: object) -> Exemption:
    given: dict[str, object] = {
        "auditor": audits.auditor,
        "from_on": NEW_YEAR,
        "to_on": SPRING,
        "reason": "Court work.",
        "approver": Post.objects.get(slug="deputy-director"),
        "approved_on": NEW_YEAR,
    }
    return register.exempt(**(given | fields), by=by)  # type: ignore[arg-type]


def test_somebody_is_put_on_the_register_with_a_row_of_history(
    audits: AuditScene, qa: User
) -> None:
    said = Particulars(from_on=SPRING, team=audits.south, trained_on=NEW_YEAR)
    auditor = register.enrol(person=somebody(), particulars=said, by=qa)
    assert (auditor.agency, auditor.team, auditor.to_on) == (Agency.COUNCIL, audits.south, None)
    event = Event.objects.get(verb="auditor_enrolled", subject_id=str(auditor.pk))
    assert event.by_name == qa.name
    assert event.new["team"] == "South team"


def test_nobody_is_on_the_register_twice(audits: AuditScene, qa: User) -> None:
    with pytest.raises(RegisterRefused, match=r"on the register already\. Change that entry"):
        register.enrol(person=audits.auditor.person, particulars=Particulars(from_on=SPRING), by=qa)
    with pytest.raises(RegisterRefused, match="already, until 31 December 2199"):
        register.enrol(person=audits.partner.person, particulars=Particulars(from_on=SPRING), by=qa)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Particulars(from_on=SPRING, agency=Agency.POLICE), "needs a last day"),
        (Particulars(from_on=SPRING, to_on=NEW_YEAR), "before the first, 1 April 2023"),
    ],
)
def test_a_partner_has_a_last_day_and_nobody_ends_before_they_begin(
    audits: AuditScene, qa: User, said: Particulars, words: str
) -> None:
    with pytest.raises(RegisterRefused, match=words):
        register.enrol(person=somebody(), particulars=said, by=qa)
    with pytest.raises(RegisterRefused, match=words):
        register.change(auditor=audits.auditor, particulars=said, by=qa)
    assert not Auditor.objects.filter(person__slug="somebody").exists()


def test_an_account_without_a_person_gets_one(audits: AuditScene, qa: User) -> None:
    account = create(email="new@example.org", name="New auditor", password=None, by=qa)
    auditor = register.enrol_account(
        account=account, particulars=Particulars(from_on=SPRING), by=qa
    )
    assert (auditor.person.name, auditor.person.user) == ("New auditor", account)


def test_an_account_keeps_the_person_it_has(audits: AuditScene, qa: User, lead: User) -> None:
    auditor = register.enrol_account(account=lead, particulars=Particulars(from_on=SPRING), by=qa)
    assert auditor.person.slug == "service-lead"


def test_an_account_does_not_take_another_s_person(audits: AuditScene, qa: User) -> None:
    account = create(email="new@example.org", name="Service lead", password=None, by=qa)
    with pytest.raises(RegisterRefused, match="Another account is Service lead's already"):
        register.enrol_account(account=account, particulars=Particulars(from_on=SPRING), by=qa)


def test_a_change_is_told_and_the_same_again_is_not(audits: AuditScene, qa: User) -> None:
    said = Particulars(from_on=LONG_AGO, team=audits.south, trained_on=LONG_AGO)
    register.change(auditor=audits.auditor, particulars=said, by=qa)
    register.change(auditor=audits.auditor, particulars=said, by=qa)
    event = Event.objects.get(verb="auditor_changed")
    assert (event.old, event.new) == ({"team": None}, {"team": "South team"})


def test_who_has_ended_audits_no_more_from_the_next_day(audits: AuditScene, qa: User) -> None:
    register.end(auditor=audits.auditor, on=SPRING, by=qa)
    assert audits.auditor in Auditor.objects.on(SPRING)
    assert audits.auditor not in Auditor.objects.on(date(2023, 4, 2))
    with pytest.raises(RegisterRefused, match="They began on 1 April 2021"):
        register.end(auditor=audits.auditor, on=date(2021, 3, 31), by=qa)


def test_who_is_exempt_is_not_available_and_the_history_says_why(
    audits: AuditScene, qa: User
) -> None:
    exempt(audits, qa)
    for day, is_there in ((NEW_YEAR, False), (SPRING, False), (date(2023, 4, 2), True)):
        assert (audits.auditor in Auditor.objects.available(on=day)) is is_there
    event = Event.objects.get(verb="auditor_exempted")
    assert (event.why, event.new["approver"]) == (
        "Court work.",
        "Deputy Director, Children's Social Care",
    )


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"to_on": date(2022, 12, 31)}, "ends before it begins"),
        ({"reason": "  "}, "Say why they are exempt"),
        ({"from_on": SPRING, "to_on": SUMMER}, "exempt from 1 January 2023 to 1 April 2023"),
        ({"from_on": LONG_AGO, "to_on": SUMMER}, "exempt from 1 January 2023 to 1 April 2023"),
    ],
)
def test_an_exemption_needs_a_reason_and_days_of_its_own(
    audits: AuditScene, qa: User, fields: dict[str, object], words: str
) -> None:
    exempt(audits, qa)
    with pytest.raises(RegisterRefused, match=words):
        exempt(audits, qa, **fields)
    assert Exemption.objects.count() == 1


def test_exemptions_that_follow_each_other_are_taken(audits: AuditScene, qa: User) -> None:
    exempt(audits, qa)
    exempt(audits, qa, from_on=date(2023, 4, 2), to_on=SUMMER)
    assert Exemption.objects.count() == 2
