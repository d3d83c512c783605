"""The panel's page: the keeper chooses, moderators find what waits, nobody a grade too early."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from audits.models import Audit, Moderation
from scrutiny.accounts.models import User
from tests.audits.moderated import before_the_panel, begun, handed_in, moderated
from tests.audits.scene import AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
PAGE = "/audits/months/2023-01/moderation/"


def shown(client: Client) -> str:
    response = client.get(PAGE)
    assert response.status_code == 200
    return response.content.decode()


def test_the_keeper_chooses_the_dip_sample(audits: AuditScene, qa: User, as_: As) -> None:
    for grade in ("good", "good", "outstanding", "inadequate"):
        handed_in(audits, grade)
    client = as_(qa)
    assert "4 graded audits are handed in and not before the panel." in shown(client)
    html = client.post(PAGE, {"count": "2", "seed": "January"}, follow=True).content.decode()
    assert "3 audits are put to the panel." in html
    assert "0 of 3 moderated. 3 wait for you." in html
    assert "2 drawn out of 4" in html
    response = client.post(PAGE, {"count": "2", "seed": "January"})
    assert response.status_code == 422
    assert "before the panel already" in response.content.decode()


@pytest.mark.parametrize("count", ["", "0", "101", "two"])
def test_a_count_that_is_none_is_asked_for_again(
    audits: AuditScene, qa: User, as_: As, count: str
) -> None:
    handed_in(audits)
    assert as_(qa).post(PAGE, {"count": count, "seed": "s"}).status_code == 422
    assert not Audit.objects.filter(put_to_panel_at__isnull=False).exists()


def test_moderators_find_what_waits_without_a_grade_or_an_auditor(
    audits: AuditScene, head: User, as_: As
) -> None:
    before_the_panel(audits, "inadequate")
    before_the_panel(audits, "outstanding")
    html = shown(as_(head))
    assert "0 of 2 moderated. 2 wait for you." in html
    assert "Choose the dip sample" not in html
    for given_away in ("Inadequate", "Outstanding", ">Auditor<", "lowest"):
        assert given_away not in html


def test_each_audit_says_how_far_it_is(audits: AuditScene, head: User, qa: User, as_: As) -> None:
    begun(audits, before_the_panel(audits), qa)
    begun(audits, before_the_panel(audits), head)
    before_the_panel(audits, practitioner="Head of service")
    moderated(audits, before_the_panel(audits), qa, "requires-improvement")
    html = shown(as_(head))
    assert "Begun by Quality assurance lead" in html
    assert "Your grade is in. Compare it" in html
    assert "This audit is of your own work" in html
    assert "Requires improvement; the auditor&#x27;s grade was good." in html
    assert "1 of 4 moderated. 1 waits for you." in html


def test_once_all_are_moderated_the_page_says_how_far_they_agree(
    audits: AuditScene, head: User, as_: As
) -> None:
    audit = before_the_panel(audits)
    assert "How far the panel agreed" not in shown(as_(head))
    moderated(audits, audit, head, "good")
    html = shown(as_(head))
    assert "The one audit is moderated." in html
    assert "1 audit was moderated, none of them because of the auditor" in html
    assert "Rates of fewer than 10 say too little" in html


@pytest.mark.parametrize("month", ["2023-13", "2023-1", "0000-01", "2023-02", "next", "²023-01"])
def test_a_month_that_is_none_has_no_panel(
    audits: AuditScene, qa: User, as_: As, month: str
) -> None:
    assert as_(qa).get(f"/audits/months/{month}/moderation/").status_code == 404


def test_the_queries_do_not_grow_with_the_audits(
    audits: AuditScene, head: User, as_: As, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(6):
        moderated(audits, before_the_panel(audits), head, "good")
        before_the_panel(audits)
    with django_assert_max_num_queries(27):
        shown(as_(head))
    assert Moderation.objects.count() == 6
