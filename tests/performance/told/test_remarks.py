"""What happened to a panel's figures on which day, in one query."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from performance.actions import returns
from performance.analysis.figures import Period
from performance.models import Indicator, RestatementReason, Return, SeriesBreak
from performance.told.remarks import Remarks, remarks_on
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

FIRST, MAY = Period.month(2021, 4), Period.month(2022, 5)


def of(panel: Panel, *codes: str, month: Period = MAY) -> Remarks:
    ids = set(Indicator.objects.filter(code__in=codes).values_list("pk", flat=True))
    return remarks_on(panel, ids, first=FIRST, month=month)


def test_a_break_says_why_and_under_which_name_it_was_counted(panel: Panel) -> None:
    indicator = Indicator.objects.get(code="CIN02")
    (broken,) = of(panel, "CIN02").breaks[indicator.pk]
    assert broken.on == date(2022, 4, 1)
    assert broken.name_before == "CIN on a plan visited within 4 weeks"
    assert "within six" in broken.reason
    SeriesBreak.objects.create(indicator=indicator, on=date(2021, 9, 1), reason="A new system.")
    first, second = of(panel, "CIN02").breaks[indicator.pk]
    assert (first.reason, first.name_before, second.on) == ("A new system.", "", broken.on)


def test_days_of_telling_are_those_of_the_years_shown(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    send(book((REFERRALS, 271, 370)), data_on=date(2022, 6, 8))
    send(book((REFERRALS, 1), months=("Apr-23",)), "2023-04", told_on=date(2023, 5, 20))
    days = of(panel, "REF01").told_days
    assert days[0] == date(2022, 6, 10)
    assert len(days) == 2, "the correction was told the day it was accepted"
    assert date(2023, 5, 20) not in days
    assert date(2023, 5, 20) in of(panel, "REF01", month=Period.month(2023, 4)).told_days


def test_a_day_on_which_something_told_is_taken_back_is_one_too(
    panel: Panel, send: Send, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    never_told = send(book((REFERRALS, 1, 2)), "2022-04").return_
    assert never_told is not None
    # A minute into the 1st in London, and still the 31st by universal time.
    at = datetime(2022, 7, 31, 23, 1, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: at)
    returns.withdraw(return_=never_told, why="The wrong file.", by=officer)
    assert of(panel, "REF01").told_days == (date(2022, 6, 10),)
    told = Return.objects.get(told_on__isnull=False)
    returns.withdraw(return_=told, why="The wrong file.", by=officer)
    assert of(panel, "REF01").told_days == (date(2022, 6, 10), date(2022, 8, 1))


def test_reasons_are_those_of_returns_that_stand(
    panel: Panel, send: Send, officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    send(book((REFERRALS, 270, 370)))
    indicator = Indicator.objects.get(code="REF01")
    return_ = Return.objects.get()
    RestatementReason.objects.update_or_create(
        parent=return_, indicator=indicator, defaults={"reason": "Merged."}
    )
    with django_assert_num_queries(1):
        found = remarks_on(panel, {indicator.pk}, first=FIRST, month=MAY)
    (reason,) = found.reasons[indicator.pk]
    assert (reason.told_on, reason.text) == (None, "Merged.")
    assert reason.is_told_within(date(2022, 1, 1), None)
    assert not reason.is_told_within(date(2022, 1, 1), date(2022, 12, 1)), "a draft's"
    returns.withdraw(return_=return_, why="The wrong file.", by=officer)
    assert of(panel, "REF01").reasons == {}
