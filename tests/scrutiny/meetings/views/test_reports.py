"""The page of a report, what it leads to, and what it keeps from whom."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from scrutiny.accounts.models import User
from scrutiny.meetings.actions import withholding
from scrutiny.meetings.due_days import due_day
from scrutiny.meetings.models import AgendaItem, Report
from tests.scrutiny.meetings.reported import SENTENCE, a_report, an_item, post, written

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


def page(client: Client, report: Report, below: str = "") -> str:
    """Return the page of a report, or one below it."""
    response = client.get(f"/meetings/items/{report.item_id}/report/{below}")
    assert response.status_code == 200
    return response.content.decode()


def withheld(report: Report) -> None:
    """Keep the report from the public."""
    withholding.withhold(
        subject=report, access="exempt", exempt_paragraph=2, because="It names a family.", by=None
    )


def test_an_item_without_a_report_says_how_to_ask_for_one(
    item: AgendaItem, manager: User, officer: User, as_: As
) -> None:
    address = f"/meetings/items/{item.pk}/report/"
    assert f"{address}commission/" in as_(manager).get(address).content.decode()
    assert "commission" not in as_(officer).get(address).content.decode()


def test_the_manager_asks_for_a_report_and_its_day_is_proposed(
    item: AgendaItem, manager: User, as_: As
) -> None:
    client, address = as_(manager), f"/meetings/items/{item.pk}/report/commission/"
    proposed = client.get(address).content.decode()
    assert f'value="{due_day(item.meeting):%-d %B %Y}"' in proposed
    sent = {
        "subject": "Quality of practice",
        "report_of": post("head-of-safeguarding").pk,
        "author": post("head-of-quality-assurance").pk,
        "due_on": "3 January 2098",
        "clearer_legal": post("chief-executive").pk,
    }
    response = client.post(address, sent)
    assert response.headers["Location"] == f"/meetings/items/{item.pk}/report/"
    report = Report.objects.get()
    assert (report.subject, report.clearances.count()) == ("Quality of practice", 4)
    assert report.clearances.get(kind="legal").post == post("chief-executive")
    assert "Who clears" not in page(client, report)


def test_a_day_that_is_too_late_comes_back_with_a_sentence(
    item: AgendaItem, manager: User, as_: As
) -> None:
    sent = {
        "subject": "x",
        "report_of": post("head-of-safeguarding").pk,
        "author": post("head-of-quality-assurance").pk,
        "due_on": "3 March 2098",
    }
    response = as_(manager).post(f"/meetings/items/{item.pk}/report/commission/", sent)
    assert response.status_code == 422
    assert "Give a day before it" in response.content.decode()


def test_the_clearers_of_the_last_report_are_proposed_for_the_next(
    report: Report, manager: User, as_: As
) -> None:
    other = an_item(report.item.meeting, "Attendance")
    proposed = as_(manager).get(f"/meetings/items/{other.pk}/report/commission/").content.decode()
    director = post("director-of-childrens-services")
    assert f'<option value="{director.pk}" selected>' in proposed


def test_who_writes_it_may_be_changed(report: Report, manager: User, as_: As) -> None:
    sent = {
        "subject": "Audits",
        "report_of": post("head-of-safeguarding").pk,
        "author": post("performance-manager").pk,
        "due_on": "2 January 2098",
    }
    address = f"/meetings/items/{report.item_id}/report/commission/"
    assert as_(manager).post(address, sent).status_code == 302
    report.refresh_from_db()
    assert (report.subject, report.author) == ("Audits", post("performance-manager"))


def test_a_report_goes_from_hand_to_hand(
    written_report: Report, auditor: User, manager: User, as_: As
) -> None:
    report, base = written_report, f"/meetings/items/{written_report.item_id}/report/"
    assert "Submit the report" in page(as_(auditor), report)
    as_(auditor).post(f"{base}submit/", {"version": 1})
    assert "Sign it off" in page(as_(manager), report)
    assert "Sign it off" not in page(as_(auditor), report)
    as_(manager).post(f"{base}send-back/", {"why": "Say what it costs."})
    assert "Say what it costs." in page(as_(auditor), report)
    as_(auditor).post(f"{base}submit/", {"version": 1})
    as_(manager).post(f"{base}sign-off/", {"version": 1})
    report.refresh_from_db()
    assert report.state == "signed off"


@pytest.mark.parametrize("version", ["", "x", "0", "9", "-1", "1" * 50, "١"])
def test_a_step_with_a_version_that_nobody_read_is_refused_in_words(
    written_report: Report, auditor: User, as_: As, version: str
) -> None:
    client, base = as_(auditor), f"/meetings/items/{written_report.item_id}/report/"
    response = client.post(f"{base}submit/", {"version": version}, follow=True)
    assert "Not done" in response.content.decode()
    written_report.refresh_from_db()
    assert written_report.state == "draft"


def test_the_words_stand_on_the_page_with_their_numbers(
    written_report: Report, officer: User, as_: As
) -> None:
    shown = page(as_(officer), written_report)
    assert SENTENCE in shown
    assert 'id="paragraph-3"' in shown
    assert "Not cleared by finance, legal, the director and the chair&#x27;s briefing." in shown


def test_html_in_the_words_is_shown_as_it_was_typed(report: Report, officer: User, as_: As) -> None:
    written(report, detail='<script>go()</script> <img src="https://x.example/y.png">')
    shown = page(as_(officer), report)
    assert "<script>go()" not in shown
    assert "&lt;script&gt;go()" in shown
    assert "<img" not in shown


def test_what_is_withheld_is_not_read_by_who_only_sees_the_agenda(
    written_report: Report, officer: User, administrator: User, manager: User, as_: As
) -> None:
    withheld(written_report)
    for person in (officer, administrator):
        client = as_(person)
        shown = page(client, written_report)
        assert SENTENCE not in shown
        assert "Not for publication: exempt by paragraph 2" in shown
        below = f"/meetings/items/{written_report.item_id}/report/versions/1/"
        assert client.get(below).status_code == 403
    assert SENTENCE in page(as_(manager), written_report)
    assert SENTENCE in page(as_(manager), written_report, "versions/1/")


def test_a_member_sees_nothing_of_a_report_in_work(
    written_report: Report, member: User, respondent: User, as_: As
) -> None:
    for person in (member, respondent):
        for below in ("", "versions/", "versions/1/", "edit/"):
            address = f"/meetings/items/{written_report.item_id}/report/{below}"
            assert as_(person).get(address).status_code == 404


def test_each_version_can_be_read_with_what_it_changed(
    written_report: Report, officer: User, as_: As
) -> None:
    written(written_report, risk="The risk is high.")
    listed = page(as_(officer), written_report, "versions/")
    assert "Changed: Risk management implications." in listed
    assert "The risk is high." in page(as_(officer), written_report, "versions/2/")
    assert "The risk is high." not in page(as_(officer), written_report, "versions/1/")
    base = f"/meetings/items/{written_report.item_id}/report/"
    assert as_(officer).get(f"{base}versions/3/").status_code == 404


def test_the_page_is_read_in_as_many_queries_whatever_the_report_has(
    written_report: Report, manager: User, as_: As
) -> None:
    client = as_(manager)
    page(client, written_report)
    with CaptureQueriesContext(connection) as few:
        page(client, written_report)
    for number in range(6):
        written(written_report, risk=f"Version {number}")
        written_report.appendices.create(
            order=number, title="x", paper_kind="glossary", paper_key=str(number)
        )
    with CaptureQueriesContext(connection) as many:
        page(client, written_report)
    assert len(many) == len(few)


def test_the_chase_list_is_the_manager_s(report: Report, manager: User, as_: As) -> None:
    a_report(an_item(report.item.meeting, "Attendance"))
    shown = as_(manager).get(f"/meetings/{report.item.meeting_id}/chase/").content.decode()
    assert shown.count("Write the report") == 2
    assert "Head of Quality Assurance (Auditor)" in shown
