"""Evidence on its pages: taken in after a look, given to whom it is for, withdrawn with reason."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.evidence import add
from recommendations.models import Evidence, Request
from recommendations.states import Kind
from scrutiny.accounts.models import User
from scrutiny.meetings.uploads import inspected
from scrutiny.panels.models import Panel, Post
from tests.recommendations.scene import a_request
from tests.scrutiny.meetings.pdfs import a_pdf
from tests.sweeps.conftest import read_out

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def asked(panel: Panel) -> Request:
    """Return an action that the service lead's post answers for."""
    return a_request(panel, kind=Kind.ACTION)


def sent(**said: object) -> dict[str, object]:
    """Return what the form sends."""
    file = SimpleUploadedFile("my name.pdf", a_pdf(pages=2))
    return {"title": "Waiting times", "dated_on": "5 January 2023", "file": file} | said


def kept(request: Request, *, is_for_panel: bool = False) -> Evidence:
    """Return a paper behind a request."""
    upload = inspected(a_pdf(), name="secret name.pdf")
    return add(
        request=request,
        title="Waiting times",
        dated_on=date(2023, 1, 5),
        upload=upload,
        is_for_panel=is_for_panel,
        by=None,
    )


def test_a_pdf_is_taken_in_with_its_own_date_and_the_form_says_that_it_becomes_public(
    as_: As, asked: Request, lead: User
) -> None:
    path = f"/requests/{asked.pk}/evidence/add/"
    form = as_(lead).get(path)
    assertContains(form, "What is for the panel is public")
    assertContains(form, 'enctype="multipart/form-data"')
    assertRedirects(as_(lead).post(path, sent()), f"/requests/{asked.pk}/")
    evidence = Evidence.objects.get()
    assert (evidence.dated_on, evidence.page_count) == (date(2023, 1, 5), 2)
    assert not evidence.is_for_panel
    assertContains(as_(lead).get(f"/requests/{asked.pk}/"), "Dated 5 January 2023. PDF, 2 pages.")


@pytest.mark.parametrize(
    ("said", "error"),
    [
        ({"dated_on": "1 May 2190"}, "which is still to come"),
        ({"dated_on": ""}, "Give the day on which it was made"),
        ({"title": " "}, "Give the evidence a title"),
        ({"title": "Of 943 476 5919"}, "holds an NHS number"),
        ({"file": ""}, "Choose the PDF"),
        ({"file": SimpleUploadedFile("a.pdf", b"PK\x03\x04 no PDF")}, "is not a PDF"),
    ],
)
def test_evidence_with_a_fault_is_not_taken_in(
    as_: As, asked: Request, lead: User, said: dict[str, object], error: str
) -> None:
    response = as_(lead).post(f"/requests/{asked.pk}/evidence/add/", sent(**said))
    assertContains(response, error, status_code=422)
    assert not Evidence.objects.exists()


def test_the_public_reads_the_title_and_only_what_is_for_the_panel(
    client: Client, as_: As, asked: Request, lead: User, officer: User, member: User
) -> None:
    evidence = kept(asked)
    path = f"/requests/evidence/{evidence.pk}/"
    for reader in (client, as_(member)):
        page = reader.get(f"/requests/{asked.pk}/")
        assertContains(page, "Waiting times")
        assertNotContains(page, path)
        assert reader.get(path).status_code == 404
    by_staff = as_(officer).get(path)
    assert by_staff.status_code == 200
    read_out(by_staff)
    mark = as_(lead).get(f"{path}mark/")
    assertContains(mark, "What is for the panel is public")
    as_(lead).post(f"{path}mark/", {"is_for_panel": "yes"})
    assertContains(client.get(f"/requests/{asked.pk}/"), path)
    response = client.get(path)
    assert response.headers["Content-Type"] == "application/pdf"
    assert "secret" not in response.headers["Content-Disposition"]
    read_out(response)
    as_(lead).post(f"{path}mark/", {"is_for_panel": "no"})
    assert client.get(path).status_code == 404


def test_whoever_is_asked_reads_their_own_paper_without_a_role_in_the_papers(
    as_: As, asked: Request, respondent: User
) -> None:
    evidence = kept(asked)
    path = f"/requests/evidence/{evidence.pk}/"
    assert as_(respondent).get(path).status_code == 404
    Request.objects.filter(pk=asked.pk).update(lead=Post.objects.get(slug="cabinet-member"))
    response = as_(respondent).get(path)
    assert response.status_code == 200
    read_out(response)


def test_what_is_withdrawn_is_gone_for_the_public_and_stays_known_to_officers(
    client: Client, as_: As, asked: Request, lead: User, officer: User
) -> None:
    evidence = kept(asked, is_for_panel=True)
    path = f"/requests/evidence/{evidence.pk}/"
    none = as_(lead).post(f"{path}withdraw/", {"because": " "})
    assertContains(none, "Say why it is withdrawn", status_code=422)
    as_(lead).post(f"{path}withdraw/", {"because": "It was another year's."})
    assertNotContains(client.get(f"/requests/{asked.pk}/"), "Waiting times")
    assert client.get(path).status_code == 404
    staff = as_(officer).get(f"/requests/{asked.pk}/")
    assertContains(staff, "Withdrawn: It was another year&#x27;s.")
    again = as_(lead).post(f"{path}withdraw/", {"because": "Twice."})
    assertContains(again, "was withdrawn", status_code=422)


@pytest.mark.parametrize(("person", "status"), [("member", 403), ("officer", 403), ("qa", 403)])
def test_nobody_else_adds_marks_or_withdraws(
    request: pytest.FixtureRequest, as_: As, asked: Request, person: str, status: int
) -> None:
    evidence = kept(asked)
    client = as_(request.getfixturevalue(person))
    assert client.post(f"/requests/{asked.pk}/evidence/add/", sent()).status_code == status
    for act in ("mark", "withdraw"):
        path = f"/requests/evidence/{evidence.pk}/{act}/"
        said = {"is_for_panel": "yes", "because": "No."}
        assert client.post(path, said).status_code == status
    evidence.refresh_from_db()
    assert not evidence.is_for_panel
    assert evidence.withdrawn_at is None


def test_the_manager_marks_and_withdraws_since_the_papers_are_theirs(
    as_: As, asked: Request, manager: User
) -> None:
    evidence = kept(asked)
    as_(manager).post(f"/requests/evidence/{evidence.pk}/mark/", {"is_for_panel": "yes"})
    evidence.refresh_from_db()
    assert evidence.is_for_panel
