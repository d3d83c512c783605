"""Every known bad file posted to the upload page: a plain answer, and nothing kept if refused."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from performance.models import Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.performance.ledger import added, everything
from tests.performance.returns.sheets import good
from tests.performance.returns.taxonomy import CELLS, CHILDREN, FILES, LINKED, NAMES, SHEETS, Case
from tests.performance.views.returning import GOOD, LIST, UPLOAD, As, Upload, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

# What stops the return only until it is answered, on the page of the return.
ASKED = {"unknown_indicator"}


@pytest.mark.parametrize(
    "cases", [CELLS, SHEETS, (*CHILDREN, *FILES, *LINKED)], ids=["cells", "sheets", "files"]
)
def test_each_known_kind_gets_its_answer_and_the_portal_lives_on(
    upload: Upload, as_: As, officer: User, cases: tuple[Case, ...]
) -> None:
    client, shown = as_(officer), set()
    for case in (case for case in cases if not case.history):
        is_refused = case.verdict == "refused" and case.code not in ASKED
        before = everything() if is_refused else {}
        response = upload(case.make(), name=case.name)
        if is_refused:
            assert response.status_code == 422, case.id
            assert "Nothing was saved." in response.text, case.id
            assert added(before) == {}, case.id
        else:
            assert response.status_code == 302, case.id
            if (case.verdict, case.code) not in shown:
                shown.add((case.verdict, case.code))
                assert client.get(response.headers["Location"]).status_code == 200, case.id
    assert client.get(LIST).status_code == 200


@pytest.mark.parametrize("name", NAMES)
def test_a_strange_file_name_is_shown_plainly_and_leads_nowhere(
    upload: Upload, as_: As, officer: User, name: str
) -> None:
    assert upload(GOOD, name=name).status_code == 302
    return_ = Return.objects.get()
    assert not {"/", "\r", "\n", "\u202e"} & set(return_.file.name)
    assert 0 < len(return_.file.name) <= 120
    sent = as_(officer).get(page_of(return_, "file/"))
    assert "attachment" in sent.headers["Content-Disposition"]
    assert b"".join(sent) == GOOD


def test_markup_in_a_sheet_is_shown_as_words(upload: Upload, as_: As, officer: User) -> None:
    (case,) = [case for case in SHEETS if case.title == "markup in a cell"]
    location = upload(case.make()).headers["Location"]
    page = as_(officer).get(location).text
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_same_file_waiting_or_accepted_is_never_two_sets_of_figures(upload: Upload) -> None:
    for _ in range(2):
        assert upload(good()).status_code == 302
    assert {one.state for one in Return.objects.all()} == {"checked"}


def test_more_than_a_page_takes_is_refused_before_it_is_read(
    upload: Upload, as_: As, officer: User, panel: Panel, settings: Settings
) -> None:
    before = everything()
    client = as_(officer)
    files = [SimpleUploadedFile(f"{number}.xlsx", b"x") for number in range(101)]
    form = {"panel": panel.pk, "month": "2022-05"}
    assert client.post(UPLOAD, {**form, "file": files}).status_code == 400
    fields = {f"field-{number}": "x" for number in range(1_001)}
    assert client.post(UPLOAD, {**form, **fields}).status_code == 400
    settings.UPLOAD_BYTES_MAX = 2_000
    assert upload(b"x" * 2_001).status_code == 422
    assert added(before) == {}
