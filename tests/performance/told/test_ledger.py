"""The ledger of restatements: every change of a figure, whatever the order of loading."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from performance.actions import returns
from performance.models import Indicator, RestatementReason, Return
from performance.told import ledger
from performance.told.ledger import Change, Kind
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

JUNE, JULY = date(2022, 6, 8), date(2022, 7, 8)


def october(import_return: ImportReturn) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))


def december(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=date(2023, 1, 26))


def in_short(found: tuple[Change, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.kind.value, one.period.short, one.before.raw, one.after.raw) for one in found]


def test_december_over_october_is_nine_restated_and_one_late(
    panel: Panel,
    october_and_december_told: tuple[Return, Return],
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(5):
        found = ledger.changes(panel)
    assert Counter(one.kind for one in found) == {Kind.RESTATED: 9, Kind.LATE: 1}
    late = next(one for one in found if one.kind is Kind.LATE)
    assert (late.code, late.before.raw, late.after.raw, late.size) == ("EH01", "TBC", "203", None)
    last = next(one for one in found if (one.code, one.period.short) == ("REF02", "Oct-22"))
    assert (last.old.numerator, last.new.numerator) == (66, 75)
    assert last.size == Fraction(900, 276)
    assert (last.before.month, last.after.month) == (date(2022, 10, 1), date(2022, 12, 1))
    assert (last.before.told_on, last.after.told_on) == (date(2022, 11, 24), date(2023, 1, 26))
    assert (last.before.is_made, last.after.is_made) == (True, False)


def test_the_order_of_loading_changes_no_entry(panel: Panel, import_return: ImportReturn) -> None:
    december(import_return)
    october(import_return)
    found = ledger.changes(panel)
    assert Counter(one.kind for one in found) == {Kind.RESTATED: 9, Kind.LATE: 1}
    assert {one.after.month for one in found} == {date(2022, 12, 1)}


def test_a_day_leaves_out_what_the_panel_had_not_been_told(
    panel: Panel, october_and_december_told: tuple[Return, Return]
) -> None:
    assert ledger.changes(panel, day=date(2023, 1, 25)) == ()
    assert len(ledger.changes(panel, day=date(2023, 1, 26))) == 10


def test_what_the_panel_is_still_to_be_told_is_there_only_without_a_day(
    panel: Panel, send: Send
) -> None:
    send(book((REFERRALS, 270, 370)), data_on=JUNE)
    send(book((REFERRALS, 271, 370)), data_on=JULY)
    assert in_short(ledger.changes(panel)) == [("restated", "Apr-22", "270", "271")]
    assert ledger.changes(panel, day=timezone.localdate()) == ()


def test_each_step_of_a_figure_is_an_entry_and_the_newest_return_comes_first(
    panel: Panel, send: Send
) -> None:
    send(book((REFERRALS, 272, "TBC")), data_on=date(2022, 8, 8))
    send(book((REFERRALS, 270, "TBC")), data_on=JUNE)
    send(book((REFERRALS, 271, 370)), data_on=JULY)
    assert in_short(ledger.changes(panel)) == [
        ("restated", "Apr-22", "271", "272"),
        ("restated", "May-22", "370", "TBC"),
        ("restated", "Apr-22", "270", "271"),
        ("late", "May-22", "TBC", "370"),
    ]


def test_counts_supplied_for_the_same_percentage_are_no_entry(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "21%", "21%")), data_on=JUNE)
    send(book((RE_REFERRALS, "21% (57/270)", "21%")), data_on=JULY)
    assert ledger.changes(panel) == ()


def test_a_withdrawn_return_leaves_the_ledger_but_not_what_had_been_told(
    panel: Panel, send: Send
) -> None:
    send(book((REFERRALS, 270, 370)), data_on=JUNE, told_on=date(2022, 6, 20))
    wrong = send(book((REFERRALS, 999, 370)), data_on=JULY, told_on=date(2022, 7, 20)).return_
    assert wrong is not None
    returns.withdraw(return_=wrong, why="Another council's sheet.", by=None)
    assert ledger.changes(panel) == ()
    assert ledger.changes(panel, day=timezone.localdate()) == ()
    assert len(ledger.changes(panel, day=date(2022, 7, 20))) == 1


def test_the_reason_is_that_of_the_new_return_for_the_indicator(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), data_on=JUNE)
    second = send(book((REFERRALS, 271, 370)), data_on=JULY).return_
    assert second is not None
    assert [one.reason for one in ledger.changes(panel)] == [""]
    RestatementReason.objects.create(
        parent=second, indicator=Indicator.objects.get(code="REF01"), reason="A late entry."
    )
    assert [one.reason for one in ledger.changes(panel)] == ["A late entry."]


@pytest.mark.usefixtures("october_and_december_told")
def test_one_indicator_can_be_asked_for(panel: Panel) -> None:
    found = ledger.changes(panel, codes=("EH01",))
    assert [one.kind for one in found] == [Kind.LATE]
    assert ledger.changes(panel, codes=("SUP01",)) == ()


def test_comparators_are_entries_only_where_they_are_asked_for(panel: Panel, send: Send) -> None:
    months = ("Apr-22", "England 21/22")
    send(book((RE_REFERRALS, "21%", "21%"), months=months), "2022-04", data_on=JUNE)
    send(book((RE_REFERRALS, "21%", "22%"), months=months), "2022-04", data_on=JULY)
    assert ledger.changes(panel) == ()
    (found,) = ledger.changes(panel, own_only=False)
    assert (found.body, found.period.short, found.size) == ("england", "21/22", Fraction(1))


@pytest.mark.usefixtures("october_and_december_told")
def test_another_panel_has_no_entries() -> None:
    other = Panel.objects.create(slug="health", name="Health Scrutiny Panel")
    assert ledger.changes(other) == ()
