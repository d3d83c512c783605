"""Two people at the same moment: what only open transactions side by side can break.

SQLite takes one writer at a time, so these are about PostgreSQL alone.
"""

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial

import pytest
from django.db import connection

from performance.actions import answers, months, recording, returns
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Observation, ReportingMonth, Return
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels.models import Panel
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import own

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

MAY = Period.month(2022, 5)
SECONDS = 0.5

Received = tuple[Return, Proposal]


@pytest.fixture
def council(register: None) -> Panel:
    """Return the panel."""
    return Panel.objects.get()


def received(panel: Panel, count: int, *, replaces: Return | None = None) -> Received:
    """Receive a return that says how many referrals there were in April."""
    data = book((REFERRALS, count, 370))
    proposal = returns.check(data, name="made.xlsx", panel=panel, month=MAY, data_on=MAY.end)
    return_ = returns.receive(
        data=data,
        name="made.xlsx",
        proposal=proposal,
        panel=panel,
        month=MAY,
        data_on=MAY.end,
        by=None,
        replaces=replaces,
    )
    return return_, proposal


def accept(one: Received) -> dict[str, int]:
    why = {"REF01": "One was counted twice."}
    return returns.accept(return_=one[0], proposal=one[1], by=None, reasons=why)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Do each in a thread and on a connection of its own; return what came of each."""
    results: list[object] = [None] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        try:
            results[place] = act()
        except Exception as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results


def test_of_two_officers_who_accept_one_return_one_wins(council: Panel) -> None:
    one = received(council, 270)
    results = at_once(lambda: accept(one), lambda: accept((Return.objects.get(), one[1])))
    (lost,) = [result for result in results if not isinstance(result, dict)]
    assert isinstance(lost, returns.MoveRefused)
    assert Observation.objects.count() == 2


def test_of_two_corrected_files_at_once_neither_fails(
    council: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = received(council, 270)
    both_are_there, carry_over = threading.Barrier(2), answers.carry_over

    def together(*, old: Return, new: Return, by: User | None) -> int:
        both_are_there.wait(10)
        return carry_over(old=old, new=new, by=by)

    monkeypatch.setattr(answers, "carry_over", together)
    counts = (271, 272)
    results = at_once(*(partial(received, council, one, replaces=first) for one in counts))
    assert [result for result in results if isinstance(result, Exception)] == []
    assert Return.objects.filter(state=Return.State.CHECKED).count() == 2
    first.refresh_from_db()
    assert first.state == Return.State.REFUSED


def test_two_returns_accepted_at_once_leave_one_current_figure(
    council: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = received(council, 270), received(council, 271)
    # Opened before, or the second would wait for the first to have opened it.
    months.open_month(panel=council, month=MAY.start)
    both_are_there, record_figures = threading.Barrier(2), recording.record_figures

    def slowly(*args: object, **kwargs: object) -> None:
        # If nothing keeps them apart they meet here, each without the other's rows.
        with suppress(threading.BrokenBarrierError):
            both_are_there.wait(SECONDS)
        record_figures(*args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(recording, "record_figures", slowly)
    results = at_once(lambda: accept(one), lambda: accept(other))
    assert [result for result in results if not isinstance(result, dict)] == []
    assert Observation.objects.count() == 4
    assert own("REF01", "Apr-22") in {"270.0000", "271.0000"}


def test_a_month_is_not_published_with_a_return_that_came_after_it_was_checked(
    council: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = received(council, 270), received(council, 271)
    accept(first)
    month = months.check(month=ReportingMonth.objects.get(), by=None)
    is_half_way, record_figures = threading.Event(), recording.record_figures

    def slowly(*args: object, **kwargs: object) -> None:
        is_half_way.set()
        is_published.wait(SECONDS)
        record_figures(*args, **kwargs)  # type: ignore[arg-type]

    is_published = threading.Event()

    def publish() -> None:
        assert is_half_way.wait(10)
        months.publish(month=month, told_on=date(2022, 6, 20), by=None)
        is_published.set()

    monkeypatch.setattr(recording, "record_figures", slowly)
    results = at_once(lambda: accept(second), publish)
    counts, refused = results
    assert isinstance(counts, dict)
    assert isinstance(refused, MoveRefused)
    assert ReportingMonth.objects.get().state == ReportingMonth.State.DRAFT
    assert not Return.objects.filter(told_on__isnull=False).exists()
    assert not Observation.objects.filter(known_at__isnull=False).exists()


def test_of_two_directors_who_publish_a_month_one_wins(council: Panel) -> None:
    accept(received(council, 270))
    months.check(month=ReportingMonth.objects.get(), by=None)
    one, other = ReportingMonth.objects.get(), ReportingMonth.objects.get()
    results = at_once(
        lambda: months.publish(month=one, told_on=date(2022, 6, 20), by=None),
        lambda: months.publish(month=other, told_on=date(2022, 6, 21), by=None),
    )
    (lost,) = [result for result in results if not isinstance(result, ReportingMonth)]
    assert isinstance(lost, MoveRefused)
    assert "published already, by Command line on" in str(lost)
    assert Event.objects.filter(verb="month_published").count() == 1


def test_a_return_accepted_while_its_month_is_locked_comes_before_it_or_waits(
    council: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(received(council, 270))
    month = months.check(month=ReportingMonth.objects.get(), by=None)
    months.publish(month=month, told_on=date(2022, 6, 20), by=None)
    second = received(council, 271)
    is_half_way, record_figures = threading.Event(), recording.record_figures
    is_locked, was_locked_between = threading.Event(), []

    def slowly(*args: object, **kwargs: object) -> None:
        is_half_way.set()
        was_locked_between.append(is_locked.wait(SECONDS))
        record_figures(*args, **kwargs)  # type: ignore[arg-type]

    def lock() -> None:
        assert is_half_way.wait(10)
        months.lock(month=month, by=None)
        is_locked.set()

    monkeypatch.setattr(recording, "record_figures", slowly)
    results = at_once(lambda: accept(second), lock)
    assert not any(isinstance(result, Exception) for result in results), results
    assert was_locked_between == [False]
    assert ReportingMonth.objects.get().state == ReportingMonth.State.LOCKED
