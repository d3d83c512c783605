"""What the tests of attendance and minutes share: a meeting with an agenda, and who was there."""

from datetime import date

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import attending, minutes, numbering
from scrutiny.meetings.models import AgendaItem, Attendance, ItemKind, Meeting, Minute, Minutes
from scrutiny.panels.models import Membership, Panel, Person, Substitute

NOVEMBER, JANUARY, MARCH = date(2022, 11, 24), date(2023, 1, 26), date(2023, 3, 30)
# Words that stand in no template, to look for where they must not be.
SECRET = "The two placements named in the letter were compared."

KINDS = [
    (ItemKind.APOLOGIES, "Apologies and changes in membership"),
    (ItemKind.INTERESTS, "Disclosure of interests"),
    (ItemKind.MINUTES, "Minutes of the previous meeting"),
    (ItemKind.BUSINESS, "Quality assurance"),
    (ItemKind.MONITORING, "Monitoring scrutiny recommendations"),
]
PRESENT, APOLOGIES = Attendance.Status.PRESENT, Attendance.Status.APOLOGIES


def agenda_of(panel: Panel, day: date = JANUARY) -> Meeting:
    """Return the panel's held meeting of a day, with five numbered items."""
    meeting = Meeting.objects.get(panel=panel, meets_on=day)
    Meeting.objects.filter(pk=meeting.pk).update(state=Meeting.State.HELD)
    meeting.refresh_from_db()
    for number, (kind, title) in enumerate(KINDS, start=1):
        AgendaItem.objects.create(
            meeting=meeting, order=number, number=number, kind=kind, title=title
        )
    return meeting


def item(meeting: Meeting, kind: str = ItemKind.BUSINESS) -> AgendaItem:
    """Return the meeting's item of a kind."""
    found: AgendaItem = meeting.items.get(kind=kind)
    return found


def seat(panel: Panel, slug: str) -> Membership:
    """Return somebody's seat on the panel."""
    found: Membership = panel.memberships.get(person__slug=slug)
    return found


def come(meeting: Meeting, *slugs: str, by: User | None = None) -> list[Attendance]:
    """Record these members as present."""
    return [
        attending.attend(meeting=meeting, seat=seat(meeting.panel, slug), status=PRESENT, by=by)
        for slug in slugs
    ]


def quorate(meeting: Meeting) -> list[Attendance]:
    """Record the chair and two members as present, just enough."""
    return come(meeting, "panel-chair", "panel-member-1", "panel-member-2")


def named_substitute(panel: Panel, group: str = "") -> Person:
    """Return a person whom the council has named as a substitute."""
    person = Person.objects.create(slug="stand-in", name="Named substitute")
    Substitute.objects.create(
        panel=panel, person=person, political_group=group, from_on=date(2022, 5, 1)
    )
    return person


def opened(meeting: Meeting) -> Minutes:
    """Return the open minutes of a quorate meeting."""
    if not meeting.attendances.exists():
        quorate(meeting)
    return minutes.open_minutes(meeting=meeting, by=None)


def minute_of(book: Minutes, kind: str = ItemKind.BUSINESS) -> Minute:
    """Return the minute of the item of a kind."""
    found: Minute = book.entries.get(item__kind=kind)
    return found


def written(book: Minutes, *resolutions: str, says: str = "The Panel considered it.") -> Minute:
    """Write the minute of the business item."""
    minute = minute_of(book)
    words = minutes.Words(says=says, resolutions=resolutions)
    return minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)


def published(meeting: Meeting, *resolutions: str, first_number: int | None = 1) -> Minutes:
    """Return the published draft minutes of a meeting, with what it resolved."""
    book = opened(meeting)
    written(book, *(resolutions or ("That the report be noted.",)))
    return numbering.publish(minutes=book, first_number=first_number, by=None)
