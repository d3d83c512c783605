"""What stands where for whom: panels turned private, papers for officers, posts in new hands."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from recommendations.actions.evidence import withdraw
from recommendations.actions.following import follow
from recommendations.actions.raising import Asked, Origin, raise_from
from recommendations.actions.reporting import report
from recommendations.actions.subscribing import make_address
from recommendations.addresses import token_of
from recommendations.models import Request
from recommendations.news import news
from recommendations.papers import PAPER
from recommendations.states import Kind
from recommendations.waiting import waiting
from scrutiny.accounts.models import User
from scrutiny.packs.models import Build
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, PostHolder
from tests.recommendations.scene import a_request
from tests.recommendations.tracked import evidence_of, three
from tests.sweeps.conftest import read_out
from tests.sweeps.requests_scene import the_requests

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
BASE = "/requests/of/children-and-families/"


def test_nothing_of_a_panel_that_turned_private_is_left_in_public(
    client: Client, as_: As, panel: Panel, outsider: User
) -> None:
    scene = the_requests(panel)
    follow(request=scene.made, by=outsider)
    report(request=scene.made, says="Secret words.", by=None)
    yesterday = timezone.localdate() - timedelta(days=1)
    key = f"/requests/{scene.to_answer.pk}/"
    pages = [
        *(BASE, f"{BASE}tracker/", f"{BASE}tracker/2023-01-26/", f"{BASE}calendar.ics"),
        *(f"{BASE}tracker/2023-01-26/download/", f"{BASE}feed/"),
        *(key, f"{key}notice.pdf", f"/requests/evidence/{scene.paper.pk}/"),
    ]
    for path in pages:
        response = client.get(path)
        assert response.status_code == 200, path
        if response.streaming:
            read_out(response)
    assert news(outsider, yesterday)
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    for reader in (client, as_(outsider)):
        for path in pages:
            assert reader.get(path).status_code == 404, path
    assert as_(outsider).post(f"{key}follow/").status_code == 404
    assert not news(outsider, yesterday)
    assertNotContains(as_(outsider).get("/"), "Secret words.")
    assert not PAPER.may_read(outsider, "children-and-families:2023-01-26", "public")


def test_papers_for_officers_are_in_nothing_that_goes_out(client: Client, panel: Panel) -> None:
    found = three(panel)
    kept = evidence_of(found.begun, "Kept for officers", is_for_panel=False)
    gone = evidence_of(found.begun, "Withdrawn paper")
    withdraw(evidence=gone, because="It names a child.", by=None)
    paths = (f"{BASE}tracker/2023-01-26/", f"{BASE}feed/", f"{BASE}calendar.ics", BASE)
    for path in paths:
        page = client.get(path)
        assertNotContains(page, kept.title)
        assertNotContains(page, gone.title)
    page = client.get(f"/requests/{found.begun.pk}/")
    assertNotContains(page, gone.title)
    assertNotContains(page, "It names a child.")
    assertNotContains(page, "secret")
    for one in (kept, gone):
        assert client.get(f"/requests/evidence/{one.pk}/").status_code == 404
    edition = PAPER.edition("children-and-families:2023-01-26", "members")
    assert [one.name for one in edition.sections()] == ["Monitoring"]


def test_a_post_that_changes_hands_takes_what_is_owed_along(
    as_: As, panel: Panel, lead: User, outsider: User, respondent: User
) -> None:
    asked = a_request(panel, kind=Kind.ACTION)
    address = token_of(make_address(by=lead))
    today = timezone.localdate()
    assert waiting(lead, today)
    report_page = f"/requests/{asked.pk}/report/"
    assert as_(lead).get(report_page).status_code == 200
    PostHolder.objects.filter(post=asked.addressee).update(to_on=today - timedelta(days=1))
    for person in (lead, respondent):
        assert as_(person).get(report_page).status_code == 403
    said = {"says": "Mine.", "on": "today", "seen": "0", "is_complete": "no"}
    assert as_(lead).post(report_page, said).status_code == 403
    assert not waiting(User.objects.get(pk=lead.pk), today)
    calendar = Client().get(f"/requests/calendars/{address}.ics")
    assertNotContains(calendar, asked.reference)
    User.objects.filter(pk=lead.pk).update(is_active=False)
    assert Client().get(f"/requests/calendars/{address}.ics").status_code == 404


@pytest.mark.parametrize("change", ["", "x", ".", "A"])
def test_an_address_that_is_guessed_or_cut_opens_nothing(
    client: Client, lead: User, change: str
) -> None:
    token = token_of(make_address(by=lead))
    assertContains(client.get(f"/requests/calendars/{token}.ics"), "BEGIN:VCALENDAR")
    key, _, signature = token.rpartition(".")
    for forged in (f"{key}{change or '.'}", f"{key}{change}.{signature[:-2]}", f"{change}.", key):
        assert client.get(f"/requests/calendars/{forged}.ics").status_code == 404


@pytest.mark.parametrize("clock", [None, Request.Clock.MEETING])
def test_no_letter_is_made_of_what_has_no_period_by_law(
    as_: As, panel: Panel, manager: User, clock: Request.Clock | None
) -> None:
    kind = Kind.RECOMMENDATION if clock else Kind.ACTION
    asked = Asked(kind, addressee_body="The Cabinet", clock=clock)
    made = raise_from(
        panel=panel,
        origin=Origin("That x.", source="A review"),
        asked=asked,
        made_on=date(2022, 11, 1),
        by=None,
    )
    data = {"kind": "notice", "key": str(made.pk), "audience": "public"}
    assert as_(manager).post("/packs/build/", data).status_code == 404
    body = {"on": "1 December 2022", "received_on": "1 December 2022", "seen": "0"}
    assert as_(manager).post(f"/requests/{made.pk}/notify/", body).status_code == 302
    assert not Build.objects.exists()
