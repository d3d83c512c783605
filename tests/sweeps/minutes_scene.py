"""What the walks meet at and after meetings: a desk, minutes in work, minutes that are out.

The meetings are of 2018, so that their minutes count apart from all others.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from recommendations.models import Request
from scrutiny.meetings.actions import approving, minutes, numbering
from scrutiny.meetings.models import (
    AgendaItem,
    Attendance,
    Interest,
    Invitee,
    ItemKind,
    Meeting,
    Minutes,
    Resolution,
    SpeakingRequest,
    Whip,
)
from scrutiny.panels.models import Membership, Panel, Person

FROM_ON, TO_ON = date(2018, 5, 1), date(2018, 12, 31)
OUT_ON, IN_WORK_ON, OVER_ON, TODAY_ON = (date(2018, month, 10) for month in (5, 6, 7, 9))


@dataclass(frozen=True)
class MinutesScene:
    """Minutes that are out, minutes in work, a meeting just over, and one that is on."""

    out: Minutes
    in_work: Minutes
    over: Meeting
    on: Meeting
    at: AgendaItem
    stand_in: Attendance
    interest: Interest
    whip: Whip
    invitee: Invitee
    asked: SpeakingRequest
    free: Resolution
    tracked: Request

    def samples(self, name: str) -> dict[str, object]:
        """Return the values that the addresses of a route of this area carry."""
        if name not in ROUTES:
            return {}
        meeting = {
            "meetings:minutes": self.out.meeting,
            "meetings:minutes-note": self.out.meeting,
            "meetings:minutes-open": self.over,
            "meetings:desk-hold": self.on,
            "recommendations:decide": self.over,
        }.get(name, self.in_work.meeting)
        return {
            "meeting_id": meeting.pk,
            "day": OVER_ON.isoformat(),
            "item_id": self.at.pk,
            "minutes_id": self.out.pk,
            "minute_id": self.in_work.entries.get(item=self.at).pk,
            "attendance_id": self.stand_in.pk,
            "interest_id": self.interest.pk,
            "whip_id": self.whip.pk,
            "invitee_id": self.invitee.pk,
            "asked_id": self.asked.pk,
            "resolution_id": self.free.pk,
            "request_id": self.tracked.pk,
        }


ROUTES = {
    f"meetings:{name}"
    for name in (
        *("desk", "desk-item", "desk-attend", "desk-substitute", "desk-unseat", "desk-hold"),
        *("desk-move", "desk-declare", "desk-interest", "desk-whip", "desk-whip-remove"),
        *("desk-invite", "desk-invitee", "desk-speak", "desk-speaker"),
        *("minutes", "minutes-open", "minutes-edit", "minute-preview", "minutes-publish"),
        *("minutes-note", "minutes-approve", "minutes-put", "resolution-topic"),
    )
} | {
    f"recommendations:{name}"
    for name in (
        *("request", "request-raise", "follow", "unfollow"),
        *("tracker-at", "tracker-xlsx", "summary-xlsx", "summary-csv", "decide"),
    )
}


def the_minutes(panel: Panel) -> MinutesScene:
    """Return a panel's meetings of 2018 with all that hangs on them; their people are new ones."""
    seats = [_seat(panel, f"{number}-of-{panel.slug}") for number in range(4)]
    over, on = _held(panel, OVER_ON, seats), _meeting(panel, TODAY_ON, Meeting.State.PUBLISHED)
    out = _written(_held(panel, OUT_ON, seats), "That one be done.", "That two be done.")
    in_work = _written(_held(panel, IN_WORK_ON, seats))
    out = numbering.publish(minutes=out, first_number=1, by=None)
    at = in_work.meeting.items.get()
    out = approving.put(minutes=out, item=at, by=None)
    free, other = Resolution.objects.filter(minute__minutes=out)
    there = in_work.meeting.attendances.filter(is_substitute=False).first()
    assert there is not None
    return MinutesScene(
        out=out,
        in_work=in_work,
        over=over,
        on=on,
        at=at,
        stand_in=_stand_in(in_work.meeting, seats[3]),
        interest=Interest.objects.create(
            item=at, attendance=there, kind=Interest.Kind.OTHER, nature="A governor"
        ),
        whip=Whip.objects.create(item=at, political_group="A group", says="To vote for it."),
        invitee=Invitee.objects.create(item=at, as_what="Head teacher"),
        asked=SpeakingRequest.objects.create(
            item=at, who="A resident", about="Schools", asked_at=timezone.now()
        ),
        free=free,
        tracked=Request.objects.create(
            panel=panel,
            kind=Request.Kind.ACTION,
            municipal_year=2018,
            number=1,
            wording=other.wording,
            resolution=other,
            addressee_body="The Cabinet",
            made_on=OUT_ON,
            made_at=timezone.now(),
        ),
    )


def _seat(panel: Panel, slug: str) -> Membership:
    person = Person.objects.create(slug=slug, name=f"Member {slug}")
    return Membership.objects.create(panel=panel, person=person, from_on=FROM_ON, to_on=TO_ON)


def _meeting(panel: Panel, day: date, state: Meeting.State) -> Meeting:
    meeting = Meeting.objects.create(panel=panel, meets_on=day, state=state)
    AgendaItem.objects.create(
        meeting=meeting, order=1, number=1, kind=ItemKind.MINUTES, title="Minutes"
    )
    return meeting


def _held(panel: Panel, day: date, seats: list[Membership]) -> Meeting:
    """Return a held meeting at which three members were present."""
    meeting = _meeting(panel, day, Meeting.State.HELD)
    for seat in seats[:3]:
        Attendance.objects.create(
            meeting=meeting, person=seat.person, seat=seat, status=Attendance.Status.PRESENT
        )
    return meeting


def _stand_in(meeting: Meeting, seat: Membership) -> Attendance:
    person = Person.objects.create(slug=f"for-{seat.person.slug}", name="Stand-in")
    return Attendance.objects.create(
        meeting=meeting,
        person=person,
        seat=seat,
        is_substitute=True,
        status=Attendance.Status.PRESENT,
    )


def _written(meeting: Meeting, *resolutions: str) -> Minutes:
    """Return open minutes with something in them."""
    book = minutes.open_minutes(meeting=meeting, by=None)
    minute = book.entries.get()
    words = minutes.Words("They were looked at.", resolutions)
    minutes.write(minute=minute, words=words, after=minute.saved_at, by=None)
    return book
