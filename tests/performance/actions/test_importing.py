"""A return from file to accepted: what is saved, what is asked, what is refused."""

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from performance.actions import checking, returns
from performance.actions.importing import Choices, import_file
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Cell, Indicator, Observation, ReportingMonth, Return, ReturnIssue
from performance.returns.cells import Workbook
from performance.returns.reading import read
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

TOLD = date(2023, 1, 26)
DRAWN = date(2023, 1, 9)


def test_a_step_that_is_refused_by_then_is_said_and_saves_nothing(
    panel: Panel, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(**_of_the_return: object) -> None:
        raise MoveRefused("“Kites” is known by now. Check the list again.")

    before = everything()
    monkeypatch.setattr(returns, "accept", overtaken)
    imported = send(book((REFERRALS, 270, 370)))
    assert imported.status == "refused"
    assert [one.code for one in imported.findings] == ["step_refused"]
    assert added(before) == {}


def test_a_sheet_that_says_it_was_made_is_marked_however_it_came(
    import_return: ImportReturn,
) -> None:
    made = import_return(MADE_OCTOBER, month="2022-10").return_
    real = import_return(DECEMBER, month="2022-12").return_
    assert (made is not None and made.is_made, real is not None and real.is_made) == (True, False)


def test_the_december_return_is_accepted_with_270_new_figures(import_return: ImportReturn) -> None:
    imported = import_return(DECEMBER, "2022-12")
    assert imported.status == "accepted"
    assert imported.counts == {"new": 270, "unchanged": 0, "restated": 0, "late": 0}
    months = Observation.objects.recorded().own().filter(frequency="month")
    assert months.count() == 270


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("C18", ["25%", "52/218"]),
        ("J18", ["45%", "115/252"]),
        ("L13", ["two targets", "100%", "97%", "L33", "looked after"]),
        ("N10", ["0.87"]),
        ("H18", ["251", "249"]),
    ],
)
def test_what_is_odd_about_december_is_found_by_cell(
    import_return: ImportReturn, cell: str, words: list[str]
) -> None:
    findings = import_return(DECEMBER, "2022-12").findings
    (found,) = [finding for finding in findings if finding.cell == cell]
    assert found.sheet == "Performance"
    assert found.severity == "warning"
    for word in words:
        assert word in found.message


def test_importing_again_points_to_the_first_and_adds_nothing(import_return: ImportReturn) -> None:
    first = import_return(DECEMBER, "2022-12")
    before = everything()
    again = import_return(DECEMBER, "2022-12")
    assert (again.status, again.return_) == ("accepted", first.return_)
    assert set(again.counts.values()) == {0}
    assert [finding.code for finding in again.findings] == ["same_file"]
    assert "December 2022 return" in again.findings[0].message
    assert added(before) == {}


def test_every_filled_cell_is_kept_with_its_words_and_a_verdict(
    import_return: ImportReturn,
) -> None:
    imported = import_return(DECEMBER, "2022-12")
    assert imported.return_ is not None
    sheet = load_workbook(DECEMBER).worksheets[0]
    filled = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")
    }
    kept = {cell.address: cell for cell in imported.return_.cells.all()}
    assert filled <= set(kept)
    assert {cell.sheet for cell in kept.values()} == {"Performance"}
    assert all(cell.verdict in Cell.Verdict.values for cell in kept.values())
    assert all(cell.verdict == "accepted" or cell.message for cell in kept.values())
    assert {address for address in filled if not kept[address].raw} == set()
    assert (kept["K6"].raw, kept["K6"].role) == ("30% (89/299)", "figure")
    assert kept["K6"].indicator == Indicator.objects.get(code="REF02")
    assert (kept["K6"].period_start, kept["K6"].period_end) == (
        date(2022, 12, 1),
        date(2022, 12, 31),
    )
    # A number in a cell with a percentage format keeps both: they decide how it is read.
    assert (kept["N10"].raw, kept["N10"].number_format) != ("", "")


def test_the_findings_are_kept_in_order_with_the_return(import_return: ImportReturn) -> None:
    imported = import_return(DECEMBER, "2022-12")
    kept = ReturnIssue.objects.filter(parent=imported.return_)
    assert [(issue.code, issue.address) for issue in kept] == [
        (finding.code, finding.cell) for finding in imported.findings
    ]


def test_a_figure_is_one_row_per_indicator_period_and_body(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    rows = Counter(
        Observation.objects.values_list("indicator", "body", "period_start", "period_end")
    )
    assert set(rows.values()) == {1}
    re_referrals = Observation.objects.filter(
        indicator__code="REF02", period_end=date(2022, 12, 31)
    ).get()
    assert (re_referrals.numerator, re_referrals.denominator) == (89, 299)
    assert re_referrals.source_cell.address == "K6"
    yearly = Observation.objects.exclude(frequency="month")
    assert set(yearly.values_list("frequency", flat=True)) == {"financial year"}
    assert "england" in set(yearly.values_list("body__slug", flat=True))


def test_a_percentage_that_contradicts_its_fraction_keeps_both(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    row = Observation.objects.get(indicator__code="SUP04", period_start=date(2022, 4, 1))
    assert (row.numerator, row.denominator, row.sheet_value) == (52, 218, Decimal(25))


def test_a_state_is_never_nought(import_return: ImportReturn) -> None:
    import_return(DECEMBER, "2022-12")
    row = Observation.objects.get(indicator__code="CLA10", period_start=date(2022, 12, 1))
    assert (row.value, row.state) == (None, "to be confirmed")


def test_loading_history_sets_three_dates_and_none_of_them_is_today(
    import_return: ImportReturn,
) -> None:
    imported = import_return(DECEMBER, "2022-12", data_on=DRAWN, told_on=TOLD)
    midnight = datetime(2023, 1, 26, tzinfo=ZoneInfo("Europe/London"))
    dates = set(Observation.objects.values_list("data_on", "accepted_on", "known_at"))
    assert dates == {(DRAWN, TOLD, midnight)}
    assert imported.return_ is not None
    assert (imported.return_.accepted_on, imported.return_.told_on) == (TOLD, TOLD)
    month = ReportingMonth.objects.get()
    assert (month.state, month.told_on) == ("published", TOLD)


def test_a_return_that_was_not_told_has_no_such_date(import_return: ImportReturn) -> None:
    imported = import_return(DECEMBER, "2022-12")
    assert set(Observation.objects.values_list("known_at", flat=True)) == {None}
    assert imported.return_ is not None
    assert imported.return_.told_on is None
    assert ReportingMonth.objects.get().state == "draft"


def test_the_history_says_who_sent_and_accepted(import_return: ImportReturn) -> None:
    imported = import_return(DECEMBER, "2022-12", told_on=TOLD)
    assert imported.return_ is not None
    events = Event.objects.about(imported.return_)
    assert [(event.verb, event.by_name) for event in events] == [
        ("return_accepted", "Performance officer"),
        ("return_received", "Performance officer"),
    ]
    assert events[0].new == imported.counts | {"held": 0}
    told = Event.objects.about(ReportingMonth.objects.get())
    assert [event.verb for event in told] == ["month_published", "month_checked"]


def test_publishing_is_recorded_as_done_by_the_teller(
    panel: Panel, officer: User, director: User
) -> None:
    imported = import_file(
        data=book((REFERRALS, 270, 370)),
        name="made.xlsx",
        panel=panel,
        month=Period.month(2022, 5),
        data_on=date(2022, 6, 8),
        told_on=date(2022, 6, 20),
        choices=Choices(),
        by=officer,
        teller=director,
    )
    assert imported.return_ is not None
    by = {event.verb: event.by_name for event in Event.objects.all()}
    assert by["return_accepted"] == by["month_checked"] == "Performance officer"
    assert by["month_published"] == "Service director"


def test_the_file_is_read_once_and_outside_the_transaction_of_the_import(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    depths: list[int] = []

    def noted(data: bytes, *, name: str, seconds: float, memory_bytes: int) -> Workbook:
        depths.append(len(connection.savepoint_ids))
        return read(data, name=name, seconds=seconds, memory_bytes=memory_bytes)

    monkeypatch.setattr("performance.actions.checking.read", noted)
    choices = Choices(has_accepted_warnings=True, is_creating_unknown=True)
    outside = len(connection.savepoint_ids)
    imported = send(book((REFERRALS, 270, 370), ("Number of kites flown", 1, 2)), choices=choices)
    assert imported.status == "accepted"
    assert depths == [outside]


def test_a_file_that_is_there_already_is_not_read_again(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = book((REFERRALS, 270, 370))
    first = send(data).return_
    monkeypatch.delattr(checking, "read")
    assert send(data).return_ == first


def test_questions_left_open_save_nothing(import_return: ImportReturn, send: Send) -> None:
    before = everything()
    imported = send(DECEMBER.read_bytes(), "2022-12", choices=Choices())
    assert (imported.status, imported.return_) == ("checked", None)
    assert imported.counts["new"] == 270
    assert added(before) == {}


def test_a_look_saves_nothing_even_where_nothing_is_asked(send: Send) -> None:
    before = everything()
    clean = book((REFERRALS, 270, 370))
    imported = send(clean, choices=Choices(is_dry_run=True, has_accepted_warnings=True))
    assert (imported.status, imported.counts["new"]) == ("checked", 2)
    assert added(before) == {}


def test_an_unknown_indicator_refuses_the_whole_return(send: Send) -> None:
    before = everything()
    imported = send(book((REFERRALS, 270, 370), ("Number of kites flown", 1, 2)))
    assert (imported.status, imported.return_) == ("refused", None)
    (found,) = [finding for finding in imported.findings if finding.code == "unknown_indicator"]
    assert (found.sheet, found.cell) == ("Return", "B3")
    assert "Number of kites flown" in found.message
    assert added(before) == {}


def test_asked_to_it_makes_a_draft_of_an_unknown_indicator(send: Send, panel: Panel) -> None:
    data = book((REFERRALS, 270, 370), ("Percentage of kites flown", "50% (5/10)", "60%"))
    imported = send(data, choices=Choices(has_accepted_warnings=True, is_creating_unknown=True))
    assert (imported.status, imported.counts["new"]) == ("accepted", 4)
    drafted = Indicator.objects.get(is_draft=True)
    assert (drafted.name, drafted.code) == ("Percentage of kites flown", "NEW01")
    assert drafted.versions.get().unit == "percentage"
    assert own("NEW01", "Apr-22") == "50.0000 (5/10)"
    assert Event.objects.about(drafted).get().verb == "indicator_drafted"


def test_a_look_takes_drafts_back_with_everything_else(send: Send) -> None:
    before = everything()
    data = book(("Number of kites flown", 1, 2))
    imported = send(data, choices=Choices(is_creating_unknown=True, is_dry_run=True))
    assert (imported.status, imported.counts["new"]) == ("checked", 2)
    assert added(before) == {}


def test_one_unreadable_cell_never_blocks_the_others(send: Send) -> None:
    imported = send(book((REFERRALS, "about 270", 370), (RE_REFERRALS, "21% (57/270)", "21%")))
    assert (imported.status, imported.counts["new"]) == ("accepted", 3)
    (found,) = [finding for finding in imported.findings if finding.severity == "error"]
    assert found.cell == "C2"
    assert "about 270" in found.message
    assert imported.return_ is not None
    left_out = imported.return_.cells.get(address="C2")
    assert (left_out.verdict, left_out.raw) == ("rejected", "about 270")
    assert own("REF01", "Apr-22") is None
    assert own("REF01", "May-22") == "370.0000"


def test_two_figures_for_one_month_are_both_left_out(send: Send) -> None:
    data = book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "20%"), (REFERRALS, 271, 370))
    imported = send(data)
    assert imported.status == "accepted"
    contradictions = [f for f in imported.findings if f.code == "contradiction"]
    assert {finding.cell for finding in contradictions} == {"C2", "C4"}
    assert all("270" in f.message and "271" in f.message for f in contradictions)
    assert own("REF01", "Apr-22") is None
    assert own("REF01", "May-22") == "370.0000"
    assert imported.counts["new"] == 3


def test_a_figure_said_by_two_cells_counts_once(send: Send) -> None:
    data = book((REFERRALS, 270, 370), (RE_REFERRALS, "21%", "20%"), (REFERRALS, 270, 370))
    imported = send(data)
    assert imported.counts["new"] == 4
    assert own("REF01", "Apr-22") == "270.0000"


def test_the_month_of_the_return_must_be_among_its_columns(send: Send) -> None:
    before = everything()
    imported = send(book((REFERRALS, 270, 370)), "2022-06")
    assert imported.status == "refused"
    assert "month_missing" in [finding.code for finding in imported.findings]
    assert added(before) == {}


@pytest.mark.parametrize(
    ("month", "data_on", "told_on", "code"),
    [
        ("2092-05", None, None, "month_in_future"),
        ("2022-05", date(2092, 1, 1), None, "data_date_in_future"),
        ("2022-05", None, date(2092, 1, 1), "told_in_future"),
    ],
)
def test_days_to_come_are_refused_in_words(
    send: Send, month: str, data_on: date | None, told_on: date | None, code: str
) -> None:
    before = everything()
    imported = send(book((REFERRALS, 270, 370)), month, data_on=data_on, told_on=told_on)
    assert imported.status == "refused"
    assert [finding.code for finding in imported.findings] == [code]
    assert "still to come" in imported.findings[0].message
    assert added(before) == {}


def test_the_same_bytes_may_come_again_after_they_were_withdrawn(send: Send, panel: Panel) -> None:
    data = book((REFERRALS, 270, 370))
    first = send(data).return_
    assert first is not None
    returns.withdraw(return_=first, why="The wrong council's sheet.", by=None)
    second = send(data)
    assert second.status == "accepted"
    assert second.return_ != first
    assert Return.objects.count() == 2


def test_a_longer_sheet_costs_no_more_queries(send: Send) -> None:
    with CaptureQueriesContext(connection) as short:
        send(book((REFERRALS, 270, 370)))
    names = Indicator.objects.filter(versions__unit="number").values_list("name", flat=True)
    longer = book(*((name, 40, 50) for name in names))
    with CaptureQueriesContext(connection) as long:
        imported = send(longer, "2022-05")
    assert imported.counts["new"] > 10
    # One more, to say which rows are current no longer.
    assert len(long) <= len(short) + 1
