"""The analysis of a period: what is in which part of it, and how it is kept."""

import json

from hypothesis import given
from hypothesis import strategies as st

from audits.analysis.counts import Learning
from audits.analysis.periods import period_from
from audits.analysis.rows import Kind, Row
from audits.analysis.shares import Share
from audits.analysis.whole import analyse, chosen, from_stored, to_stored
from tests.audits.analysis.made import SCALE, audited, review
from tests.audits.analysis.test_past import of_2022

JANUARY_2023, YEAR_2022 = period_from("2023-01"), period_from("2022")

ROWS = st.lists(
    st.builds(
        Row,
        month=st.sampled_from([*period_from("2022").months, *period_from("2023-Q1").months]),
        team=st.sampled_from(["North team", "South team"]),
        kind=st.sampled_from(Kind),
        theme=st.sampled_from(["", "Neglect"]),
        is_allocated=st.booleans(),
        is_submitted=st.booleans(),
        is_late=st.booleans(),
        has_practitioner_taken_part=st.none() | st.booleans(),
        scale=st.none() | st.just(SCALE),
        auditor_grade=st.none() | st.sampled_from([grade.slug for grade in SCALE.grades]),
        moderated_grade=st.none() | st.sampled_from([grade.slug for grade in SCALE.grades]),
    ),
    max_size=12,
)


def test_re_audits_and_themed_audits_are_not_in_the_sample_s_grades() -> None:
    rows = [
        audited("good"),
        audited("inadequate", kind=Kind.REAUDIT),
        audited("outstanding", kind=Kind.THEMED),
        review(),
    ]
    found = analyse(rows, JANUARY_2023)
    assert found.sample_by_team[0].total.counts == (0, 1, 0, 0)
    assert found.themed[0].total.counts == (1, 0, 0, 0)
    assert found.reaudits.done == 1
    assert found.series[-1].good == Share(1, 1)


def test_months_before_the_period_are_in_its_series_only() -> None:
    december = period_from("2022-12").from_on
    found = analyse([audited(month=december), audited()], JANUARY_2023)
    assert found.sample_by_team[0].total.good == Share(1, 1)
    assert [one.good.of for one in found.series[-2:]] == [1, 1]


def test_learning_is_of_what_was_handed_in() -> None:
    rows = [
        audited(strengths=("Plans",), developments=("Voice",)),
        audited(None, is_submitted=False, strengths=("Plans",)),
        audited(kind=Kind.REAUDIT, strengths=("Plans",)),
    ]
    found = analyse(rows, JANUARY_2023)
    assert (found.strengths, found.learned_from) == ((Learning("Plans", 1),), 1)
    assert found.developments == (Learning("Voice", 1),)


def test_a_period_without_audits_is_empty_and_divides_by_nothing() -> None:
    found = analyse([], JANUARY_2023)
    assert found.is_empty
    assert (found.sample_by_team, found.moderated, found.taken_part) == ((), (), Share(0, 0))


def test_a_choice_is_of_a_team_a_theme_or_both() -> None:
    rows = [audited(theme="Neglect"), audited(team="South team", theme="Neglect"), audited()]
    assert chosen(rows, team="North team") == [rows[0], rows[2]]
    assert chosen(rows, theme="Neglect") == rows[:2]
    assert chosen(rows, team="North team", theme="Neglect") == rows[:1]
    assert chosen(rows) == rows


def test_what_was_published_before_is_kept_with_the_year() -> None:
    found = analyse([], YEAR_2022, of_2022())
    assert len(found.past.sets) == 3
    assert from_stored(json.loads(json.dumps(to_stored(found)))) == found


@given(ROWS)
def test_any_analysis_can_be_made_kept_and_read_again(rows: list[Row]) -> None:
    found = analyse(rows, JANUARY_2023)
    assert from_stored(json.loads(json.dumps(to_stored(found)))) == found
    for table in (*found.sample_by_team, *found.sample_by_theme, *found.themed):
        counts = [group.counts for group in table.groups]
        assert [sum(column) for column in zip(*counts, strict=True)] == list(table.total.counts)
