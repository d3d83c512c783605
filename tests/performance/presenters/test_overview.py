"""What the overview says of a month, as values."""

from datetime import date

import pytest

from performance.analysis.figures import Period, Unit
from performance.judging import judge_board, once_each
from performance.models import Body, IndicatorVersion, Observation, Return, Target
from performance.presenters.area_sheet import area_sheet
from performance.presenters.chart import drawing_of
from performance.presenters.figures import Peer
from performance.presenters.indicator import indicator_page
from performance.presenters.overview import Overview, overview_of
from performance.presenters.words import texts_of
from performance.told.board import board
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, OCTOBER_2021, ImportReturn
from tests.performance.books import RE_REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MONTH = Period.month(2022, 12)
NO_FIGURES: dict[str, str] = {}


@pytest.fixture
def overview(panel: Panel, december_draft: Return) -> Overview:
    """Return December 2022."""
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
    assert [one.label.split(" 21%")[0] for one in drawing_of(judged, MONTH, {}).references] == [
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
        page = indicator_page(judged, MONTH, {}, can_see_returns=can_see)
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
        sheet = area_sheet(area, judged, MONTH, bodies, texts_of(area, (), NO_FIGURES.get), {})
        assert len(sheet.months) == 9
        for row in sheet.rows:
            assert len(row.cells) == len(sheet.months)
            assert len(row.comparators) == len(sheet.bodies)
            assert [cell.is_now for cell in row.cells] == [False] * 8 + [True]


def test_a_row_says_in_two_words_why_it_is_not_rated(overview: Overview) -> None:
    rows = {row.name: row for area in overview.areas for row in area.rows}
    assert rows["Referrals"].why == "no target"
    assert {row.why for row in rows.values() if row.colour != "none"} == {""}
    assert all(row.why for row in rows.values() if row.colour == "none")


@pytest.mark.parametrize(
    ("fields", "figure", "why"),
    [
        ({"polarity": "neither"}, "21%", "neither way is better"),
        ({}, "TBC", "to be confirmed"),
        ({"basis": "snapshot at its end"}, "21%", "judged in March"),
        ({"unit": "number"}, "21", "a month is missing"),
    ],
)
def test_other_reasons_have_other_words(
    panel: Panel, send: Send, fields: dict[str, str], figure: str, why: str
) -> None:
    send(book((RE_REFERRALS, None, figure)))
    IndicatorVersion.objects.filter(indicator__code="REF02").update(**fields)
    if why in ("judged in March", "a month is missing"):
        Target.objects.filter(placement__indicator__code="REF02").update(applies="year end")
    may = Period.month(2022, 5)
    found = overview_of(board(panel, may, Observation.objects.recorded()), (), {})
    row = next(r for r in found.areas[0].rows if r.name.startswith("Re-referrals"))
    assert (row.colour, row.why) == ("none", why)


def test_a_card_explains_two_targets_in_two_areas(overview: Overview) -> None:
    cards = {card.title: card for card in overview.cards}
    assert cards["Looked after visits"].targets == (
        "Targets differ: at least 100% in Purposeful direct contact; at least 97% in Robust "
        "corporate parenting. The rating is the worse of the two."
    )
    assert cards["Assessments in 45 days"].targets == ""


# A broken series ----------------------------------------------------------------------------------


def test_a_broken_series_says_so_before_the_break_and_is_not_compared_across(
    panel: Panel, import_return: ImportReturn
) -> None:
    import_return(OCTOBER_2021, "2021-10", told_on=date(2021, 11, 25))
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9))
    recorded = Observation.objects.recorded()
    october = Period.month(2022, 10)
    for code, name in (
        ("CIN02", "CIN on a plan visited within 4 weeks"),
        ("CP02", "seen in the last 15 working days"),
        ("CLA09", "Voluntarily Accommodated Section 20s"),
    ):
        found = board(panel, october, recorded, codes=(code,), since=Period.month(2000, 1))
        judged = once_each(judge_board(found).values())[code]
        page = indicator_page(judged, october, {}, can_see_returns=False)
        broken = {row.month: row.broken for row in page.rows if row.broken}
        assert list(broken) == ["October 2021"], "on the last month before it"
        assert broken["October 2021"].startswith("Counted differently until 31 March 2022 as “")
        assert name in broken["October 2021"]
        assert "cannot be set end to end" in page.breaks[0] or "one of counting" in page.breaks[0]
        assert "figures are not compared" in page.caption
        assert judged.evidence.directions[1].arrow is None, "not with the year before"
        assert min(judged.evidence.series) == Period.month(2022, 4)
        assert "2021" not in " ".join(clause.text for clause in judged.clauses)
        assert [one.index for one in drawing_of(judged, october, {}).breaks] == [12]
        own = [one for one in judged.evidence.comparisons if one.comparator.is_own]
        told = ["It was counted differently in 2019/20."] if code == "CLA09" else []
        assert [one.reason for one in own] == told
