"""A locked month keeps what it says: what would change it waits, the rest is taken."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from performance.actions import effects, months, returns
from performance.actions.importing import Choices, Imported
from performance.actions.locks import locks_on
from performance.actions.refusals import MoveRefused
from performance.analysis.figures import Period
from performance.models import Indicator, Placement, PriorityArea, ReportingMonth, Return
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel
from tests.performance.books import LOOKED_AFTER, RE_REFERRALS, REFERRALS, book
from tests.performance.conftest import Send, own, said
from tests.performance.ledger import added, everything

pytestmark = pytest.mark.django_db

APRIL = Period.month(2022, 4)
LATER = date(2022, 7, 8)


def accepted(imported: Imported) -> Return:
    assert imported.return_ is not None
    return imported.return_


def lock(panel: Panel, month: Period = APRIL) -> None:
    """Take a month of a panel to the end of its life, sent in or not."""
    record = months.open_month(panel=panel, month=month.start)
    if record.state == ReportingMonth.State.DRAFT:
        record.state, record.told_on = ReportingMonth.State.PUBLISHED, date(2022, 5, 20)
        record.published_at = timezone.now()
        record.save()
    months.lock(month=record, by=None)


@pytest.fixture
def locked_april(send: Send, panel: Panel) -> Return:
    """Accept figures for April 2022, of England too, and lock the month."""
    columns = ("Apr-22", "May-22", "England 22/23")
    data = book((LOOKED_AFTER, 500, 510, 80_000), months=columns)
    first = accepted(send(data, told_on=date(2022, 6, 20)))
    lock(panel)
    return first


def elsewhere(code: str, *, to_on: date | None = None) -> Panel:
    """Return another panel that follows an indicator, from long after April 2022 or to a day."""
    panel = panels.establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)
    area = PriorityArea.objects.create(
        panel=panel, slug="moving-on", name="Moving on", order=1, from_on=date(2020, 4, 1)
    )
    Placement.objects.create(
        area=area,
        indicator=Indicator.objects.get(code=code),
        order=1,
        from_on=date(2020, 4, 1) if to_on else date(2023, 4, 1),
        to_on=to_on,
    )
    return panel


def test_a_month_is_not_locked_while_a_return_nobody_was_told_of_changes_it(
    send: Send, panel: Panel
) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 20))
    columns = ("Apr-22", "May-22", "Jun-22")
    data = book((REFERRALS, 271, 370, 380), months=columns)
    changing = accepted(send(data, month="2022-06", data_on=LATER))
    with pytest.raises(MoveRefused, match=r"April 2022 cannot be locked.*Publish June 2022"):
        lock(panel)
    returns.withdraw(return_=changing, why="Wrong.", by=None)
    lock(panel)
    assert own("REF01", "Apr-22") == "270.0000"


def test_it_holds_a_restatement_while_the_rest_is_taken(send: Send, locked_april: Return) -> None:
    again = send(book((LOOKED_AFTER, 499, 511)), data_on=LATER)
    assert again.counts == {"new": 0, "unchanged": 0, "restated": 1, "late": 0}
    assert own("CLA01", "Apr-22") == "500.0000"
    assert own("CLA01", "May-22") == "511.0000"
    held = accepted(again).cells.get(address="C2")
    assert (held.verdict, held.raw) == ("question", "499")
    assert "April 2022, which is locked" in held.message


def test_it_holds_a_figure_that_nobody_gave_before(send: Send, locked_april: Return) -> None:
    again = send(book((LOOKED_AFTER, 500, 510), (REFERRALS, 270, 370)), data_on=LATER)
    assert again.counts == {"new": 1, "unchanged": 2, "restated": 0, "late": 0}
    assert own("REF01", "Apr-22") is None
    assert own("REF01", "May-22") == "370.0000"


def test_it_holds_an_older_return_that_comes_late(send: Send, locked_april: Return) -> None:
    older = send(book((LOOKED_AFTER, 490, 505)), data_on=date(2022, 5, 3))
    assert older.counts["new"] == 1
    assert own("CLA01", "Apr-22", timezone.localdate()) == "500.0000"
    (held,) = accepted(older).issues.filter(code="month_locked")
    assert held.address == "C2"


def test_an_exact_repeat_is_taken(send: Send, locked_april: Return) -> None:
    again = send(book((LOOKED_AFTER, 500, 510)), data_on=LATER)
    assert again.counts == {"new": 0, "unchanged": 2, "restated": 0, "late": 0}
    assert again.findings == ()


def test_the_counts_behind_what_was_told_are_taken(send: Send, panel: Panel) -> None:
    send(book((RE_REFERRALS, "21%", "21%")), told_on=date(2022, 6, 20))
    lock(panel)
    again = send(book((RE_REFERRALS, "21% (57/270)", "21%")), data_on=LATER)
    assert again.counts["unchanged"] == 2
    assert own("REF02", "Apr-22") == "21.0000 (57/270)"


def test_a_year_that_begins_in_a_locked_month_is_not_locked(
    send: Send, locked_april: Return
) -> None:
    columns = ("Apr-22", "May-22", "England 22/23")
    send(book((LOOKED_AFTER, 500, 510, 81_000), months=columns), data_on=LATER)
    assert said()["CLA01", "england", "22/23"] == "81000.0000"


def test_each_figure_that_waits_is_a_question_kept_with_the_return(
    send: Send, locked_april: Return
) -> None:
    data = book((LOOKED_AFTER, 499, 511), (REFERRALS, 270, 370))
    before = everything()
    asked = send(data, data_on=LATER, choices=Choices(because="Counted again."))
    assert asked.status == "checked"
    assert added(before) == {}
    again = send(data, data_on=LATER)
    held = [one for one in again.findings if one.code == "month_locked"]
    assert [(one.severity, one.cell) for one in held] == [("warning", "C2"), ("warning", "C3")]
    assert asked.findings == again.findings
    kept = accepted(again).issues.all()
    assert [(issue.code, issue.address) for issue in kept] == [
        (one.code, one.cell) for one in again.findings
    ]


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (0, "supplied late."),
        (1, "1 figure of a locked month waits as a proposed restatement."),
        (2, "2 figures of locked months wait as proposed restatements."),
    ],
)
def test_the_officer_is_told_how_many_wait(held: int, words: str) -> None:
    counts = {"new": 1, "unchanged": 0, "restated": 0, "late": 0, "held": held}
    assert effects.in_words(counts).endswith(words)


def test_the_history_says_how_many_wait(send: Send, locked_april: Return) -> None:
    return_ = accepted(send(book((LOOKED_AFTER, 499, 511)), data_on=LATER))
    assert Event.objects.about(return_)[0].new["held"] == 1


def test_more_figures_that_wait_cost_no_more_queries(send: Send, locked_april: Return) -> None:
    with CaptureQueriesContext(connection) as few:
        send(book((LOOKED_AFTER, 499, 510)), data_on=LATER)
    rows = ((LOOKED_AFTER, 499, 510), (REFERRALS, 270, 370), (RE_REFERRALS, "21%", "20%"))
    with CaptureQueriesContext(connection) as more:
        send(book(*rows), data_on=date(2022, 7, 9))
    assert len(more) == len(few)


def test_another_panel_that_follows_the_indicator_locks_it_too(send: Send, panel: Panel) -> None:
    send(book((LOOKED_AFTER, 500, 510), (REFERRALS, 270, 370)))
    lock(elsewhere("CLA01"))
    again = send(book((LOOKED_AFTER, 499, 511), (REFERRALS, 271, 370)), data_on=LATER)
    assert again.counts == {"new": 0, "unchanged": 1, "restated": 2, "late": 0}
    assert own("CLA01", "Apr-22") == "500.0000"
    assert own("REF01", "Apr-22") == "271.0000"


@pytest.mark.parametrize(
    ("to_on", "is_held"), [(date(2022, 3, 31), False), (date(2022, 4, 1), True)]
)
def test_a_panel_that_followed_it_before_the_month_locks_nothing(
    panel: Panel, to_on: date, is_held: bool
) -> None:
    lock(elsewhere("CLA01", to_on=to_on))
    locks = locks_on(codes=["CLA01"], starts=[APRIL.start], panel=panel)
    assert locks.hold("CLA01", APRIL) == is_held
    assert not locks.hold("CLA01", Period.month(2022, 5))
    assert not locks.hold("CLA01", Period.financial_year(2022))


def test_a_return_that_stands_in_a_locked_month_cannot_be_withdrawn(
    send: Send, locked_april: Return
) -> None:
    with pytest.raises(returns.MoveRefused, match="stand in April 2022, and a locked month"):
        returns.withdraw(return_=locked_april, why="The wrong sheet.", by=None)
    locked_april.refresh_from_db()
    assert locked_april.state == "accepted"
    assert own("CLA01", "Apr-22") == "500.0000"


def test_a_return_that_stands_in_no_locked_month_is_withdrawn(
    send: Send, locked_april: Return
) -> None:
    later = accepted(send(book((LOOKED_AFTER, 499, 511)), data_on=LATER))
    returns.withdraw(return_=later, why="The wrong sheet.", by=None)
    assert (own("CLA01", "Apr-22"), own("CLA01", "May-22")) == ("500.0000", "510.0000")


def test_what_members_read_of_a_locked_month_is_not_withdrawn(
    send: Send, panel: Panel, officer: User
) -> None:
    told = accepted(send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 20)))
    send(book((REFERRALS, 270, 370, 334), months=("Apr-22", "May-22", "Jun-22")), "2022-06")
    lock(panel, Period.month(2022, 5))
    with pytest.raises(returns.MoveRefused, match="stand in May 2022"):
        returns.withdraw(return_=told, why="Another team's.", by=officer)
    assert own("REF01", "May-22", timezone.localdate()) == "370.0000"
