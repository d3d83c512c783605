"""What is done to minutes: opened, written item by item, corrected.

Publishing them is in `numbering`, approving them in `approving`. Once published, their words stay:
what a later meeting corrects is kept beside them, and so is every dated note. The history never
keeps a minute's words, because some are kept from the public.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.calendar import municipal_year
from scrutiny.meetings.models import (
    AgendaItem,
    Meeting,
    Minute,
    Minutes,
    MinutesNote,
    Resolution,
    Withholding,
)
from scrutiny.meetings.recorded import skeletons_of
from scrutiny.meetings.room import Room

SAYS_MAX = 50_000
RESOLUTIONS_MAX = 40


class MinutesRefused(Exception):
    """Raised with a sentence when something cannot be done to minutes."""


class Overtaken(MinutesRefused):
    """Raised when somebody saved a minute after the one that a writer started from."""


@dataclass(frozen=True)
class Words:
    """What a minute says: its text, what was resolved, and what the public reads of it.

    A minute that is not open has the paragraph of Schedule 12A (exempt), why it is kept from the
    public, and a summary that the public reads in its place (s.100C(2)).
    """

    says: str
    resolutions: tuple[str, ...] = ()
    access: str = Withholding.Access.OPEN
    exempt_paragraph: int | None = None
    withheld_because: str = ""
    summary: str = ""

    @classmethod
    def of(cls, minute: Minute) -> "Words":
        """Return what a minute says now."""
        return cls(
            says=minute.says,
            resolutions=tuple(one.wording for one in minute.resolutions.all()),
            access=minute.access,
            exempt_paragraph=minute.exempt_paragraph,
            withheld_because=minute.withheld_because,
            summary=minute.summary,
        )

    @property
    def has_anything(self) -> bool:
        """Return whether anything is recorded; where not, the item takes no number."""
        return bool(self.says or self.resolutions or self.summary)


@transaction.atomic
def open_minutes(*, meeting: Meeting, by: User | None, now: datetime | None = None) -> Minutes:
    """Open the minutes of a held meeting, with a minute for each item that the agenda printed.

    Each begins with words from what is recorded. Raises MinutesRefused before the meeting was held,
    before anybody is recorded as present (their names are the minutes' beginning: Local Government
    Act 1972, Sch. 12 paragraph 40), and where they are open already.
    """
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if not meeting.is_over:
        raise MinutesRefused("The meeting was not held yet. Minutes begin once it was.")
    if Minutes.objects.filter(meeting=meeting).exists():
        raise MinutesRefused("The minutes of this meeting are open already.")
    if not Room.of(meeting).is_recorded:
        raise MinutesRefused("Record who was present first: the minutes begin with their names.")
    now = now or timezone.now()
    minutes = Minutes.objects.create(meeting=meeting)
    first_words = skeletons_of(meeting)
    for item in meeting.items.printed():
        skeleton = first_words[item.pk]
        minute = Minute.objects.create(
            minutes=minutes,
            item=item,
            panel=meeting.panel,
            municipal_year=municipal_year(meeting.meets_on),
            says=skeleton.says,
            saved_at=now,
            writer=by,
        )
        _resolve(minute, skeleton.resolutions)
    record(verb="minutes_opened", subject=minutes, by=by)
    return minutes


@transaction.atomic
def write(
    *,
    minute: Minute,
    words: Words,
    after: datetime,
    by: User | None,
    now: datetime | None = None,
) -> Minute:
    """Give a minute other words; the same words again change nothing. Raises MinutesRefused.

    Raises Overtaken where the minute was not last saved `after` this instant, the one at which the
    writer began: nothing of either writer is lost. A resolution needs a quorum for the item.
    """
    minutes = locked(minute.minutes)
    refuse_published(minutes)
    words = worded(words)
    minute.refresh_from_db()
    before = Words.of(minute)
    if words == before:
        return minute
    if set(words.resolutions) - set(before.resolutions):
        refuse_unable_to_resolve(minute.item)
    # Later than the save before, however fast two follow each other.
    saved_at = max(now or timezone.now(), minute.saved_at + timedelta(microseconds=1))
    written = Minute.objects.filter(pk=minute.pk, saved_at=after).update(
        says=words.says,
        access=words.access,
        exempt_paragraph=words.exempt_paragraph,
        withheld_because=words.withheld_because,
        summary=words.summary,
        saved_at=saved_at,
        writer=by,
    )
    if not written:
        raise Overtaken("Somebody else saved this minute while you wrote.")
    _resolve(minute, words.resolutions)
    minute.refresh_from_db()
    record(
        verb="minute_written",
        subject=minute,
        by=by,
        new={"resolutions": len(words.resolutions), "access": words.access},
    )
    return minute


@transaction.atomic
def note(*, minutes: Minutes, says: str, by: User, now: datetime | None = None) -> MinutesNote:
    """Add a dated correction to published minutes; their words stay. Raises MinutesRefused.

    The note is public as the minutes are, so it says nothing of what was kept from the public.
    """
    says = says.strip()
    if minutes.published_at is None:
        raise MinutesRefused("The minutes are not published. Correct the minute itself.")
    if not says:
        raise MinutesRefused("Say what is corrected.")
    made = MinutesNote.objects.create(
        minutes=minutes, says=says, made_at=now or timezone.now(), writer=by
    )
    record(verb="minutes_corrected", subject=minutes, by=by, new={"says": says})
    return made


def worded(words: Words) -> Words:
    """Return words as they are kept, or raise MinutesRefused where they cannot be."""
    says = words.says.replace("\r\n", "\n").strip()
    if len(says) > SAYS_MAX:
        raise MinutesRefused(f"A minute has at most {SAYS_MAX:,} characters.")
    resolutions = tuple(one.strip() for one in words.resolutions if one.strip())
    if len(resolutions) > RESOLUTIONS_MAX:
        raise MinutesRefused(f"An item has at most {RESOLUTIONS_MAX} resolutions.")
    if len(set(resolutions)) < len(resolutions):
        raise MinutesRefused("The same resolution stands there twice.")
    is_exempt = words.access == Withholding.Access.EXEMPT
    is_open = words.access == Withholding.Access.OPEN
    if is_exempt and not words.exempt_paragraph:
        raise MinutesRefused("Say which paragraph of Schedule 12A makes this minute exempt.")
    if not is_open and not words.withheld_because.strip():
        raise MinutesRefused("Say why this minute is kept from the public.")
    return Words(
        says=says,
        resolutions=resolutions,
        access=words.access,
        exempt_paragraph=words.exempt_paragraph if is_exempt else None,
        withheld_because="" if is_open else words.withheld_because.strip(),
        summary="" if is_open else words.summary.replace("\r\n", "\n").strip(),
    )


def locked(minutes: Minutes) -> Minutes:
    """Return the minutes as they are now; whoever else writes or publishes them waits."""
    held = Minutes.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("meeting__panel").get(pk=minutes.pk)


def refuse_published(minutes: Minutes) -> None:
    """Raise MinutesRefused where the minutes are out: then their words stay."""
    if minutes.approved_at is not None:
        raise MinutesRefused("The minutes are approved. Add a dated correction; their words stay.")
    if minutes.published_at is not None:
        raise MinutesRefused("The minutes are published. Add a dated correction; their words stay.")


def refuse_unable_to_resolve(item: AgendaItem) -> None:
    """Raise MinutesRefused where nothing could be resolved at an item.

    A consultation takes no decision; a meeting below its quorum takes none either.
    """
    if item.meeting.kind == Meeting.Kind.CONSULTATION:
        raise MinutesRefused(
            "A consultation resolves nothing: officers decide afterwards. Write what was said."
        )
    room = Room.of(item.meeting)
    light = room.light(item)
    if room.is_recorded and not light.is_quorate:
        raise MinutesRefused(
            f"No quorum at this item, so nothing was resolved: {light.present_count} of "
            f"{light.needed_count} needed. Write what was said, or correct who was there."
        )


def _resolve(minute: Minute, wordings: Sequence[str]) -> None:
    """Make these the minute's resolutions, in order; before publication nothing hangs on them."""
    if [one.wording for one in minute.resolutions.all()] == list(wordings):
        return
    minute.resolutions.all().delete()
    Resolution.objects.bulk_create(
        Resolution(minute=minute, order=order, wording=wording)
        for order, wording in enumerate(wordings, start=1)
    )
