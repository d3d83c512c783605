"""A fresh return for a month: what it holds, and that it reads back as nothing new."""

import io
from collections import Counter
from datetime import date

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from performance.actions.checking import check_workbook
from performance.actions.effects import Outcome, effects
from performance.analysis.figures import Period
from performance.models import Placement
from performance.returns.contents import count_contents
from performance.returns.loading import load
from performance.returns.proposal import Proposal
from performance.returns.template import workbook_of
from performance.returns.writing import HEADER_ROW
from performance.sending.fresh_return import fresh_return, month_after_latest
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, OCTOBER_2021, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.returns.workbooks import MEMORY, SECONDS, saved

pytestmark = pytest.mark.django_db

JUNE, JANUARY = Period.month(2022, 6), Period.month(2023, 1)
UNFILLED = {"blank_column", "blank_cell"}


def template_of(panel: Panel, month: Period) -> bytes:
    return workbook_of(fresh_return(panel, month), seconds=SECONDS, memory_bytes=MEMORY)


def read_back(data: bytes, panel: Panel, month: Period) -> Proposal:
    """Read a workbook in this process, as sending it in for the month would."""
    workbook = load(data, "made.xlsx", count_contents(data, "made.xlsx"))
    return check_workbook(workbook, panel=panel, month=month, data_on=month.end)


def outcomes(proposal: Proposal, panel: Panel, month: Period) -> Counter[Outcome]:
    found = effects(proposal, panel=panel, data_on=month.end)
    return Counter(effect.outcome for effect in found)


def test_the_next_month_comes_after_the_latest_accepted_return(panel: Panel, send: Send) -> None:
    assert month_after_latest(panel, today=date(2022, 1, 5)) == Period.month(2021, 12)
    send(book((REFERRALS, 270, 370)))
    assert month_after_latest(panel, today=date(2023, 1, 5)) == JUNE


def test_there_is_a_row_for_each_placement_of_the_month(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370), (RE_REFERRALS, "21% (57/270)", "TBC")))
    fresh = fresh_return(panel, JUNE)
    placed = Placement.objects.on(JUNE.end).filter(area__panel=panel, indicator__is_draft=False)
    assert len(fresh.rows) == placed.count()
    assert (fresh.months, fresh.comparators[0]) == (
        ("Apr-22", "May-22", "Jun-22"),
        "Southampton 21/22",
    )
    texts = {row.name: row.months for row in fresh.rows}
    assert texts[REFERRALS] == ("270", "370", "")
    assert texts[RE_REFERRALS] == ("21% (57/270)", "TBC", "")
    assert next(row.target for row in fresh.rows if row.name == RE_REFERRALS) == "at most 23%"


def test_another_target_in_a_second_area_is_left_out(panel: Panel) -> None:
    rows = [row for row in fresh_return(panel, JUNE).rows if row.target in ("at least 97%", "")]
    assert [row.target for row in rows] == [""]


def test_the_fixture_returns_come_back_with_nothing_restated(
    panel: Panel, import_return: ImportReturn
) -> None:
    import_return(OCTOBER_2021, "2021-10", told_on=date(2021, 11, 25))
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9), told_on=date(2023, 1, 26))
    proposal = read_back(template_of(panel, JANUARY), panel, JANUARY)
    assert outcomes(proposal, panel, JANUARY) == {Outcome.UNCHANGED: 270}
    # What those returns contradict themselves in is a question again, and nothing else is.
    assert {one.code for one in proposal.findings} == {"blank_column", "population_differs"}
    november = Period.month(2021, 11)
    proposal = read_back(template_of(panel, november), panel, november)
    assert set(outcomes(proposal, panel, november)) <= {Outcome.UNCHANGED, Outcome.NEW}
    assert {one.code for one in proposal.findings} <= UNFILLED


counts = st.integers(200, 400)


@given(
    sent=st.lists(st.tuples(counts, st.integers(40, 60)), min_size=2, max_size=2),
    new=st.none() | counts,
)
@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_the_template_gives_reads_back_without_a_question(
    panel: Panel, send: Send, sent: list[tuple[int, int]], new: int | None
) -> None:
    referrals = [whole for whole, _ in sent]
    again = [f"{part}/{whole}" for whole, part in sent]
    send(book((REFERRALS, *referrals), (RE_REFERRALS, *again)))
    proposal = read_back(fill(template_of(panel, JUNE), new), panel, JUNE)
    blank = {one.cell.address for one in proposal.cells if one.cell.is_blank}
    asked = {one.code for one in proposal.findings if one.cell not in blank}
    assert asked == (set() if new else {"blank_column"})
    found = effects(proposal, panel=panel, data_on=JUNE.end)
    values = [one for one in found if one.proposed.figure.value is not None]
    expected = {Outcome.UNCHANGED: 4} | ({Outcome.NEW: 1} if new else {})
    assert Counter(one.outcome for one in values) == expected


def fill(data: bytes, figure: int | None) -> bytes:
    """Write a figure for June into the row of referrals, as an officer would."""
    workbook = openpyxl.load_workbook(io.BytesIO(data))
    sheet = workbook["Return"]
    for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
        if row[1].value == REFERRALS and figure is not None:
            row[4].value = str(figure)
    return saved(workbook)
