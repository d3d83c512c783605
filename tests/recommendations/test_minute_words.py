"""The panel's decisions in the words of the minute: offered while it is a draft, put in once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.deciding import decide
from recommendations.minute_words import decisions
from recommendations.models import Request
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.meetings.actions import minutes, numbering
from scrutiny.meetings.actions.ready_words import put_in
from scrutiny.meetings.models import ItemKind, Meeting, Minute, Minutes, Resolution
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request
from tests.recommendations.tracked import Three, three
from tests.scrutiny.meetings.held import agenda_of, item, minute_of, opened

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
ACCEPTED = "That CF 2022/23 02, “That figures are given”, be accepted as complete."
NOTED = "That it be noted that CF 2022/23 03, “That a bus runs”, is not agreed to."
RETURNED = "That CF 2022/23 03, “That a bus runs”, be returned, for this reason: No dates."
OWN = "That the list be noted."


@pytest.fixture
def found(panel: Panel) -> Three:
    """Return the three requests of a panel with its reference, before the January meeting."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    return three(Panel.objects.get(pk=panel.pk))


@pytest.fixture
def book(panel: Panel, found: Three) -> Minutes:
    """Return January's open minutes; the panel accepted one request and noted another."""
    meeting = agenda_of(panel)
    decide(request=found.done, meeting=meeting, to=State.ACCEPTED, by=None)
    decide(request=found.refused, meeting=meeting, to=State.NOTED, by=None)
    return opened(meeting)


def monitoring(book: Minutes) -> Minute:
    """Return the minute of the monitoring item."""
    return minute_of(book, ItemKind.MONITORING)


def resolved(book: Minutes) -> list[str]:
    """Return what that minute resolves."""
    return [one.wording for one in monitoring(book).resolutions.all()]


def edit(book: Minutes) -> str:
    """Return the address on which the minutes are written."""
    return f"/meetings/{book.meeting_id}/minutes/edit/"


def sent(book: Minutes, **changed: str) -> dict[str, str]:
    """Return the sheet as a browser sends it by the button, with the monitoring item changed."""
    form: dict[str, str] = {"ready": f"item-{monitoring(book).pk}"}
    for one in book.entries.all():
        form |= {
            f"minute-{one.pk}-after": one.saved_at.isoformat(),
            f"minute-{one.pk}-says": one.says,
            f"minute-{one.pk}-resolutions": "\n".join(r.wording for r in one.resolutions.all()),
            f"minute-{one.pk}-access": one.access,
        }
    own = monitoring(book).pk
    return form | {f"minute-{own}-{name}": value for name, value in changed.items()}


def test_each_decision_is_a_resolution_grouped_by_what_was_decided(
    panel: Panel, found: Three
) -> None:
    meeting = agenda_of(panel)
    decide(request=found.refused, meeting=meeting, to=State.RETURNED, says="No\r\ndates.", by=None)
    decide(request=found.done, meeting=meeting, to=State.ACCEPTED, says="With thanks.", by=None)
    words = decisions(item(meeting, ItemKind.MONITORING))
    assert words is not None
    assert [one.wording for one in words.resolutions] == [f"{ACCEPTED} With thanks.", RETURNED]
    assert words.url == f"/requests/decide/{meeting.pk}/"
    assert decisions(item(meeting, ItemKind.BUSINESS)) is None


def test_a_long_wording_is_quoted_by_its_beginning_in_one_line(panel: Panel, book: Minutes) -> None:
    long = a_request(panel, kind=Request.Kind.ACTION, wording="That it\nbe " + "seen to " * 60)
    Request.objects.filter(pk=long.pk).update(state=State.REPORTED_COMPLETE)
    decide(request=long, meeting=book.meeting, to=State.ACCEPTED, by=None)
    words = decisions(monitoring(book).item)
    assert words is not None
    wording = words.resolutions[1].wording
    assert wording.startswith("That CF 2022/23 04, “That it be seen to seen")
    assert wording.endswith("…”, be accepted as complete.")
    assert len(wording.split()) < 45


def test_the_sheet_offers_the_words_and_the_button_puts_them_in_once(
    as_: As, book: Minutes, manager: User
) -> None:
    client = as_(manager)
    page = client.get(edit(book))
    for words in (ACCEPTED, NOTED, "Put these in the minute", "/requests/decide/"):
        assertContains(page, words)
    own = monitoring(book).pk
    response = client.post(edit(book), sent(book, resolutions=OWN, says="It was thanked."))
    assertRedirects(response, f"{edit(book)}#item-{own}", fetch_redirect_response=False)
    # What was written on the page is saved first, and stays before what is put in.
    assert resolved(book) == [OWN, ACCEPTED, NOTED]
    assert monitoring(book).says == "It was thanked."
    page = client.get(edit(book))
    assertContains(page, "Put in the minute: 2 resolutions.")
    assertContains(page, "All that is recorded stands in the minute.")
    assertNotContains(page, "Put these in the minute")
    client.post(edit(book), sent(book))
    assert resolved(book) == [OWN, ACCEPTED, NOTED]
    assertContains(client.get(edit(book)), "Nothing is left to put in")


def test_words_that_the_writer_changed_are_not_put_in_again(book: Minutes, found: Three) -> None:
    minute = monitoring(book)
    own = minutes.Words(says="", resolutions=("That CF 2022/23 02 be accepted, with thanks.",))
    minute = minutes.write(minute=minute, words=own, after=minute.saved_at, by=None)
    assert put_in(minute=minute, after=minute.saved_at, by=None) == (NOTED,)
    with pytest.raises(minutes.MinutesRefused, match="has it already"):
        put_in(minute=minute, after=minute.saved_at, by=None)


def test_what_another_saved_meanwhile_is_not_written_over(
    as_: As, book: Minutes, manager: User
) -> None:
    data = sent(book, says="Mine.")
    minute = monitoring(book)
    theirs = minutes.Words(says="Theirs.", resolutions=(OWN,))
    minutes.write(minute=minute, words=theirs, after=minute.saved_at, by=None)
    page = as_(manager).post(edit(book), data)
    assertContains(page, "Somebody else saved this minute", status_code=409)
    assertContains(page, "Mine.", status_code=409)
    assert (monitoring(book).says, resolved(book)) == ("Theirs.", [OWN])
    with pytest.raises(minutes.Overtaken):
        put_in(minute=minute, after=minute.saved_at - timedelta(seconds=1), by=None)
    assert resolved(book) == [OWN]


def test_without_a_quorum_and_once_published_nothing_is_put_in(
    as_: As, book: Minutes, manager: User
) -> None:
    minute = monitoring(book)
    book.meeting.attendances.all()[:1].get().delete()
    client = as_(manager)
    client.post(edit(book), sent(book))
    assertContains(client.get(edit(book)), "No quorum at this item, so nothing was resolved")
    assert resolved(book) == []
    Minutes.objects.filter(pk=book.pk).update(published_at=minute.saved_at)
    with pytest.raises(minutes.MinutesRefused, match="are published"):
        put_in(minute=monitoring(book), after=minute.saved_at, by=None)


@pytest.mark.parametrize("wanted", ["item-0", "all", "x" * 300, ""])
def test_a_button_for_no_item_puts_nothing_in(
    as_: As, book: Minutes, manager: User, wanted: str
) -> None:
    data = sent(book) | {"ready": wanted}
    assertRedirects(as_(manager).post(edit(book), data), edit(book))
    assert not Resolution.objects.exists()


def test_an_item_without_decisions_says_where_they_are_recorded(
    as_: As, panel: Panel, found: Three, manager: User
) -> None:
    book = opened(agenda_of(panel))
    page = as_(manager).get(edit(book))
    assertContains(page, "Nothing is recorded yet.")
    assertContains(page, f'href="/requests/decide/{book.meeting_id}/"', count=1)


def test_the_desk_leads_from_the_monitoring_item_to_the_decisions(
    as_: As, panel: Panel, manager: User
) -> None:
    meeting: Meeting = agenda_of(panel)
    at = f"/meetings/{meeting.pk}/desk/items/"
    link = f'href="/requests/decide/{meeting.pk}/"'
    client = as_(manager)
    assertContains(client.get(f"{at}{item(meeting, ItemKind.MONITORING).pk}/"), link, count=1)
    assertNotContains(client.get(f"{at}{item(meeting).pk}/"), link)


def test_the_decisions_lead_to_the_draft_minute_that_can_take_them_in(
    as_: As, book: Minutes, manager: User
) -> None:
    page = as_(manager).get(f"/requests/decide/{book.meeting_id}/")
    assertContains(page, f'href="{edit(book)}#item-{monitoring(book).pk}"')


def test_in_the_published_minute_a_decision_leads_to_its_request(
    client: Client, as_: As, book: Minutes, found: Three, manager: User
) -> None:
    minute = monitoring(book)
    put_in(minute=minute, after=minute.saved_at, by=None)
    numbering.publish(minutes=book, first_number=1, by=None)
    page = client.get(f"/meetings/{book.meeting_id}/minutes/")
    assertContains(page, ACCEPTED)
    assertContains(page, f'href="/requests/{found.done.pk}/"')
    assertContains(page, "Decides on CF 2022/23 02")
    assertNotContains(as_(manager).get(f"/meetings/{book.meeting_id}/minutes/"), "Track as a req")
