"""What can follow from a resolution, as the apps say it: one table of functions in the settings.

A function gets the resolutions of a page in one batch, so that a page asks once however many there
are, and returns for each what the person may do about it or what was done.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor
from scrutiny.meetings.models import Resolution, Topic


@dataclass(frozen=True)
class Step:
    """One thing that can follow from a resolution, or that has: then its words and its page."""

    label: str
    url: str
    is_done: bool = False
    done_label: str = ""
    done_url: str = ""


Steps = dict[int, list[Step]]
Source = Callable[[Sequence[Resolution], Visitor], Steps]


def steps_of(resolutions: Sequence[Resolution], user: Visitor) -> Steps:
    """Return what can follow from each resolution, by its id, in the order of the table."""
    found: Steps = {one.pk: [] for one in resolutions}
    for path in settings.RESOLUTION_STEPS if resolutions else ():
        source: Source = import_string(path)
        for resolution_id, steps in source(resolutions, user).items():
            found[resolution_id] += steps
    return found


def to_topic(resolutions: Sequence[Resolution], user: Visitor) -> Steps:
    """Offer a topic of the work programme; where there is one, those who keep it see it."""
    topics = Topic.objects.visible_to(user).filter(origin_resolution__in=resolutions)
    made = {topic.origin_resolution_id: topic for topic in topics}
    found: Steps = {}
    for one in resolutions:
        topic = made.get(one.pk)
        if topic is not None:
            found[one.pk] = [
                Step(
                    "",
                    "",
                    is_done=True,
                    done_label=f"On the work programme: {topic.title}",
                    done_url=reverse("meetings:topic-detail", args=[topic.pk]),
                )
            ]
        elif may(user, "programme.keep", one):
            url = reverse("meetings:resolution-topic", args=[one.pk])
            found[one.pk] = [Step("Put on the work programme", url)]
    return found
