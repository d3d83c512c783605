"""Who reads a pack, and how its pages answer."""

from collections.abc import Callable
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from performance.models import ReportingMonth, Return
from scrutiny.access.door import may
from scrutiny.accounts.models import User
from scrutiny.packs import actions
from scrutiny.packs.models import Build
from scrutiny.packs.papers import kind_of
from tests.scrutiny.packs.conftest import Ask, Work
from tests.scrutiny.packs.papers import Leaflet

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
Answers = Callable[[Build], dict[str, tuple[bool, int]]]
KEY = "children-and-families:2022-12"
SEE_DRAFTS = {"officer", "lead", "director", "manager"}
PEOPLE = sorted(SEE_DRAFTS | {"member", "respondent", "auditor", "administrator"})


@pytest.fixture
def draft_build(december_draft: Return) -> Build:
    """Return a build that was asked for while December 2022 was a draft."""
    return actions.request(kind="performance", key=KEY, audience=Build.Audience.MEMBERS, by=None)


def publish() -> None:
    """Tell the panel of December 2022, now."""
    now = timezone.now()
    ReportingMonth.objects.filter(month="2022-12-01").update(
        state="published", told_on=timezone.localdate(now), published_at=now
    )


def readers(build: Build) -> set[str]:
    """Return who may download a build."""
    return {
        name
        for name in PEOPLE
        if may(User.objects.get(email=f"{name}@example.org"), "pack.download", build)
    }


def test_a_draft_s_edition_is_for_those_who_work_on_it(draft_build: Build) -> None:
    assert readers(draft_build) == SEE_DRAFTS


def test_a_draft_s_edition_stays_one_when_the_panel_is_told(draft_build: Build) -> None:
    publish()
    assert readers(draft_build) == SEE_DRAFTS
    told = actions.request(kind="performance", key=KEY, audience=Build.Audience.MEMBERS, by=None)
    assert told != draft_build
    assert (draft_build.is_draft, told.is_draft) == (True, False)
    assert readers(told) == SEE_DRAFTS | {"member"}


def test_no_member_reads_a_draft_s_edition_by_whatever_page(
    draft_build: Build, work: Work, member: User, respondent: User, as_: As
) -> None:
    work(draft_build)
    publish()
    # As if it had been asked for after the panel was told: when has no part in it.
    Build.objects.filter(pk=draft_build.pk).update(asked_at=timezone.now())
    for user in (member, respondent):
        for page in ("", "download/"):
            response = as_(user).get(f"/packs/{draft_build.pk}/{page}")
            assert response.status_code == HTTPStatus.NOT_FOUND


def test_a_draft_s_edition_that_waited_until_the_panel_was_told_is_of_what_was_told(
    draft_build: Build, work: Work
) -> None:
    publish()
    work(draft_build)
    assert draft_build.is_draft is False
    assert readers(draft_build) == SEE_DRAFTS | {"member"}


def test_the_month_s_page_links_to_the_edition_that_the_panel_was_told(
    draft_build: Build, work: Work, member: User, respondent: User, officer: User, as_: As
) -> None:
    page = "/panels/children-and-families/2022-12/"
    work(draft_build)
    draft_link = f"/packs/{draft_build.pk}/download/"
    assertContains(as_(officer).get(page), draft_link)
    publish()
    for user in (member, officer):
        assertNotContains(as_(user).get(page), draft_link)
    told = work(
        actions.request(kind="performance", key=KEY, audience=Build.Audience.MEMBERS, by=None)
    )
    for user, has_link in ((member, True), (officer, True), (respondent, False)):
        html = as_(user).get(page).content.decode()
        assert (f"/packs/{told.pk}/download/" in html) is has_link


def test_whether_a_paper_may_be_read_follows_its_month(
    draft_build: Build, member: User, officer: User, outsider: User
) -> None:
    paper = kind_of("performance")
    for audience in Build.Audience:
        answers = [paper.may_read(user, KEY, audience) for user in (member, officer, outsider)]
        assert answers == [False, True, False]
    publish()
    for audience in Build.Audience:
        answers = [paper.may_read(user, KEY, audience) for user in (member, officer, outsider)]
        assert answers == [True, True, False]


def test_a_build_of_a_paper_that_is_no_longer_made_is_read_by_nobody(
    draft_build: Build, officer: User
) -> None:
    draft_build.kind = "poem"
    assert may(officer, "pack.download", draft_build) is False


def test_the_reader_of_a_leaflet_is_asked_for_by_its_paper(
    ask: Ask, leaflet: Leaflet, member: User, lead: User
) -> None:
    build = ask()
    assert may(member, "pack.download", build)
    assert not may(lead, "pack.download", build)
    build.is_draft = True
    assert not may(member, "pack.download", build)


def test_a_pack_is_downloaded_under_its_name_and_kept_nowhere(
    ask: Ask, work: Work, member: User, as_: As
) -> None:
    build = work(ask())
    response = as_(member).get(f"/packs/{build.pk}/download/")
    data = b"".join(response)
    assert data.startswith(b"%PDF-")
    assert response.headers["Content-Disposition"] == (
        'attachment; filename="children-and-families-members.pdf"'
    )
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Length"] == str(len(data))
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_pack_that_is_not_built_yet_is_not_there_to_download(
    ask: Ask, member: User, as_: As
) -> None:
    response = as_(member).get(f"/packs/{ask().pk}/download/")
    assert response.status_code == HTTPStatus.NOT_FOUND


def test_the_page_of_a_build_follows_it_to_its_end(
    ask: Ask, work: Work, officer: User, as_: As
) -> None:
    build, client = ask(by=officer), as_(officer)
    page = f"/packs/{build.pk}/"
    waiting = client.get(page)
    assertContains(waiting, "A leaflet for children-and-families")
    assertContains(waiting, f"by {officer.name}")
    assertContains(waiting, f'hx-get="{page}" hx-trigger="every 1s"')
    fragment = client.get(page, headers={"HX-Request": "true"})
    assert fragment.content.decode().lstrip().startswith('<div id="build-progress"')
    work(build)
    done = client.get(page)
    assertContains(done, f'href="{page}download/"')
    assertContains(done, "Pack requested")
    assertContains(done, "Pack built")
    assertNotContains(done, "hx-trigger")


def test_the_page_of_a_failed_build_says_why_and_offers_another_try(
    ask: Ask, work: Work, leaflet: Leaflet, officer: User, as_: As
) -> None:
    leaflet.refusal = "The printer is out of ink."
    build, client = work(ask()), as_(officer)
    page = client.get(f"/packs/{build.pk}/")
    assertContains(page, "The printer is out of ink.")
    assertContains(page, "Try again")
    response = client.post("/packs/build/", {"kind": build.kind, "key": build.key})
    assert response.headers["Location"] == f"/packs/{build.pk + 1}/"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"kind": "poem", "key": KEY},
        {"kind": "performance", "key": "nowhere:2022-12"},
        {"kind": "performance", "key": "children-and-families:2019-01"},
        {"kind": "performance", "key": "children-and-families:x"},
    ],
)
def test_asking_for_a_paper_that_there_is_not_answers_404(
    data: dict[str, str], officer: User, as_: As
) -> None:
    assert as_(officer).post("/packs/build/", data).status_code == HTTPStatus.NOT_FOUND
    assert Build.objects.count() == 0
