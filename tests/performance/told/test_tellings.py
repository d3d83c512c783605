"""What a figure was before: the last thing that the panel was told otherwise."""

from datetime import date

import pytest

from performance.analysis.figures import Period
from performance.presenters.figures import was_text
from performance.told.board import board, told_on
from performance.told.tellings import Past, told_before
from scrutiny.panels.models import Panel
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MAY, JUNE = Period.month(2022, 5), Period.month(2022, 6)
COLUMNS = ("Apr-22", "May-22", "Jun-22")
NOVEMBER = date(2022, 11, 24)


def past_of(panel: Panel, month: Period, day: date) -> Past:
    return told_before(board(panel, month, told_on(day)), until=day)


def test_the_real_returns_say_what_was_told_in_november(
    panel: Panel, october_and_december_told: object
) -> None:
    december = board(panel, Period.month(2022, 12), told_on(date(2023, 1, 26)))
    past = told_before(december, until=date(2023, 1, 26))
    assert len(past) == 10
    was = past["REF02", Period.month(2022, 9)]
    measure = december.once_each()["REF02"][0].measure
    assert was_text(measure, was) == "was 28% (88 of 314) as told on 24 November 2022"
    assert [key[0] for key, one in past.items() if one.is_late] == ["EH01"]
    assert past_of(panel, Period.month(2022, 10), date(2022, 12, 1)) == {}


def test_what_is_repeated_or_never_told_was_nothing_else(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    send(book((REFERRALS, 270, 370, 380), months=COLUMNS), "2022-06", told_on=date(2022, 7, 21))
    assert past_of(panel, JUNE, date(2022, 8, 1)) == {}
    draft = book((REFERRALS, 1, 2, 3, 4), months=(*COLUMNS, "Jul-22"))
    send(draft, "2022-07")
    assert past_of(panel, JUNE, date(2022, 8, 1)) == {}


def test_of_several_tellings_the_last_that_was_otherwise_counts(panel: Panel, send: Send) -> None:
    for count, day in ((270, 8), (271, 9), (271, 10), (272, 11)):
        send(
            book((REFERRALS, count, 370)),
            data_on=date(2022, 6, day),
            told_on=date(2022, 6, day + 10),
        )
    past = past_of(panel, MAY, date(2099, 1, 1))
    was = past["REF01", MAY.previous()]
    assert was.seen.figure.value == 271
    assert set(past) == {("REF01", MAY.previous())}


def test_an_older_return_told_later_never_stood(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8), told_on=date(2022, 6, 10))
    send(book((REFERRALS, 1, 370)), data_on=date(2022, 5, 31), told_on=date(2022, 6, 20))
    assert past_of(panel, MAY, date(2099, 1, 1)) == {}


def test_a_fraction_given_to_the_same_share_changes_nothing(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "21%", "21%")), told_on=date(2022, 6, 10))
    rows = book((RE_REFERRALS, "21% (57/270)", "21%", "20%"), months=COLUMNS)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    assert past_of(panel, JUNE, date(2022, 8, 1)) == {}
