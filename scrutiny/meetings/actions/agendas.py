"""What is done to an agenda as long as it is not published: drafted, added to, put in order."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import ProtectedError

from scrutiny.accounts.models import User
from scrutiny.history.actions import amend, record
from scrutiny.meetings import agenda
from scrutiny.meetings.actions import standard_reports
from scrutiny.meetings.actions.places import keep, settle
from scrutiny.meetings.actions.programme import LIVE
from scrutiny.meetings.models import AgendaItem, ItemKind, Meeting, StandingItem, Topic

State = Meeting.State
PUBLISHED = (
    "The agenda is published and stays as it is. You can withdraw an item, defer it, or add an "
    "urgent late item with the chair's reasons."
)
OVER = "The panel has met, so its agenda stays as it is."
CANCELLED = "The meeting is cancelled, so its agenda stays as it is."


class AgendaRefused(Exception):
    """Raised with a sentence when an agenda cannot be changed as asked."""


@transaction.atomic
def draft(*, meeting: Meeting, by: User) -> list[AgendaItem]:
    """Put onto the agenda what is still missing: standing items, and the topics placed here.

    An item whose paper the portal makes gets it with a short report (settings.ITEM_PAPERS). Visits
    are on the programme and not on an agenda. Raises AgendaRefused where nothing is missing.
    """
    _open(meeting)
    there = list(meeting.items.all())
    known = {(item.kind, item.title) for item in there}
    standing = [
        one for one in StandingItem.objects.of(meeting.panel) if (one.kind, one.title) not in known
    ]
    topics = list(waiting_topics(meeting))
    if not standing and not topics:
        raise AgendaRefused("Nothing is missing: standing items and topics are on the agenda.")
    last = _last_meeting_on(meeting)
    made = [_standing(meeting, one, last) for one in standing]
    made += [_of_topic(meeting, topic) for topic in topics]
    AgendaItem.objects.bulk_create(made)
    settle(meeting)
    _begin(meeting)
    standard_reports.write_missing(meeting=meeting, by=by)
    titles = [item.title for item in made]
    record(verb="agenda_drafted", subject=meeting, by=by, new={"items": titles})
    return made


def waiting_topics(meeting: Meeting) -> Iterable[Topic]:
    """Return the topics that are placed at a meeting and are not on its agenda."""
    on_agenda = meeting.items.on_agenda().filter(topic__isnull=False).values("topic")
    placed = Topic.objects.live().filter(meeting=meeting).exclude(kind=Topic.Kind.VISIT)
    return placed.exclude(pk__in=on_agenda).select_related("lead").order_by("pk")


@transaction.atomic
def add(
    *,
    meeting: Meeting,
    title: str,
    text: str,
    by: User,
    topic: Topic | None = None,
    is_to_follow: bool = False,
) -> AgendaItem:
    """Add an item of business, last of the business.

    Raises AgendaRefused once the agenda is published, without a title, and for a topic that is not
    placed at this meeting or on its agenda already.
    """
    _open(meeting)
    if not title.strip():
        raise AgendaRefused("Give the item a title.")
    if topic is not None and (topic.meeting_id != meeting.pk or topic.state not in LIVE):
        raise AgendaRefused(f"“{topic}” is not planned for this meeting. Place it here first.")
    if topic is not None and meeting.items.on_agenda().filter(topic=topic).exists():
        raise AgendaRefused(f"“{topic}” is on the agenda already.")
    item = AgendaItem.objects.create(
        meeting=meeting,
        order=_next_order(meeting),
        title=title.strip(),
        text=text.strip(),
        topic=topic,
        is_to_follow=is_to_follow,
    )
    settle(meeting)
    _begin(meeting)
    item.refresh_from_db()
    record(verb="item_added", subject=item, by=by)
    return item


@transaction.atomic
def change(*, item: AgendaItem, title: str, text: str, is_to_follow: bool, by: User) -> AgendaItem:
    """Give an item other words, or say that its report is to follow.

    Raises AgendaRefused once the agenda is published, without a title, and for the exclusion of
    the public, whose words follow from the papers.
    """
    _open(item.meeting)
    if not title.strip():
        raise AgendaRefused("Give the item a title.")
    if item.kind == ItemKind.EXCLUSION:
        raise AgendaRefused("This item is written from the papers. Change what is exempt there.")
    wanted = {"title": title.strip(), "text": text.strip(), "is_to_follow": is_to_follow}
    amend(verb="item_changed", subject=item, wanted=wanted, by=by)
    return item


@transaction.atomic
def remove(*, item: AgendaItem, by: User) -> None:
    """Take an item from a draft without a trace on it; its topic waits at the meeting.

    Raises AgendaRefused once the agenda is published, for the exclusion of the public, and where
    the item has a report, which would go with it.
    """
    _open(item.meeting)
    if item.kind == ItemKind.EXCLUSION:
        raise AgendaRefused(
            "This item goes by itself when nothing in the papers it is for is exempt."
        )
    if hasattr(item, "report"):
        raise AgendaRefused("The item has a report. Withdraw or defer it: its report is kept then.")
    record(verb="item_removed", subject=item, by=by, old={"meeting": str(item.meeting)})
    try:
        item.delete()
    except ProtectedError as error:
        raise AgendaRefused("Minutes or topics speak of this item. Withdraw it instead.") from error
    settle(item.meeting)


@transaction.atomic
def move(*, item: AgendaItem, position: int, by: User) -> AgendaItem:
    """Give an item of business another position among the business, counted from 1.

    Raises AgendaRefused once the agenda is published, and for items that are not business.
    """
    _open(item.meeting)
    items = list(item.meeting.items.all())
    now = next((one for one in items if one.pk == item.pk), None)
    if now is None:
        raise AgendaRefused("The item is not on the agenda any more.")
    if not agenda.is_movable(now):
        raise AgendaRefused(
            "Only business moves. Opening and closing items keep the panel's order."
        )
    before = agenda.movable(items).index(now) + 1
    keep(agenda.moved(items, now, position))
    now.refresh_from_db()
    after = agenda.movable(item.meeting.items.all()).index(now) + 1
    if after != before:
        old, new = {"position": before}, {"position": after}
        record(verb="item_moved", subject=now, by=by, old=old, new=new)
    return now


def _open(meeting: Meeting) -> None:
    """Hold the meeting until the change is made, and refuse one whose agenda is published."""
    state = Meeting.objects.select_for_update().values_list("state", flat=True).get(pk=meeting.pk)
    meeting.state = state
    if state not in Meeting.BEFORE_PUBLICATION:
        raise AgendaRefused(why_fixed(meeting))


def why_fixed(meeting: Meeting) -> str:
    """Say why an agenda is not changed any more; nothing as long as it is not published."""
    if meeting.state in Meeting.BEFORE_PUBLICATION:
        return ""
    if meeting.state == State.CANCELLED:
        return CANCELLED
    return OVER if meeting.is_over else PUBLISHED


def _begin(meeting: Meeting) -> None:
    """Say that there is an agenda in draft now."""
    if Meeting.objects.filter(pk=meeting.pk, state=State.PLANNED).update(state=State.AGENDA_DRAFT):
        meeting.state = State.AGENDA_DRAFT


def _next_order(meeting: Meeting) -> int:
    return max((item.order for item in meeting.items.all()), default=0) + 1


def _last_meeting_on(meeting: Meeting) -> date | None:
    """Return when the panel met before."""
    before = Meeting.objects.of(meeting.panel).past(on=meeting.meets_on)
    return before.values_list("meets_on", flat=True).first()


def _standing(meeting: Meeting, one: StandingItem, last: date | None) -> AgendaItem:
    """Return a standing item as this agenda has it; the minutes say of which meeting they are."""
    is_opening = one.place == StandingItem.Place.OPENING
    text = one.text
    if one.kind == ItemKind.MINUTES and last is not None:
        text = f"{text} The minutes are of the meeting on {last:%-d %B %Y}.".strip()
    order = one.order if is_opening else _next_order(meeting) + one.order
    return AgendaItem(meeting=meeting, order=order, kind=one.kind, title=one.title, text=text)


def _of_topic(meeting: Meeting, topic: Topic) -> AgendaItem:
    return AgendaItem(
        meeting=meeting, order=_next_order(meeting), title=topic.title, text="", topic=topic
    )
