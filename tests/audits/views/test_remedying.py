"""Actions after audits are listed for their owners, added and told as done by the service."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from audits.actions import remedying
from audits.models import RemedialAction
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post
from tests.audits.moderated import handed_in
from tests.audits.scene import AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
PAGE = "/audits/remedies/"


def a_remedy(audits: AuditScene, by: User, owner: str = "head-of-safeguarding") -> RemedialAction:
    return remedying.add(
        audit=handed_in(audits, "requires-improvement"),
        says="Put dates into the plan.",
        owner=Post.objects.get(slug=owner),
        due_on=date(2023, 2, 17),
        by=by,
    )


def test_the_service_lead_adds_an_action_and_says_that_it_is_done(
    audits: AuditScene, lead: User, as_: As
) -> None:
    audit, client = handed_in(audits), as_(lead)
    address = f"/audits/{audit.pk}/remedies/add/"
    assert "Add an action" in client.get(address).content.decode()
    sent = {"says": "Put dates in.", "owner": audits.area.lead.pk, "due_on": "1 January 2023"}
    response = client.post(address, sent)
    assert response.status_code == 422
    assert "Give a day after it" in response.content.decode()
    html = client.post(address, sent | {"due_on": "17/2/2023"}, follow=True).content.decode()
    assert "The action is added." in html
    assert "1 action is open, and it is late." in html
    finish = f"/audits/remedies/{RemedialAction.objects.get().pk}/finish/"
    assert "Put dates in." in client.get(finish).content.decode()
    html = client.post(
        finish, {"done_on": "14 February 2023", "outcome": "They are in."}, follow=True
    ).content.decode()
    assert "Done 14 February 2023" in html
    assert "They are in." in html


def test_the_owner_of_another_service_sees_it_and_cannot_end_it(
    audits: AuditScene, head: User, qa: User, as_: As
) -> None:
    remedy = a_remedy(audits, qa, "head-of-looked-after-children")
    html = as_(head).get(PAGE).content.decode()
    assert "Put dates into the plan." in html
    assert remedy.audit.reference not in html
    assert "It is done" not in html
    assert as_(head).get(f"/audits/remedies/{remedy.pk}/finish/").status_code == 403


def test_who_has_none_is_told_where_they_come_from(
    audits: AuditScene, lead: User, member: User, as_: As
) -> None:
    assert "A service lead adds them" in as_(lead).get(PAGE).content.decode()
    assert as_(member).get(PAGE).status_code == 403


def test_an_owner_without_a_part_in_audits_finds_their_own(
    audits: AuditScene, director: User, qa: User, as_: As
) -> None:
    assert as_(director).get(PAGE).status_code == 403
    post = Post.objects.filter(holders__person__user=director).first()
    assert post is not None
    a_remedy(audits, qa, post.slug)
    assert "Put dates into the plan." in as_(director).get(PAGE).content.decode()
