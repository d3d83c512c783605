"""A resolution becomes a topic of the work programme, once, and only when it is public."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.meetings.actions.following import FollowingRefused, put_on_programme
from scrutiny.meetings.models import Resolution, Topic
from scrutiny.meetings.steps import steps_of
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.held import agenda_of, opened, published, written

pytestmark = pytest.mark.django_db


def followed(resolution: Resolution, title: str = "Learning from audits") -> Topic:
    """Put a resolution on the work programme."""
    return put_on_programme(
        resolution=resolution,
        title=title,
        reason=resolution.wording,
        kind=Topic.Kind.TOPIC,
        by=None,
    )


@pytest.fixture
def resolution(panel: Panel) -> Resolution:
    """Return a resolution of published minutes."""
    published(agenda_of(panel), "That learning from audits returns.")
    return Resolution.objects.get()


def test_a_resolution_becomes_a_topic_that_says_where_it_came_from(
    panel: Panel, resolution: Resolution
) -> None:
    topic = followed(resolution)
    assert (topic.panel, topic.origin, topic.state) == (panel, "resolution", "agreed")
    assert topic.origin_resolution == resolution
    assert topic.meeting is None


def test_it_becomes_one_once(resolution: Resolution) -> None:
    followed(resolution)
    with pytest.raises(FollowingRefused, match="already"):
        followed(resolution)
    assert Topic.objects.count() == 1


def test_nothing_follows_before_the_minutes_are_published(panel: Panel) -> None:
    written(opened(agenda_of(panel)), "That it returns.")
    with pytest.raises(FollowingRefused, match="not published yet"):
        followed(Resolution.objects.get())


def test_a_topic_needs_its_title(resolution: Resolution) -> None:
    with pytest.raises(FollowingRefused, match="title"):
        followed(resolution, " ")


def test_the_step_is_offered_to_who_keeps_the_programme_and_then_says_what_was_done(
    resolution: Resolution, manager: User, member: User
) -> None:
    offered = steps_of([resolution], manager)[resolution.pk]
    assert [step.label for step in offered] == ["Track as a request", "Put on the work programme"]
    assert steps_of([resolution], member) == {resolution.pk: []}
    followed(resolution)
    done = steps_of([resolution], member)[resolution.pk]
    assert [step.done_label for step in done] == ["On the work programme: Learning from audits"]
