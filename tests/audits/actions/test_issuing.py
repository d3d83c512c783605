"""Issuing an analysis: kept as it was, corrected by another, refused in words."""

import json
from datetime import date

import pytest
from django.db import IntegrityError

from audits.actions import issuing
from audits.actions.issuing import issue
from audits.analysis.periods import Period, period_from
from audits.analysis.whole import from_stored
from audits.models import IssuedAnalysis
from audits.refusals import AskedToLook, AuditRefused
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.analysed import PLANTED
from tests.audits.moderated import handed_in
from tests.audits.scene import AuditScene, moment

pytestmark = pytest.mark.django_db

JANUARY = period_from("2023-01")
ON_TIME = moment(date(2023, 2, 9))


def give_out(
    by: User,
    *,
    period: Period = JANUARY,
    strengths: str = " Plans are clear. ",
    correction: str = "",
    looked_at: str = "",
) -> IssuedAnalysis:
    """Issue January, or another period."""
    return issue(
        period=period,
        strengths=strengths,
        developments="Children are asked too late.",
        next_steps="The heads of service report in March.",
        correction=correction,
        looked_at=looked_at,
        by=by,
        now=ON_TIME,
    )


def asked_to_look(by: User, strengths: str) -> str:
    """Return what stands for the list that these words are asked to be looked at for."""
    with pytest.raises(AskedToLook) as asked:
        give_out(by, strengths=strengths)
    return asked.value.seen


def test_an_issued_analysis_keeps_its_figures_and_words(
    january_audited: AuditScene, qa: User
) -> None:
    issued = give_out(qa)
    assert (issued.period, issued.number, issued.strengths) == ("2023-01", 1, "Plans are clear.")
    assert (issued.from_on, issued.to_on) == (date(2023, 1, 1), date(2023, 1, 31))
    kept = from_stored(IssuedAnalysis.objects.get().figures)
    assert kept.activities[0].done == 30
    event = Event.objects.about(issued).get()
    assert (event.verb, event.new) == ("analysis_issued", {"period": "2023-01", "number": 1})


def test_its_figures_stay_what_they_were_when_audits_come_in_later(
    audits: AuditScene, qa: User
) -> None:
    handed_in(audits, "good")
    issued = give_out(qa)
    issued.refresh_from_db()  # PostgreSQL keeps the keys in an order of its own
    before = json.dumps(issued.figures)
    handed_in(audits, "inadequate")
    second = give_out(qa, correction="One audit came in after the day.")
    issued.refresh_from_db()
    assert json.dumps(issued.figures) == before
    assert second.number == 2
    assert from_stored(second.figures).activities[0].done == 2
    assert Event.objects.about(second).get().why == "One audit came in after the day."


def test_no_worker_no_case_and_no_words_of_an_audit_are_in_its_figures(
    january_audited: AuditScene, qa: User
) -> None:
    figures = json.dumps(give_out(qa).figures)
    for planted in PLANTED:
        assert planted not in figures


def test_a_period_that_has_not_begun_is_refused(audits: AuditScene, qa: User) -> None:
    with pytest.raises(AuditRefused, match=r"March 2023 has not begun.* begins on 1 March 2023"):
        give_out(qa, period=period_from("2023-03"))
    assert give_out(qa, period=period_from("2023-02")).number == 1


def test_a_second_one_says_what_it_corrects(audits: AuditScene, qa: User) -> None:
    give_out(qa)
    with pytest.raises(AuditRefused, match=r"was issued on 9 February 2023\. Say what you correct"):
        give_out(qa, correction=" ")


def test_a_first_one_corrects_nothing(audits: AuditScene, qa: User) -> None:
    with pytest.raises(AuditRefused, match="nothing to correct"):
        give_out(qa, correction="A slip.")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In planted-7-3 the plan is clear.", "holds the case reference “planted-7-3”"),
        ("PLANTED  practitioner visits.", "holds “PLANTED  practitioner”, the name of a practi"),
        ("Planted Auditor says so.", "holds “Planted Auditor”, the name of an auditor"),
        ("The child is 943 476 5919.", "holds an NHS number that ends in 19"),
    ],
)
def test_a_reference_a_name_or_an_nhs_number_is_refused_whatever_is_ticked(
    january_audited: AuditScene, qa: User, text: str, found: str
) -> None:
    seen = asked_to_look(qa, "Seen at SO14 7LY.")
    text = f"Seen at SO14 7LY. {text}"
    with pytest.raises(AuditRefused, match=f"^What works well {found}.*Take it out: an analysis"):
        give_out(qa, strengths=text, looked_at=seen)
    give_out(qa)
    with pytest.raises(AuditRefused, match=f"^The correction {found}"):
        give_out(qa, correction=text, looked_at=seen)
    assert IssuedAnalysis.objects.count() == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seen at SO14 7LY.", "a postcode that begins with SO14"),
        ("Born on 3 May 2015.", "a date of birth in 2015"),
        ("Planted trees are tall.", "“Planted”, which is part of the name of a practitioner"),
    ],
)
def test_what_may_point_to_somebody_is_issued_once_somebody_has_looked(
    january_audited: AuditScene, qa: User, text: str, found: str
) -> None:
    with pytest.raises(AskedToLook, match=f"What works well holds {found}.*or tick") as asked:
        give_out(qa, strengths=text)
    assert not IssuedAnalysis.objects.exists()
    assert give_out(qa, strengths=text, looked_at=asked.value.seen).strengths == text


def test_who_has_looked_at_one_list_is_asked_about_another(
    january_audited: AuditScene, qa: User
) -> None:
    seen = asked_to_look(qa, "Planted trees are tall.")
    more = "Planted trees are tall at SO14 7LY."
    with pytest.raises(AskedToLook, match="SO14"):
        give_out(qa, strengths=more, looked_at=seen)
    assert give_out(qa, strengths=more, looked_at=asked_to_look(qa, more)).strengths == more


def test_names_of_another_month_s_audits_are_no_matter(
    january_audited: AuditScene, qa: User
) -> None:
    february = period_from("2023-02")
    assert give_out(qa, period=february, strengths="Planted trees are tall.").number == 1


def test_of_two_at_once_the_second_is_told(
    audits: AuditScene, qa: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_out(qa)
    # As whoever asked for the number before the first was kept.
    monkeypatch.setattr(issuing, "_number", lambda *_: 1)
    with pytest.raises(AuditRefused, match="Somebody else has just issued"):
        give_out(qa)
    assert IssuedAnalysis.objects.count() == 1


def test_the_table_itself_refuses_a_correction_without_a_reason(
    audits: AuditScene, qa: User
) -> None:
    issued = give_out(qa)
    issued.pk, issued.number = None, 2
    with pytest.raises(IntegrityError, match="corrected_because"):
        issued.save()
