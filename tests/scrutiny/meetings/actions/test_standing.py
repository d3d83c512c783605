"""What every agenda of a panel begins and ends with is the panel's to say."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import standing
from scrutiny.meetings.actions.standing import Standing, StandingRefused
from scrutiny.meetings.models import ItemKind, StandingItem
from scrutiny.panels.models import Panel

pytestmark = pytest.mark.django_db

APOLOGIES = Standing(ItemKind.APOLOGIES, "Apologies")
WHIP = Standing(ItemKind.WHIP, "Whip", "Members say so.")
MONITORING = Standing(ItemKind.MONITORING, "Monitoring")


def titles(panel: Panel) -> list[tuple[str, str]]:
    return [(one.title, one.place) for one in StandingItem.objects.of(panel)]


def test_the_panel_has_six_opening_items_and_one_closing_one(panel: Panel) -> None:
    places = [place for _, place in titles(panel)]
    assert places == ["opening"] * 6 + ["closing"]


def test_the_items_are_set_in_order_with_monitoring_last(panel: Panel, manager: User) -> None:
    standing.set_items(panel=panel, items=[MONITORING, WHIP, APOLOGIES], by=manager)
    assert titles(panel) == [
        ("Whip", "opening"),
        ("Apologies", "opening"),
        ("Monitoring", "closing"),
    ]
    event = Event.objects.about(panel)[0]
    assert (event.verb, len(event.old["items"])) == ("standing_items_set", 7)


def test_items_that_are_so_already_leave_no_trace(panel: Panel, manager: User) -> None:
    standing.set_items(panel=panel, items=[APOLOGIES, MONITORING], by=manager)
    count = Event.objects.count()
    standing.set_items(panel=panel, items=[APOLOGIES, MONITORING], by=manager)
    assert Event.objects.count() == count


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ([Standing(ItemKind.WHIP, " ")], "a title"),
        ([WHIP, Standing(ItemKind.STATEMENT, "WHIP")], "the same title"),
        ([Standing(ItemKind.BUSINESS, "Schools")], "is no standing item"),
        ([Standing(ItemKind.EXCLUSION, "Exclusion")], "is no standing item"),
    ],
)
def test_items_that_cannot_be_are_refused(
    panel: Panel, manager: User, items: list[Standing], why: str
) -> None:
    before = titles(panel)
    with pytest.raises(StandingRefused, match=why):
        standing.set_items(panel=panel, items=items, by=manager)
    assert titles(panel) == before
