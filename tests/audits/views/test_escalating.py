"""The page of an escalation: three steps with their days, the next update, how it ends."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from audits.actions import escalating, moderating
from audits.models import Audit, Escalation, EscalationUpdate
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import RoleAssignment
from tests.audits.moderated import PANEL_AT, before_the_panel, escalated, moderated
from tests.audits.scene import AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]


@pytest.fixture
def escalation(audits: AuditScene, head: User) -> Escalation:
    """Return an escalation of 31 January 2023."""
    return escalated(audits, head)


def page(escalation: Escalation) -> str:
    return f"/audits/{escalation.audit_id}/escalation/"


def said(client: Client, escalation: Escalation, **sent: str) -> str:
    return client.post(page(escalation), sent, follow=True).content.decode()


def test_it_shows_the_three_steps_with_their_days(
    escalation: Escalation, lead: User, as_: As
) -> None:
    html = as_(lead).get(page(escalation)).content.decode()
    for day in ("Friday 3 February 2023", "Tuesday 7 February 2023", "Tuesday 28 February 2023"):
        assert f"Due by the end of {day}" in html
    assert "Head of Service, Safeguarding (Service lead)" in html
    assert "Head of Service, Assessment and Early Help (vacant)" in html
    assert "Late: first update" in html
    assert Event.objects.about(escalation.audit).filter(verb="audit_read").count() == 1


def test_the_service_lead_gives_both_updates_one_after_the_other(
    escalation: Escalation, lead: User, as_: As
) -> None:
    client = as_(lead)
    first, second = {"update-step": "1"}, {"update-step": "2"}
    html = said(client, escalation, act="update", **first, **{"update-says": ""})
    assert "Write the update." in html
    html = said(client, escalation, act="update", **first, **{"update-says": "Visited on Monday."})
    assert "The update is given." in html
    assert "Give the second update" in html
    html = said(client, escalation, act="update", **second, **{"update-says": "All is done."})
    assert "Give the" not in html
    updates = EscalationUpdate.objects.order_by("step")
    assert [update.says for update in updates] == ["Visited on Monday.", "All is done."]
    html = said(client, escalation, act="update", **second, **{"update-says": "And more."})
    assert "The second update is given already." in html
    assert "And more." in html


def test_a_second_press_gives_no_second_update_and_keeps_the_words(
    escalation: Escalation, lead: User, as_: As
) -> None:
    client = as_(lead)
    pressed = {"act": "update", "update-step": "1", "update-says": "Visited on Monday."}
    client.post(page(escalation), pressed)
    response = client.post(page(escalation), pressed)
    html = response.content.decode()
    assert response.status_code == 422
    assert "The first update is given already." in html
    assert escalation.updates.get().step == 1
    shown = response.context["update_form"]
    assert (shown["step"].value(), shown["says"].value()) == (2, "Visited on Monday.")
    again = {"act": "update", "update-step": "2", "update-says": shown["says"].value()}
    assert client.post(page(escalation), again).status_code == 302


@pytest.mark.parametrize("step", ["", "3", "x", "9" * 30, "\x00"])
def test_an_update_that_is_for_no_step_is_not_taken(
    step: str, escalation: Escalation, lead: User, as_: As
) -> None:
    sent = {"act": "update", "update-step": step, "update-says": "Visited on Monday."}
    response = as_(lead).post(page(escalation), sent)
    assert response.status_code == 422
    assert "did not say which update" in response.content.decode()
    assert response.context["update_form"]["says"].value() == "Visited on Monday."
    assert not escalation.updates.exists()


def test_begun_again_it_wants_both_updates_and_still_shows_what_was_said(
    escalation: Escalation, lead: User, as_: As
) -> None:
    for step in EscalationUpdate.Step:
        escalating.give_update(
            escalation=escalation, step=step, says=f"Said {step.value}.", by=lead
        )
    Escalation.objects.update(round=2)
    html = as_(lead).get(page(escalation)).content.decode()
    assert "Give the first update" in html
    assert "Given before the escalation began again" in html
    for step in EscalationUpdate.Step:
        assert html.count(f"Said {step.value}.") == 1


def test_what_was_written_while_it_ended_is_not_gone(
    escalation: Escalation, lead: User, qa: User, as_: As
) -> None:
    ended = {"ending": "closed", "because": "Done.", "ended_at": PANEL_AT, "ended_by": qa}
    Escalation.objects.update(**ended)
    sent = {"act": "update", "update-step": "1", "update-says": "Visited on Monday."}
    html = as_(lead).post(page(escalation), sent).content.decode()
    assert "closed already" in html
    assert "Visited on Monday." in html


def shown(response: Any) -> tuple[list[str], str]:
    """Return the errors at the top of a page, and what it says was written and not taken."""
    html = response.content.decode()
    summary = html.partition("govuk-error-summary__list")[2].partition("</ul>")[0]
    unsent = html.partition('<pre class="typed" tabindex="0">')[2].partition("</pre>")[0]
    return re.findall(r"<li>(?:<a[^>]*>)?([^<]*)", summary), unsent


@pytest.mark.parametrize("act", ["close", "call-off"])
def test_a_refusal_to_end_it_is_shown_to_who_also_gives_updates_with_what_was_written(
    escalation: Escalation, lead: User, as_: As, act: str
) -> None:
    RoleAssignment.objects.create(user=lead, role="qa_lead", from_on=date(2022, 4, 1))
    response = as_(lead).post(page(escalation), {"act": act, f"{act}-because": "All is in place."})
    errors, unsent = shown(response)
    assert response.context["update_form"] is not None
    assert len(errors) == 1
    assert "cannot be closed yet" in errors[0] or "still grades this audit" in errors[0]
    assert unsent == "All is in place."


@pytest.mark.parametrize("act", ["close", "call-off"])
def test_a_reason_that_was_written_while_it_ended_is_not_gone(
    escalation: Escalation, qa: User, as_: As, act: str
) -> None:
    ended = {"ending": "closed", "because": "Done.", "ended_at": PANEL_AT, "ended_by": qa}
    Escalation.objects.update(**ended)
    sent = {"act": act, f"{act}-because": "All is in place."}
    errors, unsent = shown(as_(qa).post(page(escalation), sent))
    assert errors == ["The escalation is closed already, by Quality assurance lead."]
    assert unsent == "All is in place."


def test_only_the_service_gives_updates_and_only_the_keeper_ends_it(
    escalation: Escalation, head: User, lead: User, qa: User, auditor: User, as_: As
) -> None:
    for user in (head, qa, auditor):
        response = as_(user).post(page(escalation), {"act": "update", "update-says": "Done."})
        assert response.status_code == 403, user
    for act in ("close", "call-off"):
        response = as_(lead).post(page(escalation), {"act": act, f"{act}-because": "Done."})
        assert response.status_code == 403
    assert as_(qa).post(page(escalation), {"act": "reopen"}).status_code == 404


def test_the_keeper_closes_it_when_nothing_is_missing(
    audits: AuditScene, escalation: Escalation, qa: User, lead: User, as_: As
) -> None:
    client = as_(qa)
    html = client.get(page(escalation)).content.decode()
    assert "Still missing: the first update; the second update; a re-audit" in html
    response = client.post(page(escalation), {"act": "close", "close-because": "Done."})
    assert response.status_code == 422
    assert "cannot be closed yet" in response.content.decode()
    for step in EscalationUpdate.Step:
        escalating.give_update(escalation=escalation, step=step, says="Done.", by=lead)
    Audit.objects.filter(parent=escalation.audit).update(
        state=Audit.State.SUBMITTED, auditor=audits.of_north, allocated_on=date(2023, 2, 1),
        submitted_at=PANEL_AT,
    )  # fmt: skip
    assert "All three steps are taken." in client.get(page(escalation)).content.decode()
    html = said(client, escalation, act="close", **{"close-because": "All is in place."})
    assert "The escalation is closed." in html
    assert "by Quality assurance lead. All is in place." in html


def test_the_keeper_calls_it_off_after_another_grade(
    audits: AuditScene, escalation: Escalation, qa: User, head: User, as_: As
) -> None:
    client = as_(qa)
    assert "Call it off" not in client.get(page(escalation)).content.decode()
    later = PANEL_AT + timedelta(days=3)
    audit = moderating.put_to_panel(audit=escalation.audit, by=qa, now=later)
    moderated(audits, audit, head, "good", later)
    assert "Call it off" in client.get(page(escalation)).content.decode()
    html = said(client, escalation, act="call-off", **{"call-off-because": "It was disputed."})
    assert "The escalation is called off." in html


def test_an_audit_that_is_not_escalated_has_no_such_page(
    audits: AuditScene, qa: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    assert as_(qa).get(f"/audits/{audit.pk}/escalation/").status_code == 404
