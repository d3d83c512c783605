"""The letter of notice as it is given: who has it made, who reads it when, that it is tagged."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.answering import due_on
from recommendations.actions.noticing import give_notice
from recommendations.calendar import response_due
from recommendations.models import Request
from recommendations.notice_paper import PAPER
from recommendations.presenters.timing import day
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.files.actions import store
from scrutiny.files.models import StoredFile
from scrutiny.jobs import running
from scrutiny.packs import actions
from scrutiny.packs.asking import jobs_of
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused
from scrutiny.packs.pdf.checking import faults
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel, Post
from tests.recommendations.letters import WORDING, words
from tests.recommendations.scene import a_request
from tests.scrutiny.packs.reading import Paper

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
RECEIVED_ON, DUE_ON = date(2023, 3, 10), date(2023, 5, 9)
MEMBERS, PUBLIC = Build.Audience.MEMBERS, Build.Audience.PUBLIC


def built(request: Request) -> Build:
    """Return the letter that is to stand, once a worker has built it."""
    build = Build.objects.get(kind="notice", key=str(request.pk), audience=PUBLIC)
    tried: set[int] = set()
    while todo := [one for one in jobs_of(build) if one not in tried]:
        running.run(todo[0])
        tried.add(todo[0])
    build.refresh_from_db()
    assert build.file is not None, build.error
    return build


def letter_page(request: Request) -> str:
    """Return the address of the letter."""
    return f"/requests/{request.pk}/notice.pdf"


def sent(client: Client, request: Request) -> bytes:
    """Return the letter as a reader gets it."""
    response = client.get(letter_page(request))
    assert response.status_code == 200
    return b"".join(response)


def test_the_letter_is_tagged_and_holds_words_posts_and_the_day(
    client: Client, resolved: Request, manager: User
) -> None:
    give_notice(request=resolved, on=RECEIVED_ON, by=manager)
    assert response_due(RECEIVED_ON) == DUE_ON
    data = built(resolved)
    assert data.untagged == []
    response = client.get(letter_page(resolved))
    body = b"".join(response)
    assert faults(body) == []
    with pikepdf.open(BytesIO(body)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.docinfo["/Title"] == f"Letter of notice, {resolved.reference}"
    paper = Paper(body)
    for part in (
        WORDING,
        resolved.reference,
        "Cabinet Member for Children and Learning, The Cabinet",
        "Minute 1 of 26 January 2023: Quality assurance",
        "section 9FE of the Local Government Act 2000",
        "within two months",
        "Notice was sent on 10 March 2023 and received on 10 March 2023.",
        "An answer is asked for by 9 May 2023.",
        f"Written from the portal’s record on {day(timezone.localdate())}.",
        str(Post.objects.get(slug="performance-manager")),
        f"Questions go to the {Post.objects.get(slug='scrutiny-manager')}.",
    ):
        assert part in paper.text
    assert "Draft" not in paper.text
    assert {"H1", "H2", "P", "Table", "TH", "TD", "L", "Link"} <= set(paper.tags())
    assert response["Content-Type"] == "application/pdf"
    assert (
        resolved.reference.replace("/", "-").replace(" ", "-").lower()
        in (response["Content-Disposition"])
    )


@pytest.mark.parametrize(
    "kind", [Kind.ACTION, Kind.INFORMATION, Kind.AGENDA_ITEM, Kind.REFERRAL, Kind.RECOMMENDATION]
)
def test_what_has_no_period_by_law_has_no_letter(
    client: Client, as_: As, panel: Panel, manager: User, kind: Kind
) -> None:
    request = a_request(panel, kind=kind, clock=Request.Clock.MEETING)
    assert due_on(request.clock, RECEIVED_ON) is None
    with pytest.raises(PaperRefused, match="has no letter of notice"):
        PAPER.edition(str(request.pk), MEMBERS)
    give_notice(request=request, on=date(2022, 12, 1), by=manager)
    assert not Build.objects.filter(kind="notice").exists()
    assert client.get(letter_page(request)).status_code == 404
    assertNotContains(as_(manager).get(f"/requests/{request.pk}/"), "etter of notice")
    asked = {"kind": "notice", "key": str(request.pk), "audience": "members"}
    assert as_(manager).post("/packs/build/", asked).status_code == 404


def test_the_manager_has_the_draft_made_from_both_pages_and_nobody_else(
    client: Client, request: pytest.FixtureRequest, as_: As, resolved: Request, manager: User
) -> None:
    page = f"/requests/{resolved.pk}/"
    draft = {"kind": "notice", "key": str(resolved.pk), "audience": "members"}
    for address in (page, f"{page}notify/"):
        assertContains(as_(manager).get(address), "Letter of notice, draft (PDF)")
    for name in ("member", "officer", "director", "respondent", "lead", "administrator"):
        other = as_(request.getfixturevalue(name))
        assertNotContains(other.get(page), "etter of notice")
        assert other.post("/packs/build/", draft).status_code in {403, 404}
    assertNotContains(client.get(page), "etter of notice")
    assert not Build.objects.exists()
    response = as_(manager).post("/packs/build/", draft)
    build = Build.objects.get()
    assertRedirects(response, f"/packs/{build.pk}/")
    assert build.is_draft
    assert as_(request.getfixturevalue("director")).get(f"/packs/{build.pk}/").status_code == 404
    assert as_(manager).post("/packs/build/", draft | {"audience": "public"}).status_code == 404


def test_recording_the_notice_has_the_letter_made_and_then_everybody_reads_it(
    client: Client, as_: As, resolved: Request, manager: User
) -> None:
    page = f"/requests/{resolved.pk}/"
    said = {"on": "10 March 2023", "received_on": "10 March 2023", "seen": "0"}
    assert client.get(letter_page(resolved)).status_code == 404
    response = as_(manager).post(f"{page}notify/", said, follow=True)
    assertContains(response, "Its letter is being made.")
    assertContains(response, "The letter of notice is being made")
    assertNotContains(client.get(page), "etter of notice")
    built(resolved)
    for visitor in (client, as_(manager)):
        assertContains(visitor.get(page), f'href="{letter_page(resolved)}"')
    assert sent(client, resolved).startswith(b"%PDF")


def test_a_notice_that_is_refused_has_no_letter_made(
    as_: As, resolved: Request, manager: User
) -> None:
    said = {"on": "10 March 2023", "received_on": "9 March 2023", "seen": "0"}
    assert as_(manager).post(f"/requests/{resolved.pk}/notify/", said).status_code == 422
    assert not Build.objects.exists()


def test_the_letter_that_was_given_stands_whatever_is_built_later(
    client: Client, as_: As, resolved: Request, manager: User
) -> None:
    give_notice(request=resolved, on=RECEIVED_ON, by=manager)
    first = built(resolved)
    Panel.objects.filter(pk=resolved.panel_id).update(proper_officer=None)
    actions.request(kind="notice", key=str(resolved.pk), audience=PUBLIC, by=manager)
    second = Build.objects.exclude(pk=first.pk).get()
    other = store(
        data=b"%PDF another",
        name="a.pdf",
        media_type="application/pdf",
        audience=StoredFile.Audience.PUBLIC,
    )
    Build.objects.filter(pk=second.pk).update(
        state="done", file=other, finished_at=timezone.now(), waiting_count=0
    )
    assert PAPER.may_read(AnonymousUser(), str(resolved.pk), PUBLIC)
    assertContains(as_(manager).get(f"/requests/{resolved.pk}/"), letter_page(resolved))
    assert first.file is not None
    assert sent(client, resolved) == first.file.read()


def test_a_letter_that_could_not_be_made_is_asked_for_again(
    as_: As, resolved: Request, manager: User, member: User
) -> None:
    give_notice(request=resolved, on=RECEIVED_ON, by=manager)
    actions.fail(str(Build.objects.get().pk), "The worker was lost.")
    page = f"/requests/{resolved.pk}/"
    assertContains(as_(manager).get(page), "Make the letter of notice (PDF)")
    assertNotContains(as_(member).get(page), "etter of notice")
    asked = {"kind": "notice", "key": str(resolved.pk), "audience": "public"}
    assert as_(manager).post("/packs/build/", asked).status_code == 302
    assert Build.objects.live().count() == 1


def test_of_a_panel_that_meets_in_private_the_public_has_no_letter(
    client: Client, as_: As, resolved: Request, manager: User, member: User
) -> None:
    give_notice(request=resolved, on=RECEIVED_ON, by=manager)
    built(resolved)
    Panel.objects.filter(pk=resolved.panel_id).update(body_type=BodyType.TASK_AND_FINISH)
    assert client.get(letter_page(resolved)).status_code == 404
    assert sent(as_(member), resolved).startswith(b"%PDF")
    assert "to publish that response" not in words(resolved)
