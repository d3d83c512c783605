"""The programme's page, and its schedule looked at before it is adopted."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from audits.actions import programme as programmes
from audits.models import Programme, Theme
from scrutiny.accounts.models import User
from scrutiny.files.models import StoredFile
from tests.audits.programme.schedules import SCHEDULE_2023, row, schedule

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]

As = Callable[[User], Client]
PAGE = "/audits/programme/2023/"


@pytest.fixture
def adopted(qa: User) -> Programme:
    """Return the published programme of 2023, adopted."""
    data = SCHEDULE_2023.read_bytes()
    return programmes.adopt_file(data=data, name="schedule.csv", year=2023, by=qa)[1].programme


def words(response: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def send(client: Client, data: bytes, path: str = f"{PAGE}import/") -> Any:
    return client.post(path, {"file": SimpleUploadedFile("s.csv", data, content_type="text/csv")})


def token(response: Any) -> str:
    found = re.search(r'name="looked_at" value="([^"]+)"', response.content.decode())
    assert found is not None
    return found[1]


def test_each_month_shows_themes_panel_report_remarks_and_clock(
    adopted: Programme, as_: As, partner: User
) -> None:
    said = words(as_(partner).get(PAGE))
    for expected in (
        "Application of threshold audits",
        "Thursday 19 January 2023, 15:00-17:00",
        "Quarterly report",
        "The report is written “Monthlyreport”",
        "The schedule has the annual report in November, the settings in December.",
        "Audits complete Friday 27 January 2023",
        "Analysis Thursday 9 February 2023",
    ):
        assert expected in said
    assert "Send a newer schedule" not in said


def test_the_page_takes_few_queries(
    adopted: Programme, as_: As, qa: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = as_(qa)
    with django_assert_max_num_queries(9):  # type: ignore[attr-defined]
        assert client.get(PAGE).status_code == 200


def test_a_year_without_a_programme_says_what_to_do(as_: As, qa: User, auditor: User) -> None:
    assert "Send in the schedule" in words(as_(qa).get("/audits/programme/2024/"))
    assert "Ask them when it comes" in words(as_(auditor).get("/audits/programme/2024/"))


def test_a_year_that_is_none_is_not_there(as_: As, qa: User) -> None:
    for year in ("1999", "2200", "99999999999999999999"):
        assert as_(qa).get(f"/audits/programme/{year}/").status_code == 404


def test_a_schedule_is_looked_at_and_then_adopted(as_: As, qa: User) -> None:
    client = as_(qa)
    preview = send(client, SCHEDULE_2023.read_bytes())
    assert "January New, with 3 themes." in words(preview)
    assert not Programme.objects.exists()
    response = client.post(f"{PAGE}adopt/", {"looked_at": token(preview)}, follow=True)
    assert "The programme of 2023 is adopted: 12 months changed." in words(response)
    assert Programme.objects.get().file == StoredFile.objects.get(name="s.csv")


def test_a_schedule_that_changes_nothing_is_not_kept(adopted: Programme, as_: As, qa: User) -> None:
    files = StoredFile.objects.count()
    assert "Nothing changes" in words(send(as_(qa), SCHEDULE_2023.read_bytes()))
    assert StoredFile.objects.count() == files


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (schedule(row(month="Smarch"), row(theme="")), "Row 2, month: “Smarch” is no month."),
        (b"PK\x03\x04", "This is a workbook (.xlsx), not a CSV file."),
        (b"month\n" + b"x" * 2_000_000, "The file has 1,000,001 bytes."),
        (b"", "The file is empty."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_on_the_form(
    as_: As, qa: User, data: bytes, expected: str
) -> None:
    response = send(as_(qa), data)
    assert response.status_code == 422
    assert expected in words(response)
    assert not StoredFile.objects.exists()


def test_words_of_a_file_are_shown_as_words(as_: As, qa: User) -> None:
    hostile = "<script>alert(1)</script>{{7*7}}"
    response = send(as_(qa), schedule(row(theme=hostile)))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in response.content.decode()


def test_only_what_one_looked_at_oneself_is_adopted(as_: As, qa: User) -> None:
    client = as_(qa)
    looked_at = token(send(client, schedule(row())))
    for path, value in (
        (f"{PAGE}adopt/", ""),
        (f"{PAGE}adopt/", looked_at + "x"),
        ("/audits/programme/2024/adopt/", looked_at),
    ):
        response = client.post(path, {"looked_at": value}, follow=True)
        assert "send the file again and look at it first" in words(response)
    assert not Theme.objects.exists()
