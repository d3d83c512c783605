"""Whether the indicator of a request moved: the figures before it was made and after it was done.

What is judged, and how, is for performance to say; this app knows the days.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from performance.cards import Mark
from performance.difference import Followed, difference
from performance.presenters.difference import Difference
from recommendations.completion import completed_on, milestones
from recommendations.models import Request, Update
from recommendations.states import State
from scrutiny.access.holdings import Visitor

NOT_AGREED = "It was not agreed, so there is nothing that could have made a difference."


def difference_of(
    request: Request, updates: Sequence[Update], user: Visitor, *, on: date
) -> Difference | None:
    """Return what came after a request that is about an indicator; None where nothing is to see."""
    indicator = request.its_indicator
    if indicator is None:
        return None
    followed = Followed(
        panel=request.panel,
        code=indicator.code,
        asked_on=request.made_on,
        done_on=completed_on(updates),
        marks=tuple(Mark(day, words) for day, words in milestones(request, updates)),
    )
    found = difference(followed, user, on=on)
    if found is not None and request.state in (State.NOT_AGREED, State.NOTED):
        return replace(found, headline=NOT_AGREED)
    return found
