"""What an area's page of the paper says of figures that need a word more."""

from datetime import date

import pytest

from performance.analysis.figures import Period
from performance.judging import judge_board
from performance.models import Body, Cell, Observation
from performance.presenters.area_sheet import AreaSheet, area_sheet
from performance.presenters.chart import drawing_of
from performance.presenters.overview import overview_of
from performance.presenters.words import Texts
from performance.told.board import Area, board, told_on
from performance.told.tellings import told_before
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MAY = Period.month(2022, 5)
TOLD, LATER = date(2022, 6, 10), date(2022, 7, 21)
COLUMNS = ("Apr-22", "May-22", "Southampton 20/21", "Southampton 21/22", "England 21/22")


def first_area(panel: Panel, month: Period) -> tuple[Area, AreaSheet]:
    """Return the first area as the paper shows it."""
    recorded = Observation.objects.recorded()
    found = board(panel, month, recorded, since=Period.month(2018, 4))
    area = found.areas[0]
    bodies = tuple(Body.objects.all())
    return area, area_sheet(area, judge_board(found), month, bodies, Texts((), (), ()), {})


def test_a_percentage_against_its_own_counts_is_marked_and_noted(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "25% (57/270)", "21%")))
    _, sheet = first_area(panel, MAY)
    row = next(row for row in sheet.rows if row.name.startswith("Re-referrals"))
    assert [(cell.text, cell.mark) for cell in row.cells] == [("21%", "1"), ("21%", "")]
    assert [(note.mark, note.text) for note in sheet.footnotes] == [
        (
            "1",
            "Re-referrals in 12 months Apr-22: the return said 25%, the portal goes by the counts.",
        )
    ]
    april = overview_of(board(panel, MAY.previous(), Observation.objects.recorded()), (), {})
    shown = {row.name: row.note for row in april.areas[0].rows}
    assert shown[row.name] == "sheet said 25%"


def test_restated_figures_and_open_questions_are_marked_and_listed(
    panel: Panel, send: Send
) -> None:
    first = ("Apr-22", "May-22", "England 21/22")
    send(book((RE_REFERRALS, "21% (57/270)", "TBC", "21%"), months=first), told_on=TOLD)
    later = ("Apr-22", "May-22", "Jun-22", "England 21/22")
    rows = book((RE_REFERRALS, "22% (60/270)", "21%", "20%", "21%"), months=later)
    send(rows, "2022-06", told_on=LATER)
    Cell.objects.filter(parent__month=date(2022, 6, 1), period_start=date(2022, 6, 1)).update(
        caveat="counted twice; being checked"
    )
    Cell.objects.filter(body__slug="england").update(caveat="same as the year before")
    found = board(panel, Period.month(2022, 6), told_on(LATER))
    past = told_before(found, until=LATER)
    judged, bodies = judge_board(found), tuple(Body.objects.all())
    sheet = area_sheet(found.areas[0], judged, found.month, bodies, Texts((), (), ()), past)
    row = next(row for row in sheet.rows if row.name.startswith("Re-referrals"))
    assert [cell.mark for cell in row.cells] == ["1", "2", "3"]
    assert [one.mark for one in row.comparators] == ["4"]
    assert [note.text.removeprefix("Re-referrals in 12 months ") for note in sheet.footnotes] == [
        "Apr-22: was 21% (57 of 270) as told on 10 June 2022.",
        "May-22: was to be confirmed as told on 10 June 2022.",
        "Jun-22: counted twice; being checked.",
        "England 21/22: same as the year before.",
    ]
    drawing = drawing_of(judged[found.areas[0].slug, "REF02"], found.month, past)
    assert [point.is_restated for point in drawing.points] == [True, False, False], "May came late"
    assert drawing.points[0].note == "was 21% (57 of 270) as told on 10 June 2022"


def test_what_is_asked_of_several_figures_of_an_indicator_is_said_once(
    panel: Panel, send: Send
) -> None:
    columns = ("Apr-22", "May-22", "Statistical Neighbours 21/22", "England 21/22")
    send(book((RE_REFERRALS, "21%", "22%", "23%", "24%"), months=columns))
    Cell.objects.filter(body__is_own=False).update(caveat="same as the year before")
    _, sheet = first_area(panel, MAY)
    assert [(note.mark, note.text) for note in sheet.footnotes] == [
        ("1", "Re-referrals in 12 months Neighbours 21/22, England 21/22: same as the year before.")
    ]
    row = next(row for row in sheet.rows if row.name.startswith("Re-referrals"))
    assert [one.mark for one in row.comparators] == ["1", "1"]


def test_a_figure_of_another_year_than_its_column_says_so(panel: Panel, send: Send) -> None:
    send(
        book(
            (REFERRALS, 270, 370, 4012, None, 650_000),
            (RE_REFERRALS, "21%", "21%", "27%", "28%", "22%"),
            months=COLUMNS,
        )
    )
    _, sheet = first_area(panel, MAY)
    assert sheet.bodies == ("Own 21/22", "England 21/22")
    rows = {row.name: row.comparators for row in sheet.rows}
    shares = next(peers for name, peers in rows.items() if name.startswith("Re-referrals"))
    assert [(one.value, one.period) for one in shares] == [("28%", ""), ("22%", "")]
    counts = rows["Referrals"]
    assert [(one.value, one.period) for one in counts] == [("4,012", "20/21"), ("", "")]


def test_the_count_of_another_body_is_no_column(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370, 4012, None, 650_000), months=COLUMNS))
    _, sheet = first_area(panel, MAY)
    assert "England 21/22" not in sheet.bodies
    assert "650,000" not in repr(sheet)


def test_every_heading_is_true_of_every_row(panel: Panel, import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9))
    month = Period.month(2022, 12)
    found = board(panel, month, Observation.objects.recorded())
    judged, bodies = judge_board(found), tuple(Body.objects.all())
    for area in found.areas:
        sheet = area_sheet(area, judged, month, bodies, Texts((), (), ()), {})
        for line, row in zip(area.lines, sheet.rows, strict=True):
            known = {one.period.short for one in line.comparators}
            for heading, one in zip(sheet.bodies, row.comparators, strict=True):
                if one.value:
                    assert (one.period or heading.rpartition(" ")[2]) in known
