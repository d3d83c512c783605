"""What is kept from the public has the reason that the law asks for, and its exclusion item."""

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import reports, withholding
from scrutiny.meetings.actions.withholding import WithholdingRefused
from scrutiny.meetings.models import AgendaItem, Report
from scrutiny.meetings.withheld import may_read_in_work

pytestmark = pytest.mark.django_db

BECAUSE = "It would tell who the family is."


def withheld(report: Report, **given: object) -> Report:
    """Return the report, exempt by paragraph 2 unless something else is given."""
    given = {"access": "exempt", "exempt_paragraph": 2, "because": BECAUSE, **given}
    withholding.withhold(subject=report, by=None, **given)  # type: ignore[arg-type]
    return report


@pytest.mark.parametrize("paragraph", [None, 0, 8, -1])
def test_exempt_without_a_paragraph_is_refused(report: Report, paragraph: int | None) -> None:
    with pytest.raises(WithholdingRefused, match="paragraph of Schedule 12A, 1 to 7") as refused:
        withheld(report, exempt_paragraph=paragraph)
    assert refused.value.field == "exempt_paragraph"
    assert not Report.objects.get().is_withheld


def test_exempt_without_the_public_interest_is_refused(report: Report) -> None:
    with pytest.raises(WithholdingRefused, match="public interest") as refused:
        withheld(report, because="  ")
    assert refused.value.field == "because"


def test_confidential_has_a_reason_of_its_own_and_no_paragraph(report: Report) -> None:
    with pytest.raises(WithholdingRefused, match="which statute or court"):
        withheld(report, access="confidential", because="")
    withheld(report, access="confidential", because="The court forbids it.")
    assert (report.access, report.exempt_paragraph) == ("confidential", None)


@pytest.mark.parametrize("access", ["open", "secret"])
def test_it_is_withheld_as_one_or_the_other(report: Report, access: str) -> None:
    with pytest.raises(WithholdingRefused):
        withheld(report, access=access)


def test_withholding_makes_the_exclusion_item_and_opening_removes_it(
    report: Report, item: AgendaItem
) -> None:
    withheld(report)
    exclusion = AgendaItem.objects.get(excludes_for=item)
    assert BECAUSE in exclusion.text
    withholding.open_up(subject=report, by=None)
    assert not AgendaItem.objects.filter(excludes_for=item).exists()
    assert not report.is_withheld
    verbs = set(Event.objects.filter(subject_id=str(report.pk)).values_list("verb", flat=True))
    assert {"withheld", "opened_to_the_public"} <= verbs


def test_the_same_again_changes_nothing(report: Report) -> None:
    withheld(report)
    count = Event.objects.count()
    withheld(report)
    assert Event.objects.count() == count


def test_what_was_signed_off_is_signed_off_anew_once_its_access_changes(
    written_report: Report, manager: User
) -> None:
    withheld(written_report)
    reports.submit(report=written_report, version=1, by=None)
    reports.sign_off(report=written_report, version=1, by=manager)
    withholding.open_up(subject=written_report, by=None)
    assert written_report.state == "draft"


def test_who_saw_it_before_somebody_changed_it_is_told(report: Report) -> None:
    seen_before = Report.objects.get(pk=report.pk)
    withheld(report)
    with pytest.raises(WithholdingRefused, match="Somebody else has just changed this"):
        withheld(seen_before, exempt_paragraph=3)
    assert Report.objects.get().exempt_paragraph == 2


def test_in_work_it_is_read_by_who_writes_clears_or_may_read_exempt_papers(
    report: Report,
    auditor: User,
    lead: User,
    director: User,
    manager: User,
    officer: User,
    administrator: User,
) -> None:
    people = [auditor, lead, director, manager, officer, administrator]
    assert all(may_read_in_work(person, report) for person in people)
    withheld(report)
    answers = [may_read_in_work(person, report) for person in people]
    assert answers == [True, True, True, True, False, False]
