"""The form of an audit: saved as it is typed, in conflict, by another account, handed in."""

from collections.abc import Callable

import pytest
from django.test import Client

from audits.actions import writing
from audits.draft import Words
from audits.forms.audit import ROWS_MAX
from audits.models import Audit
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from tests.audits.filling import handed_in
from tests.audits.scene import COMPLETE_BY, AuditScene

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]


@pytest.fixture
def audit(audits: AuditScene) -> Audit:
    return audits.audit()


def sent(audits: AuditScene, audit: Audit, writer: User, **also: str) -> dict[str, str]:
    """Return what the whole form sends."""
    history, planning = audits.tool.areas.all()
    good = str(audits.grades["good"].pk)
    return {
        "based_on": str(audit.version),
        "writer": str(writer.pk),
        "row_count": "2",
        "audited_on": "18 January 2023",
        "practitioner": "Kim",
        "has_practitioner_taken_part": "yes",
        "is_family_asked": "no",
        f"says_{history.pk}": "Known well.",
        f"says_{planning.pk}": "Dated steps.",
        f"grade_{planning.pk}": good,
        "strengths": "The plan.",
        "improvements": "The dates.",
        "strength_themes": str(audits.themes[0].pk),
        "grade": good,
        **also,
    }


def test_what_is_typed_is_saved_and_the_version_goes_on(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    address, client = f"/audits/{audit.pk}/autosave/", as_(auditor)
    first = client.post(address, {**sent(audits, audit, auditor), "strengths": "Half a sen"})
    assert first.json()["version"] == 1
    again = {**sent(audits, audit, auditor), "based_on": "1"}
    assert client.post(address, again).json()["version"] == 2
    audit.refresh_from_db()
    assert (audit.strengths, audit.practitioner) == ("The plan.", "Kim")
    assert audit.has_practitioner_taken_part is True
    assert audit.is_family_asked is False


def test_one_wrong_field_does_not_keep_the_others_from_being_saved(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    wrong = sent(audits, audit, auditor, audited_on="31/02/2023")
    answer = as_(auditor).post(f"/audits/{audit.pk}/autosave/", wrong).json()
    audit.refresh_from_db()
    assert "Not yet this: Write the day like 26 January 2023." in answer["says"]
    assert (audit.strengths, audit.audited_on) == ("The plan.", None)


def test_half_an_action_is_kept(audits: AuditScene, audit: Audit, auditor: User, as_: As) -> None:
    half = sent(audits, audit, auditor, remedy_1_says="Ring the school.")
    as_(auditor).post(f"/audits/{audit.pk}/autosave/", half)
    page = as_(auditor).get(f"/audits/{audit.pk}/write/").content.decode()
    assert "Ring the school." in page


def test_of_two_who_write_the_second_sees_both_texts_and_loses_nothing(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    writing.save(audit=audit, words=Words(strengths="Their words."), based_on=0, by=auditor)
    mine = sent(audits, audit, auditor, based_on="0", strengths="My words.")
    address = f"/audits/{audit.pk}/"
    assert as_(auditor).post(f"{address}autosave/", mine).status_code == 409
    answer = as_(auditor).post(f"{address}write/", {**mine, "save": "yes"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Their words." in page
    assert "My words." in page
    assert Audit.objects.get(pk=audit.pk).strengths == "Their words."
    version = Audit.objects.get(pk=audit.pk).version
    as_(auditor).post(f"{address}write/", {**mine, "based_on": str(version), "save": "yes"})
    assert Audit.objects.get(pk=audit.pk).strengths == "My words."


def test_a_conflict_that_is_left_is_shown_again(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    writing.save(audit=audit, words=Words(strengths="Their words."), based_on=0, by=auditor)
    mine = sent(audits, audit, auditor, based_on="0", strengths="My words.", save="yes")
    page = as_(auditor).post(f"/audits/{audit.pk}/write/", mine).content.decode()
    assert 'data-keep-unsaved="0"' in page
    assert 'name="based_on" value="1"' in page


def test_one_wrong_field_put_right_is_saved_and_is_no_conflict(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    address = f"/audits/{audit.pk}/write/"
    wrong = sent(audits, audit, auditor, audited_on="31/02/2023", save="yes")
    answer = as_(auditor).post(address, wrong)
    assert answer.status_code == 422
    based_on = answer.context["form"]["based_on"].value()
    right = sent(audits, audit, auditor, based_on=str(based_on), save="yes")
    assert as_(auditor).post(address, right).status_code == 302
    audit.refresh_from_db()
    assert f"{audit.audited_on}" == "2023-01-18"


def test_other_words_for_an_audit_that_is_handed_in_are_given_back(
    audits: AuditScene, auditor: User, as_: As
) -> None:
    audit = handed_in(audits, auditor)
    late = sent(audits, audit, auditor, strengths="Written on a train.", save="yes")
    answer = as_(auditor).post(f"/audits/{audit.pk}/write/", late)
    assert answer.status_code == 409
    assert "Written on a train." in answer.content.decode()
    assert Audit.objects.get(pk=audit.pk).strengths == "The plan is clear."


def test_kept_words_of_more_actions_find_as_many_rows(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    client, address = as_(auditor), f"/audits/{audit.pk}/write/"
    assert "remedy_4_says" not in client.get(address).content.decode()
    assert "remedy_4_says" in client.get(f"{address}?rows=5").content.decode()
    assert client.get(f"{address}?rows={'9' * 5000}").status_code == 200


def test_a_form_of_another_account_saves_nothing(
    audits: AuditScene, audit: Audit, auditor: User, qa: User, as_: As
) -> None:
    of_another = sent(audits, audit, qa)
    for page in ("autosave", "write"):
        answer = as_(auditor).post(f"/audits/{audit.pk}/{page}/", of_another)
        assert answer.status_code == 409
        assert "another account" in answer.content.decode()
    assert Audit.objects.get(pk=audit.pk).version == 0


def test_it_is_handed_in_whole_or_says_what_is_missing(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    address = f"/audits/{audit.pk}/write/"
    lacking = sent(audits, audit, auditor, strengths="", submit="yes")
    answer = as_(auditor).post(address, lacking)
    assert answer.status_code == 422
    assert "Still missing: the strengths" in answer.content.decode()
    audit.refresh_from_db()
    answer = as_(auditor).post(address, sent(audits, audit, auditor, submit="yes"))
    assert answer.headers["Location"] == f"/audits/{audit.pk}/"
    audit.refresh_from_db()
    assert audit.state == Audit.State.SUBMITTED
    gone = as_(auditor).post(address, sent(audits, audit, auditor, submit="yes"))
    assert gone.status_code == 302
    assert audit.submissions.count() == 1


def test_words_that_may_point_to_somebody_are_looked_at_before_it_is_handed_in(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    address = f"/audits/{audit.pk}/write/"
    pointing = sent(audits, audit, auditor, strengths="Ring 07700 900123.", submit="yes")
    answer = as_(auditor).post(address, pointing)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Some words may point to a person" in page
    audit.refresh_from_db()
    assert audit.state == Audit.State.IN_PROGRESS
    checked = {**pointing, "based_on": str(audit.version), "is_checked": "yes"}
    assert as_(auditor).post(address, checked).status_code == 302
    audit.refresh_from_db()
    assert audit.state == Audit.State.SUBMITTED


@pytest.mark.parametrize("field", ["strengths", "audited_on", "grade", "remedy_0_says"])
@pytest.mark.parametrize("text", ["\x00", "\u202e", "<script>alert(1)</script>", "９" * 50])
def test_hostile_input_is_an_answer_and_never_an_error_page(
    field: str, text: str, audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    hostile = {**sent(audits, audit, auditor), field: text}
    for page in ("autosave", "write"):
        answer = as_(auditor).post(f"/audits/{audit.pk}/{page}/", hostile)
        assert answer.status_code < 500
        assert b"<script>alert(1)" not in answer.content


@pytest.mark.parametrize("count", ["9" * 5000, "-1", "0", "2", "21", "400", "x", "\x00", ""])
@pytest.mark.parametrize("page", ["autosave", "write"])
def test_a_number_of_rows_that_cannot_be_loses_no_action(
    page: str, count: str, audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    owner = audits.area.lead
    saved = tuple((f"Action {number}.", owner, COMPLETE_BY) for number in range(5))
    writing.save(audit=audit, words=Words(remedies=saved), based_on=0, by=auditor)
    audit.refresh_from_db()
    form = sent(audits, audit, auditor, row_count=count)
    answer = as_(auditor).post(f"/audits/{audit.pk}/{page}/", form)
    assert answer.status_code < 500
    assert audit.remedies.count() == 5
    audit.refresh_from_db()
    assert audit.strengths == "The plan."


def test_more_actions_than_a_form_begins_with_are_all_in_it(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    owner, count = audits.area.lead, ROWS_MAX + 5
    saved = tuple((f"Action {number}.", owner, COMPLETE_BY) for number in range(count))
    writing.save(audit=audit, words=Words(remedies=saved), based_on=0, by=auditor)
    audit.refresh_from_db()
    client, address = as_(auditor), f"/audits/{audit.pk}/write/"
    form = client.get(address).context["form"]
    assert len(list(form.remedy_fields)) == count
    rows = {
        name: str(form[name].value() if not name.endswith("_owner") else owner.pk)
        for name in form.fields
        if name.startswith("remedy_")
    }
    everything = sent(audits, audit, auditor, row_count=str(form["row_count"].value()), **rows)
    assert client.post(address, everything).status_code == 302
    assert audit.remedies.count() == count


def test_in_a_conflict_their_further_actions_are_shown_as_well(
    audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    theirs = tuple((f"Their action {number}.", None, None) for number in range(4))
    writing.save(audit=audit, words=Words(remedies=theirs), based_on=0, by=auditor)
    mine = sent(audits, audit, auditor, based_on="0", remedy_0_says="My action.")
    page = as_(auditor).post(f"/audits/{audit.pk}/write/", mine).content.decode()
    for number in range(4):
        assert f"Their action {number}." in page
    assert "My action." in page


@pytest.mark.parametrize("grade", ["good ", "Good!", "99999", "0", "-1", ""])
def test_a_grade_that_is_none_of_the_scale_is_not_taken(
    grade: str, audits: AuditScene, audit: Audit, auditor: User, as_: As
) -> None:
    form = {**sent(audits, audit, auditor), "grade": grade, "submit": "yes"}
    assert as_(auditor).post(f"/audits/{audit.pk}/write/", form).status_code == 422
    audit.refresh_from_db()
    assert audit.grade is None
    assert audit.state == Audit.State.IN_PROGRESS


def test_only_its_auditor_writes_it_and_reading_it_is_recorded(
    audits: AuditScene, audit: Audit, auditor: User, practice_manager: User, qa: User, as_: As
) -> None:
    address = f"/audits/{audit.pk}/write/"
    assert as_(practice_manager).get(address).status_code == 404
    assert as_(qa).get(address).status_code == 403
    before = Event.objects.filter(verb="audit_read").count()
    assert as_(auditor).get(address).status_code == 200
    assert Event.objects.filter(verb="audit_read").count() == before + 1


def test_the_practitioners_name_stays_on_the_audits_own_pages(
    audits: AuditScene, auditor: User, lead: User, as_: As
) -> None:
    audit = handed_in(audits, auditor)
    page = as_(lead).get(f"/audits/{audit.pk}/").content.decode()
    assert "Kim Practitioner" not in page
    assert "The plan is clear." in page
