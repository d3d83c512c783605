"""The workbook to fill in: what it writes reads back as what it meant."""

import io
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from performance.analysis.figures import Basis, Figure, Measure, Polarity, State, Unit
from performance.analysis.sameness import same
from performance.analysis.targets import Applies, Comparison, TargetRule
from performance.returns.cells import SheetCell, blank_cell
from performance.returns.readings import read_figure
from performance.returns.target_texts import matches, read_target
from performance.returns.template import Row, Template, figure_text, target_text
from performance.returns.writing import write

DECIMALS = {Unit.RATE: 1, Unit.DAYS: 1, Unit.POUNDS: 2}
MEASURES = {
    unit: Measure(
        code="X01",
        name="A measure",
        short_name="Measure",
        unit=unit,
        decimals=DECIMALS.get(unit, 0),
        polarity=Polarity.LOWER,
        basis=Basis.IN_PERIOD,
        counted="",
        population="",
    )
    for unit in Unit
}
counts = st.integers(0, 100_000)
hundredths = st.integers(0, 10_000).map(lambda number: Decimal(number) / 100)


def text_cell(text: str) -> SheetCell:
    return replace(blank_cell("Return", 5, 3), raw=text, kind="text", value=text)


@st.composite
def held(draw: st.DrawFn) -> tuple[Measure, Figure]:
    """A figure as the record may hold it, its percentage at odds with its counts or not."""
    measure = MEASURES[draw(st.sampled_from(list(Unit)))]
    state = draw(st.none() | st.sampled_from(list(State)))
    if state is not None:
        return measure, Figure(None, state=state)
    if measure.unit is Unit.NUMBER:
        return measure, Figure(Decimal(draw(counts)))
    value = draw(hundredths)
    if measure.unit is Unit.PERCENTAGE and draw(st.booleans()):
        bottom = draw(st.integers(1, 5_000))
        top = draw(st.integers(0, bottom))
        return measure, Figure(value, top, bottom, sheet_value=draw(st.none() | st.just(value)))
    return measure, Figure(value)


junk = st.text(max_size=12) | st.sampled_from(["0.27", "66% (57/270", "25% (57/270)", "<5", "c"])


@given(held(), junk)
def test_a_held_figure_reads_back_as_itself_and_raises_no_question(
    one: tuple[Measure, Figure], sent: str
) -> None:
    measure, figure = one
    reading = read_figure(text_cell(figure_text(figure, measure, sent=sent)), measure)
    assert reading.problems == ()
    assert reading.figure is not None
    assert same(figure, reading.figure, unit=measure.unit, decimals=measure.decimals)


@pytest.mark.parametrize(
    ("sent", "figure", "text"),
    [
        ("21% (57/270)", Figure(Decimal(21), 57, 270), "21% (57/270)"),
        ("21%(57 / 270)", Figure(Decimal(21), 57, 270), "21%(57 / 270)"),
        ("TBC", Figure(None, state=State.TO_BE_CONFIRMED), "TBC"),
        ("0.27", Figure(Decimal(27)), "27%"),
        ("25% (57/270)", Figure(Decimal(25), 57, 270, sheet_value=Decimal(25)), "21% (57/270)"),
        ("", Figure(None, state=State.NOT_AVAILABLE), "not available"),
    ],
)
def test_a_figure_stands_as_it_was_sent_unless_that_would_be_asked_about(
    sent: str, figure: Figure, text: str
) -> None:
    assert figure_text(figure, MEASURES[Unit.PERCENTAGE], sent=sent) == text


@st.composite
def rules(draw: st.DrawFn) -> tuple[Measure, TargetRule]:
    measure = MEASURES[draw(st.sampled_from(list(Unit)))]
    low, high = sorted((draw(hundredths), draw(hundredths)))
    comparison = draw(st.sampled_from(list(Comparison)))
    applies = draw(st.sampled_from(list(Applies)))
    upper = high if comparison is Comparison.BETWEEN else None
    return measure, TargetRule(comparison, low, upper=upper, applies=applies)


@given(rules())
def test_a_target_of_the_register_reads_back_as_itself(one: tuple[Measure, TargetRule]) -> None:
    measure, rule = one
    said = read_target(text_cell(target_text(rule, measure)), measure)
    assert not said.is_unreadable
    assert not said.is_without_sign
    assert matches(said, rule)


def test_without_a_target_it_is_not_set() -> None:
    measure = MEASURES[Unit.NUMBER]
    assert target_text(None, measure) == "Not set"
    assert matches(read_target(text_cell("Not set"), measure), None)


# The workbook ------------------------------------------------------------------------------------

TEMPLATE = Template(
    title="A panel: return for May 2022",
    months=("Apr-22", "May-22"),
    comparators=("England 21/22",),
    rows=(Row("An area", "=A measure", "at most 23%", ("5/10", "")),),
)


@pytest.fixture
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(write(TEMPLATE.as_order())))


def sheet_of(book: openpyxl.Workbook) -> Worksheet:
    return book["Return"]


def test_the_header_stands_above_the_rows_and_stays_in_sight(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    assert book.sheetnames == ["Return", "How to fill this in"]
    assert [cell.value for cell in sheet[4]] == [
        "Priority area", "Indicator", "Apr-22", "May-22", "Target", "England 21/22"
    ]  # fmt: skip
    assert [cell.value for cell in sheet[5]] == [
        "An area", "=A measure", "5/10", None, "at most 23%", None
    ]  # fmt: skip
    assert sheet.freeze_panes == "C5"


def test_excel_makes_no_date_and_no_formula_of_a_text(book: openpyxl.Workbook) -> None:
    assert {cell.number_format for cell in sheet_of(book)[5]} == {"@"}
    assert [cell.data_type for cell in sheet_of(book)[5]][:3] == ["s", "s", "s"]


def test_names_and_headings_are_locked_and_figures_are_not(book: openpyxl.Workbook) -> None:
    sheet = sheet_of(book)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert all(cell.protection.locked for cell in sheet[4])
    assert [cell.protection.locked for cell in sheet[5]] == [True, True, *[False] * 4]


def test_states_are_suggested_and_anything_else_may_be_typed(book: openpyxl.Workbook) -> None:
    (offered,) = sheet_of(book).data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref)) == ('"TBC,N/A,c"', "C5:D5")
    assert not offered.showErrorMessage


def test_an_order_is_read_as_it_was_written() -> None:
    assert b"\n" not in TEMPLATE.as_order()
    assert Template.from_order(TEMPLATE.as_order()) == TEMPLATE


def test_a_panel_without_indicators_gives_a_sheet_without_rows() -> None:
    empty = replace(TEMPLATE, rows=())
    sheet = sheet_of(openpyxl.load_workbook(io.BytesIO(write(empty.as_order()))))
    assert (sheet.max_row, sheet.data_validations.dataValidation) == (4, [])
