"""A panel's work programme from its data file, by the same verbs as its pages use."""

from django.db import transaction

from scrutiny.accounts.models import User
from scrutiny.front.programme_files import ProgrammeFile, ResolutionNamed, TopicFile
from scrutiny.meetings.actions import following, programme
from scrutiny.meetings.models import Meeting, Resolution, Topic
from scrutiny.panels.models import Panel, Post


@transaction.atomic
def load_programme(*, file: ProgrammeFile, panel: Panel, by: User) -> None:
    """Put the topics that the panel does not have onto its programme, in the file's order."""
    there = set(Topic.objects.of(panel).values_list("title", flat=True))
    meetings = {meeting.meets_on: meeting for meeting in Meeting.objects.of(panel)}
    for one in file.topics:
        if one.title in there:
            continue
        topic = _topic(one, panel, by)
        for day in one.planned_for:
            programme.place(topic=topic, meeting=meetings[day], by=by)


def _topic(file: TopicFile, panel: Panel, by: User) -> Topic:
    """Make a topic: of a resolution, or as somebody's suggestion that is agreed to."""
    subject = programme.Subject(
        title=file.title,
        reason=file.reason,
        kind=file.kind,
        lead=Post.objects.get(slug=file.lead),
    )
    if file.resolution is None:
        topic = programme.suggest(panel=panel, subject=subject, origin=file.origin, by=by)
        return programme.agree(topic=topic, by=by)
    topic = following.put_on_programme(
        resolution=_resolution(file.resolution, panel),
        title=file.title,
        reason=file.reason,
        kind=file.kind,
        by=by,
    )
    return programme.change(topic=topic, subject=subject, by=by)


def _resolution(named: ResolutionNamed, panel: Panel) -> Resolution:
    return Resolution.objects.get(
        minute__panel=panel,
        minute__item__meeting__meets_on=named.meets_on,
        minute__number=named.minute,
        order=named.order,
    )
