"""The page of a moderation: nothing of the auditor's grade before one's own, then both."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from audits.actions import moderating
from audits.models import Audit, Moderation
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.moderated import PANEL_AT, REASON, before_the_panel, begun, handed_in, moderated
from tests.audits.scene import GRADES, AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]


def page(audit: Audit) -> str:
    return f"/audits/{audit.pk}/moderation/"


def shown(client: Client, audit: Audit) -> str:
    response = client.get(page(audit))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("grade", [slug for slug, *_ in GRADES])
def test_before_their_own_grade_a_moderator_finds_none_of_the_auditors(
    audits: AuditScene, head: User, as_: As, grade: str
) -> None:
    audit = before_the_panel(audits, grade)
    # Each grade stands there once, as a choice; were the auditor's shown, it would be there twice.
    html = shown(as_(head), audit)
    for _, label, *_ in GRADES:
        assert len(re.findall(label, html, re.IGNORECASE)) == 1, label
    assert "checked" not in html
    assert "Graded at the lowest" not in html
    assert ">Auditor<" not in html
    assert "What was seen of planning." in html
    assert "The plan needs dates." in html


def test_the_page_is_the_same_whatever_the_auditor_graded(
    audits: AuditScene, head: User, as_: As
) -> None:
    audit = before_the_panel(audits, "good")
    seen = set()
    for grade in audits.grades.values():
        Audit.objects.filter(pk=audit.pk).update(grade=grade)
        audit.findings.filter(grade__isnull=False).update(grade=grade)
        html = shown(as_(head), audit)
        seen.add(re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html))
    assert len(seen) == 1


def test_an_earlier_moderation_is_not_shown_before_the_next_one_s_own_grade(
    audits: AuditScene, head: User, qa: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    moderated(audits, audit, qa, "good")
    moderating.put_to_panel(audit=audit, by=qa, now=PANEL_AT + timedelta(days=1))
    assert REASON not in shown(as_(head), audit)


def test_their_own_grade_in_both_stand_side_by_side_and_the_reason_finishes_it(
    audits: AuditScene, head: User, as_: As
) -> None:
    audit, client = before_the_panel(audits, "outstanding"), as_(head)
    good = {"stage": "blind", "grade": audits.grades["good"].pk}
    html = client.post(page(audit), good, follow=True).content.decode()
    assert "Your grade is in." in html
    assert "Auditor: Auditor" in html
    assert "<strong>Outstanding</strong>" in html
    assert "<strong>Good</strong>" in html
    sent = {"stage": "compare", "grade": audits.grades["good"].pk, "reason": "Thin."}
    response = client.post(page(audit), sent)
    assert response.status_code == 422
    assert "Say in a sentence what led you to it" in response.content.decode()
    html = client.post(page(audit), sent | {"reason": REASON}, follow=True).content.decode()
    assert "The audit is moderated." in html
    assert REASON in html
    assert "Good, by Head of service" in html


def test_a_grade_that_is_wanting_is_asked_for(audits: AuditScene, head: User, as_: As) -> None:
    audit = before_the_panel(audits)
    response = as_(head).post(page(audit), {"stage": "blind"})
    assert response.status_code == 422
    assert "Choose your grade." in response.content.decode()
    assert not Moderation.objects.exists()


def test_who_comes_second_is_told_who_began_and_sees_no_grade(
    audits: AuditScene, head: User, qa: User, as_: As
) -> None:
    audit = before_the_panel(audits, "outstanding")
    begun(audits, audit, qa)
    sent = {"stage": "blind", "grade": audits.grades["good"].pk}
    response = as_(head).post(page(audit), sent)
    assert response.status_code == 422
    html = response.content.decode()
    assert "Quality assurance lead began to moderate this audit" in html
    assert "Outstanding" not in html


def test_the_auditor_with_a_moderators_role_is_refused_with_a_sentence_and_noted(
    audits: AuditScene, qa: User, as_: As
) -> None:
    person = audits.auditor.person
    person.name = qa.name.upper()
    person.save()
    audit = before_the_panel(audits)
    assert "You audited this case, so somebody else" in shown(as_(qa), audit)
    sent = {"stage": "blind", "grade": audits.grades["good"].pk}
    response = as_(qa).post(page(audit), sent)
    assert response.status_code == 403
    assert "You audited this case" in response.content.decode()
    assert Event.objects.about(audit).filter(verb="moderation_refused").count() == 1


def test_the_keeper_finishes_for_somebody_with_a_word(
    audits: AuditScene, head: User, qa: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    begun(audits, audit, head)
    assert "Why you finish it for Head of service" in shown(as_(qa), audit)
    sent = {"stage": "compare", "grade": audits.grades["good"].pk, "reason": REASON}
    assert as_(qa).post(page(audit), sent).status_code == 422
    as_(qa).post(page(audit), sent | {"because": "They are away."})
    assert Moderation.objects.get().moderated_by == qa


def test_the_auditor_reads_the_record_and_no_moderation_that_is_open(
    audits: AuditScene, auditor: User, head: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    begun(audits, audit, head, "inadequate")
    html = shown(as_(auditor), audit)
    assert "Head of service began" in html
    assert "Inadequate" not in html
    assert as_(auditor).post(page(audit), {"stage": "compare"}).status_code == 403
    moderating.finish(
        moderation=Moderation.objects.get(),
        grade=audits.grades["good"],
        reason=REASON,
        by=head,
    )
    assert REASON in shown(as_(auditor), audit)


def test_reading_it_is_noted_once_a_page(audits: AuditScene, head: User, as_: As) -> None:
    audit = before_the_panel(audits)
    shown(as_(head), audit)
    assert Event.objects.about(audit).filter(verb="audit_read", by_user_id=head.pk).count() == 1


def test_the_keeper_puts_an_audit_to_the_panel_and_takes_it_off(
    audits: AuditScene, qa: User, as_: As
) -> None:
    audit, client = handed_in(audits), as_(qa)
    assert "Put it to the panel" in shown(client, audit)
    client.post(f"{page(audit)}put/")
    assert "Take it off the panel" not in shown(client, audit)
    client.post(f"/audits/{audit.pk}/open/")
    assert "Take it off the panel" in shown(client, audit)
    html = client.post(f"{page(audit)}take-off/", {"because": ""}, follow=True).content.decode()
    assert "Say why." in html
    client.post(f"{page(audit)}take-off/", {"because": "A slip."})
    audit.refresh_from_db()
    assert audit.put_to_panel_at is None


def test_a_dispute_that_was_settled_so_is_the_reason_to_moderate(
    audits: AuditScene, head: User, qa: User, lead: User, as_: As
) -> None:
    audit = before_the_panel(audits, "inadequate")
    now = timezone.now()
    audit.disputes.create(
        reason="Visits were seen.", raised_at=now, raised_by=lead, outcome="moderated",
        explanation="A second look.", settled_at=now, settled_by=qa,
    )  # fmt: skip
    as_(head).post(page(audit), {"stage": "blind", "grade": audits.grades["good"].pk})
    assert Moderation.objects.get().trigger == Moderation.Trigger.DISPUTE


def test_the_lowest_grade_is_the_reason_where_nothing_else_is(
    audits: AuditScene, head: User, as_: As
) -> None:
    audit = before_the_panel(audits, "inadequate")
    as_(head).post(page(audit), {"stage": "blind", "grade": audits.grades["good"].pk})
    assert Moderation.objects.get().trigger == Moderation.Trigger.INADEQUATE


def test_an_audit_in_work_has_no_such_page(audits: AuditScene, qa: User, as_: As) -> None:
    assert as_(qa).get(page(audits.audit())).status_code == 404
