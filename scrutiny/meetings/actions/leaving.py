"""How an item leaves an agenda with a reason: withdrawn, or deferred to be dealt with later."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions import agendas, programme
from scrutiny.meetings.actions.agendas import AgendaRefused
from scrutiny.meetings.actions.places import settle
from scrutiny.meetings.actions.programme import LIVE, TopicRefused
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, Topic

State = AgendaItem.State


@transaction.atomic
def withdraw(*, item: AgendaItem, why: str, by: User) -> AgendaItem:
    """Take an item from the agenda with a reason; a published one keeps its number and says so.

    Its topic waits for a meeting again. Raises AgendaRefused without a reason, for an item that has
    left already, and once the panel has met.
    """
    _leave(item, State.WITHDRAWN, why, by)
    if item.topic is not None and item.topic.state in LIVE:
        programme.take_off(topic=item.topic, why=why.strip(), by=by)
    return item


@transaction.atomic
def defer(*, item: AgendaItem, why: str, to: Meeting | None, by: User) -> Topic:
    """Put an item off to another meeting, or (to None) to the work programme; return its topic.

    An item that came from a topic goes back to it; another one makes a topic of its own. Raises
    AgendaRefused as `withdraw` does, and for a standing item or a meeting that cannot take it.
    """
    if item.kind != ItemKind.BUSINESS:
        raise AgendaRefused("Only business is deferred: every agenda has its standing items.")
    if to is not None and to.pk == item.meeting_id:
        raise AgendaRefused("That is the meeting it stands at now. Choose another.")
    _leave(item, State.DEFERRED, why, by)
    topic = programme.keep_deferred(item=item, why=why.strip(), by=by)
    if to is None:
        return topic
    try:
        return programme.place(topic=topic, meeting=to, by=by)
    except TopicRefused as refused:
        raise AgendaRefused(str(refused)) from refused


def _leave(item: AgendaItem, state: AgendaItem.State, why: str, by: User) -> None:
    """Give an item and its exclusion the state, if both are on the agenda of a meeting to come."""
    if not why.strip():
        raise AgendaRefused("Say why the item leaves the agenda: it is printed.")
    if item.kind == ItemKind.EXCLUSION:
        raise AgendaRefused("This item leaves the agenda together with the one it is for.")
    locked = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    if locked.state not in {*Meeting.BEFORE_PUBLICATION, Meeting.State.PUBLISHED}:
        raise AgendaRefused(agendas.why_fixed(locked))
    leaving = AgendaItem.objects.filter(pk=item.pk, state=State.ON_AGENDA)
    if not leaving.update(state=state, state_reason=why.strip()):
        item.refresh_from_db()
        raise AgendaRefused(f"The item is {item.get_state_display().lower()} already.")
    exclusion = AgendaItem.objects.filter(excludes_for=item, state=State.ON_AGENDA)
    exclusion.update(state=state, state_reason=why.strip())
    item.refresh_from_db()
    settle(item.meeting)
    record(verb=f"item_{state.value}", subject=item, by=by, why=why.strip())
