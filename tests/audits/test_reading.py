"""Audits read as plain rows: of which month, with which grade, and in how many questions."""

from datetime import UTC, date, datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from audits.analysis.periods import period_from
from audits.analysis.rows import Kind, Remedy
from audits.models import Audit, Cycle, RemedialAction, Tool
from audits.reading import analysis_of, past_within, rows_for
from tests.audits.analysed import moderate, past_outcomes
from tests.audits.moderated import HANDED_IN_ON, handed_in
from tests.audits.scene import AuditScene, moment

pytestmark = pytest.mark.django_db

JANUARY = period_from("2023-01")


def test_an_audit_that_comes_in_after_midnight_stays_in_its_cycle_s_month(
    audits: AuditScene,
) -> None:
    march = Cycle.objects.create(
        month=date(2023, 3, 1), opened_at=moment(date(2023, 3, 3)), opened_by=audits.cycle.opened_by
    )
    audit = handed_in(audits, "good", cycle=march, is_late=True)
    # Five past midnight on 1 April, in London.
    Audit.objects.filter(pk=audit.pk).update(submitted_at=datetime(2023, 3, 31, 23, 5, tzinfo=UTC))
    assert analysis_of(period_from("2023-03")).activities[0].done == 1
    assert analysis_of(period_from("2023-Q1")).activities[0].late == 1
    assert analysis_of(period_from("2023")).activities[0].done == 1
    assert analysis_of(period_from("2023-04")).is_empty
    assert analysis_of(period_from("2023-Q2")).is_empty


def test_a_row_says_what_the_analysis_counts(audits: AuditScene) -> None:
    audit = handed_in(
        audits, "good", has_practitioner_taken_part=True, is_family_asked=False, is_late=True
    )
    audit.strength_themes.set(audits.themes)
    moderate(audit, audits, "inadequate")
    RemedialAction.objects.create(
        audit=audit, says="See the child.", owner=audits.area.lead, due_on=date(2023, 2, 1)
    )
    (row,) = rows_for(JANUARY)
    assert (row.team, row.kind, row.is_late) == ("North team", Kind.SAMPLE, True)
    assert (row.auditor_grade, row.moderated_grade, row.final_grade) == (
        "good",
        "inadequate",
        "inadequate",
    )
    assert (row.has_practitioner_taken_part, row.is_family_asked) == (True, False)
    assert set(row.strengths) == {theme.title for theme in audits.themes}
    assert row.remedies == (Remedy(HANDED_IN_ON),)


def test_a_draft_has_no_grade_and_no_actions_yet(audits: AuditScene) -> None:
    draft = audits.audit(state=Audit.State.IN_PROGRESS, grade=audits.grades["good"])
    RemedialAction.objects.create(
        audit=draft, says="See the child.", owner=audits.area.lead, due_on=date(2023, 2, 1)
    )
    (row,) = rows_for(JANUARY)
    assert (row.is_submitted, row.final_grade, row.remedies) == (False, None, ())


def test_a_replaced_case_is_left_out(audits: AuditScene) -> None:
    audits.audit(state=Audit.State.REPLACED, replaced_because="Closed before the audit.")
    assert rows_for(JANUARY) == []


def test_a_review_has_no_scale(audits: AuditScene) -> None:
    review = Tool.objects.create(slug="review", version=1, name="Review", from_on=date(2021, 4, 1))
    handed_in(audits, None, tool=review)
    (row,) = rows_for(JANUARY)
    assert row.is_review


def test_a_re_audit_knows_what_counted_the_first_time(audits: AuditScene) -> None:
    first = handed_in(audits, "good")
    moderate(first, audits, "inadequate")
    handed_in(audits, "good", kind=Audit.Kind.REAUDIT, parent=first)
    again = next(row for row in rows_for(JANUARY) if row.kind == Kind.REAUDIT)
    assert (again.first_grade, again.final_grade) == ("inadequate", "good")


def test_the_series_begins_eleven_months_before(audits: AuditScene) -> None:
    for month in (date(2022, 1, 1), date(2022, 2, 1)):
        cycle = Cycle.objects.create(
            month=month, opened_at=moment(month), opened_by=audits.cycle.opened_by
        )
        handed_in(audits, "good", cycle=cycle)
    assert [row.month for row in rows_for(JANUARY)] == [date(2022, 2, 1)]


def test_what_was_published_is_of_the_days_within_the_period(audits: AuditScene) -> None:
    past_outcomes(audits.scale)
    found = past_within(period_from("2022"))
    assert (len(found), sum(row.total for row in found)) == (11, 541 + 174 + 71)
    assert past_within(period_from("2022-Q3")) == []
    assert found[0].scale.grades[0].label == "Outstanding"


def test_many_audits_are_read_with_as_many_questions_as_one(
    audits: AuditScene, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(5):
        audit = handed_in(audits, "good")
        audit.strength_themes.set(audits.themes)
        moderate(audit, audits, "good")
    with django_assert_max_num_queries(10):
        assert len(rows_for(JANUARY)) == 5
