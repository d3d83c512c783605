"""Where a panel's decisions about its requests stand in the minutes, in words."""

from dataclasses import dataclass

from django.urls import reverse

from scrutiny.meetings.models import AgendaItem, Meeting, Minute


@dataclass(frozen=True)
class MinutePlace:
    """The minute in which the decisions stand, or will; with its page, if it has one yet."""

    words: str
    url: str = ""


def minute_place(meeting: Meeting, item: AgendaItem | None, minute: Minute | None) -> MinutePlace:
    """Return the published minute, the one being written, the item at the desk, or no place.

    `minute` comes with its minutes; there is no place where no item is for monitoring.
    """
    if item is None:
        return MinutePlace(
            "No item of this meeting is for monitoring: the decisions stand with each request."
        )
    if minute is not None and minute.number:
        url = reverse("meetings:minutes", args=[meeting.pk])
        return MinutePlace(f"Minute {minute.number}: {item.title}", f"{url}#minute-{minute.number}")
    if minute is not None and minute.minutes.published_at is None:
        url = reverse("meetings:minutes-edit", args=[meeting.pk])
        return MinutePlace(
            f"The draft minute of {item.title}, which can take them in", f"{url}#item-{minute.pk}"
        )
    number = f"item {item.number}, " if item.number else ""
    return MinutePlace(
        f"The minute of {number}{item.title}",
        reverse("meetings:desk-item", args=[meeting.pk, item.pk]),
    )
