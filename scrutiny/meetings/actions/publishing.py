"""Sending papers out: the agenda, supplements, and corrected editions. Nothing is taken back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.meetings.actions.issuing import PublishingRefused, Ready, issue, ready
from scrutiny.meetings.models import AgendaItem, Meeting, Publication
from scrutiny.meetings.pack.contents import PackContents
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.publication.clock import Clock
from scrutiny.meetings.publication.next_papers import clock_of
from scrutiny.meetings.publication.notice import why_too_late

__all__ = ["PublishingRefused", "publish", "publish_supplement", "republish"]


@transaction.atomic
def publish(*, meeting: Meeting, by: User | None, now: datetime | None = None) -> Publication:
    """Publish the agenda of a meeting in both editions, and freeze all of it.

    Loading history passes the instant at which it went out. Raises PublishingRefused while
    something is missing; after the last day that keeps the clear days, unless the meeting was
    convened at shorter notice (Local Government Act 1972, s.100B(4)(a)); and where it is published
    already: of two people at once, the second is told by whom.
    """
    now = now or timezone.now()
    draft = Meeting.objects.filter(pk=meeting.pk, state=Meeting.State.AGENDA_DRAFT)
    # Taken first: whoever comes second waits here, and finds it done.
    if draft.update(state=Meeting.State.PUBLISHED) != 1:
        raise PublishingRefused(_why_not(meeting))
    clock = clock_of(meeting, on=timezone.localdate(now))
    refusal = why_too_late(meeting, clock)
    if refusal:
        raise PublishingRefused(refusal)
    because = meeting.shorter_notice_because if clock.is_late else ""
    papers = ready(meeting, PackKey.of(meeting), on=clock.on)
    _number(papers)
    publication = issue(papers, clock, by=by, now=now, late_because=because)
    meeting.refresh_from_db()
    return publication


@transaction.atomic
def publish_supplement(
    *, meeting: Meeting, by: User | None, now: datetime | None = None
) -> Publication:
    """Publish all that waits for a supplement: late items, and reports that were to follow.

    Its pages go on where the papers before it ended. Raises PublishingRefused where nothing waits,
    where something is missing, and once the panel has met.
    """
    now = now or timezone.now()
    _wait_for_others(meeting)
    clock = clock_of(meeting, on=timezone.localdate(now))
    _refuse_unless_published(meeting, clock)
    last = meeting.publications.current().last()
    assert last is not None
    papers = ready(meeting, PackKey.of(meeting, last.number + 1), on=clock.on)
    _number(papers)
    because = _why_late(papers.contents) if clock.is_late else ""
    return issue(papers, clock, by=by, now=now, late_because=because)


@transaction.atomic
def republish(
    *, publication: Publication, because: str, by: User | None, now: datetime | None = None
) -> Publication:
    """Publish a corrected edition of the same items; the one before stays as it was.

    Raises PublishingRefused without a reason, where it is superseded already, once the panel has
    met, and where its pages would run into the next supplement's.
    """
    now = now or timezone.now()
    if not because.strip():
        raise PublishingRefused("Say what is corrected, and why.")
    meeting = publication.meeting
    _wait_for_others(meeting)
    clock = clock_of(meeting, on=timezone.localdate(now))
    _refuse_unless_published(meeting, clock)
    newer = Publication.objects.filter(supersedes=publication).first()
    if newer is not None:
        raise PublishingRefused(f"It is corrected already, {_by_whom(newer)}.")
    key = PackKey.of(meeting, publication.number, publication.edition + 1)
    papers = ready(meeting, key, on=clock.on)
    _refuse_overlap(meeting, publication, papers)
    return issue(papers, clock, by=by, now=now, corrected_because=because.strip())


def _wait_for_others(meeting: Meeting) -> None:
    """Wait for whoever else publishes for this meeting, and read what they left."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting.refresh_from_db()


def _number(papers: Ready) -> None:
    """Give the items the numbers under which they go out; one that has its number keeps it."""
    for one in papers.contents.items:
        AgendaItem.objects.filter(pk=one.item.pk, number__isnull=True).update(number=one.number)


def _why_late(contents: PackContents) -> str:
    """Return what the rule asks for of each item of a late supplement."""
    return "\n".join(
        f"Item {one.number}: {one.item.urgent_because}"
        if one.item.is_late
        else f"Item {one.number}: its report was to follow."
        for one in contents.items
    )


def _refuse_unless_published(meeting: Meeting, clock: Clock) -> None:
    """Raise PublishingRefused where there is no agenda out, or the panel has met."""
    if meeting.state != Meeting.State.PUBLISHED or clock.on > meeting.meets_on:
        raise PublishingRefused(
            f"{meeting} is {meeting.get_state_display().lower()}. Papers can be added or corrected "
            "only between the publication of the agenda and the meeting. Afterwards, note the "
            "correction on the page."
        )


def _refuse_overlap(meeting: Meeting, publication: Publication, papers: Ready) -> None:
    """Raise PublishingRefused where a corrected edition would take a supplement's page numbers."""
    following = meeting.publications.current().filter(number__gt=publication.number).first()
    if following is not None and papers.last_page >= following.first_page:
        raise PublishingRefused(
            f"The corrected edition would end on page {papers.last_page}, and "
            f"{following.title.lower()} begins on page {following.first_page}. Note the correction "
            "on the page instead."
        )


def _why_not(meeting: Meeting) -> str:
    """Say why an agenda cannot be published from where the meeting is."""
    out = Publication.objects.filter(meeting=meeting, number=0, edition=1).first()
    if out is not None:
        return f"The agenda is published already, {_by_whom(out)}. Nothing was changed."
    meeting.refresh_from_db()
    return (
        f"{meeting} is {meeting.get_state_display().lower()}; its agenda cannot be published "
        "from there."
    )


def _by_whom(publication: Publication) -> str:
    """Return "by the scrutiny manager on 18 January 2023 at 10:00"."""
    at = timezone.localtime(publication.published_at)
    name = publication.publisher.name if publication.publisher else "the command line"
    return f"by {name} on {at:%-d %B %Y} at {at:%H:%M}"
