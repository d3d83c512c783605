"""What the checks on a return are told about the register."""

from collections.abc import Sequence
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from performance.actions import indicators
from performance.analysis.figures import Figure, Period
from performance.models import Indicator, IndicatorAlias, Placement, SeriesBreak
from performance.returns.names import normalise
from performance.returns.register import Match, Register
from performance.sending.snapshot import register_for, with_history
from scrutiny.panels.models import Panel
from tests.performance.books import LOOKED_AFTER, REFERRALS, Row, book, lines
from tests.performance.conftest import Send
from tests.performance.returns.workbooks import read_rows

pytestmark = pytest.mark.django_db

DECEMBER = date(2022, 12, 31)
MAY = Period.month(2022, 5)


def register(panel: Panel, day: date = DECEMBER) -> Register:
    return register_for(panel, day, council_name="A council")


def test_an_indicator_is_known_by_name_code_and_remembered_names(panel: Panel) -> None:
    names = register(panel).indicators
    assert names[normalise(REFERRALS)] == Match("REF01")
    assert names["ref01"] == Match("REF01")
    alias = IndicatorAlias.objects.filter(meaning="same")[0]
    assert names[alias.normalised] == Match(alias.indicator.code)
    before = IndicatorAlias.objects.filter(meaning="predecessor")[0]
    assert names[before.normalised] == Match(before.indicator.code, "predecessor")


def test_a_name_of_something_different_stands_for_nothing(panel: Panel) -> None:
    IndicatorAlias.objects.create(
        indicator=Indicator.objects.get(code="REF01"),
        name="Number of enquiries",
        normalised="number of enquiries",
        meaning="different",
    )
    assert "number of enquiries" not in register(panel).indicators


def test_a_target_is_the_one_of_its_area_on_the_day(panel: Panel) -> None:
    targets = register(panel).targets
    values = {
        area: rule.value for (area, code), rule in targets.items() if code == "CLA04" and rule
    }
    assert values == {"purposeful-direct-contact": 100, "robust-corporate-parenting": 97}
    assert len(targets) == Placement.objects.on(DECEMBER).count()


def test_a_percentage_is_paired_with_the_count_of_its_population(panel: Panel) -> None:
    pairs = {pair.percentage: pair.count for pair in register(panel).count_pairs}
    for percentage, count in {
        "REF02": "REF01",
        "CIN02": "CIN01",
        "CP02": "CP01",
        "CLA12": "CLA01",
        "SUP04": "CL01",
    }.items():
        assert pairs[percentage] == count
    # Audited cases are counted by nobody.
    assert "AUD02" not in pairs


YEARS = ("Apr-21", "May-21", "Apr-22", "May-22", "England 20/21", "England 21/22")


def history(panel: Panel, *rows: Row, months: Sequence[str]) -> set[tuple[str, str, str]]:
    known = with_history(register(panel), read_rows(lines(rows, months)))
    return {(code, body, period.short) for code, body, period in known.history}


def test_what_is_recorded_is_known_as_history(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    assert not register(panel).history
    sheet = read_rows(lines([(REFERRALS, 1, 2)], ("Apr-22", "May-22")))
    found = with_history(register(panel), sheet).history["REF01", "southampton", MAY]
    assert isinstance(found, Figure)
    assert found.value == 370


def test_history_is_of_two_years_up_to_the_last_column_and_of_no_other_indicator(
    panel: Panel, send: Send
) -> None:
    rows = [(name, 1, 2, 3, 4, 500, 600) for name in (REFERRALS, LOOKED_AFTER)]
    assert send(book(*rows, months=YEARS)).status == "accepted"
    own = {("REF01", "southampton", month) for month in ("Apr-21", "May-21", "Apr-22", "May-22")}
    assert history(panel, (REFERRALS, 9), months=["May-22"]) == own
    assert history(panel, (REFERRALS, 9, 700), months=["May-23", "England 21/22"]) == {
        ("REF01", "southampton", "Apr-22"),
        ("REF01", "southampton", "May-22"),
        ("REF01", "england", "20/21"),
        ("REF01", "england", "21/22"),
    }
    assert history(panel, ("Number of kites flown", 9), months=["May-22"]) == set()


def test_a_break_of_a_series_is_known_by_its_day(panel: Panel) -> None:
    (first,) = SeriesBreak.objects.filter(indicator__code="CP02")
    assert register(panel).breaks["CP02"] == {first.on}
    assert "REF01" not in register(panel).breaks


def test_more_years_on_record_cost_no_more_queries(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 1, 2, 3, 4, 500, 600), months=YEARS))
    sheet = read_rows(lines([(REFERRALS, 9)], ["May-22"]))
    known = register(panel)
    with CaptureQueriesContext(connection) as queries:
        with_history(known, sheet)
    assert len(queries) == 1


def test_a_workbook_without_a_table_has_no_history(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    assert with_history(register(panel), read_rows([("Referrals", 270)])).history == {}


def test_a_draft_is_known_so_that_its_next_return_is_read(panel: Panel) -> None:
    drafted = indicators.create_draft(name="Number of kites flown", by=None)
    assert register(panel).indicators["number of kites flown"] == Match(drafted.code)
