"""A month is opened once, and has one population until it is drawn."""

from datetime import date

import pytest

from audits.actions import cycles
from audits.actions.cycles import CycleRefused
from audits.drawing.population import OpenCase
from audits.models import Cycle
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.drawn import OPENED, drawn, open_cases, populated
from tests.audits.scene import JANUARY, SENT_ON, AuditScene, moment


def test_a_month_is_opened_by_any_of_its_days(audits: AuditScene, qa: User) -> None:
    cycle = cycles.start(month=date(2023, 2, 14), by=qa, now=moment(SENT_ON))
    assert (cycle.month, cycle.opened_by) == (date(2023, 2, 1), qa)
    assert Event.objects.about(cycle).get().new == {"month": "2023-02"}


def test_a_month_that_is_open_is_not_opened_again(audits: AuditScene, qa: User) -> None:
    with pytest.raises(CycleRefused, match=r"January 2023 is open already: .* on 3 January 2023"):
        cycles.start(month=JANUARY, by=qa, now=moment(SENT_ON))
    assert Cycle.objects.count() == 1


def test_no_more_than_the_next_month_can_be_opened_ahead(audits: AuditScene, qa: User) -> None:
    with pytest.raises(CycleRefused, match="The last month to open now is February 2023"):
        cycles.start(month=date(2023, 3, 1), by=qa, now=moment(date(2023, 1, 31)))
    with pytest.raises(CycleRefused, match="Give a month from January 2000 on"):
        cycles.start(month=date(1, 1, 1), by=qa, now=moment(SENT_ON))


def test_a_new_population_takes_the_place_of_the_one_before(audits: AuditScene, qa: User) -> None:
    populated(audits)
    count = cycles.replace_population(
        cycle=audits.cycle, cases=[OpenCase("N-9", audits.north.slug, OPENED)], by=qa
    )
    assert count == 1
    assert [case.reference for case in audits.cycle.population.all()] == ["N-9"]
    event = Event.objects.about(audits.cycle).first()
    assert event is not None
    assert (event.old, event.new) == ({"cases": 10}, {"cases": 1})


def test_an_empty_population_is_refused(audits: AuditScene, qa: User) -> None:
    with pytest.raises(CycleRefused, match="Give at least one"):
        cycles.replace_population(cycle=audits.cycle, cases=[], by=qa)


def test_a_population_stays_as_it_was_drawn_from(audits: AuditScene, qa: User) -> None:
    populated(audits)
    drawn(audits)
    with pytest.raises(CycleRefused, match=r"drew the cases of January 2023 on 3 January 2023"):
        cycles.replace_population(cycle=audits.cycle, cases=open_cases(audits), by=qa)
    assert audits.cycle.population.count() == 10
