"""From the sheet of minutes to their publication, and on to the meeting that approves them."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.models import ItemKind, Meeting
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import JANUARY, agenda_of, minute_of, opened, published
from tests.scrutiny.meetings.planning import coming

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def meeting(panel: Panel) -> Meeting:
    """Return the held meeting of 26 January 2023 with its items."""
    Meeting.objects.filter(panel=panel, meets_on=JANUARY).update(state=Meeting.State.HELD)
    return agenda_of(panel)


def test_going_on_to_publish_saves_what_was_written(
    as_: As, manager: User, meeting: Meeting
) -> None:
    book = opened(meeting)
    minute = minute_of(book)
    client, page = as_(manager), f"/meetings/{meeting.pk}/minutes/edit/"
    data = {"save": "publish"}
    for entry in book.entries.all():
        field = f"minute-{entry.pk}"
        data |= {f"{field}-after": entry.saved_at.isoformat(), f"{field}-access": "open"}
        data |= {f"{field}-says": entry.says, f"{field}-resolutions": ""}
    data[f"minute-{minute.pk}-says"] = "The Panel heard both sides."
    response = client.post(page, data)
    assertRedirects(response, f"/meetings/{meeting.pk}/minutes/publish/")
    minute.refresh_from_db()
    assert minute.says == "The Panel heard both sides."


def test_published_minutes_lead_to_the_next_meeting_that_can_approve_them(
    as_: As, panel: Panel, manager: User, member: User, meeting: Meeting
) -> None:
    book = published(meeting)
    page = f"/meetings/{meeting.pk}/minutes/"
    assertNotContains(as_(manager).get(page), "Put them to the panel")
    later = coming(panel, date(2098, 3, 6))
    item = later.items.create(order=1, kind=ItemKind.MINUTES, title="Minutes")
    words = "Put them to the panel: meeting of 6 March 2098"
    assertContains(as_(manager).get(page), words)
    assertNotContains(as_(member).get(page), words)
    book.put_at = item
    book.save(update_fields=["put_at"])
    shown = as_(manager).get(page)
    assertContains(shown, "Approve them: meeting of 6 March 2098")
    assertContains(shown, f'href="/meetings/{later.pk}/items/{item.pk}/minutes/approve/"')
