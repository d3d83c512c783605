"""The page of approval: put, take back, approve several sets at once."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertRedirects

from scrutiny.accounts.models import User
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, Minutes
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    MARCH,
    NOVEMBER,
    agenda_of,
    item,
    published,
    quorate,
)

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def november(panel: Panel) -> Minutes:
    """Return the published draft of November's minutes."""
    return published(agenda_of(panel, NOVEMBER), first_number=19)


@pytest.fixture
def at_march(panel: Panel) -> AgendaItem:
    """Return the item of minutes of the held, quorate meeting of March."""
    meeting = agenda_of(panel, MARCH)
    quorate(meeting)
    return item(meeting, ItemKind.MINUTES)


def page(at: AgendaItem, act: str = "approve/") -> str:
    """Return an address of approval at an item."""
    return f"/meetings/{at.meeting_id}/items/{at.pk}/minutes/{act}"


def test_minutes_are_put_taken_back_and_approved_with_what_was_corrected(
    client: Client, as_: As, november: Minutes, at_march: AgendaItem, manager: User
) -> None:
    clerk = as_(manager)
    assertContains(clerk.get(page(at_march)), "Wait for approval")
    put = page(at_march, f"{november.pk}/put/")
    assertRedirects(clerk.post(put, {"act": "put"}), page(at_march))
    assertContains(clerk.get(page(at_march)), "Approve as a correct record")
    clerk.post(put, {"act": "take"})
    assertContains(clerk.get(page(at_march)), "Wait for approval")
    clerk.post(put, {"act": "put"})
    form = {f"amendment-{november.pk}": "Read 24 for 25."}
    response = clerk.post(page(at_march), form, follow=True)
    assertContains(response, "Approved: 1 set of minutes.")
    assertContains(response, "corrected: Read 24 for 25.")
    public = client.get(f"/meetings/{november.meeting_id}/minutes/")
    assertContains(public, "Approved as a correct record on 30 March 2023.")
    assertContains(public, "Read 24 for 25.")


def test_several_sets_are_approved_by_one_press(
    as_: As, panel: Panel, november: Minutes, at_march: AgendaItem, manager: User
) -> None:
    january = published(agenda_of(panel), first_number=None)
    clerk = as_(manager)
    for book in (november, january):
        clerk.post(page(at_march, f"{book.pk}/put/"), {"act": "put"})
    assertContains(clerk.post(page(at_march), follow=True), "Approved: 2 sets of minutes.")
    assert Minutes.objects.filter(approved_meeting=at_march.meeting).count() == 2


def test_before_the_meeting_was_held_minutes_can_be_put_and_not_approved(
    as_: As, november: Minutes, at_march: AgendaItem, manager: User
) -> None:
    Meeting.objects.filter(pk=at_march.meeting_id).update(state=Meeting.State.AGENDA_DRAFT)
    clerk = as_(manager)
    clerk.post(page(at_march, f"{november.pk}/put/"), {"act": "put"})
    assertContains(
        clerk.get(page(at_march)), "Put the minutes to it now; approve them once it was."
    )
    assertContains(clerk.post(page(at_march)), "was not held yet", status_code=422)


def test_approving_twice_is_told(
    as_: As, november: Minutes, at_march: AgendaItem, manager: User
) -> None:
    clerk = as_(manager)
    clerk.post(page(at_march, f"{november.pk}/put/"), {"act": "put"})
    clerk.post(page(at_march))
    assertContains(clerk.post(page(at_march)), "approved already", status_code=422)
    put = clerk.post(page(at_march, f"{november.pk}/put/"), {"act": "take"}, follow=True)
    assertContains(put, "were approved on 30 March 2023")


def test_a_meeting_does_not_put_its_own_minutes(as_: As, november: Minutes, manager: User) -> None:
    own = item(november.meeting, ItemKind.MINUTES)
    response = as_(manager).post(page(own, f"{november.pk}/put/"), {"act": "put"}, follow=True)
    assertContains(response, "at a later meeting than the one they are of")
    assertContains(response, "No minutes wait for approval")


def test_only_items_of_minutes_have_the_page_and_only_the_manager(
    as_: As, november: Minutes, at_march: AgendaItem, manager: User, officer: User, member: User
) -> None:
    assert as_(manager).get(page(item(at_march.meeting))).status_code == 404
    assert as_(officer).get(page(at_march)).status_code == 403
    assert as_(member).get(page(at_march)).status_code == 404
    put = page(at_march, f"{november.pk}/put/")
    assert as_(manager).post(put, {"act": "dance"}).status_code == 400
