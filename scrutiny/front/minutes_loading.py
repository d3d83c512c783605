"""The minutes of a meeting that was held before the portal, from its data file."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.front.days import noon
from scrutiny.front.meeting_files import Attendance as AttendanceFile
from scrutiny.front.meeting_files import Item, MeetingFile, Resolved
from scrutiny.front.meeting_files import Minutes as MinutesFile
from scrutiny.front.request_loading import Uploads, load_asked_before, load_request
from scrutiny.meetings.actions import attending, inviting, meetings, minutes, numbering
from scrutiny.meetings.actions.bringing_in import PastItem, bring_in
from scrutiny.meetings.models import AgendaItem, Attendance, Meeting, Minutes, Resolution
from scrutiny.panels.models import Membership, Panel, Person, Post

Status = Attendance.Status


@transaction.atomic
def load_minutes(*, file: MeetingFile, uploads: Uploads, panel: Panel, by: User) -> None:
    """Hold the meeting, record who was there, publish its minutes and track its requests; once.

    `uploads` holds the PDFs of evidence by the name of their text.
    """
    meeting = Meeting.objects.of(panel).get(meets_on=file.meets_on)
    if meeting.state != Meeting.State.PLANNED or file.minutes is None or file.attendance is None:
        return
    load_asked_before(file=file, panel=panel, uploads=uploads, by=by)
    there = file.attendance
    chair = Person.objects.get(slug=there.presided_by)
    meetings.hold(meeting=meeting, today=file.meets_on, presided_by=chair, by=by)
    past = [PastItem(item.kind, item.title, item.text) for item in file.items]
    items = bring_in(meeting=meeting, items=past, by=by)
    _attend(there, meeting, by)
    for item, words in zip(items, file.items, strict=True):
        _invite(item, words, by)
    published = _write(file, file.minutes, meeting, items, by)
    _track(file, published, uploads, by)


def _attend(file: AttendanceFile, meeting: Meeting, by: User) -> None:
    """Record who was there, and who sent apologies."""
    seats = {
        seat.person.slug: seat
        for seat in Membership.objects.on(meeting.meets_on)
        .filter(panel=meeting.panel)
        .select_related("person")
    }
    for status, slugs in ((Status.PRESENT, file.present), (Status.APOLOGIES, file.apologies)):
        for slug in slugs:
            attending.attend(
                meeting=meeting, seat=seats[slug], status=status, by=by, on=meeting.meets_on
            )


def _invite(item: AgendaItem, file: Item, by: User) -> None:
    """Say who was asked to an item; all of them came."""
    for one in file.invitees:
        invitee = inviting.invite(item=item, post=Post.objects.get(slug=one.post), by=by)
        inviting.note_presence(invitee=invitee, was_present=True, by=by, on=item.meeting.meets_on)


def _write(
    file: MeetingFile, told: MinutesFile, meeting: Meeting, items: list[AgendaItem], by: User
) -> Minutes:
    """Write the minute of each item and publish the draft."""
    published_at = noon(told.published_on)
    opened = minutes.open_minutes(meeting=meeting, by=by, now=noon(file.meets_on))
    entries = {minute.item_id: minute for minute in opened.entries.all()}
    for item, words in zip(items, file.items, strict=True):
        if words.minute is None:
            continue
        minute = entries[item.pk]
        # What follows from the record is there already: who came, who sent apologies.
        says = "\n\n".join(part for part in (minute.says, words.minute.says) if part)
        resolutions = tuple(one.wording for one in words.minute.resolved)
        minutes.write(
            minute=minute,
            words=minutes.Words(says, resolutions),
            after=minute.saved_at,
            by=by,
            now=published_at,
        )
    return numbering.publish(
        minutes=opened, by=by, first_number=told.first_number, now=published_at
    )


def _track(file: MeetingFile, published: Minutes, uploads: Uploads, by: User) -> None:
    """Make the tracked requests of the resolutions."""
    resolved: list[Resolved] = [
        one for item in file.items if item.minute for one in item.minute.resolved
    ]
    rows = Resolution.objects.filter(minute__minutes=published).order_by("minute__number", "order")
    for row, one in zip(rows, resolved, strict=True):
        if one.request is not None:
            load_request(made=one.request, resolution=row, uploads=uploads, by=by)
