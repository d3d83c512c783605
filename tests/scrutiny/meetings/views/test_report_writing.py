"""Writing a report: previewed while it is written, saved as versions, and nothing ever lost."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from scrutiny.meetings.headings import HEADINGS
from scrutiny.meetings.models import Report
from tests.scrutiny.meetings.reported import SENTENCE, WORDS, written

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


@pytest.fixture
def address(report: Report) -> str:
    """Return the address at which the report is written."""
    return f"/meetings/items/{report.item_id}/report/edit/"


def test_the_editor_has_every_heading_and_begins_with_the_template(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    shown = as_(auditor).get(address).content.decode()
    for heading in HEADINGS:
        assert f'name="{heading.slug}"' in shown
    assert 'name="based_on" value="0"' in shown
    assert ">\nNone.</textarea>" in shown


def test_saving_keeps_a_version_and_goes_to_the_report(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    response = as_(auditor).post(address, {**WORDS, "based_on": "0", "save": "yes"})
    assert response.headers["Location"] == f"/meetings/items/{report.item_id}/report/"
    version = report.versions.get()
    assert (version.texts, version.writer) == (WORDS, auditor)


def test_the_preview_works_without_scripts_and_saves_nothing(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    sent = {**WORDS, "based_on": "0", "preview": "yes"}
    shown = as_(auditor).post(address, sent).content.decode()
    assert f'<div class="report__words"><p>{SENTENCE}</p>' in shown
    assert f"{SENTENCE}\r\n" in shown or f"{SENTENCE}\n" in shown
    assert not report.versions.exists()


def test_a_script_gets_the_preview_alone(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    sent = {**WORDS, "based_on": "0"}
    response = as_(auditor).post(address, sent, headers={"HX-Request": "true"})
    shown = response.content.decode()
    assert "<!DOCTYPE" not in shown
    assert SENTENCE in shown
    assert not report.versions.exists()


def test_what_cannot_be_kept_is_said_at_its_heading_and_the_text_stays(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    bad = "![chart](https://x.example/y.png) and [plan](file:///plan.docx)"
    response = as_(auditor).post(address, {**WORDS, "risk": bad, "based_on": "0"})
    shown = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_risk">Risk management implications: the picture' in shown
    assert bad in shown
    assert SENTENCE in shown
    assert not report.versions.exists()


def test_an_unfinished_report_can_be_saved(
    report: Report, auditor: User, as_: As, address: str
) -> None:
    assert as_(auditor).post(address, {"based_on": "0", "risk": "High."}).status_code == 302
    assert report.versions.get().texts["risk"] == "High."


def test_of_two_who_write_at_once_the_second_sees_both_texts_and_loses_nothing(
    report: Report, auditor: User, lead: User, as_: As, address: str
) -> None:
    written(report)
    as_(lead).post(address, {**WORDS, "risk": "Theirs.", "based_on": "1"})
    second = as_(auditor).post(address, {**WORDS, "risk": "Mine.", "based_on": "1"})
    shown = second.content.decode()
    assert second.status_code == 409
    assert ">\nMine.</textarea>" in shown
    assert '<pre class="typed" tabindex="0">Theirs.</pre>' in shown
    assert f"Version 2, by {lead.name}" in shown
    assert 'name="based_on" value="2"' in shown
    assert report.versions.count() == 2
    again = as_(auditor).post(address, {**WORDS, "risk": "Both.", "based_on": "2"})
    assert again.status_code == 302
    assert report.versions.count() == 3


@pytest.mark.parametrize("based_on", ["", "x", "-1"])
def test_a_form_that_was_tampered_with_saves_nothing(
    report: Report, auditor: User, as_: As, address: str, based_on: str
) -> None:
    assert as_(auditor).post(address, {**WORDS, "based_on": based_on}).status_code == 422
    assert not report.versions.exists()


def test_only_who_writes_it_may(
    report: Report, officer: User, director: User, as_: As, address: str
) -> None:
    for person in (officer, director):
        assert as_(person).get(address).status_code == 403
        assert as_(person).post(address, {**WORDS, "based_on": "0"}).status_code == 403
    assert not report.versions.exists()
