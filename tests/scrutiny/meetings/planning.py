"""What the tests of programmes and agendas share: meetings to come, topics, items."""

from datetime import date, time

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import agendas, meetings, programme
from scrutiny.meetings.models import AgendaItem, Meeting, Topic
from scrutiny.panels.models import Panel

SPRING, SUMMER = date(2098, 3, 6), date(2098, 6, 5)


def coming(panel: Panel, day: date = SPRING) -> Meeting:
    """Return a meeting that is still to come."""
    return meetings.arrange(
        panel=panel,
        meets_on=day,
        start_time=time(17, 30),
        place="Town hall",
        state=Meeting.State.PLANNED,
        by=None,
    )


def suggested(panel: Panel, title: str = "Schools", kind: str = "topic") -> Topic:
    """Return a topic that nobody has agreed to yet."""
    subject = programme.Subject(title=title, reason="Nobody has looked.", kind=Topic.Kind(kind))
    return programme.suggest(panel=panel, subject=subject, origin=Topic.Origin.PANEL, by=None)


def placed(meeting: Meeting, by: User, title: str = "Schools", kind: str = "topic") -> Topic:
    """Return a topic that is planned for a meeting."""
    topic = suggested(meeting.panel, title, kind)
    return programme.place(topic=topic, meeting=meeting, by=by)


def added(meeting: Meeting, by: User, *titles: str) -> list[AgendaItem]:
    """Return items of business on a meeting's agenda, in this order."""
    return [agendas.add(meeting=meeting, title=title, text="", by=by) for title in titles]


def published(meeting: Meeting) -> Meeting:
    """Return the meeting with its agenda as it is when it was published: numbered and fixed."""
    for number, item in enumerate(AgendaItem.objects.filter(meeting=meeting).on_agenda(), 1):
        AgendaItem.objects.filter(pk=item.pk).update(number=number)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.PUBLISHED)
    meeting.refresh_from_db()
    return meeting


def titles(meeting: Meeting) -> list[str]:
    """Return the titles of what is on the agenda, in order."""
    return [item.title for item in AgendaItem.objects.filter(meeting=meeting).on_agenda()]
