"""A month through its pages: opened, populated, drawn, allocated, replaced, added to."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audits.models import Audit, Cycle, Draw
from scrutiny.accounts.models import User
from tests.audits.drawn import drawn, populated
from tests.audits.scene import COMPLETE_BY, SENT_ON, AuditScene, moment

pytestmark = pytest.mark.any_database

As = Callable[[User], Client]
MONTH = "/audits/months/2023-01/"
ROWS = "N-1, North team, 03/04/2022\nS-1, South team, 03/04/2022"


@pytest.fixture(autouse=True)
def on_the_third(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be the day on which cases are sent."""
    monkeypatch.setattr(timezone, "now", lambda: moment(SENT_ON))


@pytest.fixture
def keeper(audits: AuditScene, as_: As, qa: User) -> Client:
    """Return the keeper's browser."""
    return as_(qa)


def words(response: Any, status: int = 200) -> str:
    """Return what a page says, and see that it came as expected."""
    assert response.status_code == status
    said: str = response.content.decode()
    return said


def test_nobody_but_the_keeper_has_the_page_of_a_month(
    audits: AuditScene, as_: As, auditor: User, head: User, lead: User, partner: User
) -> None:
    for user in (auditor, head, lead, partner):
        assert as_(user).get(MONTH).status_code == 404


@pytest.mark.parametrize("month", ["2023-02", "2023-13", "0000-01", "none"])
def test_a_month_that_is_not_open_is_not_there(keeper: Client, month: str) -> None:
    assert keeper.get(f"/audits/months/{month}/").status_code == 404


def test_a_month_is_opened_and_asks_for_its_cases(keeper: Client) -> None:
    assert "February 2023" in words(keeper.get("/audits/months/open/"))
    response = keeper.post("/audits/months/open/", {"month": "2023-02"})
    assert response.headers["Location"] == reverse("audits:home")
    assert Cycle.objects.filter(month=date(2023, 2, 1)).exists()
    said = words(keeper.get("/audits/months/2023-02/"))
    assert "No open cases yet" in said
    assert "The cases are not drawn." in said


@pytest.mark.parametrize("month", ["2023-01", "2023-03", ""])
def test_a_month_that_is_open_or_too_far_ahead_is_not_offered(keeper: Client, month: str) -> None:
    assert "Error" in words(keeper.post("/audits/months/open/", {"month": month}), 422)


def test_typed_cases_come_in_and_are_counted(keeper: Client) -> None:
    response = keeper.post(f"{MONTH}population/", {"rows": ROWS}, follow=True)
    said = words(response)
    assert "2 open cases are in" in said
    assert "Open cases (2)" in said
    assert "Draw the cases" in said


def test_a_file_of_cases_comes_in(keeper: Client) -> None:
    data = ("Opened on;Team;Case reference\n2022-04-03;north team;N-1\n").encode("utf-16")
    file = SimpleUploadedFile("cases.csv", data)
    response = keeper.post(f"{MONTH}population/", {"file": file})
    assert response.headers["Location"] == MONTH
    assert Cycle.objects.get().population.get().reference == "N-1"


def test_each_problem_is_told_with_its_place_and_nothing_is_saved(
    keeper: Client, audits: AuditScene
) -> None:
    populated(audits)
    rows = "N-1, West team, 31/02/2022\nJo Bloggs, North team, 03/04/2022"
    said = words(keeper.post(f"{MONTH}population/", {"rows": rows}), 422)
    assert "Nothing was saved. There are 3 problems" in said
    assert "Row 1, Team:" in said
    assert "Row 1, Opened on:" in said
    assert "Row 2, Case reference:" in said
    assert audits.cycle.population.count() == 10


def test_many_problems_are_cut_and_counted(keeper: Client) -> None:
    said = words(keeper.post(f"{MONTH}population/", {"rows": "N-1,,\n" * 60}), 422)
    assert "more are not shown" in said


@pytest.mark.parametrize("data", [{}, {"rows": " \n"}])
def test_an_empty_form_asks_for_the_cases(keeper: Client, data: dict[str, str]) -> None:
    said = words(keeper.post(f"{MONTH}population/", data), 422)
    assert "Choose the file of the open cases, or type them below." in said


def test_a_file_and_rows_together_are_asked_about_and_an_empty_file_is_told(
    keeper: Client,
) -> None:
    file = SimpleUploadedFile("cases.csv", b"x")
    said = words(keeper.post(f"{MONTH}population/", {"file": file, "rows": ROWS}), 422)
    assert "not both" in said
    empty = SimpleUploadedFile("cases.csv", b"")
    assert "The file is empty" in words(keeper.post(f"{MONTH}population/", {"file": empty}), 422)


def test_a_file_that_is_too_large_is_refused(keeper: Client, settings: Any) -> None:
    settings.UPLOAD_BYTES_MAX = 10
    file = SimpleUploadedFile("cases.csv", b"x" * 11)
    said = words(keeper.post(f"{MONTH}population/", {"file": file}), 422)
    assert "Leave out the cases that are closed." in said


def test_after_the_draw_the_population_stays(keeper: Client, audits: AuditScene) -> None:
    populated(audits)
    drawn(audits)
    assert "stay as they were then" in words(keeper.get(f"{MONTH}population/"))
    said = words(keeper.post(f"{MONTH}population/", {"rows": ROWS}), 422)
    assert "The population stays as it was then." in said


def test_a_draw_shows_its_cases_and_that_it_comes_out_the_same(
    keeper: Client, audits: AuditScene
) -> None:
    populated(audits)
    asked = {"asked_for": "50%", "tool": str(audits.tool.pk)}
    said = words(keeper.post(f"{MONTH}draw/", asked, follow=True))
    assert "The cases are drawn" in said
    assert "Drawn again from its seed, it comes out the same." in said
    for audit in Audit.objects.all():
        assert audit.reference in said
    again = words(keeper.post(f"{MONTH}draw/", asked), 422)
    assert "A month has one draw." in again
    assert Draw.objects.count() == 1


def test_a_draw_that_was_changed_says_so(keeper: Client, audits: AuditScene) -> None:
    populated(audits)
    drawn(audits)
    Draw.objects.update(seed="another")
    assert "it comes out otherwise" in words(keeper.get(MONTH))


def test_a_size_that_is_unclear_is_asked_again(keeper: Client, audits: AuditScene) -> None:
    populated(audits)
    asked = {"asked_for": "some", "tool": str(audits.tool.pk)}
    assert "a number like 20" in words(keeper.post(f"{MONTH}draw/", asked), 422)
    too_long = {**asked, "asked_for": "9" * 13}
    assert "a share like 5%." in words(keeper.post(f"{MONTH}draw/", too_long), 422)


def test_an_audit_is_given_to_another_by_hand(keeper: Client, audits: AuditScene) -> None:
    audit = audits.audit(team=audits.south)
    address = f"/audits/{audit.pk}/allocate/"
    said = words(keeper.get(address))
    assert f'value="{audits.of_north.pk}"' in said
    # Neither who has it now nor a partner is offered.
    assert f'value="{audits.auditor.pk}"' not in said
    assert f'value="{audits.partner.pk}"' not in said
    response = keeper.post(address, {"auditor": audits.of_north.pk})
    assert response.headers["Location"] == MONTH
    audit.refresh_from_db()
    assert audit.auditor == audits.of_north


def test_a_case_of_the_own_team_asks_for_a_reason(keeper: Client, audits: AuditScene) -> None:
    audit = audits.audit()
    address = f"/audits/{audit.pk}/allocate/"
    said = words(keeper.post(address, {"auditor": audits.of_north.pk}), 422)
    assert "or say why it is theirs" in said
    keeper.post(address, {"auditor": audits.of_north.pk, "because": "Nobody else is left."})
    audit.refresh_from_db()
    assert audit.conflict_accepted_because == "Nobody else is left."


def test_a_case_is_replaced_with_its_reason(keeper: Client, audits: AuditScene) -> None:
    populated(audits)
    drawn(audits)
    audit = Audit.objects.earliest("pk")
    address = f"/audits/{audit.pk}/replace/"
    assert "Say why the case is replaced." in words(keeper.post(address, {}), 422)
    said = words(keeper.post(address, {"because": "It was closed."}, follow=True))
    assert "The next reserve is in its place." in said
    assert f"{audit.reference}, {audit.team}, by " in said
    again = words(keeper.post(address, {"because": "Again."}), 422)
    assert "The case was replaced already" in again


def test_a_themed_audit_is_added_for_a_partner(keeper: Client, audits: AuditScene) -> None:
    data = {
        "reference": "T-1042", "team": audits.south.pk, "tool": audits.tool.pk,
        "auditor": audits.partner.pk, "due_on": "20 January 2023",
    }  # fmt: skip
    assert "27 January 2023" in words(keeper.get(f"{MONTH}add/"))
    said = words(keeper.post(f"{MONTH}add/", data, follow=True))
    assert "T-1042" in said
    assert Audit.objects.get().due_on == date(2023, 1, 20)
    named = words(keeper.post(f"{MONTH}add/", data | {"reference": "Jo Bloggs"}), 422)
    assert "reads like a name" in named


def test_a_month_that_is_closed_offers_nothing_to_change(
    keeper: Client, audits: AuditScene, qa: User
) -> None:
    Cycle.objects.update(closed_at=moment(COMPLETE_BY), closed_by=qa)
    said = words(keeper.get(MONTH))
    assert "Closed on 27 January 2023" in said
    assert "No open cases were kept of this month." in said
    assert "Before the month closes" not in said
    assert f"{MONTH}add/" not in said


def test_a_longer_month_asks_no_more_of_the_database(
    keeper: Client, audits: AuditScene, django_assert_max_num_queries: Any
) -> None:
    populated(audits, north=60, south=40)
    drawn(audits, "30")
    with django_assert_max_num_queries(16):
        keeper.get(MONTH)
