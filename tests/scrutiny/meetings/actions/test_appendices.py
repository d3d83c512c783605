"""Appendices are added, replaced, renamed, moved and removed, and stay once they were published."""

from datetime import date

import pytest

from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from scrutiny.history.models import Event
from scrutiny.meetings.actions import appendices, reports, withholding
from scrutiny.meetings.actions.appendices import AppendixRefused
from scrutiny.meetings.models import AgendaItem, Appendix, Meeting, PublishedAppendix, Report
from scrutiny.meetings.uploads import inspected
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.pdfs import a_pdf
from tests.scrutiny.meetings.published import published

pytestmark = pytest.mark.django_db


def added(report: Report, title: str = "Framework", **pdf: object) -> Appendix:
    """Return an uploaded appendix."""
    upload = inspected(a_pdf(**pdf), name="framework.pdf")  # type: ignore[arg-type]
    return appendices.add_file(report=report, title=title, upload=upload, by=None)


def titles(report: Report) -> list[str]:
    """Return the appendices' titles in order."""
    return list(report.appendices.values_list("title", flat=True))


def test_a_file_is_kept_for_staff_with_what_was_found_about_it(report: Report) -> None:
    appendix = added(report, " The\n framework ", pages=3, is_tagged=False)
    assert appendix.file is not None
    assert (appendix.title, appendix.page_count, appendix.is_tagged) == ("The framework", 3, False)
    assert appendix.file.audience == StoredFile.Audience.STAFF
    assert appendix.file.media_type == "application/pdf"
    assert any(remark.startswith("It has no tags") for remark in appendix.remarks)


@pytest.mark.parametrize("title", ["", "  ", "x" * 201])
def test_a_title_is_needed_and_no_file_is_left_behind_without_one(
    report: Report, title: str
) -> None:
    with pytest.raises(AppendixRefused):
        added(report, title)
    assert not Appendix.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_paper_of_the_portal_is_added_by_kind_and_key(
    report: Report, told_month: str, manager: User
) -> None:
    appendix = appendices.add_paper(
        report=report, title="", paper_kind="performance", paper_key=told_month, by=manager
    )
    assert "performance to 31 December 2022" in appendix.title
    assert (appendix.file, appendix.page_count) == (None, None)
    with pytest.raises(AppendixRefused, match="already"):
        appendices.add_paper(
            report=report, title="", paper_kind="performance", paper_key=told_month, by=manager
        )


@pytest.mark.parametrize(
    ("kind", "key"),
    [("unknown", "x"), ("performance", "children-and-families:1999-01"), ("performance", "x")],
)
def test_a_paper_that_there_is_not_is_refused(report: Report, kind: str, key: str) -> None:
    with pytest.raises(AppendixRefused):
        appendices.add_paper(report=report, title="", paper_kind=kind, paper_key=key, by=None)


def test_a_paper_of_another_panel_is_refused(report: Report) -> None:
    adults = Panel.objects.create(slug="adults", name="Adults")
    Meeting.objects.create(panel=adults, meets_on=date(2022, 6, 1), state=Meeting.State.HELD)
    with pytest.raises(AppendixRefused, match="belongs to Adults"):
        appendices.add_paper(
            report=report, title="", paper_kind="attendance", paper_key="adults:2022", by=None
        )


def test_a_file_is_replaced_and_the_one_before_is_kept(report: Report) -> None:
    appendix = added(report)
    before = appendix.file
    upload = inspected(a_pdf(pages=2), name="newer.pdf")
    appendices.replace(appendix=appendix, upload=upload, by=None)
    assert appendix.file is not None
    assert (appendix.file.name, appendix.page_count) == ("newer.pdf", 2)
    assert before in StoredFile.objects.all()


def test_of_two_who_replace_a_file_the_second_is_told(report: Report) -> None:
    appendix = added(report)
    seen_before = Appendix.objects.get(pk=appendix.pk)
    upload = inspected(a_pdf(pages=2), name="newer.pdf")
    appendices.replace(appendix=appendix, upload=upload, by=None)
    count = StoredFile.objects.count()
    with pytest.raises(AppendixRefused, match="Somebody else has just replaced"):
        appendices.replace(appendix=seen_before, upload=upload, by=None)
    assert StoredFile.objects.count() == count


def test_a_paper_of_the_portal_has_no_file_to_replace(report: Report, told_month: str) -> None:
    paper = appendices.add_paper(
        report=report, title="", paper_kind="performance", paper_key=told_month, by=None
    )
    with pytest.raises(AppendixRefused, match="no file to replace"):
        appendices.replace(appendix=paper, upload=inspected(a_pdf(), name="x.pdf"), by=None)


def test_they_move_by_one_place_and_no_further_than_the_ends(report: Report) -> None:
    first, _, third = (added(report, title) for title in ("One", "Two", "Three"))
    appendices.move(appendix=third, is_up=True, by=None)
    assert titles(report) == ["One", "Three", "Two"]
    appendices.move(appendix=first, is_up=True, by=None)
    assert titles(report) == ["One", "Three", "Two"]
    appendices.move(appendix=first, is_up=False, by=None)
    assert titles(report) == ["Three", "One", "Two"]


def test_one_is_taken_out_and_another_renamed(report: Report, manager: User) -> None:
    first, second = added(report, "One"), added(report, "Two")
    appendices.remove(appendix=first, by=manager)
    appendices.rename(appendix=second, title="Second", by=manager)
    assert titles(report) == ["Second"]
    assert Event.objects.filter(verb="appendix_removed", by_name=manager.name).exists()


def test_what_was_signed_off_is_signed_off_anew_once_its_appendices_change(
    written_report: Report, manager: User
) -> None:
    reports.submit(report=written_report, version=1, by=None)
    reports.sign_off(report=written_report, version=1, by=manager)
    added(written_report)
    assert written_report.state == "draft"


def test_the_exclusion_names_a_withheld_appendix_by_its_number_of_now(
    report: Report, item: AgendaItem
) -> None:
    first, second = added(report, "One"), added(report, "Two")
    withholding.withhold(
        subject=second, access="exempt", exempt_paragraph=2, because="It names a family.", by=None
    )
    assert "Appendix 2" in AgendaItem.objects.get(excludes_for=item).text
    appendices.remove(appendix=first, by=None)
    assert "Appendix 1" in AgendaItem.objects.get(excludes_for=item).text
    second.refresh_from_db()
    appendices.remove(appendix=second, by=None)
    assert not AgendaItem.objects.filter(excludes_for=item).exists()


def test_what_was_published_stays_and_a_new_one_can_be_added(written_report: Report) -> None:
    appendix, other = added(written_report, "One"), added(written_report, "Two")
    published(written_report, appendix)
    upload = inspected(a_pdf(), name="x.pdf")
    for refused in (
        lambda: appendices.rename(appendix=appendix, title="Other", by=None),
        lambda: appendices.replace(appendix=appendix, upload=upload, by=None),
        lambda: appendices.move(appendix=appendix, is_up=False, by=None),
        lambda: appendices.move(appendix=other, is_up=True, by=None),
        lambda: appendices.remove(appendix=appendix, by=None),
    ):
        with pytest.raises(AppendixRefused, match="“One” was published and stays as it is"):
            refused()
    added(written_report, "Three")
    assert titles(written_report) == ["One", "Two", "Three"]
    assert PublishedAppendix.objects.get().title == "One"
