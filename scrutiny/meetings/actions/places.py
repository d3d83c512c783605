"""Keeping the order of an agenda's items."""

from scrutiny.meetings import agenda
from scrutiny.meetings.models import AgendaItem, Meeting


def settle(meeting: Meeting) -> None:
    """Number the places of a meeting's items anew, each exclusion directly before its item.

    To be called in the transaction of whatever added an item.
    """
    keep(agenda.arranged(meeting.items.all()))


def keep(items: list[AgendaItem]) -> None:
    """Number items anew in the order in which they come."""
    for order, item in enumerate(items, start=1):
        item.order = order
    AgendaItem.objects.bulk_update(items, ["order"])
