"""The item at which the panel excludes the press and public, kept right by what is withheld."""

from django.db import transaction
from django.db.models import F

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.meetings.exclusion_words import agenda_text, exclusion_title
from scrutiny.meetings.models import AgendaItem, ItemKind
from scrutiny.meetings.withheld import withheld_of


@transaction.atomic
def see_to_exclusion(*, item: AgendaItem, by: User | None) -> AgendaItem | None:
    """Make, reword, move or remove the exclusion item of an item; return it, None for none.

    It stands directly before its item and says what is withheld, by which paragraph, why, and the
    motion. What was published under a number is never moved or removed; where the agenda went out
    without it, the motion is moved at the meeting.
    """
    papers = withheld_of(item) if item.state == AgendaItem.State.ON_AGENDA else ()
    exclusion = AgendaItem.objects.filter(excludes_for=item).first()
    if item.number is not None or (exclusion is not None and exclusion.number is not None):
        return exclusion
    if not papers:
        if exclusion is not None:
            record(verb="exclusion_removed", subject=exclusion, by=by, why="Nothing is withheld.")
            exclusion.delete()
        return None
    words = {"title": exclusion_title(papers), "text": agenda_text(papers)}
    if exclusion is None:
        exclusion = AgendaItem(
            meeting=item.meeting, kind=ItemKind.EXCLUSION, excludes_for=item, **words
        )
        _put_before(exclusion, item)
        record(verb="exclusion_added", subject=exclusion, by=by, new={"before": item.title})
        return exclusion
    amend(verb="exclusion_reworded", subject=exclusion, wanted=words, by=by)
    if _before(item) != exclusion:
        _put_before(exclusion, item)
        record(verb="exclusion_moved", subject=exclusion, by=by, new={"before": item.title})
    return exclusion


def _before(item: AgendaItem) -> AgendaItem | None:
    """Return the item that stands directly before another on the agenda."""
    standing = list(AgendaItem.objects.filter(meeting=item.meeting_id).on_agenda())
    place = standing.index(item)
    return standing[place - 1] if place else None


def _put_before(exclusion: AgendaItem, item: AgendaItem) -> None:
    """Give the exclusion item the place of its item; that and what follows move on by one."""
    item.refresh_from_db(fields=["order"])
    following = AgendaItem.objects.filter(meeting=item.meeting_id, order__gte=item.order)
    exclusion.order = item.order
    following.exclude(pk=exclusion.pk).update(order=F("order") + 1)
    exclusion.save()
    item.refresh_from_db(fields=["order"])
