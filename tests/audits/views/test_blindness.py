"""Pages tell whoever may still moderate an audit nothing of its grade, and say why."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audits.actions import moderating
from audits.models import Audit, Dispute, Oversight
from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.history.models import Event
from tests.audits.moderated import (
    HANDED_IN_ON,
    PANEL_AT,
    before_the_panel,
    begun,
    escalated,
    handed_in,
    moderated,
    opened,
)
from tests.audits.scene import GRADES, AuditScene, moment

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
HIDDEN = "are hidden: you may still moderate this audit"
TELLING = (
    "Put dates into the plan.",
    "It is worse than they say.",
    "I follow the worst up.",
    "Say why it is so bad.",
    "The lowest is disputed.",
)


def shown(client: Client, audit: Audit, page: str = "") -> str:
    response = client.get(f"/audits/{audit.pk}/{page}")
    assert response.status_code == 200
    html = response.content.decode()
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def much_said_of(audit: Audit, lead: User) -> Dispute:
    """Let everything be said of an audit that tells of its grade."""
    audit.remedies.create(says=TELLING[0])
    Oversight.objects.create(
        audit=audit, comment=TELLING[1], follow_up=TELLING[2], recorded_at=moment(HANDED_IN_ON),
        recorded_by=lead,
    )  # fmt: skip
    Audit.objects.filter(pk=audit.pk).update(changes_wanted=TELLING[3])
    record(verb="dispute_raised", subject=audit, by=lead)
    return audit.disputes.create(reason=TELLING[4], raised_at=moment(HANDED_IN_ON), raised_by=lead)


@pytest.mark.parametrize("who", ["qa", "head"])
def test_the_audits_page_is_the_same_whatever_was_graded(
    audits: AuditScene, qa: User, head: User, lead: User, as_: As, who: str
) -> None:
    audit, client = before_the_panel(audits), as_({"qa": qa, "head": head}[who])
    much_said_of(audit, lead)
    seen = set()
    for grade in audits.grades.values():
        Audit.objects.filter(pk=audit.pk).update(grade=grade)
        audit.findings.filter(grade__isnull=False).update(grade=grade)
        seen.add(shown(client, audit))
    assert len(seen) == 1
    html = seen.pop()
    assert HIDDEN in html
    for words in (*TELLING, "What happened"):
        assert words not in html
    # In the place of the auditor and of the grade.
    shown_when = "Shown once you have graded it yourself or somebody else has moderated it"
    assert html.count(shown_when) == 2
    assert "once your grade is in, or once somebody else has moderated it" in html
    assert "Its moderation" in html


def test_it_is_so_for_the_keeper_before_it_is_put_to_the_panel(
    audits: AuditScene, qa: User, lead: User, as_: As
) -> None:
    audit = handed_in(audits, "inadequate")
    much_said_of(audit, lead)
    html = shown(as_(qa), audit)
    for words in (*TELLING, "Inadequate", "What happened"):
        assert words not in html
    assert HIDDEN in html
    assert str(audit.auditor) in html
    assert "Put it to the panel" in html


def test_those_who_may_not_moderate_it_read_all_of_it(
    audits: AuditScene, lead: User, auditor: User, as_: As
) -> None:
    audit = before_the_panel(audits, "inadequate")
    much_said_of(audit, lead)
    for user in (lead, auditor):
        html = shown(as_(user), audit)
        assert HIDDEN not in html
        for words in (*TELLING, "Inadequate"):
            assert words in html


def test_a_moderator_reads_all_of_it_once_their_own_grade_is_in(
    audits: AuditScene, head: User, lead: User, as_: As
) -> None:
    audit = before_the_panel(audits, "inadequate")
    much_said_of(audit, lead)
    begun(audits, audit, head)
    html = shown(as_(head), audit)
    assert HIDDEN not in html
    for words in (*TELLING, "Inadequate"):
        assert words in html


def test_the_keeper_opens_the_grades_and_somebody_else_moderates_it(
    audits: AuditScene, qa: User, head: User, as_: As
) -> None:
    audit, client = before_the_panel(audits, "outstanding"), as_(qa)
    assert "Open the grades" in shown(client, audit)
    html = client.post(f"/audits/{audit.pk}/open/", follow=True).content.decode()
    assert HIDDEN not in html
    assert "Outstanding" in html
    assert "Audit grades opened by Quality assurance lead" in html
    html = shown(client, audit, "moderation/")
    assert "You opened the grades of this audit, so somebody else" in html
    assert "Give my grade" not in html
    sent = {"stage": "blind", "grade": audits.grades["good"].pk}
    assert client.post(f"/audits/{audit.pk}/moderation/", sent).status_code == 422
    assert not audit.moderations.exists()
    panel = client.get("/audits/months/2023-01/moderation/").content.decode()
    assert "You opened its grades" in panel
    assert "None wait for you" in panel
    assert "Give my grade" in shown(as_(head), audit, "moderation/")


def test_only_the_keeper_opens_the_grades(
    audits: AuditScene, head: User, lead: User, auditor: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    assert "Open the grades" not in shown(as_(head), audit)
    for user in (head, lead, auditor):
        assert as_(user).post(f"/audits/{audit.pk}/open/").status_code == 403
    assert not Event.objects.filter(verb="audit_grades_opened").exists()


@pytest.mark.parametrize("grade", [slug for slug, *_ in GRADES])
def test_the_page_that_offers_an_example_shows_and_tells_no_grade(
    audits: AuditScene, qa: User, as_: As, grade: str
) -> None:
    audit, client = handed_in(audits, grade), as_(qa)
    pages = [
        shown(client, audit, "practice/offer/"),
        client.post(f"/audits/{audit.pk}/practice/offer/", {"says": "Good."}).content.decode(),
    ]
    for html in pages:
        for _, label, *_ in GRADES[:1] + GRADES[2:]:
            assert label not in html
        assert "Planning: Good" not in html
    assert "The grades of this audit are hidden from you" in pages[1]
    assert "Offer it as a practice example" not in shown(client, audit)
    opened(audit, qa)
    assert f"Planning: {audits.grades[grade]}" in shown(client, audit, "practice/offer/")


def test_no_step_on_the_page_tells_of_the_grade(
    audits: AuditScene, qa: User, lead: User, as_: As
) -> None:
    client = as_(qa)
    steps = set()
    for grade in audits.grades:
        audit = handed_in(audits, grade)
        Oversight.objects.create(
            audit=audit, comment="Seen.", recorded_at=moment(HANDED_IN_ON), recorded_by=lead
        )
        html = shown(client, audit)
        group = html[html.index("govuk-button-group") :].partition("</div>")[0]
        steps.add(group.replace(f"/{audit.pk}/", "/"))
    assert len(steps) == 1


def test_put_to_the_panel_again_an_escalated_audit_says_nothing_of_the_time_before(
    audits: AuditScene, qa: User, head: User, lead: User, as_: As
) -> None:
    audit = escalated(audits, head).audit
    moderating.put_to_panel(audit=audit, by=qa, now=PANEL_AT + timedelta(days=1))
    for user in (head, qa):
        client = as_(user)
        html = shown(client, audit)
        assert HIDDEN in html
        assert "Inadequate" not in html
        assert "scalation" not in html[html.index("<main") :]
        response = client.get(f"/audits/{audit.pk}/escalation/", follow=True)
        assert response.redirect_chain == [(f"/audits/{audit.pk}/", 302)]
        assert "and so is that page of it" in response.content.decode()
        html = shown(client, audit, "moderation/")
        assert "See its escalation" not in html
        assert "The last moderation" not in html
    sent = {"act": "close", "close-because": "Done."}
    assert as_(qa).post(f"/audits/{audit.pk}/escalation/", sent).status_code == 302
    assert shown(as_(lead), audit, "escalation/")


def test_nor_does_it_to_who_comes_second(audits: AuditScene, qa: User, head: User, as_: As) -> None:
    audit = escalated(audits, head).audit
    again = PANEL_AT + timedelta(days=1)
    moderating.put_to_panel(audit=audit, by=qa, now=again)
    begun(audits, audit, qa, "good", again)
    html = shown(as_(head), audit, "moderation/")
    assert "Quality assurance lead began to moderate this audit" in html
    assert "Inadequate" not in html
    assert "See its escalation" not in html


def test_the_reason_of_a_dispute_waits_until_the_grades_are_opened(
    audits: AuditScene, qa: User, lead: User, as_: As
) -> None:
    audit = before_the_panel(audits, "inadequate")
    address = f"/audits/disputes/{much_said_of(audit, lead).pk}/settle/"
    client = as_(qa)
    sent = {"outcome": "stands", "explanation": "Looked at."}
    for response in (client.get(address), client.post(address, sent)):
        assert (response.status_code, response["Location"]) == (302, f"/audits/{audit.pk}/")
    assert audit.disputes.get().settled_at is None
    opened(audit, qa)
    assert TELLING[4] in client.get(address).content.decode()


def test_an_earlier_submission_shows_no_grade_either(
    audits: AuditScene, qa: User, auditor: User, as_: As
) -> None:
    audit = handed_in(audits, "inadequate")
    content = {
        "findings": [{"area": "planning", "says": "No dates.", "grade": "inadequate"}],
        "strengths": "", "improvements": "", "family_said": "",
    }  # fmt: skip
    assert audit.submissions.filter(number=1).update(content=content)
    assert "Inadequate" not in shown(as_(qa), audit, "submissions/1/")
    assert "Inadequate" in shown(as_(auditor), audit, "submissions/1/")


def test_the_list_of_what_waits_names_no_auditor_to_the_keeper_either(
    audits: AuditScene, qa: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    moderated(audits, audit, qa, "good")
    moderating.put_to_panel(audit=audit, by=qa, now=timezone.now())
    html = as_(qa).get("/audits/").content.decode()
    section = html[html.index('id="moderation"') :].partition("</section>")[0]
    assert audit.reference in section
    assert str(audit.auditor) not in section
