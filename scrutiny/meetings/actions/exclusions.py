"""The item at which the panel excludes the press and public, kept right by what is withheld."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.meetings.actions.places import settle
from scrutiny.meetings.exclusion_words import agenda_text, exclusion_title
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting
from scrutiny.meetings.withheld import withheld_of


@transaction.atomic
def see_to_exclusion(*, item: AgendaItem, by: User | None) -> AgendaItem | None:
    """Make, reword or remove the exclusion item of an item; return it, None for none.

    It stands directly before its item (`agenda.arranged`) and says what is withheld, by which
    paragraph, why, and the motion. What was published under a number stays as it was; where the
    agenda went out without it, the motion is moved at the meeting.
    """
    # Of two papers of one item withheld at once, the second waits and rewords what the first made.
    Meeting.objects.select_for_update().get(pk=item.meeting_id)
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
        exclusion = AgendaItem.objects.create(
            meeting=item.meeting,
            order=item.order,
            kind=ItemKind.EXCLUSION,
            excludes_for=item,
            **words,
        )
        settle(item.meeting)
        record(verb="exclusion_added", subject=exclusion, by=by, new={"before": item.title})
        return exclusion
    amend(verb="exclusion_reworded", subject=exclusion, wanted=words, by=by)
    return exclusion
