"""The published schedule is read by rule; each quirk is said back, each fault has its place."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.calendar import nth_thursday
from audits.programme import PlannedMonth, ScheduleRefused, read_schedule
from tests.audits.programme.schedules import HEADINGS, SCHEDULE_2023, row, schedule


def only(*rows: str, year: int = 2023) -> PlannedMonth:
    """Return the one month of a file."""
    (month,) = read_schedule(schedule(*rows), year=year).months
    return month


def faults(data: bytes, year: int = 2023) -> list[str]:
    with pytest.raises(ScheduleRefused) as caught:
        read_schedule(data, year=year)
    return [str(fault) for fault in caught.value.faults]


@pytest.fixture(scope="module")
def months() -> dict[int, PlannedMonth]:
    """Return the months of the published schedule of 2023."""
    found = read_schedule(SCHEDULE_2023.read_bytes(), year=2023)
    assert found.remarks == ()
    return {month.month: month for month in found.months}


def test_the_published_year_has_its_months_themes_and_panels(
    months: dict[int, PlannedMonth],
) -> None:
    assert list(months) == list(range(1, 13))
    assert [len(month.themes) for month in months.values()] == [3, 3, 3, 3, 2, 3, 2, 3, 2, 3, 2, 3]
    assert all(
        month.panel_on == nth_thursday(date(2023, number, 1), 3) for number, month in months.items()
    )
    assert {month.panel_time for month in months.values()} == {"15:00-17:00"}
    reports = {number: month.report for number, month in months.items()}
    assert [number for number, report in reports.items() if report == "quarterly"] == [3, 6, 9]
    assert [number for number, report in reports.items() if report == "annual"] == [11]
    assert months[4].survey == "Survey 1"
    assert months[3].partnership_theme == "MET / CCE /CSE"


@pytest.mark.parametrize(
    ("month", "words"),
    [
        (1, "Theme 2 names Q&A twice."),
        (3, "The partnership audit of March is on another month's day: “22 June 1330-1630”."),
        (6, "The source has “Dmetic Abuse”; corrected to Domestic Abuse."),
        (
            6,
            "The practice week “6-10June” runs from Tuesday to Saturday in 2023; in 2022 it ran "
            "from Monday to Friday. Check the days.",
        ),
        (7, "The list of who completes theme 2 looks unfinished: “Q&A, CRS,”."),
        (8, "The report is written “Monthlyreport”, read as “Monthly report”."),
        (9, "The practice week “26 -30 Sept” runs from Tuesday to Saturday in 2023; in 2022 it"),
        (12, "The practice week “5-9 Dec” runs from Tuesday to Saturday in 2023; in 2022 it ran"),
    ],
)
def test_each_quirk_of_the_published_year_is_said_back(
    months: dict[int, PlannedMonth], month: int, words: str
) -> None:
    assert any(remark.startswith(words) for remark in months[month].remarks)


def test_months_without_a_quirk_carry_no_remark(months: dict[int, PlannedMonth]) -> None:
    assert {number for number, month in months.items() if not month.remarks} == {2, 4, 5, 10, 11}


def test_the_misprint_is_corrected_in_the_file_and_not_guessed(
    months: dict[int, PlannedMonth],
) -> None:
    assert months[6].themes[1].title == "Domestic Abuse Partnership Audit"
    assert only(row(theme="Dmetic Abuse")).themes[0].title == "Dmetic Abuse"


@pytest.mark.parametrize(
    "written", ["19th", "19", "19 January", "19th Jan", "19 January 2023", "19  jan."]
)
def test_a_day_of_the_month_is_read(written: str) -> None:
    assert only(row(moderation_panel_date=written)).panel_on == date(2023, 1, 19)


@pytest.mark.parametrize("written", ["March 6-10", "6-10 March", "6th to 10th", "6 – 10 Mar"])
def test_a_practice_week_from_monday_to_friday_needs_no_remark(written: str) -> None:
    month = only(row(month="Mar", moderation_panel_date="16th", practice_week=written))
    assert (month.practice_week, month.remarks) == (written, ())


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("first week", "cannot be read as days"),
        ("30 Jan - 3 Feb", "cannot be read as days"),
        ("10-6", "cannot be read as days"),
        ("4-6", "runs from Wednesday to Friday in 2023. Check the days."),
    ],
)
def test_another_practice_week_is_kept_and_remarked_on(written: str, words: str) -> None:
    month = only(row(practice_week=written))
    assert month.practice_week == written
    assert words in month.remarks[0]


def test_no_report_is_the_monthly_one_and_that_is_said() -> None:
    month = only(row(report_type=""))
    assert month.report == "monthly"
    assert month.remarks == ("No report is given; it is taken as the monthly one.",)


def test_what_a_month_has_may_stand_in_one_of_its_rows() -> None:
    month = only(row(practice_week="9-13"), row(theme_no="2", theme="Plans", report_type=""))
    assert (month.practice_week, month.report) == ("9-13", "monthly")
    assert [theme.title for theme in month.themes] == ["Neglect", "Plans"]


def test_without_numbers_themes_are_numbered_in_their_order() -> None:
    data = schedule("May,Plans", "May,Visits", headings="month,theme")
    (month,) = read_schedule(data, year=2023).months
    assert [(theme.number, theme.title) for theme in month.themes] == [(1, "Plans"), (2, "Visits")]


def test_months_that_have_no_rows_are_named() -> None:
    found = read_schedule(SCHEDULE_2023.read_bytes().partition(b"May,")[0], year=2023)
    assert found.remarks == (
        "There are no rows for May, June, July, August, September, October, November, December.",
    )


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([row(month="Smarch")], "Row 2, month: “Smarch” is no month."),
        ([row(month="")], "Row 2, month: “” is no month."),
        ([row(theme="")], "Row 2, theme: The theme is missing."),
        ([row(theme="Visits " * 40)], "Row 2, theme: The cell has 279 characters"),
        ([row(completed_by="x" * 301)], "Row 2, completed_by: The cell has 301 characters"),
        ([row(theme_no="one")], "Row 2, theme_no: “one” is no number of a theme."),
        ([row(theme_no="0")], "Row 2, theme_no: “0” is no number of a theme."),
        ([row(theme_no="٣")], "Row 2, theme_no: “٣” is no number of a theme."),
        ([row(), row(theme="Plans")], "Row 3, theme_no: January has it in row 2 already."),
        ([row(), row(theme_no="2", theme="NEGLECT")], "Row 3, theme: January has it in row 2"),
        ([row(moderation_panel_date="third Thursday")], "“third Thursday” is no day."),
        ([row(moderation_panel_date="0")], "January 2023 has 31 days: no 0. Correct it."),
        (
            [row(month="February", moderation_panel_date="30th")],
            "Row 2, moderation_panel_date: February 2023 has 28 days: no 30. Correct it.",
        ),
        ([row(moderation_panel_date="19 May")], "“19 May” is not in January."),
        ([row(moderation_panel_date="19 January 2022")], "“19 January 2022” is not in 2023."),
        ([row(report_type="Weekly report")], "“Weekly report” is no report."),
        ([row(practice_week="28-32")], "Row 2, practice_week: January 2023 has 31 days: no 32."),
        ([row(crh_audit_date="31 June")], "Row 2, crh_audit_date: June 2023 has 30 days: no 31."),
        (
            [row(), row(theme_no="2", theme="Plans", moderation_panel_date="20th")],
            "Row 3, moderation_panel_date: January has “19th” in row 2 and “20th” here. "
            "Make them the same.",
        ),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_row_and_column(
    rows: list[str], words: str
) -> None:
    (fault,) = faults(schedule(*rows))
    assert words in fault


def test_every_fault_is_told_at_once_in_the_order_of_rows() -> None:
    found = faults(schedule(row(theme=""), row(month="x"), row(month="May", theme_no="x")))
    assert [fault.partition(",")[0] for fault in found] == ["Row 2", "Row 3", "Row 4"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04", "a workbook (.xlsx)"),
        (schedule(row(), headings=HEADINGS.replace("theme_no", "month")), "“month” is there twice"),
    ],
)
def test_a_file_that_is_no_table_is_one_fault_of_the_whole(data: bytes, words: str) -> None:
    (fault,) = faults(data)
    assert words in fault
    assert not fault.startswith("Row")


def test_a_year_that_no_schedule_is_of_is_refused() -> None:
    assert faults(schedule(row()), year=1999) == ["There is no schedule of 1999. Give its year."]


def test_a_day_of_a_leap_year_is_there_in_that_year_only() -> None:
    leap = row(month="February", moderation_panel_date="29th")
    assert only(leap, year=2024).panel_on == date(2024, 2, 29)
    assert faults(schedule(leap))


CELL = st.text(st.characters(codec="utf-8"), max_size=30)


@given(st.lists(st.tuples(CELL, CELL, CELL, CELL), min_size=1, max_size=4))
def test_no_words_in_the_cells_are_too_much_for_it(cells: list[tuple[str, ...]]) -> None:
    rows = [
        row(
            month="January",
            moderation_panel_date=day.replace('"', ""),
            report_type=report.replace('"', ""),
            practice_week=week.replace('"', ""),
            crh_audit_date=partnership.replace('"', ""),
        )
        for day, report, week, partnership in cells
    ]
    try:
        found = read_schedule(schedule(*rows), year=2023)
    except ScheduleRefused as refused:
        told = [fault.words for fault in refused.faults]
    else:
        told = [f"{month.month}" for month in found.months]
    assert all(told)
