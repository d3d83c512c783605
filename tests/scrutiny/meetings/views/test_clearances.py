"""Clearances are given and taken back on the report's page, with the words that were read."""

from collections.abc import Callable

import pytest
from django.test import Client

from scrutiny.accounts.models import User
from scrutiny.meetings.models import Clearance, Report
from tests.scrutiny.meetings.reported import clearance, written

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]


def said(client: Client, address: str, **sent: object) -> str:
    """Return the page after something was sent in."""
    return client.post(address, sent, follow=True).content.decode()


def test_the_holder_clears_with_one_press(written_report: Report, director: User, as_: As) -> None:
    one = clearance(written_report)
    client = as_(director)
    shown = client.get(f"/meetings/items/{written_report.item_id}/report/").content.decode()
    assert "Clear version 1" in shown
    assert "Who agreed" not in shown
    shown = said(client, f"/meetings/clearances/{one.pk}/clear/", version=1)
    assert "The report is cleared as you read it." in shown
    assert clearance(written_report).is_given


def test_the_manager_clears_for_somebody_with_a_note(
    written_report: Report, manager: User, as_: As
) -> None:
    legal = clearance(written_report, Clearance.Kind.LEGAL)
    address = f"/meetings/clearances/{legal.pk}/clear/"
    assert "Say who agreed and how" in said(as_(manager), address, version=1, note=" ")
    shown = said(as_(manager), address, version=1, note="Legal, by e-mail.")
    assert "Legal, by e-mail." in shown


def test_words_that_came_after_have_to_be_read_first(
    written_report: Report, director: User, as_: As
) -> None:
    written(written_report, risk="High.")
    address = f"/meetings/clearances/{clearance(written_report).pk}/clear/"
    assert "Version 2 was saved after" in said(as_(director), address, version=1)
    assert not clearance(written_report).is_given


def test_new_words_show_as_changed_since(written_report: Report, director: User, as_: As) -> None:
    client = as_(director)
    said(client, f"/meetings/clearances/{clearance(written_report).pk}/clear/", version=1)
    written(written_report, risk="High.")
    shown = client.get(f"/meetings/items/{written_report.item_id}/report/").content.decode()
    assert "Changed since it was cleared" in shown
    assert "Clear version 2" in shown


def test_a_clearance_is_taken_back_with_a_word(
    written_report: Report, director: User, as_: As
) -> None:
    one, client = clearance(written_report), as_(director)
    said(client, f"/meetings/clearances/{one.pk}/clear/", version=1)
    assert "Say why" in said(client, f"/meetings/clearances/{one.pk}/unclear/", why=" ")
    shown = said(client, f"/meetings/clearances/{one.pk}/unclear/", why="A figure is wrong.")
    assert "A figure is wrong." in shown
    assert not clearance(written_report).is_given


@pytest.mark.parametrize(
    ("words", "why"),
    [("x" * 301, "Say it in at most 300 characters."), ("a\x00b", "Null characters")],
)
def test_words_that_cannot_be_kept_whole_are_refused_and_never_cut(
    written_report: Report, manager: User, as_: As, words: str, why: str
) -> None:
    one, client = clearance(written_report), as_(manager)
    address = f"/meetings/clearances/{one.pk}"
    assert why in said(client, f"{address}/clear/", version=1, note=words)
    assert not clearance(written_report).is_given
    said(client, f"{address}/clear/", version=1, note="By e-mail.")
    assert why in said(client, f"{address}/unclear/", why=words)
    assert clearance(written_report).is_given
    sent_back = f"/meetings/items/{written_report.item_id}/report/send-back/"
    assert why in said(client, sent_back, why=words)


def test_nobody_clears_for_another_post(
    written_report: Report, auditor: User, lead: User, member: User, as_: As
) -> None:
    address = f"/meetings/clearances/{clearance(written_report).pk}/clear/"
    sent = {"version": 1, "note": "x"}
    assert as_(auditor).post(address, sent).status_code == 403
    assert as_(lead).post(address, sent).status_code == 403
    assert as_(member).post(address, sent).status_code == 404
