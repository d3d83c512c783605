"""What follows from a resolution here: a topic of the work programme, once."""

from django.db import IntegrityError, transaction

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.models import Resolution, Topic


class FollowingRefused(Exception):
    """Raised with a sentence when nothing can follow from a resolution."""


@transaction.atomic
def put_on_programme(
    *, resolution: Resolution, title: str, reason: str, kind: Topic.Kind, by: User | None
) -> Topic:
    """Make a topic of a resolution; it is on the programme, for the panel resolved it.

    Raises FollowingRefused before the minutes are published, and where there is one already.
    """
    if resolution.minute.minutes.published_at is None:
        raise FollowingRefused("The minutes are not published yet. Publish them first.")
    title, reason = title.strip(), reason.strip()
    if not title or not reason:
        raise FollowingRefused("Give the topic a title, and say why the panel looks at it.")
    try:
        with transaction.atomic():
            topic = Topic.objects.create(
                panel=resolution.minute.panel,
                kind=kind,
                title=title,
                reason=reason,
                origin=Topic.Origin.RESOLUTION,
                origin_resolution=resolution,
                state=Topic.State.AGREED,
            )
    except IntegrityError as error:
        if Topic.objects.filter(origin_resolution=resolution).exists():
            raise FollowingRefused("This resolution is on the work programme already.") from error
        raise
    record(verb="topic_resolved", subject=topic, by=by, new={"title": title})
    return topic
