"""The page on which papers are made ready and go out, and what comes after."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions.late_items import who_may_say_urgent
from scrutiny.meetings.models import Meeting, PageNote, Publication, Report
from scrutiny.packs.models import Build
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.agenda import WORDS, January, january, reported
from tests.scrutiny.meetings.drawn import both_drawn

pytestmark = pytest.mark.django_db
As = Callable[[User], Client]


@pytest.fixture
def meeting(panel: Panel, settings: Settings, tmp_path: Path) -> January:
    """Return a meeting in forty days with its agenda ready."""
    settings.FILES_FOLDER = tmp_path / "files"
    return january(panel, meets_on=timezone.localdate() + timedelta(days=40))


@pytest.fixture
def manager_at(as_: As, manager: User) -> Client:
    """Return the manager's browser."""
    return as_(manager)


@pytest.fixture
def published(meeting: January, manager_at: Client) -> Publication:
    """Return the agenda after the manager pressed the button."""
    both_drawn(meeting.meeting, on=timezone.localdate())
    manager_at.post(page_of(meeting))
    return Publication.objects.get(meeting=meeting.meeting)


def page_of(meeting: January, rest: str = "publish/") -> str:
    """Return the address of an act on a meeting."""
    return f"/meetings/{meeting.meeting.pk}/{rest}"


def key_of(meeting: January, rest: str = "") -> str:
    """Return the key of the meeting's pack."""
    return f"children-and-families:{meeting.meeting.meets_on:%Y-%m-%d}{rest}"


def test_the_page_says_by_when_what_is_missing_and_offers_to_build(
    manager_at: Client, meeting: January
) -> None:
    response = manager_at.get(page_of(meeting))
    assertContains(response, "Publish by")
    assertContains(response, "five clear days before the meeting")
    assertContains(response, "are not built from the papers as they are now")
    assertContains(response, "Build the editions")
    assertNotContains(response, "Publish the agenda</button>", html=False)


def test_building_asks_for_both_editions_and_the_page_follows(
    manager_at: Client, meeting: January
) -> None:
    response = manager_at.post(page_of(meeting, "publish/build/"), {"pack_key": key_of(meeting)})
    assertRedirects(response, page_of(meeting), fetch_redirect_response=False)
    assert sorted(Build.objects.values_list("audience", flat=True)) == ["members", "public"]
    assertContains(manager_at.get(page_of(meeting)), page_of(meeting, "publish/progress/"))


def test_asking_twice_builds_once(manager_at: Client, meeting: January) -> None:
    for _ in range(2):
        manager_at.post(page_of(meeting, "publish/build/"), {"pack_key": key_of(meeting)})
    assert Build.objects.count() == 2


@pytest.mark.parametrize("key", ["", "none", "children-and-families:2023-03-30"])
def test_a_key_of_another_meeting_is_not_built(
    manager_at: Client, meeting: January, key: str
) -> None:
    response = manager_at.post(page_of(meeting, "publish/build/"), {"pack_key": key})
    assert response.status_code == 404
    assert not Build.objects.exists()


def test_progress_is_a_fragment_that_reloads_the_page_when_all_is_built(
    manager_at: Client, meeting: January
) -> None:
    manager_at.post(page_of(meeting, "publish/build/"), {"pack_key": key_of(meeting)})
    path = page_of(meeting, f"publish/progress/{key_of(meeting)}/")
    going_on = manager_at.get(path, headers={"HX-Request": "true"})
    assertContains(going_on, "Public edition")
    assert "HX-Refresh" not in going_on
    Build.objects.update(state=Build.State.CANCELLED, finished_at=timezone.now(), waiting_count=0)
    assert manager_at.get(path, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assertRedirects(manager_at.get(path), page_of(meeting), fetch_redirect_response=False)


def test_what_is_ready_is_published_by_one_press(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    assert published.public_file is not None
    response = manager_at.get(page_of(meeting))
    assertContains(response, "The agenda is out")
    assertContains(response, published.public_file.sha256)
    assertContains(response, "minutes to read at 2 minutes a page")
    meeting.meeting.refresh_from_db()
    assert meeting.meeting.state == Meeting.State.PUBLISHED


def test_a_second_press_says_that_it_is_done(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    response = manager_at.post(page_of(meeting), follow=True)
    assertContains(response, "The agenda is published already, by Scrutiny manager")
    assert Publication.objects.count() == 1


def test_an_unready_report_is_named_with_the_way_to_it(
    manager_at: Client, meeting: January
) -> None:
    Report.objects.filter(item=meeting.visit).update(state=Report.State.DRAFT)
    response = manager_at.get(page_of(meeting))
    assertContains(response, "1 report not signed off.")
    assertContains(response, f"/meetings/items/{meeting.visit.pk}/report/")
    refused = manager_at.post(page_of(meeting), follow=True)
    assertContains(refused, "It cannot be published yet.")
    assert not Publication.objects.exists()


def test_how_much_there_is_to_read_shows_before_it_goes_out(
    manager_at: Client, meeting: January
) -> None:
    both_drawn(meeting.meeting, on=timezone.localdate())
    response = manager_at.get(page_of(meeting))
    assertContains(response, "8 pages, about 16 minutes to read at 2 minutes a page.")
    assertContains(response, "Publish the agenda")


def test_when_it_is_late_the_page_leads_to_the_reason(
    manager_at: Client, panel: Panel, meeting: January
) -> None:
    soon = january(panel, meets_on=timezone.localdate() + timedelta(days=1))
    both_drawn(soon.meeting, on=timezone.localdate())
    late = manager_at.get(page_of(soon))
    assertContains(late, page_of(soon, "shorter-notice/"))
    assertContains(late, "It is too late for the clear days.")
    assertNotContains(late, "Everybody can read it at once")
    sent = {
        "convened_on": f"{timezone.localdate():%-d %B %Y}",
        "because": "The inspectors reported today.",
    }
    manager_at.post(page_of(soon, "shorter-notice/"), sent)
    response = manager_at.get(page_of(soon))
    assertContains(response, "Why: The inspectors reported today.")


@pytest.mark.parametrize("rest", ["shorter-notice/", "late-item/"])
def test_a_form_sent_in_empty_says_what_is_missing(
    manager_at: Client, meeting: January, rest: str
) -> None:
    response = manager_at.post(page_of(meeting, rest))
    assert response.status_code == 422
    assertContains(response, "There is a problem", status_code=422)


def test_an_urgent_item_waits_for_the_next_supplement(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    (chair,) = who_may_say_urgent(meeting.meeting, on=timezone.localdate())
    sent = {"title": "School places", "because": "It closes.", "in_opinion_of": str(chair.pk)}
    manager_at.post(page_of(meeting, "late-item/"), sent)
    assertContains(manager_at.get(page_of(meeting)), "Supplement 1: it cannot be published yet")
    both_drawn(meeting.meeting, number=1, on=timezone.localdate())
    manager_at.post(page_of(meeting, "publish-supplement/"))
    assert Publication.objects.filter(number=1).count() == 1
    assertContains(manager_at.get(f"/meetings/{meeting.meeting.pk}/"), "School places")


def test_a_report_that_was_to_follow_is_offered_once_it_is_signed_off(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    assertContains(manager_at.get(page_of(meeting)), "Nothing waits for a supplement")
    reported(meeting.monitoring, WORDS)
    assertContains(manager_at.get(page_of(meeting)), "Supplement 1")


def test_a_corrected_edition_is_built_and_published_with_its_reason(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    path = f"/meetings/publications/{published.pk}/correct/"
    assertContains(manager_at.get(path), "It cannot be published yet")
    both_drawn(meeting.meeting, edition=2, on=timezone.localdate())
    assert manager_at.post(path, {"because": ""}).status_code == 422
    manager_at.post(path, {"because": "A wrong year."})
    assert Publication.objects.get(edition=2).corrected_because == "A wrong year."


def test_building_a_correction_leads_back_to_its_form(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    response = manager_at.post(
        page_of(meeting, "publish/build/"), {"pack_key": key_of(meeting, "v2")}
    )
    path = f"/meetings/publications/{published.pk}/correct/"
    assertRedirects(response, path, fetch_redirect_response=False)


def test_a_note_is_put_on_a_page(
    manager_at: Client, meeting: January, published: Publication
) -> None:
    path = f"/meetings/publications/{published.pk}/note/"
    refused = manager_at.post(path, {"page": "99", "says": "A slip."})
    assertContains(refused, "has the pages 1 to", status_code=422)
    manager_at.post(path, {"page": "5", "says": "For 2022 read 2021."})
    assert PageNote.objects.get().says == "For 2022 read 2021."


@pytest.mark.parametrize("person", ["member", "officer", "director", "administrator"])
def test_nobody_else_sees_or_does_any_of_it(
    request: pytest.FixtureRequest,
    as_: As,
    meeting: January,
    published: Publication,
    person: str,
) -> None:
    client: Any = as_(request.getfixturevalue(person))
    for path in (
        page_of(meeting),
        page_of(meeting, "late-item/"),
        page_of(meeting, "shorter-notice/"),
        f"/meetings/publications/{published.pk}/correct/",
        f"/meetings/publications/{published.pk}/note/",
    ):
        assert client.get(path).status_code in {403, 404}
        assert client.post(path).status_code in {403, 404}
    assert Publication.objects.count() == 1
