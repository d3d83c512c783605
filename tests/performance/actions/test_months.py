"""The life of a month: who may tell the panel what, and from which day."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone

from performance.actions import months, returns
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Observation, ReportingMonth, Return
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send, own
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

NOW = datetime(2022, 6, 20, 10, tzinfo=UTC)
TODAY = date(2022, 6, 20)


@pytest.fixture
def month(panel: Panel, send: Send) -> ReportingMonth:
    """Return a draft month with a return."""
    send(book((REFERRALS, 270, 370)))
    return ReportingMonth.objects.get()


@pytest.fixture
def waiting(month: ReportingMonth) -> Return:
    """Return a return for the month that nobody has confirmed."""
    data = book((REFERRALS, 270, 371))
    asked: dict[str, Any] = {
        "panel": month.panel,
        "month": Period.month(2022, 5),
        "data_on": date(2022, 6, 8),
    }
    proposal = returns.check(data, name="later.xlsx", **asked)
    return returns.receive(data=data, name="later.xlsx", proposal=proposal, by=None, **asked)


def test_a_month_is_opened_once(panel: Panel, month: ReportingMonth) -> None:
    assert months.open_month(panel=panel, month=date(2022, 5, 1)) == month
    assert (month.state, month.told_on) == ("draft", None)


def test_a_month_goes_from_draft_to_locked(
    month: ReportingMonth, officer: User, director: User
) -> None:
    months.check(month=month, by=officer, now=NOW)
    assert (month.state, month.checked_at) == ("checked", NOW)
    months.publish(month=month, told_on=TODAY, by=director, now=NOW)
    assert (month.state, month.told_on, month.published_at) == ("published", TODAY, NOW)
    months.lock(month=month, by=director, now=NOW)
    assert (month.state, month.locked_at) == ("locked", NOW)
    events = Event.objects.about(month)
    assert [(event.verb, event.by_name, event.old["state"]) for event in events[:3]] == [
        ("month_locked", "Service director", "published"),
        ("month_published", "Service director", "checked"),
        ("month_checked", "Performance officer", "draft"),
    ]


def test_a_month_cannot_be_published_unchecked(month: ReportingMonth) -> None:
    with pytest.raises(MoveRefused) as refused:
        months.publish(month=month, told_on=TODAY, by=None, now=NOW)
    assert str(refused.value) == (
        "May 2022 cannot be published yet. It is not checked. "
        "The performance team marks it as checked."
    )
    month.refresh_from_db()
    assert (month.state, month.told_on) == ("draft", None)


def test_a_month_without_a_return_cannot_be_published(panel: Panel) -> None:
    empty = months.open_month(panel=panel, month=date(2022, 6, 1))
    months.check(month=empty, by=None)
    with pytest.raises(MoveRefused, match=r"No return is accepted for it\. Send the return"):
        months.publish(month=empty, told_on=TODAY, by=None, now=NOW)
    empty.refresh_from_db()
    assert empty.state == "checked"


def test_a_return_that_waits_stops_publication_until_it_is_turned_down(
    month: ReportingMonth, waiting: Return
) -> None:
    months.check(month=month, by=None)
    with pytest.raises(MoveRefused, match=r"A return waits for confirmation\."):
        months.publish(month=month, told_on=TODAY, by=None, now=NOW)
    returns.discard(return_=waiting, why="Sent twice.", by=None)
    months.publish(month=month, told_on=TODAY, by=None, now=NOW)
    assert month.state == "published"


def test_history_is_not_told_of_a_month_for_which_a_return_waits(
    waiting: Return, send: Send
) -> None:
    before = everything()
    imported = send(book((REFERRALS, 270, 372)), told_on=TODAY)
    (found,) = imported.findings
    assert (imported.status, found.code) == ("refused", "step_refused")
    assert "A return waits for confirmation." in found.message
    assert added(before) == {}


def test_a_return_that_waits_for_another_month_stops_nothing(
    month: ReportingMonth, waiting: Return
) -> None:
    Return.objects.filter(pk=waiting.pk).update(month=date(2022, 6, 1))
    months.check(month=month, by=None)
    months.publish(month=month, told_on=TODAY, by=None, now=NOW)
    assert month.state == "published"


def test_a_month_that_is_checked_twice_names_who_checked_it(
    month: ReportingMonth, officer: User
) -> None:
    months.check(month=month, by=officer)
    with pytest.raises(MoveRefused, match="is checked already, by Performance officer on"):
        months.check(month=month, by=officer)


def test_a_month_cannot_be_locked_before_the_panel_was_told(month: ReportingMonth) -> None:
    months.check(month=month, by=None)
    with pytest.raises(MoveRefused, match="cannot become locked"):
        months.lock(month=month, by=None)


def test_a_checked_month_may_be_put_back_with_the_reason(
    month: ReportingMonth, officer: User
) -> None:
    months.check(month=month, by=officer)
    months.put_back(month=month, why="A new return came.", by=officer)
    assert (month.state, month.checked_at) == ("draft", None)
    event = Event.objects.about(month)[0]
    assert (event.verb, event.old, event.why) == (
        "month_put_back",
        {"state": "checked"},
        "A new return came.",
    )
    months.check(month=month, by=officer)


@pytest.mark.parametrize("why", ["", "  "])
def test_a_month_is_not_put_back_without_a_reason(month: ReportingMonth, why: str) -> None:
    months.check(month=month, by=None)
    with pytest.raises(MoveRefused, match="Say why"):
        months.put_back(month=month, why=why, by=None)
    month.refresh_from_db()
    assert month.state == "checked"


def test_a_published_month_is_never_put_back(month: ReportingMonth) -> None:
    months.check(month=month, by=None)
    months.publish(month=month, told_on=TODAY, by=None)
    with pytest.raises(MoveRefused, match="cannot become draft"):
        months.put_back(month=month, why="A new return came.", by=None)


def test_locking_waits_for_whoever_changes_figures(
    month: ReportingMonth, monkeypatch: pytest.MonkeyPatch
) -> None:
    months.check(month=month, by=None)
    months.publish(month=month, told_on=TODAY, by=None)
    states: list[str] = []

    def waited() -> None:
        states.append(ReportingMonth.objects.get().state)

    monkeypatch.setattr(months, "wait_for_others", waited)
    months.lock(month=month, by=None)
    assert states == ["published"]


def test_nothing_is_told_on_a_day_to_come(month: ReportingMonth) -> None:
    months.check(month=month, by=None)
    with pytest.raises(MoveRefused, match="21 June 2022 is still to come"):
        months.publish(month=month, told_on=date(2022, 6, 21), by=None, now=NOW)


def test_of_two_people_who_publish_the_second_is_told_so(
    month: ReportingMonth, director: User
) -> None:
    months.check(month=month, by=None)
    stale = ReportingMonth.objects.get()
    months.publish(month=month, told_on=TODAY, by=director, now=NOW)
    with pytest.raises(MoveRefused, match="published already, by Service director on"):
        months.publish(month=stale, told_on=date(2022, 6, 19), by=None, now=NOW)
    month.refresh_from_db()
    assert month.told_on == TODAY
    assert Event.objects.filter(verb="month_published").count() == 1


def test_publishing_tells_the_months_own_returns_and_no_other(send: Send) -> None:
    send(book((REFERRALS, 270, 370)))
    april = send(book((REFERRALS, 260), months=("Apr-22",)), "2022-04")
    month = ReportingMonth.objects.get(month=date(2022, 5, 1))
    months.check(month=month, by=None)
    months.publish(month=month, told_on=TODAY, by=None)
    assert own("REF01", "May-22", TODAY) == "370.0000"
    assert own("REF01", "May-22", date(2022, 6, 19)) is None
    untold = Observation.objects.filter(known_at__isnull=True)
    assert {row.source_cell.parent for row in untold} == {april.return_}


def test_a_day_of_telling_begins_at_midnight_here(send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=TODAY)
    known = Observation.objects.first()
    assert known is not None
    assert known.known_at is not None
    assert timezone.localtime(known.known_at).hour == 0
    assert known.known_at.astimezone(UTC).hour == 23
