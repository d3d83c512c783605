"""What the overview says of a month, as values."""

from datetime import date

import pytest

from performance.analysis.figures import Period, Unit
from performance.board import board
from performance.judging import judge_board, once_each
from performance.models import Body, Observation
from performance.presenters.chart import drawing_of
from performance.presenters.figures import Peer
from performance.presenters.indicator import indicator_page
from performance.presenters.overview import Overview, overview_of
from performance.presenters.paper import area_sheet
from performance.presenters.words import texts_of
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, ImportReturn

pytestmark = pytest.mark.django_db

MONTH = Period.month(2022, 12)


@pytest.fixture
def overview(panel: Panel, import_return: ImportReturn) -> Overview:
    """Return December 2022."""
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9))
    return overview_of(board(panel, MONTH, Observation.objects.recorded()), (), {})


def test_the_counts_run_from_worst_to_best_and_then_what_was_left_out(overview: Overview) -> None:
    assert [(stat.count, stat.colour, stat.word) for stat in overview.stats] == [
        (10, "red", "Off target"),
        (4, "amber", "Near target"),
        (5, "green", "On target"),
        (11, "none", "Not rated"),
    ]
    assert overview.summary.startswith("5 of 19 rated indicators are on target")
    assert "11 are not rated" in overview.summary


def test_five_exceptions_are_told_in_full_and_each_once(overview: Overview) -> None:
    assert len(overview.cards) == 5
    titles = [card.title for card in overview.cards] + [one.title for one in overview.others]
    assert len(titles) == len(set(titles))
    for card in overview.cards:
        assert card.text
        assert card.trend.startswith("<svg")
        assert card.url.startswith("/panels/children-and-families/2022-12/indicators/")


def test_a_row_has_the_count_the_share_the_target_and_how_it_moved(overview: Overview) -> None:
    rows = {row.name: row for area in overview.areas for row in area.rows}
    row = rows["Re-referrals in 12 months"]
    assert (row.count, row.of, row.share, row.target) == ("89", "299", "30%", "at most 23%")
    assert (row.colour, row.word, row.direction, row.tone) == ("red", "Off target", "up", "worse")
    assert (row.neighbours, row.nation) == (Peer("21%", "21/22"), Peer("21%", "21/22"))


def test_the_columns_of_other_bodies_are_found_by_their_kind(
    panel: Panel, overview: Overview
) -> None:
    assert (overview.neighbours_name, overview.nation_name) == ("Neighbours", "England")
    Body.objects.filter(kind=Body.Kind.NATION).update(slug="wales", name="Wales", short_name="W")
    Body.objects.filter(kind=Body.Kind.NEIGHBOURS).update(slug="like-us", name="Places like us")
    found = board(panel, MONTH, Observation.objects.recorded())
    renamed = overview_of(found, (), {})
    assert renamed.nation_name == "W"
    before, after = (
        {row.name: (row.neighbours, row.nation) for area in each.areas for row in area.rows}
        for each in (overview, renamed)
    )
    assert before == after
    judged = judge_board(found)["effective-assessment-and-intervention", "REF02"]
    said = " ".join(clause.text for clause in judged.clauses if clause.rule == "comparison")
    assert "places like us" in said
    assert "Wales" in said
    assert [one.label.split(" 21%")[0] for one in drawing_of(judged, MONTH).references] == [
        "Neighbours",
        "W",
    ]


def test_no_count_of_another_body_is_shown(overview: Overview, panel: Panel) -> None:
    found = board(panel, MONTH, Observation.objects.recorded())
    counts = {line.measure.short_name for line in found.lines if line.measure.unit is Unit.NUMBER}
    rows = [row for area in overview.areas for row in area.rows if row.name in counts]
    assert rows
    assert {(row.neighbours.value, row.nation.value) for row in rows} == {("", "")}
    assert "counts are not compared" in {row.nation.reason for row in rows}


def test_what_stands_for_a_figure_is_apart_from_the_count(overview: Overview) -> None:
    rows = [row for area in overview.areas for row in area.rows]
    waiting = [row for row in rows if row.state]
    assert waiting
    assert {row.count for row in waiting} == {""}


def test_a_link_can_keep_the_figures_that_are_shown(panel: Panel, overview: Overview) -> None:
    found = board(panel, MONTH, Observation.objects.recorded())
    drafts = overview_of(found, (), {}, query="?figures=draft")
    assert drafts.cards[0].url == f"{overview.cards[0].url}?figures=draft"
    assert drafts.areas[0].rows[0].url.endswith("?figures=draft")


def test_months_are_named_as_the_columns_need_them(overview: Overview) -> None:
    assert (overview.month_name, overview.month_before) == ("December", "November")
    assert overview.span == "April to December"


def test_a_month_without_figures_rates_nothing(panel: Panel) -> None:
    empty = overview_of(board(panel, MONTH, Observation.objects.recorded()), (), {})
    assert empty.summary == "No indicator can be rated for this month."
    assert {row.state for area in empty.areas for row in area.rows} == {"no figure"}


def test_a_page_links_cells_only_for_those_who_may_see_them(
    panel: Panel, overview: Overview
) -> None:
    found = board(panel, MONTH, Observation.objects.recorded(), codes=("REF02",))
    judged = once_each(judge_board(found).values())["REF02"]
    for can_see in (True, False):
        page = indicator_page(judged, MONTH, can_see_returns=can_see)
        assert {bool(row.source_url) for row in page.rows} == {can_see}
        assert {bool(row.source_url) for row in page.comparators} == {can_see}
        assert page.rows[0].source == "December 2022 return, cell K6"
        assert page.rows[0].likely == "25% to 35%"


def test_an_areas_sheet_has_every_month_and_a_column_for_each_body(
    panel: Panel, overview: Overview
) -> None:
    found = board(panel, MONTH, Observation.objects.recorded())
    judged = judge_board(found)
    bodies = tuple(Body.objects.all())
    for area in found.areas:
        sheet = area_sheet(area, judged, MONTH, bodies, texts_of(area, ()))
        assert len(sheet.months) == 9
        for row in sheet.rows:
            assert len(row.cells) == len(sheet.months)
            assert len(row.comparators) == len(sheet.bodies)
            assert [cell.is_now for cell in row.cells] == [False] * 8 + [True]
