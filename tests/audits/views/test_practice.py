"""Practice examples are read by all who audit, and say nothing of where they came from."""

from collections.abc import Callable

import pytest
from django.test import Client

from audits.actions import practice
from audits.models import PracticeExample, ServiceArea
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.moderated import handed_in, opened
from tests.audits.scene import AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
PAGE = "/audits/practice/"
SAYS = "The plan was written with the family."


def test_the_keeper_offers_an_example_with_the_audit_beside_it(
    audits: AuditScene, qa: User, as_: As
) -> None:
    audit, client = opened(handed_in(audits), qa), as_(qa)
    address = f"/audits/{audit.pk}/practice/offer/"
    assert "Visits were kept up." in client.get(address).content.decode()
    assert Event.objects.about(audit).filter(verb="audit_read").count() == 1
    response = client.post(address, {"says": f"In {audit.reference} plans were clear."})
    assert response.status_code == 422
    assert "The text holds the case reference" in response.content.decode()
    html = client.post(address, {"says": SAYS}, follow=True).content.decode()
    assert "The example is offered." in html
    assert SAYS in html


def test_auditors_read_it_without_a_name_or_a_reference(
    audits: AuditScene, qa: User, partner: User, member: User, as_: As
) -> None:
    audit = opened(handed_in(audits, practitioner="Jo May"), qa)
    practice.offer(audit=audit, says=SAYS, by=qa)
    html = as_(partner).get(PAGE).content.decode()
    assert SAYS in html
    for name in (audit.reference, "Jo May", "North team", "Quality assurance lead", "Withdraw"):
        assert name not in html
    assert as_(member).get(PAGE).status_code == 403


def test_they_are_shown_by_service_area(audits: AuditScene, qa: User, as_: As) -> None:
    practice.offer(audit=opened(handed_in(audits), qa), says=SAYS, by=qa)
    ServiceArea.objects.create(
        slug="other", name="Other", head=audits.area.head, lead=audits.area.lead
    )
    client = as_(qa)
    assert SAYS in client.get(PAGE, {"area": "scene-area"}).content.decode()
    html = client.get(PAGE, {"area": "other"}).content.decode()
    assert SAYS not in html
    assert "No examples of this service area yet" in html
    assert SAYS in client.get(PAGE, {"area": "nowhere"}).content.decode()


def test_the_keeper_withdraws_one_with_a_word(audits: AuditScene, qa: User, as_: As) -> None:
    example = practice.offer(audit=opened(handed_in(audits), qa), says=SAYS, by=qa)
    address = f"/audits/practice/{example.pk}/withdraw/"
    assert SAYS in as_(qa).get(address).content.decode()
    assert as_(qa).post(address, {"because": ""}).status_code == 422
    html = as_(qa).post(address, {"because": "They are known."}, follow=True).content.decode()
    assert "The example is withdrawn." in html
    assert not PracticeExample.objects.exists()
