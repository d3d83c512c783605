"""What a meeting of before the portal dealt with is written down once, and only for such a one."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions.bringing_in import BringingInRefused, PastItem, bring_in
from scrutiny.meetings.actions.meetings import arrange
from scrutiny.meetings.models import ItemKind, Meeting
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db

ITEMS = (
    PastItem(ItemKind.APOLOGIES, "Apologies"),
    PastItem(ItemKind.BUSINESS, " Early Help ", "Report of the Head of Service."),
)


def met(panel: Panel, state: Meeting.State = Meeting.State.HELD) -> Meeting:
    """Return a meeting of long ago, in this state."""
    return arrange(panel=panel, meets_on=date(2020, 2, 13), place="", state=state, by=None)


def test_the_items_are_numbered_as_the_agenda_of_their_time_had_them(
    panel: Panel, manager: User
) -> None:
    meeting = met(panel)
    bring_in(meeting=meeting, items=ITEMS, by=manager)
    rows = meeting.items.values_list("order", "number", "kind", "title", "text")
    assert list(rows) == [
        (1, 1, "apologies", "Apologies", ""),
        (2, 2, "business", "Early Help", "Report of the Head of Service."),
    ]
    event = Event.objects.latest("pk")
    assert event.verb == "items_brought_in"
    assert event.new == {"items": ["Apologies", "Early Help"]}


def test_they_are_brought_in_once(panel: Panel, manager: User) -> None:
    meeting = met(panel)
    bring_in(meeting=meeting, items=ITEMS, by=manager)
    with pytest.raises(BringingInRefused, match="has its agenda already"):
        bring_in(meeting=meeting, items=ITEMS, by=manager)
    assert meeting.items.count() == 2


def test_a_meeting_to_come_gets_its_agenda_built(panel: Panel, manager: User) -> None:
    meeting = met(panel, Meeting.State.PLANNED)
    with pytest.raises(BringingInRefused, match="Build its agenda instead"):
        bring_in(meeting=meeting, items=ITEMS, by=manager)
    assert not meeting.items.exists()


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ((), "Give every item its title"),
        ((PastItem(ItemKind.BUSINESS, "  "),), "Give every item its title"),
        ((PastItem(ItemKind.EXCLUSION, "Exclusion"),), "not brought in"),
    ],
)
def test_items_that_cannot_be_kept_are_refused(
    panel: Panel, manager: User, items: tuple[PastItem, ...], words: str
) -> None:
    meeting = met(panel)
    with pytest.raises(BringingInRefused, match=words):
        bring_in(meeting=meeting, items=items, by=manager)
    assert not meeting.items.exists()
