"""What the panel decided about its requests, in the words of a minute."""

from django.urls import reverse
from django.utils.text import Truncator

from recommendations.models import Update
from recommendations.states import State
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting
from scrutiny.meetings.ready_words import Ready, ReadyWords

# In this order: what leaves the list as done, what comes back, what leaves it as not agreed.
DECIDED = {
    State.ACCEPTED: "That {what} be accepted as complete.",
    State.RETURNED: "That {what} be returned",
    State.NOTED: "That it be noted that {what} is not agreed to.",
}
# Enough of what was asked to know it by; the reference leads to the rest.
WORDS_MAX = 30


def decisions(item: AgendaItem) -> ReadyWords | None:
    """Return a resolution for each decision of the meeting; of no item but its monitoring one."""
    if item.kind != ItemKind.MONITORING or monitoring_item(item.meeting) != item:
        return None
    updates = Update.objects.filter(meeting=item.meeting_id, state__in=DECIDED)
    found = sorted(updates.select_related("request__panel"), key=_place)
    return ReadyWords(
        label="Record what the panel decides about its requests",
        url=reverse("recommendations:decide", args=[item.meeting_id]),
        resolutions=tuple(Ready(str(one.request), worded(one)) for one in found),
    )


def monitoring_item(meeting: Meeting) -> AgendaItem | None:
    """Return the item in whose minute a meeting's decisions stand."""
    return meeting.items.on_agenda().filter(kind=ItemKind.MONITORING).first()


def worded(update: Update) -> str:
    """Return a decision as a resolution, in one line: what was asked is quoted by its beginning."""
    asked = Truncator(_line(update.request.wording)).words(WORDS_MAX, truncate="…")
    what = f"{update.request}, “{asked.rstrip('.')}”,"
    says = _line(update.says)
    words = DECIDED[State(update.state)].format(what=what)
    if update.state == State.RETURNED:
        return f"{words}, for this reason: {says}"
    return f"{words} {says}".strip()


def _place(update: Update) -> tuple[int, int, int]:
    request = update.request
    return list(DECIDED).index(State(update.state)), request.municipal_year, request.number


def _line(text: str) -> str:
    return " ".join(text.split())
