"""What a new schedule changes is said month by month, and what clashes with the settings."""

from dataclasses import replace
from datetime import date

from audits.calendar import Days
from audits.programme import Change, PlannedMonth, PlannedTheme, changes_between, clashes_of

MAY = PlannedMonth(
    month=5,
    themes=(PlannedTheme(1, "Neglect", "Q&A"), PlannedTheme(2, "Visits")),
    panel_on=date(2023, 5, 18),
)


def words(after: PlannedMonth) -> tuple[str, ...]:
    (change,) = changes_between([MAY], [after])
    return change.words


def test_the_same_again_changes_nothing() -> None:
    assert changes_between([MAY], [MAY]) == ()


def test_a_month_that_is_new_says_how_many_themes_it_has() -> None:
    assert changes_between([], [MAY]) == (Change(5, ("New, with 2 themes.",)),)
    june = replace(MAY, month=6, themes=MAY.themes[:1])
    assert changes_between([MAY], [MAY, june]) == (Change(6, ("New, with 1 theme.",)),)


def test_a_month_that_the_new_file_lacks_is_left_alone() -> None:
    assert changes_between([MAY], []) == ()


def test_each_thing_that_changes_is_said() -> None:
    assert words(replace(MAY, panel_on=date(2023, 5, 17), survey="Survey 1", report="annual")) == (
        "Moderation panel: 18 May 2023 becomes 17 May 2023.",
        "Report: monthly becomes annual.",
        "Survey: none becomes Survey 1.",
    )
    assert words(replace(MAY, panel_on=None)) == ("Moderation panel: 18 May 2023 becomes none.",)
    assert words(replace(MAY, remarks=("Late.",))) == ("The remarks change.",)


def test_themes_that_come_go_and_change_are_said() -> None:
    themes = (PlannedTheme(1, "Plans"), PlannedTheme(2, "Neglect", "Managers"))
    assert words(replace(MAY, themes=themes)) == (
        "Theme taken out: Visits.",
        "Theme added: Plans.",
        "Neglect: completed by Managers.",
        "Neglect: number 2.",
    )


def test_a_panel_on_the_usual_thursday_clashes_with_nothing() -> None:
    assert clashes_of(MAY, year=2023, days=Days()) == ()


def test_another_panel_day_is_told_with_the_usual_one() -> None:
    (clash,) = clashes_of(replace(MAY, panel_on=date(2023, 5, 17)), year=2023, days=Days())
    assert clash == (
        "The moderation panel is on Wednesday 17 May; the third Thursday is 18 May. "
        "The schedule's day counts."
    )
    (clash,) = clashes_of(MAY, year=2023, days=Days(panel_week=2))
    assert "the second Thursday is 11 May" in clash


def test_a_panel_on_a_bank_holiday_and_one_without_a_day_are_told() -> None:
    clashes = clashes_of(replace(MAY, panel_on=date(2023, 5, 1)), year=2023, days=Days())
    assert clashes[1] == "Monday 1 May is no working day."
    (clash,) = clashes_of(replace(MAY, panel_on=None), year=2023, days=Days())
    assert clash == "The moderation panel has no day: the third Thursday, 18 May, counts."


def test_the_annual_report_in_another_month_than_the_settings_is_told_in_both() -> None:
    november = replace(MAY, month=11, panel_on=date(2023, 11, 16), report="annual")
    december = replace(MAY, month=12, panel_on=date(2023, 12, 21))
    assert clashes_of(november, year=2023, days=Days()) == (
        "The schedule has the annual report in November, the settings in December.",
    )
    assert clashes_of(december, year=2023, days=Days()) == (
        "The settings have the annual report in December, the schedule a monthly one.",
    )
    assert clashes_of(november, year=2023, days=Days(annual_month=11)) == ()
