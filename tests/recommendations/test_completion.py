"""When a request counts as completed, and which days mark its way."""

from datetime import date

import pytest

from recommendations.completion import completed_on, milestones, state_by
from recommendations.models import Request, Update
from recommendations.states import State

MADE = date(2022, 9, 29)


def steps(*states: str) -> list[Update]:
    """Return updates, one a month from October 2022 on."""
    return [
        Update(state=state, happened_on=date(2022, 10 + place, 3))
        for place, state in enumerate(states)
    ]


@pytest.mark.parametrize(
    ("states", "month"),
    [
        ((), None),
        ((State.IN_PROGRESS,), None),
        ((State.IN_PROGRESS, State.REPORTED_COMPLETE), 11),
        ((State.IN_PROGRESS, State.REPORTED_COMPLETE, State.ACCEPTED), 11),
        ((State.REPORTED_COMPLETE, State.RETURNED), None),
        ((State.REPORTED_COMPLETE, State.RETURNED, State.REPORTED_COMPLETE), 12),
        ((State.NOT_AGREED, State.NOTED), None),
    ],
)
def test_completed_is_reported_and_not_returned_since(
    states: tuple[str, ...], month: int | None
) -> None:
    assert completed_on(steps(*states)) == (date(2022, month, 3) if month else None)


def test_its_way_is_marked_from_asking_to_acceptance() -> None:
    updates = steps(State.IN_PROGRESS, State.REPORTED_COMPLETE, State.ACCEPTED)
    assert list(milestones(Request(made_on=MADE), updates)) == [
        (MADE, "asked for"),
        (date(2022, 11, 3), "reported complete"),
        (date(2022, 12, 3), "accepted by the panel"),
    ]
    assert list(milestones(Request(made_on=MADE), updates[:1])) == [(MADE, "asked for")]


def test_how_far_it_was_goes_by_the_day() -> None:
    updates = steps(State.IN_PROGRESS, State.REPORTED_COMPLETE)
    assert state_by(updates, on=date(2022, 10, 2)) == State.MADE
    assert state_by(updates, on=date(2022, 10, 3)) == State.IN_PROGRESS
    assert state_by(updates, on=date(2022, 12, 31)) == State.REPORTED_COMPLETE
