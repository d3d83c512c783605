"""Who is asked to an item, who came, and who of the public wants to address the meeting.

Invitees are posts or persons, or somebody "as what" they come; they need no account.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.actions.attending import AttendanceRefused, has_begun, kept_open
from scrutiny.meetings.models import AgendaItem, Invitee, SpeakingRequest
from scrutiny.panels.models import Person, Post

Outcome = SpeakingRequest.Outcome


@transaction.atomic
def invite(
    *,
    item: AgendaItem,
    by: User | None,
    post: Post | None = None,
    person: Person | None = None,
    as_what: str = "",
    body: str = "",
) -> Invitee:
    """Ask somebody to an item, before the meeting or at it. Raises AttendanceRefused."""
    kept_open(item.meeting)
    as_what, body = as_what.strip(), body.strip()
    if post is None and person is None and not as_what:
        raise AttendanceRefused("Say who is asked: a post, or in which capacity they come.")
    same = Invitee.objects.filter(item=item, post=post, person=person, as_what=as_what, body=body)
    if same.exists():
        raise AttendanceRefused("They are asked to this item already.")
    invitee = Invitee.objects.create(
        item=item, post=post, person=person, as_what=as_what, body=body
    )
    record(verb="invited", subject=invitee, by=by, new={"item": item.title})
    return invitee


@transaction.atomic
def note_presence(
    *, invitee: Invitee, was_present: bool, by: User | None, on: date | None = None
) -> Invitee:
    """Record that an invitee came, or did not. Raises AttendanceRefused before the day."""
    meeting = kept_open(invitee.item.meeting)
    if was_present and not has_begun(meeting, on=on or timezone.localdate()):
        raise AttendanceRefused(f"Nobody has come yet: it is on {meeting.meets_on:%-d %B %Y}.")
    if invitee.was_present != was_present:
        invitee.was_present = was_present
        invitee.save(update_fields=["was_present"])
        record(verb="invitee_noted", subject=invitee, by=by, new={"was_present": was_present})
    return invitee


@transaction.atomic
def uninvite(*, invitee: Invitee, by: User | None) -> None:
    """Take an invitation away."""
    kept_open(invitee.item.meeting)
    record(verb="uninvited", subject=invitee, by=by, old={"item": invitee.item.title})
    invitee.delete()


@transaction.atomic
def ask_to_speak(
    *, item: AgendaItem, who: str, about: str, by: User | None, now: datetime | None = None
) -> SpeakingRequest:
    """Note that somebody wants to address the meeting on an item. Raises AttendanceRefused."""
    kept_open(item.meeting)
    who, about = who.strip(), about.strip()
    if not who or not about:
        raise AttendanceRefused("Say who wants to speak, in which capacity, and on what.")
    asked = SpeakingRequest.objects.create(
        item=item, who=who, about=about, asked_at=now or timezone.now()
    )
    record(verb="asked_to_speak", subject=asked, by=by, new={"item": item.title})
    return asked


@transaction.atomic
def decide_speaking(
    *, asked: SpeakingRequest, outcome: SpeakingRequest.Outcome, by: User | None
) -> SpeakingRequest:
    """Record what the chair said to somebody who wants to speak; the chair may say otherwise."""
    kept_open(asked.item.meeting)
    before = asked.outcome
    if before == outcome:
        return asked
    asked.outcome = outcome
    asked.save(update_fields=["outcome"])
    record(
        verb="speaking_decided",
        subject=asked,
        by=by,
        old={"outcome": before},
        new={"outcome": outcome},
    )
    return asked
