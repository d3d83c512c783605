"""What changed since the panel last met: on the real returns, and on lines made for one rule."""

from dataclasses import replace
from datetime import date

import pytest

from performance.analysis.figures import Figure, Period
from performance.judging import judge_board, once_each, rating_told
from performance.models import Indicator, ReportingMonth, RestatementReason, Return
from performance.told.board import Board, Line, board, told_on
from performance.told.met import Met, last_met
from performance.told.remarks import Broken
from performance.told.restated import changes_of
from performance.told.since import Since, since_met
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

MONTH = Period.month(2022, 12)
OCTOBER = Period.month(2022, 10)
MET = Met(date(2022, 11, 24), OCTOBER)
TOLD = date(2023, 1, 26)


def read(panel: Panel, met: Met = MET, day: date = TOLD, month: Period = MONTH) -> Board:
    return board(panel, month, told_on(day), then=met.told)


def since(found: Board, met: Met = MET, until: date | None = TOLD) -> Since:
    return since_met(found, once_each(judge_board(found).values()), met, until=until)


@pytest.mark.usefixtures("october_and_december_told")
def test_nine_figures_are_restated_and_one_is_late_each_once(panel: Panel) -> None:
    found = since(read(panel))
    restated = {one.measure.code: [c.period.short for c in one.changes] for one in found.restated}
    assert restated == {
        "REF02": ["Jun-22", "Jul-22", "Aug-22", "Sep-22", "Oct-22"],
        "CON01": ["Sep-22", "Oct-22"],
        "CLA04": ["Oct-22"],
        "CL01": ["Oct-22"],
    }
    assert sum(len(months) for months in restated.values()) == 9
    assert [(one.measure.code, len(one.changes)) for one in found.late] == [("EH01", 1)]
    lines = read(panel).once_each()
    assert len(lines["REF02"]) == 2, "it stands in two areas"


@pytest.mark.usefixtures("october_and_december_told")
def test_the_change_told_of_is_the_widest_one_with_both_figures(panel: Panel) -> None:
    re_referrals = next(one for one in since(read(panel)).restated if one.measure.code == "REF02")
    widest = re_referrals.widest
    assert widest.now is not None
    assert widest.period == OCTOBER
    assert (widest.then.figure.numerator, widest.now.figure.numerator) == (66, 75)
    september = next(one for one in re_referrals.changes if one.period.short == "Sep-22")
    assert (september.then.figure.numerator, september.then.figure.denominator) == (88, 314)


@pytest.mark.usefixtures("october_and_december_told")
def test_who_crossed_a_target_is_told_with_both_ratings(panel: Panel) -> None:
    found = since(read(panel))
    off = {one.measure.code: one for one in found.newly_off}
    assert set(off) == {"REF02", "REF03"}
    assert off["REF02"].then is not None
    assert off["REF02"].then.figure.numerator == 66
    assert (off["REF02"].then_rating.word, off["REF02"].now_rating.word) == (
        "Near target",
        "Off target",
    )
    assert {one.measure.code for one in found.back_on} == {"CP02", "SUP02"}


@pytest.mark.usefixtures("october_and_december_told")
def test_a_changed_target_is_told_with_its_first_day(panel: Panel) -> None:
    (changed,) = since(read(panel)).targets
    assert changed.measure.code == "CP01"
    assert changed.then is not None
    assert changed.now is not None
    assert (int(changed.then.value), int(changed.now.value)) == (340, 406)
    assert changed.from_on == date(2022, 12, 1)


@pytest.mark.usefixtures("october_and_december_told")
def test_as_at_an_earlier_day_only_what_was_told_by_then_has_changed(panel: Panel) -> None:
    met = Met(date(2022, 11, 30), Period.month(2022, 9))
    day = date(2022, 12, 1)
    found = since(read(panel, met, day, OCTOBER), met, day)
    assert (found.restated, found.late) == ((), ())


def test_where_nothing_had_been_told_nothing_is_compared(
    panel: Panel, import_return: ImportReturn
) -> None:
    import_return(DECEMBER, "2022-12", told_on=TOLD)
    met = Met(date(2022, 11, 24), None)
    assert met.told is None
    assert since(read(panel, met), met) == Since(met)


def test_the_reason_given_is_told_once_the_panel_knows_it(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "21% (57/270)", "21% (76/370)")), told_on=date(2022, 6, 20))
    columns = ("Apr-22", "May-22", "Jun-22")
    rows = book((RE_REFERRALS, "21% (57/270)", "22% (80/370)", "TBC"), months=columns)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    indicator = Indicator.objects.get(code="REF02")
    RestatementReason.objects.update_or_create(
        parent=Return.objects.get(month=date(2022, 6, 1)),
        indicator=indicator,
        defaults={"reason": "Merged."},
    )
    met, june = Met(date(2022, 7, 1), Period.month(2022, 5)), Period.month(2022, 6)
    found = read(panel, met, date(2022, 7, 21), june)
    (retold,) = since(found, met, date(2022, 7, 21)).restated
    assert (retold.reason, [one.period.short for one in retold.changes]) == ("Merged.", ["May-22"])
    (line, *_) = found.once_each()["REF02"]
    (reason,) = line.reasons
    assert not reason.is_told_within(date(2022, 7, 21), None), "the panel had it by that meeting"
    assert not reason.is_told_within(date(2022, 7, 1), date(2022, 7, 20)), "not told yet"


def test_no_rating_is_compared_across_a_break(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "10% (27/270)", "10% (37/370)")), told_on=date(2022, 6, 10))
    columns = ("Apr-22", "May-22", "Jun-22")
    rows = book((RE_REFERRALS, "10% (27/270)", "10% (37/370)", "90% (90/100)"), months=columns)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    met, june = Met(date(2022, 6, 16), Period.month(2022, 5)), Period.month(2022, 6)
    found = read(panel, met, date(2022, 7, 21), june)
    assert [one.measure.code for one in since(found, met).newly_off] == ["REF02"]
    breaks = (Broken(june.start, "Counted by family."),)
    areas = tuple(
        replace(area, lines=tuple(replace(line, breaks=breaks) for line in area.lines))
        for area in found.areas
    )
    assert since(replace(found, areas=areas), met).newly_off == ()


def test_an_indicator_that_nobody_was_told_of_is_new_and_not_newly_off(
    panel: Panel, send: Send
) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    columns = ("Apr-22", "May-22", "Jun-22")
    rows = book((RE_REFERRALS, "TBC", "TBC", "90% (90/100)"), months=columns)
    send(rows, "2022-06", told_on=date(2022, 7, 21))
    met, june = Met(date(2022, 6, 16), Period.month(2022, 5)), Period.month(2022, 6)
    assert since(read(panel, met, date(2022, 7, 21), june), met).newly_off == ()


def test_a_figure_taken_back_reads_otherwise_too(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 10))
    found = board(panel, Period.month(2022, 5), told_on(date(2022, 6, 10)), codes=("REF01",))
    (line, *_) = found.lines
    bereft = replace(line, then=line.months, months={})
    assert [(one.period.short, one.now) for one in changes_of(bereft)] == [
        ("Apr-22", None),
        ("May-22", None),
    ]
    assert changes_of(replace(line, then=line.months)) == ()


def test_a_month_is_rated_as_it_was_told_by_the_target_it_had(panel: Panel, send: Send) -> None:
    send(book((RE_REFERRALS, "10% (27/270)", "90% (90/100)")), told_on=date(2022, 6, 10))
    day, may = date(2022, 6, 10), Period.month(2022, 5)
    found = board(panel, may, told_on(day), codes=("REF02",), then=told_on(day))
    line: Line = found.lines[0]
    assert rating_told(line, may).word == "Off target"
    assert rating_told(line, may.previous()).word == "On target"
    assert rating_told(replace(line, then={}), may).word == "Not rated"
    better = replace(line.then[may], figure=Figure(None, 1, 100))
    assert rating_told(replace(line, then={may: better}), may).word == "On target"


# The meeting --------------------------------------------------------------------------------------


def months_of(panel: Panel, *told: tuple[int, date | None]) -> list[ReportingMonth]:
    return [
        ReportingMonth(panel=panel, month=date(2022, month, 1), told_on=day) for month, day in told
    ]


def test_the_panel_last_met_before_it_was_told_of_the_month(panel: Panel, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 7, 21))
    (may,) = ReportingMonth.objects.with_last_meeting(on=date(2023, 2, 1))
    assert may.last_meeting_on == date(2022, 6, 16), "not the meeting of the day itself"
    ReportingMonth.objects.update(state="draft", told_on=None, published_at=None)
    (may,) = ReportingMonth.objects.with_last_meeting(on=date(2023, 2, 1))
    assert may.last_meeting_on == date(2023, 1, 26), "of a draft, before today"


def test_what_the_panel_knew_is_the_latest_month_before_this_one(panel: Panel) -> None:
    months = months_of(
        panel, (8, date(2022, 9, 29)), (9, date(2022, 12, 9)), (10, date(2022, 11, 24)), (12, None)
    )
    shown = months[-1]
    shown.last_meeting_on = date(2022, 11, 24)
    assert last_met(shown, months) == Met(date(2022, 11, 24), OCTOBER)
    shown.last_meeting_on = date(2022, 9, 28)
    assert last_met(shown, months) == Met(date(2022, 9, 28), None)
    shown.last_meeting_on = None
    assert last_met(shown, months) is None
    late = months[1]
    late.last_meeting_on = date(2022, 12, 1)
    assert last_met(late, months) == Met(date(2022, 12, 1), Period.month(2022, 8))
