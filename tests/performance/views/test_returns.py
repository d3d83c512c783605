"""Sending in a return by the pages: upload and findings; and who may see what."""

import pytest
from pytest_django import DjangoAssertNumQueries, Settings

from performance.actions import returns
from performance.models import Observation, Return
from scrutiny.accounts.models import User
from scrutiny.panels.actions import assign_role, establish
from scrutiny.panels.models import Panel, RoleAssignment
from tests.cast import DECEMBER
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send
from tests.performance.ledger import added, everything
from tests.performance.views.returning import (
    GOOD,
    LIST,
    UPLOAD,
    As,
    Upload,
    page_of,
)

pytestmark = pytest.mark.django_db

SEE_RETURNS = {"officer", "lead", "director", "manager", "administrator"}
EVERYBODY = sorted(SEE_RETURNS | {"member", "respondent", "auditor", "outsider"})


# Sending in --------------------------------------------------------------------------------------


def test_a_file_goes_to_a_page_with_every_cell_and_question(
    upload: Upload, as_: As, officer: User
) -> None:
    response = upload(DECEMBER.read_bytes(), name="2022-12_return.xlsx", month="2022-12")
    return_ = Return.objects.get()
    assert response.status_code == 302
    assert response.headers["Location"] == page_of(return_)
    assert (return_.state, return_.sender) == ("checked", officer)
    page = as_(officer).get(page_of(return_)).text
    for cell in ("K6", "C18", "A43"):
        assert f'id="cell-{cell}"' in page
    for words in ("30% (89/299)", "52 of 218", "two targets", "0.87", "270"):
        assert words in page
    assert f'action="{page_of(return_, "accept/")}"' in page
    assert Observation.objects.count() == 0


def test_the_data_date_is_read_as_it_is_written_here(upload: Upload) -> None:
    upload(GOOD, data_on="9 June 2022")
    assert f"{Return.objects.get().data_on}" == "2022-06-09"


def test_without_a_data_date_it_is_the_end_of_the_month(waiting: Return) -> None:
    assert f"{waiting.data_on}" == "2022-05-31"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({"month": ""}, "Write the month, for example 2022-12."),
        ({"month": "December"}, "is not a month. Write it as YYYY-MM"),
        ({"month": "2092-05"}, "May 2092 is still to come"),
        ({"data_on": "soon"}, "Write the data date like 9 January 2023."),
        ({"data_on": "1 January 2092"}, "1 January 2092 is still to come."),
        ({"file": ""}, "Choose the spreadsheet."),
        ({"panel": 0}, "Select a valid choice"),
    ],
    ids=lambda value: next(iter(value.items())).__repr__() if isinstance(value, dict) else "",
)
def test_a_bad_field_is_named_and_nothing_is_saved(
    upload: Upload, form: dict[str, object], words: str
) -> None:
    before = everything()
    response = upload(GOOD, **form)
    assert response.status_code == 422
    assert words in response.text
    assert "There is a problem" in response.text
    assert added(before) == {}


def test_a_file_too_large_is_refused_before_it_is_read(upload: Upload, settings: Settings) -> None:
    settings.UPLOAD_BYTES_MAX = 1000
    before = everything()
    response = upload(GOOD)
    assert response.status_code == 422
    assert "made.xlsx is larger than" in response.text
    assert added(before) == {}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "made.xlsx"),
        (b"Indicator,Apr-22\r\n", "made.xlsx"),
        (book((REFERRALS, 270), months=("Apr-22",)), "May 2022"),
    ],
    ids=["empty", "text", "month missing"],
)
def test_a_file_that_cannot_be_taken_says_why_and_leaves_nothing(
    upload: Upload, data: bytes, words: str
) -> None:
    before = everything()
    response = upload(data)
    assert response.status_code == 422
    assert "This file cannot be taken. Nothing was saved." in response.text
    assert words in response.text
    assert added(before) == {}


def test_what_was_accepted_before_leads_to_the_first(
    upload: Upload, as_: As, send: Send, officer: User
) -> None:
    first = send(GOOD).return_
    assert first is not None
    before = everything()
    response = upload(GOOD)
    assert response.headers["Location"] == page_of(first)
    assert added(before) == {}


def test_a_name_with_markup_in_it_is_shown_as_words(upload: Upload, as_: As, officer: User) -> None:
    upload(book((REFERRALS, 270, 370), ("<script>alert(1)</script>", None, None)))
    upload(GOOD, name="<b>made</b>.xlsx")
    page = as_(officer).get(LIST).text
    assert "<b>made" not in page
    for return_ in Return.objects.all():
        assert "<script>alert" not in as_(officer).get(page_of(return_)).text


# Who may see and do what -------------------------------------------------------------------------


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_those_who_work_on_figures_see_returns(
    request: pytest.FixtureRequest, waiting: Return, as_: As, role: str
) -> None:
    client = as_(request.getfixturevalue(role))
    sees = role in SEE_RETURNS
    assert client.get(LIST).status_code == (200 if sees else 403)
    assert client.get(page_of(waiting)).status_code == (200 if sees else 404)
    file = client.get(page_of(waiting, "file/"))
    assert file.status_code == (200 if sees else 404)
    if sees:
        assert b"".join(file) == GOOD
        assert "attachment" in file.headers["Content-Disposition"]


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_an_officer_sends_confirms_and_turns_down(
    request: pytest.FixtureRequest, waiting: Return, as_: As, upload: Upload, role: str
) -> None:
    user = request.getfixturevalue(role)
    client = as_(user)
    if role == "officer":
        assert client.get(UPLOAD).status_code == 200
        return
    before = everything()
    assert client.get(UPLOAD).status_code == 403
    assert upload(book((REFERRALS, 1, 2)), by=user).status_code == 403
    for act in ("accept/", "discard/"):
        refused = client.post(page_of(waiting, act), {"why": "Wrong."})
        assert refused.status_code == (403 if role in SEE_RETURNS else 404)
    assert added(before) == {}
    waiting.refresh_from_db()
    assert waiting.state == "checked"


def test_an_officer_of_another_panel_sees_and_sends_nothing_here(
    waiting: Return, as_: As, upload: Upload, outsider: User, panel: Panel
) -> None:
    other = establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)
    assign_role(
        user=outsider,
        role=RoleAssignment.Role.OFFICER,
        panel=other,
        from_on=panel.role_assignments.all()[0].from_on,
        by=None,
    )
    client = as_(outsider)
    assert client.get(page_of(waiting)).status_code == 404
    assert client.post(page_of(waiting, "accept/")).status_code == 404
    assert "May 2022" not in client.get(LIST).text
    assert upload(book((REFERRALS, 1, 2)), by=outsider).status_code == 422
    assert Return.objects.count() == 1


@pytest.fixture
def other(outsider: User, officer: User, panel: Panel) -> Panel:
    """Return another panel, with an officer of its own who is a member of the first."""
    found = establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)
    from_on = panel.role_assignments.all()[0].from_on
    for role, of in (("officer", found), ("member", panel)):
        assign_role(
            user=outsider, role=RoleAssignment.Role(role), panel=of, from_on=from_on, by=None
        )
    return found


def test_only_panels_that_the_person_sends_for_are_offered(
    other: Panel, panel: Panel, as_: As, upload: Upload, outsider: User
) -> None:
    page = as_(outsider).get(UPLOAD).text
    assert other.name in page
    assert panel.name not in page
    assert "Select a valid choice" in upload(GOOD, by=outsider).text


def test_a_file_of_a_panel_that_the_person_may_not_see_is_refused_without_its_name(
    other: Panel, as_: As, upload: Upload, outsider: User, send: Send
) -> None:
    send(GOOD)
    before = everything()
    response = upload(GOOD, by=outsider, panel=other.pk)
    assert response.status_code == 422
    assert "This file was accepted before, for another panel." in response.text
    assert "May 2022 return" not in response.text
    assert added(before) == {}


def test_the_list_costs_the_same_however_long_it_is(
    as_: As, officer: User, send: Send, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for count in range(5):
        send(book((REFERRALS, count, 370)))
    client = as_(officer)
    with django_assert_max_num_queries(5):
        assert client.get(LIST).text.count(">May 2022</a>") == 5


def test_an_empty_list_says_what_to_do(as_: As, panel: Panel, officer: User, lead: User) -> None:
    assert f'href="{UPLOAD}"' in as_(officer).get(LIST).text
    assert f'href="{UPLOAD}"' not in as_(lead).get(LIST).text
    assert "A performance officer sends them in." in as_(lead).get(LIST).text


def test_a_withdrawn_return_keeps_its_page_and_says_why(as_: As, officer: User, send: Send) -> None:
    return_ = send(GOOD).return_
    assert return_ is not None
    returns.withdraw(return_=return_, why="Another council's sheet.", by=officer)
    page = as_(officer).get(page_of(return_)).text
    assert "Withdrawn" in page
    assert "Another council&#x27;s sheet." in page
    assert 'id="cell-C2"' in page
