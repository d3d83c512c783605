"""Appendices on their pages: uploads looked through, papers of the portal, files served."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import appendices, withholding
from scrutiny.meetings.models import Appendix, Report
from scrutiny.meetings.uploads import inspected
from tests.scrutiny.meetings.pdfs import a_pdf
from tests.scrutiny.meetings.published import published
from tests.sweeps.conftest import read_out

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


def a_file(data: bytes, name: str = "framework.pdf") -> SimpleUploadedFile:
    """Return a file as a form sends it."""
    return SimpleUploadedFile(name, data, content_type="application/pdf")


def upload(client: Client, report: Report, data: bytes, title: str = "Framework") -> object:
    """Send a file in; return the answer."""
    address = f"/meetings/items/{report.item_id}/report/appendices/upload/"
    return client.post(address, {"title": title, "file": a_file(data)})


@pytest.fixture
def appendix(written_report: Report) -> Appendix:
    """Return an appendix that was uploaded."""
    found = inspected(a_pdf(pages=2), name="framework.pdf")
    return appendices.add_file(report=written_report, title="Framework", upload=found, by=None)


def test_a_pdf_is_taken_in_and_its_lacks_are_shown_with_what_to_do(
    report: Report, auditor: User, as_: As
) -> None:
    client = as_(auditor)
    answer = upload(client, report, a_pdf(pages=3, is_tagged=False))
    added = Appendix.objects.get()
    assert answer.headers["Location"] == f"/meetings/appendices/{added.pk}/"  # type: ignore[attr-defined]
    shown = client.get(f"/meetings/appendices/{added.pk}/").content.decode()
    assert "What keeps people from reading it" in shown
    assert "It has no tags" in shown


@pytest.mark.parametrize(
    "data", [b"", b"not a PDF", b"PK\x03\x04", b"%PDF-1.7\n", a_pdf()[:200]], ids=repr
)
def test_what_is_no_whole_pdf_is_refused_in_words_and_nothing_kept(
    report: Report, auditor: User, as_: As, data: bytes
) -> None:
    answer = upload(as_(auditor), report, data)
    assert answer.status_code == 422  # type: ignore[attr-defined]
    assert "There is a problem" in answer.content.decode()  # type: ignore[attr-defined]
    assert "framework.pdf" in answer.content.decode()  # type: ignore[attr-defined]
    assert not Appendix.objects.exists()


def test_a_file_over_the_limit_of_bytes_or_pages_is_refused_in_words(
    report: Report, auditor: User, as_: As, settings: Settings
) -> None:
    settings.PDF_PAGES_MAX = 2
    answer = upload(as_(auditor), report, a_pdf(pages=3))
    assert answer.status_code == 422  # type: ignore[attr-defined]
    settings.UPLOAD_BYTES_MAX = 100
    answer = upload(as_(auditor), report, a_pdf())
    assert "is larger than" in answer.content.decode()  # type: ignore[attr-defined]
    assert not Appendix.objects.exists()


def test_a_file_without_a_title_is_asked_for_one(report: Report, auditor: User, as_: As) -> None:
    answer = upload(as_(auditor), report, a_pdf(), title="")
    assert 'href="#upload_title"' in answer.content.decode()  # type: ignore[attr-defined]


def test_every_kind_of_paper_that_the_panel_has_can_be_chosen(
    report: Report, auditor: User, as_: As, told_month: str
) -> None:
    client = as_(auditor)
    base = f"/meetings/items/{report.item_id}/report/appendices/"
    shown = client.get(f"{base}add/").content.decode()
    assert f'value="performance|{told_month}"' in shown
    assert '<optgroup label="Performance for a month">' in shown
    client.post(f"{base}paper/", {"paper": f"performance|{told_month}"})
    assert Appendix.objects.get().paper_key == told_month
    twice = client.post(f"{base}paper/", {"paper": f"performance|{told_month}"})
    assert "an appendix of this report already" in twice.content.decode()
    unknown = client.post(f"{base}paper/", {"paper": "performance|other:2022-12"})
    assert unknown.status_code == 422


def test_an_appendix_is_renamed_replaced_moved_and_taken_out(
    appendix: Appendix, auditor: User, as_: As
) -> None:
    client, base = as_(auditor), f"/meetings/appendices/{appendix.pk}/"
    client.post(base, {"title": "The framework"})
    client.post(f"{base}replace/", {"file": a_file(a_pdf(), "newer.pdf")})
    appendix.refresh_from_db()
    assert appendix.file is not None
    assert (appendix.title, appendix.file.name) == ("The framework", "newer.pdf")
    client.post(f"{base}move/", {"where": "down"})
    assert "Take it out" in client.get(f"{base}remove/").content.decode()
    client.post(f"{base}remove/")
    assert not Appendix.objects.exists()


def test_a_bad_file_in_the_place_of_another_changes_nothing(
    appendix: Appendix, auditor: User, as_: As
) -> None:
    base = f"/meetings/appendices/{appendix.pk}/"
    answer = as_(auditor).post(f"{base}replace/", {"file": a_file(b"not a PDF", "notes.pdf")})
    assert answer.status_code == 422
    assert "notes.pdf" in answer.content.decode()
    assert Appendix.objects.get().file == appendix.file


def test_what_was_published_is_refused_in_words(appendix: Appendix, auditor: User, as_: As) -> None:
    published(appendix.report, appendix)
    client, base = as_(auditor), f"/meetings/appendices/{appendix.pk}/"
    for below, sent in (("", {"title": "x"}), ("move/", {}), ("remove/", {})):
        shown = client.post(f"{base}{below}", sent, follow=True).content.decode()
        assert "was published and stays as it is" in shown
    assert Appendix.objects.get().title == "Framework"


def test_the_file_is_served_to_who_sees_the_report(
    appendix: Appendix, officer: User, member: User, as_: As
) -> None:
    address = f"/meetings/appendices/{appendix.pk}/file/"
    response = as_(officer).get(address)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Cache-Control"] == "private, no-store"
    read_out(response)
    assert as_(member).get(address).status_code == 404


def test_a_withheld_file_is_served_to_who_may_read_exempt_papers_or_writes_it(
    appendix: Appendix, officer: User, auditor: User, manager: User, as_: As
) -> None:
    withholding.withhold(
        subject=appendix, access="exempt", exempt_paragraph=2, because="It names a family.", by=None
    )
    address = f"/meetings/appendices/{appendix.pk}/file/"
    assert as_(officer).get(address).status_code == 403
    shown = as_(officer).get(f"/meetings/items/{appendix.report.item_id}/report/").content.decode()
    assert address not in shown
    for person in (auditor, manager):
        response = as_(person).get(address)
        assert response.status_code == 200
        read_out(response)
