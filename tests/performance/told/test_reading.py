"""Figures as they stand now and then, with what is asked about them and where they are from."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from performance.analysis.figures import Period
from performance.models import Cell, Indicator, Observation, Return
from performance.told.board import told_on
from performance.told.reading import series_of
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

FIRST, MAY = Period.month(2021, 4), Period.month(2022, 5)
COLUMNS = ("Apr-22", "May-22", "Jun-22")


@pytest.fixture
def referrals(send: Send) -> int:
    """Tell the panel of April and May, then restate May in a draft; return the indicator."""
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    send(book((REFERRALS, 270, 371, 380), months=COLUMNS), "2022-06")
    return Indicator.objects.get(code="REF01").pk


def test_now_and_then_come_in_one_query(
    referrals: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    then = told_on(date(2022, 6, 20))
    with django_assert_num_queries(1):
        read = series_of({referrals}, Observation.objects.recorded(), FIRST, MAY, then=then)
    series = read[referrals]
    assert [seen.figure.value for seen in series.months.values()] == [270, 371]
    assert [seen.figure.value for seen in series.then.values()] == [270, 370]


def test_without_a_then_nothing_is_read_of_it(referrals: int) -> None:
    read = series_of({referrals}, Observation.objects.recorded(), FIRST, MAY, then=None)
    assert read[referrals].then == {}


def test_a_figure_carries_its_caveat_and_that_it_was_made(referrals: int) -> None:
    Cell.objects.filter(role="figure", period_start=MAY.start).update(caveat="being checked")
    Return.objects.filter(month=date(2022, 5, 1)).update(is_made=True)
    then = told_on(date(2022, 6, 20))
    series = series_of({referrals}, Observation.objects.recorded(), FIRST, MAY, then=then)[
        referrals
    ]
    assert (series.months[MAY].caveat, series.months[MAY].is_made) == ("being checked", False)
    assert (series.then[MAY].caveat, series.then[MAY].is_made) == ("being checked", True)
    assert series.months[MAY.previous()].caveat == ""
