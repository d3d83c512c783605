"""The pages of the register: who audits, until when, and who is exempt."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from audits.models import Audit, Auditor, Cycle, Exemption
from scrutiny.accounts.actions import create
from scrutiny.accounts.models import User
from scrutiny.panels.models import Post, RoleAssignment
from tests.audits.scene import LONG_AGO, AuditScene, moment

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
ENTRY = {"agency": "council", "from_on": "1 May 2023"}


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_the_register_shows_team_agency_last_day_and_audits_of_the_year(
    audits: AuditScene, as_: As, qa: User
) -> None:
    this_year = timezone.localdate().replace(month=1, day=1)
    cycle = Cycle.objects.create(month=this_year, opened_at=moment(this_year), opened_by=qa)
    audits.audit(auditor=audits.of_north)
    audits.audit(auditor=audits.of_north, cycle=cycle)
    audits.audit(
        auditor=audits.of_north,
        cycle=cycle,
        state=Audit.State.REPLACED,
        replaced_because="Closed.",
    )
    said = words(as_(qa).get("/audits/register/"))
    assert "Practice manager North team 1 April 2021 1 Change Practice manager" in said
    assert "Partner auditor (health) Health 1 April 2021 31 December 2199 0" in said


def test_who_has_ended_is_shown_apart(audits: AuditScene, as_: As, qa: User) -> None:
    Auditor.objects.filter(pk=audits.auditor.pk).update(to_on=date(2022, 1, 1))
    page = words(as_(qa).get("/audits/register/"))
    before, _, after = page.partition("Not on it today")
    assert "Auditor No team" not in before
    assert "1 January 2022" in after


def test_an_empty_register_says_what_to_do(audits: AuditScene, as_: As, qa: User) -> None:
    Auditor.objects.all().delete()
    assert "Nobody is on the register" in words(as_(qa).get("/audits/register/"))


def test_somebody_is_added_by_name(audits: AuditScene, as_: As, qa: User) -> None:
    said = ENTRY | {"name": "Another auditor", "team": str(audits.south.pk)}
    response = as_(qa).post("/audits/register/add/", said, follow=True)
    assert "The auditor is on the register." in words(response)
    assert Auditor.objects.get(person__name="Another auditor").team == audits.south


def test_somebody_is_added_by_their_account(audits: AuditScene, as_: As, qa: User) -> None:
    account = create(email="new@example.org", name="New auditor", password=None, by=qa)
    RoleAssignment.objects.create(user=account, role="auditor", from_on=LONG_AGO)
    as_(qa).post("/audits/register/add/", ENTRY | {"account": str(account.pk)})
    assert Auditor.objects.get(person__user=account).person.name == "New auditor"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (ENTRY, "Choose an account or give a name, one of the two."),
        (ENTRY | {"name": "Evil \u202eeman"}, "It holds characters that cannot be seen."),
        (ENTRY | {"name": "Auditor"}, "Auditor is on the register already."),
        (ENTRY | {"name": "A", "agency": "police"}, "A partner agency's auditor needs a last day"),
        (ENTRY | {"name": "A", "agency": "fire"}, "Select a valid choice."),
        (ENTRY | {"name": "A", "to_on": "1 April 2023"}, "The last day is before the first"),
        (ENTRY | {"name": "A", "from_on": "1 May 9999"}, "Give a year up to 2199."),
        (ENTRY | {"name": "A\x00"}, "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nobody_is_added(
    audits: AuditScene, as_: As, qa: User, said: dict[str, str], expected: str
) -> None:
    response = as_(qa).post("/audits/register/add/", said)
    assert response.status_code == 422
    assert expected in words(response).replace("&#x27;", "'")
    assert Auditor.objects.count() == 3


def test_an_entry_is_changed(audits: AuditScene, as_: As, qa: User) -> None:
    path = f"/audits/register/{audits.of_north.pk}/"
    client = as_(qa)
    assert "North team" in words(client.get(path))
    client.post(path, ENTRY | {"team": str(audits.south.pk)})
    audits.of_north.refresh_from_db()
    assert (audits.of_north.team, audits.of_north.from_on) == (audits.south, date(2023, 5, 1))


def test_ending_warns_of_audits_in_hand(audits: AuditScene, as_: As, qa: User) -> None:
    audits.audit()
    path, client = f"/audits/register/{audits.auditor.pk}/end/", as_(qa)
    assert "They have 1 audit in hand." in words(client.get(path))
    client.post(path, {"on": "1 May 2023", "why": "Left."})
    audits.auditor.refresh_from_db()
    assert audits.auditor.to_on == date(2023, 5, 1)


def test_an_exemption_is_recorded_and_shown(audits: AuditScene, as_: As, qa: User) -> None:
    client, today = as_(qa), timezone.localdate()
    said = {
        "from_on": f"{today:%-d %B %Y}",
        "to_on": f"{today:%-d %B %Y}",
        "reason": "Court work.",
        "approver": str(Post.objects.get(slug="deputy-director").pk),
        "approved_on": f"{today:%-d %B %Y}",
    }
    path = f"/audits/register/{audits.auditor.pk}/exempt/"
    assert client.post(path, said | {"approved_on": "1 May 2199"}).status_code == 422
    assert client.post(path, said).status_code == 302
    assert Exemption.objects.get().approver.slug == "deputy-director"
    assert f"Until {today:%-d %B %Y}: Court work." in words(client.get("/audits/register/"))


def test_teams_show_their_posts_and_holders(audits: AuditScene, as_: As, qa: User) -> None:
    said = words(as_(qa).get("/audits/teams/"))
    assert "Head of Service, Safeguarding: Service lead" in said
    assert "Permanency, overseen by Head of Service, Resources: Nobody holds it today" in said


def test_tools_show_their_areas_and_prompts(audits: AuditScene, as_: As, qa: User) -> None:
    said = words(as_(qa).get("/audits/tools/"))
    assert "Full case audit, version 1" in said
    assert "Graded on Four judgements, version 1: Outstanding, Good, Requires" in said
    assert "History and narrative (in words)" in said
    assert "Not graded: it counts as activity only." in said
