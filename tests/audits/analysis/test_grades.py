"""Grades counted: which grade, of which audits, on which scale."""

from datetime import date

import pytest

from audits.analysis.grades import (
    NO_THEME,
    MixedScales,
    by_team,
    by_theme,
    grade_table,
    grade_tables,
    month_series,
)
from audits.analysis.shares import Share
from tests.audits.analysis.made import JANUARY, NEXT_SCALE, audited, review

FEBRUARY, MARCH = date(2023, 2, 1), date(2023, 3, 1)


def test_the_moderated_grade_counts_where_there_is_one() -> None:
    rows = [audited("good", moderated_grade="inadequate"), audited("good")]
    table = grade_table(rows, by_team)
    assert table.total.counts == (0, 1, 0, 1)
    assert table.moderated_count == 1
    assert table.total.good == Share(1, 2)


def test_groups_stand_in_the_order_of_their_names_and_add_up() -> None:
    rows = [audited(team="South team"), audited("outstanding"), audited("inadequate")]
    table = grade_table(rows, by_team)
    assert [(one.label, one.counts) for one in table.groups] == [
        ("North team", (1, 0, 0, 1)),
        ("South team", (0, 1, 0, 0)),
    ]
    assert table.total.counts == (1, 1, 0, 1)


def test_audits_without_a_theme_are_a_group_of_their_own() -> None:
    rows = [audited(theme="Neglect"), audited()]
    assert [one.label for one in grade_table(rows, by_theme).groups] == ["Neglect", NO_THEME]


def test_a_review_is_in_no_table_of_grades() -> None:
    assert grade_table([audited(), review()], by_team).total.good.of == 1
    assert grade_tables([review()], by_team) == ()


def test_grades_of_two_scales_in_one_table_are_refused() -> None:
    rows = [audited(), audited(scale=NEXT_SCALE)]
    with pytest.raises(MixedScales, match="version 1 and Four grades, version 2 do not add up"):
        grade_table(rows, by_team)


def test_each_scale_has_a_table_of_its_own() -> None:
    rows = [audited(scale=NEXT_SCALE), audited(), audited()]
    tables = grade_tables(rows, by_team)
    assert [(one.scale.name[-1], one.total.good.of) for one in tables] == [("1", 2), ("2", 1)]


def test_a_table_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="No audit has a grade"):
        grade_table([review()], by_team)


def test_a_month_without_audits_is_a_gap_in_the_series() -> None:
    rows = [audited(), audited("inadequate", month=MARCH)]
    series = month_series(rows, (JANUARY, FEBRUARY, MARCH))
    assert [one.good for one in series] == [Share(1, 1), Share(0, 0), Share(0, 1)]
    assert month_series([], (JANUARY,))[0].good == Share(0, 0)


def test_a_series_stops_where_the_scale_was_another() -> None:
    rows = [audited(), audited(month=MARCH, scale=NEXT_SCALE)]
    series = month_series(rows, (JANUARY, MARCH))
    assert [one.good for one in series] == [Share(0, 0), Share(1, 1)]


def test_a_month_says_whether_its_share_would_give_a_small_number_away() -> None:
    few = [audited("inadequate"), *(audited("good") for _ in range(9))]
    many = [audited(grade, month=MARCH) for grade in ("good", "inadequate") for _ in range(7)]
    series = month_series(few + many, (JANUARY, MARCH))
    assert [one.is_open for one in series] == [False, True]
