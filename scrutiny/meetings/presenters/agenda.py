"""What became of an item, and why it came late, in words."""

from django.utils import timezone

from scrutiny.meetings.models import AgendaItem


def left_words(item: AgendaItem) -> str:
    """Say that an item was withdrawn or deferred, and why: "Withdrawn: the letter is late"."""
    if item.state == AgendaItem.State.ON_AGENDA:
        return ""
    return f"{item.get_state_display()}: {item.state_reason}"


def late_words(item: AgendaItem) -> str:
    """Say when an item was added late, in whose opinion it is urgent, and why.

    The minutes have to specify the circumstances (Local Government Act 1972, s.100B(4)(b)).
    """
    if item.added_late_at is None:
        return ""
    added_on = timezone.localtime(item.added_late_at)
    return (
        f"Added on {added_on:%-d %B %Y}. Urgent in the opinion of {item.urgent_in_opinion_of}: "
        f"{item.urgent_because}"
    )
