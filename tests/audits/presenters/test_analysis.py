"""How an analysis is shown: what is said, and what is hidden from the public."""

import io
from datetime import date

import openpyxl
import pytest

from audits.analysis.periods import period_from
from audits.analysis.rows import Kind, Remedy, Row
from audits.analysis.shares import Share
from audits.analysis.whole import analyse
from audits.presenters.analysis.sheet import SMALL_NUMBERS, AnalysisSheet, Words, sheet_of
from audits.presenters.analysis.tables import Block, rate, share_words
from audits.presenters.analysis.workbook import workbook_of
from tests.audits.analysis.made import NEXT_SCALE, audited, review
from tests.audits.analysis.test_past import of_2022

pytestmark = pytest.mark.any_database

JANUARY = period_from("2023-01")


def many(**counts: int) -> list[Row]:
    """Return so many audits of each grade; an underscore stands for the hyphen."""
    return [
        audited(grade.replace("_", "-")) for grade, count in counts.items() for _ in range(count)
    ]


def shown(rows: list[Row], *, hides_small: bool = False) -> AnalysisSheet:
    """Return January as it is shown."""
    return sheet_of(analyse(rows, JANUARY), JANUARY, Words(), hides_small=hides_small)


def block(sheet: AnalysisSheet, slug: str) -> Block:
    """Return a part of what is shown."""
    return next(one for one in sheet.blocks if one.slug == slug)


def cells(of: Block, table: int = 0) -> list[list[str]]:
    """Return a table as texts."""
    return [[cell.text for cell in row] for row in of.tables[table].rows]


def test_a_period_without_audits_says_so() -> None:
    sheet = shown([])
    assert (sheet.lede, sheet.blocks) == ("No audits of January 2023 are in the portal.", ())


def test_a_rate_comes_with_its_number_and_how_sure_it_is() -> None:
    assert share_words(Share(12, 18)) == "12 of 18 (67%; 95% interval 44% to 84%)"
    assert [cell.text for cell in rate(Share(12, 18))] == ["67%", "44% to 84%"]


def test_a_rate_of_fewer_than_ten_is_not_shown() -> None:
    assert share_words(Share(7, 9)) == "7 of 9 (too few for a rate)"
    assert rate(Share(7, 9))[0].text == "too few for a rate"
    assert rate(Share(0, 0))[0].text == ""


def test_the_lede_says_what_came_in_and_how_much_is_good() -> None:
    rows = [*many(good=12, requires_improvement=6), audited(None, is_submitted=False)]
    assert shown(rows).lede == (
        "Audits of the sample: 18 of 19 handed in. "
        "Good or better: 12 of 18 (67%; 95% interval 44% to 84%)."
    )


def test_grades_stand_by_team_with_all_of_them_below() -> None:
    rows = [*many(good=10, inadequate=2), *(audited(team="South team") for _ in range(10))]
    teams = block(shown(rows), "teams")
    assert cells(teams) == [
        ["North team", "0", "10", "0", "2", "12", "83%", "55% to 95%"],
        ["South team", "0", "10", "0", "0", "10", "100%", "72% to 100%"],
        ["All", "0", "20", "0", "2", "22", "91%", "72% to 97%"],
    ]
    assert teams.sentences == ("Grades are the auditors' own: none of these audits was moderated.",)


@pytest.mark.parametrize(
    ("rows", "whose"),
    [
        ([audited(moderated_grade="good")], "every one of these audits was moderated"),
        ([audited(moderated_grade="good"), audited()], "the moderated grade where there is one"),
    ],
)
def test_a_table_says_whose_grades_it_shows(rows: list[Row], whose: str) -> None:
    assert whose in block(shown(rows), "teams").sentences[0]


def test_two_scales_have_two_tables_and_a_sentence() -> None:
    teams = block(shown([audited(), audited(scale=NEXT_SCALE)]), "teams")
    assert [one.title for one in teams.tables] == [
        "Grades by team: Four grades, version 1",
        "Grades by team: Four grades, version 2",
    ]
    assert teams.sentences[-1] == "Audits of two scales of grades are never added up."


def test_reviews_alone_are_activity_and_no_grade() -> None:
    sheet = shown([review(), review()])
    assert cells(block(sheet, "done")) == [["Reviews without a grade", "2", "2", "0", "0"]]
    assert block(sheet, "teams").sentences == ("No audits with a grade.",)


def test_the_public_sees_no_small_number_and_no_rate_that_gives_one_away() -> None:
    rows = [
        *many(good=10, inadequate=2),
        *(audited(team="South team") for _ in range(12)),
        audited("inadequate", kind=Kind.REAUDIT, first_grade="inadequate"),
    ]
    sheet = shown(rows, hides_small=True)
    teams = cells(block(sheet, "teams"))
    assert teams[0] == ["North team", "0", "c", "0", "c", "12", "c", ""]
    assert teams[2][1:6] == ["0", "c", "0", "c", "24"]
    assert sheet.note == SMALL_NUMBERS
    assert "Good or better" not in sheet.lede
    assert cells(block(sheet, "done")) == [["Audits of the sample", "24", "24"]]
    assert "Not shown in the public edition" in block(sheet, "reaudits").sentences[0]
    assert block(sheet, "themes").title == "Audits by theme"
    january = cells(block(sheet, "series"))[-1]
    assert january == ["January 2023", "c", "c", "c", ""]
    assert block(sheet, "series").chart is None


def test_a_table_without_small_numbers_is_the_same_for_all() -> None:
    rows = many(good=12, requires_improvement=8)
    open_, public = shown(rows), shown(rows, hides_small=True)
    assert cells(block(open_, "teams")) == cells(block(public, "teams"))
    assert cells(block(open_, "series")) == cells(block(public, "series"))
    assert open_.lede == public.lede


def test_a_month_without_audits_is_a_gap_and_one_of_few_has_no_rate() -> None:
    december = date(2022, 12, 1)
    rows = [*many(good=12), *(audited(month=december) for _ in range(3))]
    series = block(shown(rows), "series")
    assert cells(series)[-3:] == [
        ["November 2022", "no audits", "0", "", ""],
        ["December 2022", "3", "3", "too few for a rate", ""],
        ["January 2023", "12", "12", "100%", "76% to 100%"],
    ]
    assert series.chart is not None
    assert "January 2023: 100%, 12 of 12" in series.chart.wide
    assert "December 2022: " not in series.chart.wide


def test_themes_of_learning_that_point_to_few_are_hidden_from_the_public() -> None:
    rows = [audited(strengths=("Plans",)) for _ in range(8)]
    rows += [audited(strengths=("Plans", "Voice"), developments=("Voice",)) for _ in range(2)]
    assert cells(block(shown(rows), "strengths")) == [["Plans", "10"], ["Voice", "2"]]
    public = shown(rows, hides_small=True)
    assert cells(block(public, "strengths")) == [["Plans", "10"], ["Voice", "c"]]
    assert cells(block(public, "developments")) == [["Voice", "c"]]


def moderated_rows() -> list[Row]:
    """Return twelve audits of which moderators lowered three."""
    kept = [audited("good", moderated_grade="good") for _ in range(9)]
    return kept + [audited("good", moderated_grade="requires-improvement") for _ in range(3)]


def test_moderation_is_told_by_several_measures_and_the_matrix() -> None:
    moderation = block(shown(moderated_rows()), "moderation")
    said = " ".join(moderation.sentences)
    assert "12 audits were moderated. On the whole moderators graded lower" in said
    assert "Same grade: 75% (95% interval 47% to 91%). Within one grade: 100%." in said
    assert "Mean shift: -0.25 grades." in said
    assert "Linear weighted kappa: 0.00. AC2 with linear weights: 0.90." in said
    assert "not to the moderator: 3 of 12 (25%; 95% interval 9% to 53%)." in said
    assert cells(moderation)[1] == ["Good", "0", "9", "3", "0", "12"]
    assert cells(moderation)[-1] == ["All", "0", "9", "3", "0", "12"]


def test_moderation_of_one_grade_says_that_kappa_is_not_defined() -> None:
    rows = [audited("good", moderated_grade="good") for _ in range(10)]
    assert "kappa: not defined: all one grade." in block(shown(rows), "moderation").sentences[2]


def test_agreement_of_few_has_no_rates() -> None:
    said = block(shown(moderated_rows()[:9]), "moderation").sentences
    assert said[1] == "There are too few for rates of agreement. The table shows each."
    assert said[0].endswith("graded no lower and no higher than auditors on the whole.")


def test_the_public_is_told_which_way_moderators_went_and_no_matrix() -> None:
    moderation = block(shown(moderated_rows(), hides_small=True), "moderation")
    assert moderation.tables == ()
    assert moderation.sentences == (
        "Audits moderated: 12. On the whole moderators graded lower than auditors.",
    )


def test_moderators_who_grade_higher_are_said_to() -> None:
    rows = [audited("good", moderated_grade="outstanding")]
    assert "graded higher than auditors" in block(shown(rows), "moderation").sentences[0]


def test_actions_say_how_many_are_closed_and_in_which_time() -> None:
    agreed = date(2023, 1, 20)
    rows = [audited(remedies=(Remedy(agreed, date(2023, 1, 21)), Remedy(agreed)))]
    assert block(shown(rows), "actions").sentences == (
        "Actions closed: 1 of 2 (too few for a rate).",
        "Half of those closed took 1 day or less. Only 1 is closed, so this may move.",
    )
    public = block(shown(rows, hides_small=True), "actions").sentences
    assert public == ("Actions closed: not shown, since small numbers could point to a child.",)


def test_re_audits_stand_apart_and_against_the_first_grade() -> None:
    rows = [audited(), audited("good", kind=Kind.REAUDIT, first_grade="inadequate")]
    said = block(shown(rows), "reaudits").sentences
    assert said[0] == "1 re-audit, 1 handed in. They are in no table above."
    assert said[1] == "Against the first grade: 1 better, 0 the same, 0 worse."


def test_what_was_published_before_is_told_with_what_does_not_reconcile() -> None:
    year = period_from("2022")
    sheet = sheet_of(analyse([], year, of_2022()), year, Words(), hides_small=False)
    past = block(sheet, "past")
    assert "Grades before moderation." in past.sentences
    assert "174 + 71 = 245" in past.sentences[2]
    by_team = next(index for index, one in enumerate(past.tables) if one.title == "By team 2022")
    assert cells(past, by_team)[-1] == [
        "All", "20", "139", "70", "12", "300", "541", "66%", "60% to 72%",
    ]  # fmt: skip
    public = sheet_of(analyse([], year, of_2022()), year, Words(), hides_small=True)
    assert not any(
        text.isdigit() and 1 <= int(text) <= 5
        for row in cells(block(public, "past"), by_team)
        for text in row
    )


def test_the_workbook_has_every_table_and_no_formula() -> None:
    rows = [*many(good=12), audited(team="=1+1", strengths=("+cmd",))]
    sheet = sheet_of(analyse(rows, JANUARY), JANUARY, Words("=A1", "@B", "-C"), hides_small=False)
    book = openpyxl.load_workbook(io.BytesIO(workbook_of(sheet, "Audits", "Issued.")))
    assert book.sheetnames[:3] == ["Read me first", "Audits done", "Grades by team"]
    values = [cell for read in book for row in read.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in values)
    assert {"=1+1", "+cmd", "=A1"} <= {cell.value for cell in values}
    assert book["Grades by team"]["C4"].value == 1
