"""How a figure and its movement are read."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from performance.analysis.direction import direction
from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, State, Unit
from performance.presenters.figures import Moved, Peer, moved, peer, shown, year_so_far
from performance.told.board import OWN, Comparator, Seen

CONTRADICTED = Figure(Decimal(25), 52, 218, sheet_value=Decimal(25))


def measure(**fields: Any) -> Measure:
    values: dict[str, Any] = {
        "code": "REF02",
        "name": "Percentage of re-referrals",
        "short_name": "Re-referrals",
        "unit": Unit.PERCENTAGE,
        "decimals": 0,
        "polarity": Polarity.LOWER,
        "basis": Basis.IN_PERIOD,
        "counted": "re-referrals",
        "population": "referrals",
    }
    return Measure(**(values | fields))


@pytest.mark.parametrize(
    ("figure", "text", "note"),
    [
        (None, "no figure", ""),
        (Figure(None, state=State.TO_BE_CONFIRMED), "to be confirmed", ""),
        (Figure(Decimal(0)), "0%", ""),
        (Figure(Decimal(30), 89, 299), "89 of 299 (30%)", ""),
        (Figure(Decimal(30), 1089, 3299), "1,089 of 3,299 (33%)", ""),
        (
            Figure(Decimal(25), 52, 218, sheet_value=Decimal(25)),
            "52 of 218 (24%)",
            "sheet said 25%",
        ),
    ],
)
def test_the_count_is_read_first_and_a_gap_is_never_nought(
    figure: Figure | None, text: str, note: str
) -> None:
    found = shown(measure(), figure)
    assert (found.text, found.note) == (text, note)


def test_a_state_stands_in_place_of_a_count() -> None:
    found = shown(measure(), Figure(None, state=State.TO_BE_CONFIRMED))
    assert (found.count, found.state) == ("", "to be confirmed")
    assert shown(measure(), Figure(Decimal(0))).state == ""


def test_a_count_stands_alone() -> None:
    found = shown(measure(unit=Unit.NUMBER, population=""), Figure(Decimal(1370)))
    assert (found.text, found.of, found.share) == ("1,370", "", "")


def test_nothing_to_compare_with_is_no_movement() -> None:
    still = moved(measure(), None)
    assert (still.direction, still.text, still.tone) == ("", "", "")


def test_a_movement_within_normal_variation_is_neither_better_nor_worse() -> None:
    november, december = Period.month(2022, 11), Period.month(2022, 12)
    series = {november: Figure(Decimal(26)), december: Figure(Decimal(30))}
    special, usual = (
        moved(measure(), direction(measure(), series, december, november, is_usual=is_usual))
        for is_usual in (False, True)
    )
    assert special == Moved("up", "4 points worse", "worse")
    assert usual == Moved("up", "4 points", "", is_usual=True)


@pytest.mark.parametrize("is_usual", [False, True])
def test_a_series_that_grows_says_what_each_month_added(is_usual: bool) -> None:
    growing = measure(unit=Unit.NUMBER, basis=Basis.YEAR_TO_DATE)
    series = {Period.month(2022, month): Figure(Decimal(month**2)) for month in (4, 5, 6)}
    june = Period.month(2022, 6)
    found = moved(growing, direction(growing, series, june, june.previous(), is_usual=is_usual))
    assert (found.text, found.tone) == ("11 added, was 9", "" if is_usual else "worse")


def theirs(kind: str, figure: Figure) -> Comparator:
    seen = Seen(figure, 1, date(2022, 12, 1), "N6", date(2023, 1, 9))
    return Comparator("england", "England", "England", kind, Period.financial_year(2021), seen)


def test_another_bodys_figure_carries_its_period() -> None:
    assert peer(measure(), theirs("nation", Figure(Decimal(21)))) == Peer("21%", "21/22")
    assert peer(measure(), None) == Peer()
    unknown = Figure(None, state=State.NOT_AVAILABLE)
    assert peer(measure(), theirs("nation", unknown)) == Peer()


def test_the_counts_of_other_bodies_are_not_printed_but_our_own_earlier_ones_are() -> None:
    count = measure(unit=Unit.NUMBER, population="")
    other = peer(count, theirs("nation", Figure(Decimal(650_000))))
    assert (other.value, other.reason) == ("", "counts are not compared")
    assert peer(count, theirs(OWN, Figure(Decimal(4_012)))) == Peer("4,012", "21/22")


def test_the_year_so_far_begins_in_april() -> None:
    months = [period.short for period in year_so_far(Period.month(2023, 1))]
    assert (months[0], months[-1], len(months)) == ("Apr-22", "Jan-23", 10)
    assert [period.short for period in year_so_far(Period.month(2022, 4))] == ["Apr-22"]
