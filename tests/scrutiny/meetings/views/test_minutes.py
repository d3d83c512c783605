"""Pages of minutes: writing without losing a word, publishing, reading, correcting."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import minutes, numbering
from scrutiny.meetings.actions.minutes import Words
from scrutiny.meetings.models import Meeting, Minute, Minutes, MinutesNote, Resolution, Topic
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    SECRET,
    agenda_of,
    minute_of,
    opened,
    published,
    quorate,
    written,
)

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def book(panel: Panel) -> Minutes:
    """Return the open minutes of January."""
    return opened(agenda_of(panel))


def page(book: Minutes, act: str = "") -> str:
    """Return an address of minutes."""
    return f"/meetings/{book.meeting_id}/minutes/{act}"


def sheet(book: Minutes, **changed: str) -> dict[str, str]:
    """Return the sheet as a browser sends it, with the business item changed."""
    form: dict[str, str] = {"save": "all"}
    for minute in book.entries.all():
        form |= {
            f"minute-{minute.pk}-after": minute.saved_at.isoformat(),
            f"minute-{minute.pk}-says": minute.says,
            f"minute-{minute.pk}-resolutions": "\r\n".join(
                one.wording for one in minute.resolutions.all()
            ),
            f"minute-{minute.pk}-access": minute.access,
        }
    business = minute_of(book)
    return form | {f"minute-{business.pk}-{name}": value for name, value in changed.items()}


def withheld(book: Minutes) -> Minutes:
    """Return the minutes, published, with an exempt minute of the business item."""
    minute = minute_of(book)
    words = Words(SECRET, (f"That {SECRET}",), "exempt", 2, "Identity.", "It was looked at.")
    minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    return numbering.publish(minutes=book, first_number=1, by=None)


def test_minutes_in_work_are_for_those_who_prepare_meetings(
    client: Client, as_: As, book: Minutes, member: User, officer: User, manager: User
) -> None:
    assert client.get(page(book)).status_code == 404
    assert as_(member).get(page(book)).status_code == 404
    assert as_(officer).get(page(book)).status_code == 200
    assertContains(as_(manager).get(page(book)), "Write the minutes")
    for act in ("edit/", "publish/", "correct/"):
        assert as_(member).get(page(book, act)).status_code == 404
        assert as_(officer).get(page(book, act)).status_code == 403


def test_published_minutes_are_everybodys_and_marked_as_a_draft(
    client: Client, book: Minutes
) -> None:
    written(book, "That it be noted.")
    numbering.publish(minutes=book, first_number=19, by=None)
    response = client.get(page(book))
    assertContains(response, "Draft: to be approved at a later meeting.")
    assertContains(response, 'id="minute-19"')
    assertContains(response, "That it be noted.")
    assertNotContains(response, "Track as a request")


def test_a_task_and_finish_groups_minutes_are_its_own_peoples(
    client: Client, as_: As, book: Minutes, member: User, outsider: User
) -> None:
    written(book)
    numbering.publish(minutes=book, first_number=1, by=None)
    Panel.objects.update(body_type=BodyType.TASK_AND_FINISH)
    assert client.get(page(book)).status_code == 404
    assert as_(outsider).get(page(book)).status_code == 404
    assert as_(member).get(page(book)).status_code == 200


@pytest.mark.parametrize(
    ("person", "reads"),
    [
        (None, False),
        ("outsider", False),
        ("officer", False),
        ("auditor", False),
        ("member", True),
        ("director", True),
        ("manager", True),
    ],
)
def test_only_who_may_read_what_is_exempt_reads_an_exempt_minute(
    request: pytest.FixtureRequest,
    client: Client,
    as_: As,
    book: Minutes,
    person: str | None,
    reads: bool,
) -> None:
    withheld(book)
    reader = as_(request.getfixturevalue(person)) if person else client
    text = reader.get(page(book)).content.decode()
    assert (SECRET in text) == reads
    assert ("It was looked at." in text) != reads
    assert "Not for publication: exempt by paragraph 2" in text


def test_the_sheet_saves_all_items_at_once(as_: As, book: Minutes, manager: User) -> None:
    form = sheet(book, says="It was looked at.", resolutions="That one.\r\n\r\nThat two.\r\n")
    response = as_(manager).post(page(book, "edit/"), form)
    assertRedirects(response, page(book, "edit/"))
    minute = minute_of(book)
    assert minute.says == "It was looked at."
    assert [one.wording for one in minute.resolutions.all()] == ["That one.", "That two."]
    assert minute.writer == manager


def test_saving_and_going_on_stays_at_the_item(as_: As, book: Minutes, manager: User) -> None:
    place = f"item-{minute_of(book).pk}"
    form = sheet(book, says="It was looked at.", save=place) | {"save": place}
    response = as_(manager).post(page(book, "edit/"), form)
    assert response.headers["Location"].endswith(f"#{place}")


def test_a_saved_page_that_changes_nothing_says_so(as_: As, book: Minutes, manager: User) -> None:
    response = as_(manager).post(page(book, "edit/"), sheet(book), follow=True)
    assertContains(response, "Nothing was changed")


def test_when_two_write_the_same_item_nothing_is_lost(
    as_: As, book: Minutes, manager: User
) -> None:
    client, mine = as_(manager), sheet(book, says="Mine, typed for an hour.")
    minute = minute_of(book)
    minutes.write(minute=minute, words=Words("Theirs."), after=minute.saved_at, by=None)
    response = client.post(page(book, "edit/"), mine)
    assertContains(response, "Mine, typed for an hour.", status_code=409)
    assertContains(response, "What somebody else saved", status_code=409)
    assertContains(response, "Theirs.", status_code=409)
    assert minute_of(book).says == "Theirs."
    # Sent in again as the page now has it, it is saved on top of the other.
    after = re.search(
        rf'name="minute-{minute.pk}-after" value="([^"]+)"', response.content.decode()
    )
    assert after is not None
    client.post(page(book, "edit/"), mine | {f"minute-{minute.pk}-after": after[1]})
    assert minute_of(book).says == "Mine, typed for an hour."


def test_another_item_that_was_changed_is_saved_all_the_same(
    as_: As, book: Minutes, manager: User
) -> None:
    first = book.entries.all()[0]
    form = sheet(book, says="Mine.") | {f"minute-{first.pk}-says": "Also mine."}
    minute = minute_of(book)
    minutes.write(minute=minute, words=Words("Theirs."), after=minute.saved_at, by=None)
    as_(manager).post(page(book, "edit/"), form)
    assert Minute.objects.get(pk=first.pk).says == "Also mine."


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"access": "exempt", "withheld_because": "Identity."}, "which paragraph of Schedule 12A"),
        ({"access": "confidential"}, "Say why this minute is kept from the public"),
        ({"resolutions": "That one.\nThat one."}, "stands there twice"),
        ({"after": "yesterday"}, "Open the page again"),
        ({"access": "secret"}, "Select a valid choice"),
    ],
)
def test_what_cannot_be_saved_is_said_beside_what_was_typed(
    as_: As, book: Minutes, manager: User, changed: dict[str, str], error: str
) -> None:
    form = sheet(book, **({"says": "Typed."} | changed))
    response = as_(manager).post(page(book, "edit/"), form)
    assertContains(response, error, status_code=422)
    assertContains(response, "Typed.", status_code=422)
    assertContains(response, "There is a problem", status_code=422)
    assert minute_of(book).says == ""


def test_a_resolution_without_a_quorum_is_refused_on_the_page(
    as_: As, book: Minutes, manager: User
) -> None:
    book.meeting.attendances.all()[0].delete()
    response = as_(manager).post(page(book, "edit/"), sheet(book, resolutions="That it is."))
    assertContains(response, "2 of 3 needed", status_code=422)


def test_a_preview_is_the_text_made_safe_and_saves_nothing(
    as_: As, book: Minutes, manager: User
) -> None:
    minute = minute_of(book)
    path = page(book, f"preview/{minute.pk}/")
    form = {f"minute-{minute.pk}-says": "*So* <script>go()</script>"}
    response = as_(manager).post(path, form, headers={"HX-Request": "true"})
    assertContains(response, "<em>So</em>")
    assertNotContains(response, "<script>")
    assertRedirects(as_(manager).post(path, form), page(book, "edit/"))
    assert minute_of(book).says == ""


def test_publishing_shows_what_the_public_reads_and_gives_the_numbers(
    as_: As, book: Minutes, manager: User
) -> None:
    written(book, "That it be noted.")
    client = as_(manager)
    assertContains(client.get(page(book, "publish/")), "What the public reads")
    refused = client.post(page(book, "publish/"))
    assertContains(refused, "or say with which number these begin", status_code=422)
    response = client.post(page(book, "publish/"), {"first_number": "19"}, follow=True)
    assertContains(response, "The draft minutes are published.")
    assert minute_of(book).number == 19
    again = client.post(page(book, "publish/"), {"first_number": "20"})
    assertContains(again, "are published", status_code=422)


def test_published_minutes_are_not_written_on_any_page(
    as_: As, book: Minutes, manager: User
) -> None:
    written(book)
    form = sheet(book, says="Something else.")
    numbering.publish(minutes=book, first_number=1, by=None)
    for response in (
        as_(manager).get(page(book, "edit/"), follow=True),
        as_(manager).post(page(book, "edit/"), form, follow=True),
    ):
        assertContains(response, "Add a dated correction instead.")
    assert minute_of(book).says == "The Panel considered it."


def test_a_correction_stands_beside_the_minutes_for_everybody(
    client: Client, as_: As, book: Minutes, manager: User
) -> None:
    written(book)
    numbering.publish(minutes=book, first_number=1, by=None)
    empty = as_(manager).post(page(book, "correct/"))
    assertContains(empty, "Say what is corrected.", status_code=422)
    as_(manager).post(page(book, "correct/"), {"says": "Read 24 for 25."})
    assertContains(client.get(page(book)), "Read 24 for 25.")
    assert MinutesNote.objects.get().writer == manager


def test_opening_minutes_before_anybody_is_recorded_leads_back_to_the_desk(
    as_: As, panel: Panel, manager: User
) -> None:
    meeting = agenda_of(panel)
    path = f"/meetings/{meeting.pk}/minutes/open/"
    response = as_(manager).post(path, follow=True)
    assertContains(response, "Record who was present first")
    quorate(meeting)
    as_(manager).post(path)
    again = as_(manager).post(path, follow=True)
    assertContains(again, "open already")
    assertContains(again, "Write the minutes")
    assert Minutes.objects.count() == 1


def test_each_resolution_has_its_next_steps_for_who_may_take_them(
    as_: As, panel: Panel, manager: User, member: User
) -> None:
    book = published(agenda_of(panel), "That one.", "That two.")
    response = as_(manager).get(page(book))
    assertContains(response, "Track as a request", count=2)
    assertContains(response, "Put on the work programme", count=2)
    assertNotContains(as_(member).get(page(book)), "Put on the work programme")
    resolution = Resolution.objects.get(wording="That one.")
    path = f"/resolutions/{resolution.pk}/topic/"
    assertContains(as_(manager).get(path), "That one.")
    empty = as_(manager).post(path, {"kind": "topic"})
    assertContains(empty, "Give the topic a title.", status_code=422)
    form = {"kind": "topic", "title": "Learning from audits", "reason": "It was resolved."}
    as_(manager).post(path, form)
    assert Topic.objects.get().origin_resolution == resolution
    assertContains(as_(member).get(page(book)), "On the work programme: Learning from audits")
    assertContains(as_(manager).post(path, form, follow=True), "already")


def test_what_is_kept_from_the_public_is_not_carried_on_by_itself(
    as_: As, book: Minutes, manager: User
) -> None:
    withheld(book)
    response = as_(manager).get(f"/resolutions/{Resolution.objects.get().pk}/topic/")
    assertContains(response, "This minute is kept from the public.")
    assert 'name="reason"' in response.content.decode()
    assert response.context["form"].initial == {}


def test_minutes_are_read_in_the_same_queries_however_many_resolutions(
    as_: As, panel: Panel, manager: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    book = published(agenda_of(panel), "That one.")
    client = as_(manager)
    with CaptureQueriesContext(connection) as few:
        client.get(page(book))
    minute = minute_of(book)
    Resolution.objects.bulk_create(
        Resolution(minute=minute, order=order, wording=f"That {order}.") for order in range(2, 20)
    )
    with django_assert_num_queries(len(few)):
        client.get(page(book))


def test_a_meeting_of_another_panel_is_not_there(as_: As, book: Minutes, manager: User) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    Meeting.objects.filter(pk=book.meeting_id).update(panel=adults)
    for act in ("", "edit/", "publish/", "correct/"):
        assert as_(manager).get(page(book, act)).status_code == 404
