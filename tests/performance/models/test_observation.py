"""Which of a figure's versions counts, today and on any day before."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from performance.models import Indicator, Observation
from performance.models.observation import end_of
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send, own

pytestmark = pytest.mark.django_db

TOLD = date(2022, 6, 20)


def test_a_day_ends_when_it_ends_here() -> None:
    summer = end_of(date(2022, 6, 20)).astimezone(UTC)
    assert (summer.day, summer.hour) == (20, 22)
    winter = end_of(date(2022, 12, 20)).astimezone(UTC)
    assert (winter.day, winter.hour) == (20, 23)


@pytest.mark.parametrize(("hours", "is_told"), [(-1, True), (0, True), (1, False)])
def test_what_is_told_until_midnight_is_told_that_day(
    send: Send, hours: int, is_told: bool
) -> None:
    send(book((REFERRALS, 270, 370)))
    late = datetime(2022, 6, 20, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    Observation.objects.update(known_at=late + timedelta(hours=hours))
    assert (own("REF01", "Apr-22", TOLD) is not None) == is_told


def test_of_two_rows_of_one_data_date_the_later_counts_in_both_readings(send: Send) -> None:
    for count in (270, 271):
        send(book((REFERRALS, count, 370)), data_on=date(2022, 6, 8), told_on=TOLD)
    assert own("REF01", "Apr-22") == "271.0000"
    assert Observation.objects.filter(known_at__isnull=True).count() == 0
    today = date(2099, 1, 1)
    assert own("REF01", "Apr-22", today) == "271.0000"


def test_other_bodies_figures_are_not_the_councils_own(send: Send) -> None:
    send(book((REFERRALS, 270, 370, 9_000), months=("Apr-22", "May-22", "England 21/22")))
    assert set(Observation.objects.own().values_list("body__slug", flat=True)) == {"southampton"}
    assert Observation.objects.exclude(body__is_own=True).count() == 1


def test_figures_are_asked_for_by_indicator(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    assert Observation.objects.of([Indicator.objects.get(code="REF01")]).count() == 2
    assert not Observation.objects.of([]).exists()
