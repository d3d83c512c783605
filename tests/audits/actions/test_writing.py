"""Writing an audit: nothing is lost, nothing is overwritten, and what was handed in stays."""

from dataclasses import replace
from datetime import date

import pytest

from audits.actions import overseeing, writing
from audits.draft import Words
from audits.models import Audit, Grade, Submission
from audits.refusals import AuditRefused, Overtaken
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.filling import WRITTEN_ON, handed_in, words
from tests.audits.scene import AuditScene, moment, the_tool

State = Audit.State


def test_a_draft_keeps_whatever_there_is(audits: AuditScene, auditor: User) -> None:
    audit = audits.audit()
    half = Words(strengths="So far.", remedies=(("Ring the school.", None, None),))
    saved = writing.save(audit=audit, words=half, based_on=0, by=auditor)
    saved.refresh_from_db()
    assert (saved.state, saved.version, saved.strengths) == (State.IN_PROGRESS, 1, "So far.")
    assert [one.says for one in saved.remedies.all()] == ["Ring the school."]
    assert Event.objects.about(audit).filter(verb="audit_saved").count() == 1


def test_who_saves_from_an_older_version_is_told_and_changes_nothing(
    audits: AuditScene, auditor: User
) -> None:
    audit = audits.audit()
    writing.save(audit=audit, words=Words(strengths="First."), based_on=0, by=auditor)
    with pytest.raises(Overtaken):
        writing.save(audit=audit, words=Words(strengths="Second."), based_on=0, by=auditor)
    assert Audit.objects.get(pk=audit.pk).strengths == "First."


def test_the_same_words_sent_twice_are_saved_once(audits: AuditScene, auditor: User) -> None:
    audit = audits.audit()
    first = words(audits, "inadequate")
    writing.save(audit=audit, words=first, based_on=0, by=auditor)
    again = writing.save(audit=Audit.objects.get(pk=audit.pk), words=first, based_on=0, by=auditor)
    assert again.version == 1
    assert Event.objects.about(audit).filter(verb="audit_saved").count() == 1


def test_actions_sent_twice_are_saved_once_whatever_their_days(
    audits: AuditScene, auditor: User
) -> None:
    owner, audit = audits.area.lead, audits.audit()
    said = Words(remedies=tuple((f"{day}.", owner, date(2023, 2, day)) for day in (9, 3)))
    said = replace(said, findings=words(audits).findings)
    writing.save(audit=audit, words=said, based_on=0, by=auditor)
    again = writing.save(audit=Audit.objects.get(pk=audit.pk), words=said, based_on=0, by=auditor)
    assert again.version == 1


def test_an_audit_is_handed_in_whole_and_kept_as_it_was(audits: AuditScene, auditor: User) -> None:
    audit = handed_in(audits, auditor, "inadequate")
    (kept,) = audit.submissions.all()
    assert audit.state == State.SUBMITTED
    assert kept.grade == audits.grades["inadequate"]
    assert not kept.is_late
    assert kept.content["strengths"] == "The plan is clear."
    assert kept.content["findings"][1] == {
        "area": "planning",
        "says": "Of planning.",
        "grade": "inadequate",
    }
    assert kept.content["remedies"][0]["due_on"] == "2023-02-10"


@pytest.mark.parametrize(
    ("lacking", "words_of_it"),
    [
        ({"audited_on": None}, "the day on which the case was audited"),
        ({"has_practitioner_taken_part": None}, "whether the practitioner took part"),
        ({"is_family_asked": None}, "whether the child and family were asked"),
        ({"findings": {}}, "words on history; words on planning"),
        ({"grade": None}, "the overall grade"),
        ({"strengths": " "}, "the strengths"),
        ({"improvements": ""}, "the areas for improvement"),
        ({"remedies": (("Do it.", None, None),)}, "its owner and its day, for each action"),
    ],
)
def test_what_is_missing_is_named(
    lacking: dict[str, object], words_of_it: str, audits: AuditScene, auditor: User
) -> None:
    audit = audits.audit()
    half = replace(words(audits), **lacking)  # type: ignore[arg-type]
    writing.save(audit=audit, words=half, based_on=0, by=auditor)
    with pytest.raises(AuditRefused, match=words_of_it):
        writing.submit(audit=audit, based_on=1, by=auditor)
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("grade", ["requires-improvement", "inadequate"])
def test_a_grade_below_good_wants_an_action(grade: str, audits: AuditScene, auditor: User) -> None:
    audit = audits.audit()
    writing.save(audit=audit, words=words(audits, grade, remedies=()), based_on=0, by=auditor)
    with pytest.raises(AuditRefused, match="at least one action with an owner and a day"):
        writing.submit(audit=audit, based_on=1, by=auditor)


def test_a_review_without_a_scale_needs_no_grade(audits: AuditScene, auditor: User) -> None:
    audits.tool.__class__.objects.filter(pk=audits.tool.pk).update(slug="graded")
    review = audits.audit(tool=the_tool(None))
    said = Words(
        audited_on=date(2023, 1, 18), has_practitioner_taken_part=True, is_family_asked=True,
        strengths="Plans.", improvements="Visits.",
        findings={area.pk: ("Read.", None) for area in review.tool.areas.all()},
    )  # fmt: skip
    writing.save(audit=review, words=said, based_on=0, by=auditor)
    kept = writing.submit(audit=review, based_on=1, by=auditor)
    assert kept.grade is None


def test_once_handed_in_no_word_changes(audits: AuditScene, auditor: User) -> None:
    audit = handed_in(audits, auditor)
    with pytest.raises(AuditRefused, match="its words stay as they are"):
        writing.save(audit=audit, words=Words(), based_on=audit.version, by=auditor)
    with pytest.raises(AuditRefused, match="is submitted"):
        writing.submit(audit=audit, based_on=audit.version, by=auditor)
    assert audit.submissions.count() == 1


def test_changes_asked_for_bring_a_second_submission_and_keep_the_first(
    audits: AuditScene, auditor: User, qa: User
) -> None:
    audit = handed_in(audits, auditor, "good")
    writing.request_changes(audit=audit, why="Say what the child said.", by=qa)
    audit.refresh_from_db()
    assert (audit.state, audit.changes_wanted) == (
        State.CHANGES_REQUESTED,
        "Say what the child said.",
    )
    again = words(audits, "requires-improvement")
    saved = writing.save(
        audit=audit, words=again, based_on=audit.version, by=auditor, now=moment(WRITTEN_ON)
    )
    writing.submit(audit=saved, based_on=saved.version, by=auditor)
    grades = [one.grade for one in audit.submissions.order_by("number")]
    assert grades == [audits.grades["good"], audits.grades["requires-improvement"]]


def test_changes_are_not_asked_for_without_words_or_after_oversight(
    audits: AuditScene, auditor: User, qa: User, lead: User
) -> None:
    audit = handed_in(audits, auditor)
    with pytest.raises(AuditRefused, match="Say what is to be changed"):
        writing.request_changes(audit=audit, why=" ", by=qa)
    overseeing.oversee(audit=audit, comment="Seen.", follow_up="", by=lead)
    with pytest.raises(AuditRefused, match="oversight is recorded already"):
        writing.request_changes(audit=audit, why="Say more.", by=qa)


def test_a_day_to_come_and_a_grade_of_another_scale_are_refused(
    audits: AuditScene, auditor: User
) -> None:
    audit = audits.audit()
    with pytest.raises(AuditRefused, match="still to come"):
        writing.save(
            audit=audit, words=words(audits), based_on=0, by=auditor, now=moment(date(2023, 1, 4))
        )
    foreign = Grade.objects.exclude(scale=audits.scale).first()
    assert foreign is not None
    with pytest.raises(AuditRefused, match="not of this audit's scale"):
        writing.save(audit=audit, words=Words(grade=foreign), based_on=0, by=auditor)
    assert Audit.objects.get(pk=audit.pk).version == 0


def test_handed_in_after_its_day_it_is_late_and_stays_in_its_month(
    audits: AuditScene, auditor: User
) -> None:
    audit = handed_in(audits, auditor, on=date(2023, 2, 1))
    (kept,) = audit.submissions.all()
    assert kept.is_late
    assert audit.cycle == audits.cycle
