"""The Target column."""

from dataclasses import replace
from decimal import Decimal

import pytest

from performance.analysis.targets import Applies, Comparison, TargetRule
from performance.returns.cells import SheetCell, blank_cell
from performance.returns.target_texts import contradict, matches, read_target
from tests.performance.returns.registers import measure

AT_LEAST_90 = TargetRule(Comparison.AT_LEAST, Decimal(90))
CONTACTS = TargetRule(Comparison.AT_MOST, Decimal(17_000), applies=Applies.YEAR_END)


def text_cell(text: str) -> SheetCell:
    return replace(blank_cell("S", 2, 5), raw=text, kind="text", value=text)


def number_cell(raw: str, number_format: str = "General") -> SheetCell:
    cell = replace(blank_cell("S", 2, 5), raw=raw, kind="number", value=float(raw))
    return replace(cell, number_format=number_format)


@pytest.mark.parametrize("text", ["90%", "90", ">90%", "\u2265 90%", "at least 90%", "90%+"])
def test_a_floor_is_the_same_however_it_is_written(text: str) -> None:
    assert matches(read_target(text_cell(text), measure("ASM02")), AT_LEAST_90)


@pytest.mark.parametrize("text", ["<90%", "91%", "TBC", "N/A", "Not set", "90% by March", "85-90%"])
def test_another_side_value_or_date_is_another_target(text: str) -> None:
    assert not matches(read_target(text_cell(text), measure("ASM02")), AT_LEAST_90)


def test_under_17k_agrees_with_at_most_17000_by_march() -> None:
    assert matches(read_target(text_cell("<17K"), measure("CON01")), CONTACTS)


def test_a_monthly_target_differs_from_one_for_the_year() -> None:
    said = read_target(text_cell("1400 per month"), measure("CON01"))
    assert (said.value, said.applies) == (Decimal(1400), Applies.EACH_PERIOD)
    assert not matches(said, CONTACTS)


@pytest.mark.parametrize("text", ["TBC", "N/A", "Not set", "-", ""])
def test_no_target_is_said_in_many_ways(text: str) -> None:
    said = read_target(text_cell(text), measure("REF01"))
    assert said.value is None
    assert not said.is_unreadable
    assert matches(said, None)


def test_a_percent_format_and_a_plain_number_are_the_same_target() -> None:
    assert read_target(number_cell("0.9", "0%"), measure("ASM02")).value == 90
    assert read_target(number_cell("90"), measure("ASM02")).value == 90


def test_a_share_without_its_sign_is_read_and_marked() -> None:
    said = read_target(number_cell("0.9"), measure("ASM02"))
    assert (said.value, said.is_without_sign) == (Decimal(90), True)


@pytest.mark.parametrize("text", ["Improve", "Below SN", "#REF!", "90% / 95%"])
def test_words_are_not_a_target(text: str) -> None:
    assert read_target(text_cell(text), measure("ASM02")).is_unreadable


def test_a_percentage_is_no_target_for_a_count() -> None:
    assert read_target(text_cell("90%"), measure("CON01")).is_unreadable


def test_two_values_contradict_and_no_target_contradicts_nothing() -> None:
    first, second, none = (
        read_target(text_cell(text), measure("CLA04")) for text in ("100%", "97%", "TBC")
    )
    assert contradict(first, second)
    assert not contradict(first, none)
