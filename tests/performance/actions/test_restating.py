"""Returns that say something else about the same months, in whatever order they come."""

from datetime import date
from itertools import permutations

import pytest
from django.utils import timezone

from performance.actions import returns
from performance.actions.importing import Imported
from performance.actions.recording import bereft_of
from performance.models import Observation, ReportingMonth, Return
from performance.models.observation import ObservationQuerySet
from tests.cast import DECEMBER, MADE_OCTOBER, OCTOBER_2021, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Said, Send, own, said

pytestmark = pytest.mark.django_db

TOLD_OCTOBER = date(2022, 11, 24)
TOLD_DECEMBER = date(2023, 1, 26)
DAYS = (
    date(2022, 11, 23),
    TOLD_OCTOBER,
    date(2022, 12, 31),
    date(2023, 1, 25),
    TOLD_DECEMBER,
    date(2023, 6, 1),
)


def october(import_return: ImportReturn) -> Imported:
    return import_return(MADE_OCTOBER, "2022-10", told_on=TOLD_OCTOBER)


def december(import_return: ImportReturn) -> Imported:
    return import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=TOLD_DECEMBER)


def test_december_after_october_restates_nine_and_supplies_one_late(
    import_return: ImportReturn,
) -> None:
    assert october(import_return).counts == {"new": 210, "unchanged": 0, "restated": 0, "late": 0}
    assert december(import_return).counts == {"new": 60, "unchanged": 200, "restated": 9, "late": 1}


def test_a_restated_figure_does_not_overwrite_what_was_said(import_return: ImportReturn) -> None:
    october(import_return)
    december(import_return)
    old, new = Observation.objects.filter(
        indicator__code="REF02", period_start=date(2022, 10, 1)
    ).order_by("data_on")
    assert (old.numerator, old.denominator, old.source_cell.raw) == (66, 276, "24% (66/276)")
    assert (new.numerator, new.denominator, new.source_cell.raw) == (75, 276, "27% (75/276)")
    assert old.superseded_at == new.recorded_at
    assert new.superseded_at is None
    assert old.source_cell.parent.month == date(2022, 10, 1)


def test_as_at_a_day_shows_what_the_panel_had_been_told_by_its_end(
    import_return: ImportReturn,
) -> None:
    october(import_return)
    december(import_return)
    before, told, _, eve, december_told, _ = DAYS
    assert said(before) == {}
    assert own("REF02", "Oct-22", told) == "24.0000 (66/276)"
    assert own("REF02", "Oct-22", eve) == "24.0000 (66/276)"
    assert own("REF02", "Oct-22", december_told) == "27.0000 (75/276)"
    assert own("REF02", "Dec-22", eve) is None
    assert own("EH01", "Oct-22", eve) == "to be confirmed"
    assert own("EH01", "Oct-22", december_told) == "203.0000"


def figures_of_every_day() -> list[Said]:
    return [said(), *(said(day) for day in DAYS)]


def forget_all_returns() -> None:
    Observation.objects.all().delete()
    Return.objects.all().delete()
    ReportingMonth.objects.all().delete()


def test_the_order_of_loading_changes_no_figure_on_any_day(import_return: ImportReturn) -> None:
    october(import_return)
    december(import_return)
    in_order = figures_of_every_day()
    forget_all_returns()
    december(import_return)
    assert october(import_return).counts == {"new": 210, "unchanged": 0, "restated": 0, "late": 0}
    assert figures_of_every_day() == in_order
    assert len(in_order[0]) > 300


def october_2021(import_return: ImportReturn) -> Imported:
    return import_return(OCTOBER_2021, "2021-10", told_on=date(2021, 11, 25))


FIXTURES = {"October 2021": october_2021, "October 2022": october, "December 2022": december}
Row = tuple[object, ...]
# What the three say when they are loaded in the order of their months.
IN_ORDER: list[dict[str, set[Row]]] = []


def whole_record() -> dict[str, set[Row]]:
    """Return every figure with the month of its return: as recorded, and as told on many days."""
    days = {f"{day}": Observation.objects.as_at(day) for day in (*DAYS, date(2021, 11, 25))}
    return {when: rows_of(found) for when, found in (days | {"": recorded()}).items()}


def recorded() -> ObservationQuerySet:
    return Observation.objects.recorded()


def rows_of(found: ObservationQuerySet) -> set[Row]:
    """Return what the figures say, and the month of the return that each comes from."""
    columns = ("value", "numerator", "denominator", "state", "source_cell__parent__month")
    keys = ("indicator__code", "body__slug", "period_start", "period_end")
    return set(found.values_list(*keys, *columns))


@pytest.mark.parametrize("order", list(permutations(FIXTURES)), ids=", ".join)
def test_the_councils_three_returns_give_one_record_in_any_order_and_sent_in_again(
    import_return: ImportReturn, order: tuple[str, ...]
) -> None:
    if not IN_ORDER:
        for load in FIXTURES.values():
            load(import_return)
        IN_ORDER.append(whole_record())
        forget_all_returns()
    sent = {name: FIXTURES[name](import_return).return_ for name in order}
    assert whole_record() == IN_ORDER[0]
    assert len(IN_ORDER[0][""]) > 500
    for name in order:
        gone = sent[name]
        assert gone is not None
        returns.withdraw(return_=gone, why="Another team's sheet.", by=None)
        assert gone.month not in {row[-1] for row in rows_of(recorded())}
        FIXTURES[name](import_return)
        assert whole_record() == IN_ORDER[0]


@pytest.mark.parametrize("name", FIXTURES)
def test_a_withdrawn_return_leaves_what_the_others_alone_would_say(
    import_return: ImportReturn, name: str
) -> None:
    for other, load in FIXTURES.items():
        if other != name:
            load(import_return)
    alone, today = rows_of(recorded()), timezone.localdate()
    told = rows_of(Observation.objects.as_at(today))
    gone = FIXTURES[name](import_return).return_
    assert gone is not None
    foreseen = {row.pk for _, row in bereft_of(gone) if row is not None}
    rows = Observation.objects.count()
    returns.withdraw(return_=gone, why="Another team's sheet.", by=None)
    assert Observation.objects.count() == rows + len(foreseen)
    assert rows_of(recorded()) == alone
    assert rows_of(Observation.objects.as_at(today)) == told


THREE = {
    "may": (book((REFERRALS, 270, 370)), date(2022, 6, 8)),
    "june": (book((REFERRALS, 271, 370)), date(2022, 7, 8)),
    "july": (book((REFERRALS, 272, "TBC")), date(2022, 8, 8)),
}


@pytest.mark.parametrize("order", list(permutations(THREE)), ids="-".join)
def test_three_returns_come_out_the_same_in_any_order_and_as_they_are_withdrawn(
    send: Send, order: tuple[str, ...]
) -> None:
    sent = {name: send(THREE[name][0], data_on=THREE[name][1]).return_ for name in order}
    for latest, figures in (
        ("july", ("272.0000", "to be confirmed")),
        ("june", ("271.0000", "370.0000")),
        ("may", ("270.0000", "370.0000")),
    ):
        assert (own("REF01", "Apr-22"), own("REF01", "May-22")) == figures
        gone = sent[latest]
        assert gone is not None
        returns.withdraw(return_=gone, why="Another team's sheet.", by=None)
    assert said() == {}


SAME_DAY = date(2022, 6, 8)
TIED = {
    "first": (book((REFERRALS, 270, 370)), date(2022, 6, 20)),
    "second": (book((REFERRALS, 271, 370)), date(2022, 6, 27)),
    "third": (book((REFERRALS, 272, 370)), date(2022, 7, 4)),
}


@pytest.mark.parametrize("order", list(permutations(TIED)), ids="-".join)
def test_of_one_data_date_the_return_accepted_last_counts_in_any_order_of_loading(
    send: Send, order: tuple[str, ...]
) -> None:
    sent = {
        name: send(TIED[name][0], data_on=SAME_DAY, told_on=TIED[name][1]).return_ for name in order
    }
    today = timezone.localdate()
    for last, figure in (("third", "272.0000"), ("second", "271.0000"), ("first", "270.0000")):
        assert own("REF01", "Apr-22") == figure
        assert own("REF01", "Apr-22", today) == figure
        gone = sent[last]
        assert gone is not None
        returns.withdraw(return_=gone, why="Another team's sheet.", by=None)
    assert own("REF01", "Apr-22", today) is None


@pytest.mark.parametrize("order", list(permutations(TIED)), ids="-".join)
def test_withdrawing_one_between_changes_nothing_of_the_last(
    send: Send, order: tuple[str, ...]
) -> None:
    sent = {
        name: send(TIED[name][0], data_on=SAME_DAY, told_on=TIED[name][1]).return_ for name in order
    }
    between = sent["second"]
    assert between is not None
    returns.withdraw(return_=between, why="Another team's sheet.", by=None)
    assert own("REF01", "Apr-22") == "272.0000"
    assert own("REF01", "Apr-22", timezone.localdate()) == "272.0000"


def test_of_one_data_date_a_figure_is_compared_with_what_was_accepted_before(send: Send) -> None:
    send(TIED["third"][0], data_on=SAME_DAY, told_on=TIED["third"][1])
    first = send(TIED["first"][0], data_on=SAME_DAY, told_on=TIED["first"][1])
    assert first.counts["new"] == 2
    second = send(TIED["second"][0], data_on=SAME_DAY, told_on=TIED["second"][1])
    assert second.counts == {"new": 0, "unchanged": 1, "restated": 1, "late": 0}


def test_an_older_return_accepted_late_takes_its_place_in_the_past(send: Send) -> None:
    send(book((REFERRALS, 272, 370)), data_on=date(2022, 7, 8), told_on=date(2022, 7, 20))
    late = send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8))
    assert late.counts == {"new": 2, "unchanged": 0, "restated": 0, "late": 0}
    assert own("REF01", "Apr-22") == "272.0000"
    older = Observation.objects.get(source_cell__parent=late.return_, period_start=date(2022, 4, 1))
    assert older.superseded_at == older.recorded_at
    # Told today, of a month the panel reads already: it never outranks the later data.
    assert older.known_at is not None
    assert own("REF01", "Apr-22", timezone.localdate()) == "272.0000"


def test_what_repeats_an_earlier_return_is_a_row_of_its_own_and_no_restatement(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8))
    again = send(book((REFERRALS, 270, 371)), data_on=date(2022, 7, 8))
    assert again.counts == {"new": 0, "unchanged": 1, "restated": 1, "late": 0}
    assert Observation.objects.filter(period_start=date(2022, 4, 1)).count() == 2
    assert Observation.objects.recorded().filter(period_start=date(2022, 4, 1)).count() == 1


def test_a_fraction_supplied_later_for_the_same_percentage_restates_nothing(send: Send) -> None:
    send(book((RE_REFERRALS, "21%", "21%")), data_on=date(2022, 6, 8))
    again = send(book((RE_REFERRALS, "21% (57/270)", "21%")), data_on=date(2022, 7, 8))
    assert again.counts["unchanged"] == 2
    assert own("REF02", "Apr-22") == "21.0000 (57/270)"


def test_a_fraction_that_is_lost_restates_since_the_exact_value_goes_with_it(send: Send) -> None:
    send(book((RE_REFERRALS, "21% (57/270)", "50% (5/10)")), data_on=date(2022, 6, 8))
    again = send(book((RE_REFERRALS, "21%", "50%")), data_on=date(2022, 7, 8))
    assert again.counts == {"new": 0, "unchanged": 1, "restated": 1, "late": 0}


def test_a_figure_withdrawn_to_a_state_is_a_restatement_and_not_late(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8))
    again = send(book((REFERRALS, "TBC", 370)), data_on=date(2022, 7, 8))
    assert again.counts == {"new": 0, "unchanged": 1, "restated": 1, "late": 0}


def test_withdrawing_brings_back_what_the_others_say_by_a_new_row(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8), told_on=date(2022, 6, 20))
    wrong = send(book((REFERRALS, 999, 370)), data_on=date(2022, 7, 8)).return_
    assert wrong is not None
    rows = Observation.objects.count()
    returns.withdraw(return_=wrong, why="Another council's sheet.", by=None)
    assert (wrong.state, wrong.withdrawn_because) == ("withdrawn", "Another council's sheet.")
    assert own("REF01", "Apr-22") == "270.0000"
    assert Observation.objects.count() == rows + 2
    back = Observation.objects.recorded().get(period_start=date(2022, 4, 1))
    assert back.source_cell.parent.data_on == date(2022, 6, 8)
    assert back.recorded_at == wrong.withdrawn_at


def test_the_panel_was_told_what_was_withdrawn_until_the_day_of_it(send: Send) -> None:
    told = date(2022, 6, 20)
    send(book((REFERRALS, 270, 370)), data_on=date(2022, 6, 8), told_on=told)
    wrong = send(
        book((REFERRALS, 999, 370)), data_on=date(2022, 7, 8), told_on=date(2022, 7, 20)
    ).return_
    assert wrong is not None
    returns.withdraw(return_=wrong, why="Another council's sheet.", by=None)
    assert own("REF01", "Apr-22", date(2022, 7, 19)) == "270.0000"
    assert own("REF01", "Apr-22", date(2022, 7, 20)) == "999.0000"
    assert wrong.withdrawn_at is not None
    assert own("REF01", "Apr-22", wrong.withdrawn_at.date()) == "270.0000"


def test_withdrawing_the_only_return_leaves_no_figure(send: Send) -> None:
    only = send(book((REFERRALS, 270, 370))).return_
    assert only is not None
    returns.withdraw(return_=only, why="Sent by mistake.", by=None)
    assert said() == {}
    assert Observation.objects.count() == 2
    assert only.cells.count() > 2


@pytest.mark.parametrize("why", ["", "  "])
def test_withdrawing_needs_a_reason(send: Send, why: str) -> None:
    only = send(book((REFERRALS, 270, 370))).return_
    assert only is not None
    with pytest.raises(returns.MoveRefused, match="Say why"):
        returns.withdraw(return_=only, why=why, by=None)
    assert own("REF01", "Apr-22") == "270.0000"


def test_withdrawing_twice_is_refused(send: Send) -> None:
    only = send(book((REFERRALS, 270, 370))).return_
    assert only is not None
    returns.withdraw(return_=only, why="Sent by mistake.", by=None)
    with pytest.raises(returns.MoveRefused, match="not accepted"):
        returns.withdraw(return_=only, why="Again.", by=None)
