"""Minutes are approved at a later meeting that was held, several sets at once, and only once."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import approving, minutes, numbering
from scrutiny.meetings.actions.minutes import MinutesRefused
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, Minutes
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import (
    JANUARY,
    MARCH,
    NOVEMBER,
    agenda_of,
    come,
    item,
    minute_of,
    opened,
    published,
    quorate,
    written,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def november(panel: Panel) -> Minutes:
    """Return the published draft of November's minutes."""
    return published(agenda_of(panel, NOVEMBER), first_number=19)


@pytest.fixture
def at_january(panel: Panel) -> AgendaItem:
    """Return the item of minutes of the held, quorate meeting of January."""
    meeting = agenda_of(panel)
    quorate(meeting)
    return item(meeting, ItemKind.MINUTES)


def test_minutes_are_approved_as_a_correct_record(
    november: Minutes, at_january: AgendaItem, manager: User
) -> None:
    approving.put(minutes=november, item=at_january, by=manager)
    (approved,) = approving.approve(
        item=at_january, amendments={november.pk: " Item 21: read 2,000. "}, by=manager
    )
    assert approved == november
    assert approved.approved_meeting == at_january.meeting
    assert approved.amendment == "Item 21: read 2,000."
    assert Meeting.objects.get(pk=november.meeting_id).state == Meeting.State.MINUTES_APPROVED


def test_several_sets_are_approved_at_once(panel: Panel, november: Minutes) -> None:
    january = published(agenda_of(panel), first_number=None)
    march = agenda_of(panel, MARCH)
    quorate(march)
    at_march = item(march, ItemKind.MINUTES)
    for book in (november, january):
        approving.put(minutes=book, item=at_march, by=None)
    assert approving.approve(item=at_march, by=None) == [november, january]


def test_approved_minutes_are_approved_once_and_frozen(
    november: Minutes, at_january: AgendaItem, manager: User
) -> None:
    approving.put(minutes=november, item=at_january, by=manager)
    approving.approve(item=at_january, by=manager)
    with pytest.raises(MinutesRefused, match="approved already"):
        approving.approve(item=at_january, by=manager)
    with pytest.raises(MinutesRefused, match="approved on 26 January 2023"):
        approving.take_from(minutes=november, by=manager)
    with pytest.raises(MinutesRefused, match="are approved"):
        written(november, "That it be otherwise.")
    with pytest.raises(MinutesRefused, match="are approved"):
        numbering.publish(minutes=november, by=manager)
    minutes.note(minutes=november, says="Item 20 read 24 November.", by=manager)
    assert Event.objects.filter(verb="minutes_approved").count() == 1


def test_minutes_are_not_approved_before_the_later_meeting_was_held(
    november: Minutes, at_january: AgendaItem
) -> None:
    Meeting.objects.filter(pk=at_january.meeting_id).update(state=Meeting.State.PUBLISHED)
    at_january = AgendaItem.objects.get(pk=at_january.pk)
    approving.put(minutes=november, item=at_january, by=None)
    with pytest.raises(MinutesRefused, match="was not held yet"):
        approving.approve(item=at_january, by=None)
    november.refresh_from_db()
    assert november.approved_at is None


def test_a_meeting_does_not_approve_its_own_minutes_or_those_of_a_later_one(
    panel: Panel, november: Minutes, at_january: AgendaItem
) -> None:
    with pytest.raises(MinutesRefused, match="at a later meeting"):
        approving.put(minutes=november, item=item(november.meeting, ItemKind.MINUTES), by=None)
    january = published(at_january.meeting, first_number=None)
    with pytest.raises(MinutesRefused, match="at a later meeting"):
        approving.put(minutes=january, item=item(november.meeting, ItemKind.MINUTES), by=None)


def test_only_an_item_of_minutes_of_the_same_panel_approves_them(
    november: Minutes, at_january: AgendaItem
) -> None:
    business = item(at_january.meeting)
    with pytest.raises(MinutesRefused, match="not an item that approves minutes"):
        approving.put(minutes=november, item=business, by=None)
    with pytest.raises(MinutesRefused, match="not an item that approves minutes"):
        approving.approve(item=business, by=None)
    adults = Panel.objects.create(slug="adults", name="Adults")
    theirs = Meeting.objects.create(panel=adults, meets_on=MARCH, state=Meeting.State.HELD)
    elsewhere = AgendaItem.objects.create(
        meeting=theirs, order=1, kind=ItemKind.MINUTES, title="Minutes"
    )
    with pytest.raises(MinutesRefused, match="by their own panel"):
        approving.put(minutes=november, item=elsewhere, by=None)


def test_a_cancelled_meeting_approves_nothing(november: Minutes, at_january: AgendaItem) -> None:
    Meeting.objects.filter(pk=at_january.meeting_id).update(
        state="cancelled", cancelled_because="Snow."
    )
    with pytest.raises(MinutesRefused, match="is cancelled"):
        approving.put(minutes=november, item=AgendaItem.objects.get(pk=at_january.pk), by=None)


def test_unpublished_minutes_are_not_put(panel: Panel, at_january: AgendaItem) -> None:
    book = opened(agenda_of(panel, NOVEMBER))
    with pytest.raises(MinutesRefused, match="not published yet"):
        approving.put(minutes=book, item=at_january, by=None)


def test_an_item_that_puts_nothing_approves_nothing(at_january: AgendaItem) -> None:
    with pytest.raises(MinutesRefused, match="No minutes are put"):
        approving.approve(item=at_january, by=None)


def test_a_meeting_too_few_for_business_approves_nothing(panel: Panel, november: Minutes) -> None:
    january = agenda_of(panel, JANUARY)
    at_january = item(january, ItemKind.MINUTES)
    approving.put(minutes=november, item=at_january, by=None)
    with pytest.raises(MinutesRefused, match="who was present first"):
        approving.approve(item=at_january, by=None)
    come(january, "panel-chair")
    with pytest.raises(MinutesRefused, match="1 of 3 needed"):
        approving.approve(item=at_january, by=None)


def test_minutes_taken_from_a_meeting_wait_again(
    november: Minutes, at_january: AgendaItem, manager: User
) -> None:
    approving.put(minutes=november, item=at_january, by=manager)
    taken = approving.take_from(minutes=november, by=manager)
    assert taken.put_at is None
    assert list(Minutes.objects.waiting()) == [november]


def test_the_approval_stands_in_the_next_minutes_first_words(
    november: Minutes, at_january: AgendaItem
) -> None:
    approving.put(minutes=november, item=at_january, by=None)
    approving.approve(item=at_january, by=None)
    book = opened(at_january.meeting)
    (resolved,) = minute_of(book, ItemKind.MINUTES).resolutions.all()
    assert resolved.wording == (
        "That the minutes of the meeting held on 24 November 2022 be approved and signed as a "
        "correct record."
    )
