"""The counts of a year: they add up, and the median is the median. Pure."""

from datetime import date, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.annual import Fate, by_addressee, by_kind, by_year, of_year, tally
from recommendations.states import ANSWERS, Kind, State

ON = date(2023, 4, 30)
MADE = date(2022, 11, 24)
DAYS = st.integers(min_value=0, max_value=500).map(lambda days: MADE + timedelta(days=days))


@st.composite
def fates(draw: st.DrawFn) -> Fate:
    """Return a request that may have been answered, of some year, kind and addressee."""
    answer = draw(st.none() | st.sampled_from(sorted(ANSWERS)))
    name = draw(st.sampled_from(["The Cabinet", "Head of safeguarding", "Integrated care board"]))
    return Fate(
        year=draw(st.integers(min_value=2019, max_value=2023)),
        kind=draw(st.sampled_from(Kind)),
        asked_key=name.lower(),
        asked_of=name,
        state=draw(st.sampled_from(State)),
        answer=State(answer) if answer else None,
        answered_on=draw(DAYS) if answer else None,
        received_on=draw(st.none() | DAYS),
        due_on=draw(st.none() | DAYS),
        was_returned=draw(st.booleans()),
    )


def of(**fields: object) -> Fate:
    """Return a formal recommendation of 2022/23, received on 1 December and due on 31 January."""
    told = {
        "year": 2022,
        "kind": Kind.RECOMMENDATION,
        "asked_key": "post:1",
        "asked_of": "Cabinet member",
        "state": State.NOTIFIED,
        "received_on": date(2022, 12, 1),
        "due_on": date(2023, 1, 31),
    }
    return Fate(**(told | fields))  # type: ignore[arg-type]


@given(st.lists(fates()))
def test_the_counts_add_up(known: list[Fate]) -> None:
    found = tally(known, on=ON)
    assert found.made == len(known) == found.accepted + found.noted + found.still_open
    assert found.answered == found.agreed + found.agreed_in_part + found.not_agreed
    assert max(found.overdue, found.late, found.returned, found.answered) <= found.made
    assert found.overdue <= found.still_open
    assert max(found.late, found.timed) <= found.answered


@given(st.lists(fates()))
def test_each_request_is_in_one_year_one_kind_and_of_one_addressee(known: list[Fate]) -> None:
    whole = tally(known, on=ON)
    for groups in (by_year(known, on=ON), by_kind(known, on=ON), by_addressee(known, on=ON)):
        for name in ("made", "answered", "accepted", "noted", "overdue", "late", "timed"):
            assert sum(getattr(one.tally, name) for one in groups) == getattr(whole, name)
        assert all(one.tally.made for one in groups)
        assert len({one.key for one in groups}) == len(groups)


@given(st.lists(fates()))
def test_the_median_is_that_of_the_days_to_the_first_answer(known: list[Fate]) -> None:
    days = [
        max((one.answered_on - one.received_on).days, 0)
        for one in known
        if one.answered_on is not None and one.received_on is not None
    ]
    found = tally(known, on=ON)
    assert found.timed == len(days)
    assert found.median_days == (median(days) if days else None)


def test_years_come_latest_first_and_are_named_as_written() -> None:
    known = [of(year=2021), of(year=2022), of(year=2022)]
    assert [(one.key, one.name, one.tally.made) for one in by_year(known, on=ON)] == [
        ("2022", "2022/23", 2),
        ("2021", "2021/22", 1),
    ]
    assert of_year(known, 2021) == known[:1]
    assert by_year([], on=ON) == ()


def test_an_answer_is_overdue_from_the_day_after_and_never_once_it_came() -> None:
    due = date(2023, 1, 31)
    assert tally([of()], on=due).overdue == 0
    assert tally([of()], on=due + timedelta(days=1)).overdue == 1
    answered = of(state=State.AGREED, answer=State.AGREED, answered_on=ON)
    assert tally([answered], on=ON).overdue == 0
    assert tally([of(due_on=None)], on=ON).overdue == 0


def test_an_answer_is_late_from_the_day_after_its_day() -> None:
    def answered(day: date) -> Fate:
        return of(state=State.AGREED, answer=State.AGREED, answered_on=day)

    assert tally([answered(date(2023, 1, 31))], on=ON).late == 0
    late = tally([answered(date(2023, 2, 1))], on=ON)
    assert (late.late, late.median_days) == (1, 62.0)


def test_an_answer_without_its_day_is_refused() -> None:
    with pytest.raises(ValueError, match="has its day"):
        of(answer=State.AGREED)
    with pytest.raises(ValueError, match="is no answer"):
        of(answer=State.ACCEPTED, answered_on=ON)
