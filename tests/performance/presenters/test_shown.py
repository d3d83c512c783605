"""How a figure and its movement are read."""

from decimal import Decimal
from typing import Any

import pytest

from performance.analysis.figures import Basis, Figure, Measure, Period, Polarity, State, Unit
from performance.presenters.figures import moved, shown, year_so_far

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


def test_a_count_stands_alone() -> None:
    found = shown(measure(unit=Unit.NUMBER, population=""), Figure(Decimal(1370)))
    assert (found.text, found.of, found.share) == ("1,370", "", "")


def test_nothing_to_compare_with_is_no_movement() -> None:
    still = moved(measure(), None)
    assert (still.direction, still.text, still.tone) == ("", "", "")


def test_the_year_so_far_begins_in_april() -> None:
    months = [period.short for period in year_so_far(Period.month(2023, 1))]
    assert (months[0], months[-1], len(months)) == ("Apr-22", "Jan-23", 10)
    assert [period.short for period in year_so_far(Period.month(2022, 4))] == ["Apr-22"]
