"""What waits on officers, service leads and directors, and on nobody else."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from performance.actions import commentaries, months, returns
from performance.analysis.figures import Period
from performance.models import Commitment, PriorityArea, ReportingMonth, Return
from performance.publication.waiting import waiting
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting
from scrutiny.notices.waiting import Waiting
from scrutiny.panels import actions as panels
from scrutiny.panels.models import Panel, RoleAssignment
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

# The panel meets on 16 June and 21 July 2022; figures for May are due on 16 June.
MAY, JUNE = date(2022, 5, 1), date(2022, 6, 1)
TODAY = date(2022, 6, 20)
COLUMNS = ("Apr-22", "May-22", "Jun-22")


def keys(user: User, on: date = TODAY) -> list[str]:
    return sorted(one.key for one in waiting(user, on))


def found(user: User, key: str, on: date = TODAY) -> Waiting:
    (one,) = [one for one in waiting(user, on) if one.key == key]
    return one


def of(what: str, month: str = "2022-06") -> str:
    return f"{what}:children-and-families:{month}"


@pytest.fixture
def june(send: Send) -> ReportingMonth:
    """Return June 2022 as a draft with a return, after May was told."""
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    send(book((REFERRALS, 270, 370, 380), months=COLUMNS), "2022-06")
    return ReportingMonth.objects.get(month=JUNE)


def received(panel: Panel, month: Period, count: int) -> Return:
    data = book((REFERRALS, 270, count))
    asked: dict[str, Any] = {"panel": panel, "month": month, "data_on": month.end}
    proposal = returns.check(data, name="made.xlsx", **asked)
    return returns.receive(data=data, name="made.xlsx", proposal=proposal, by=None, **asked)


def test_the_latest_month_is_asked_for_while_its_meeting_is_to_come(officer: User) -> None:
    one = found(officer, of("return", "2022-05"), date(2022, 6, 3))
    # The meeting of 16 June comes with its papers out on 8 June, so after the month's end.
    assert one.due_on == date(2022, 6, 16)
    assert one.title == "Send the return for May 2022"
    assert "ten working days after the month's end" in one.why
    assert one.url == "/returns/upload/"
    assert keys(officer, date(2022, 6, 17)) == []


def test_a_return_that_is_there_is_not_asked_for(officer: User, panel: Panel) -> None:
    on = date(2022, 6, 3)
    return_ = received(panel, Period.month(2022, 5), 370)
    assert keys(officer, on) == [of(f"confirm-{return_.pk}", "2022-05")]
    one = found(officer, keys(officer, on)[0], on)
    assert (one.url, one.due_on) == (f"/returns/{return_.pk}/", date(2022, 6, 16))
    returns.discard(return_=return_, why="Sent twice.", by=None)
    assert keys(officer, on) == [of("return", "2022-05")]


def test_the_month_after_the_last_told_is_asked_for_until_it_is_history(
    officer: User, send: Send, panel: Panel
) -> None:
    Meeting.objects.filter(panel=panel).delete()
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    due_on = date(2022, 7, 14)
    assert keys(officer, date(2022, 6, 30)) == []
    assert found(officer, of("return"), date(2022, 7, 1)).due_on == due_on
    assert keys(officer, date(2022, 9, 12)) == [of("return")]
    assert keys(officer, date(2022, 9, 13)) == []
    assert keys(officer, date(2026, 1, 1)) == []


def test_years_of_history_are_not_asked_for(officer: User, send: Send) -> None:
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 16))
    assert [key for key in keys(officer, date(2026, 1, 1)) if key.startswith("return")] == []


def test_a_month_waits_to_be_checked_once_its_return_is_confirmed(
    june: ReportingMonth, officer: User, panel: Panel
) -> None:
    one = found(officer, of("check"), date(2022, 7, 4))
    assert (one.title, one.due_on) == ("Check June 2022", date(2022, 7, 13))
    assert one.url == "/panels/children-and-families/2022-06/month/"
    second = received(panel, Period.month(2022, 5), 371)
    Return.objects.filter(pk=second.pk).update(month=JUNE)
    assert keys(officer, date(2022, 7, 4)) == [of(f"confirm-{second.pk}")]


def test_open_questions_wait_until_the_month_is_told(
    june: ReportingMonth, officer: User, director: User
) -> None:
    accepted = Return.objects.get(month=JUNE)
    accepted.issues.create(order=99, severity="warning", code="jump", message="Is it so?")
    assert found(officer, of("questions")).title == "June 2022: 1 question still open"
    months.check(month=june, by=officer)
    assert keys(officer) == [of("questions")]
    months.publish(month=june, told_on=date(2022, 7, 14), by=director)
    assert keys(officer, date(2022, 7, 15)) == []


def test_a_checked_month_waits_on_the_director(
    june: ReportingMonth, officer: User, director: User
) -> None:
    assert keys(director) == []
    months.check(month=june, by=officer)
    one = found(director, of("publish"))
    assert (one.title, one.due_on) == ("Publish June 2022", date(2022, 7, 13))
    months.publish(month=june, told_on=date(2022, 7, 14), by=director)
    assert keys(director) == []


def test_without_a_meeting_there_is_no_day(june: ReportingMonth, officer: User) -> None:
    Meeting.objects.all().delete()
    one = found(officer, of("check"))
    assert one.due_on is None
    assert one.why == "Children and Families Scrutiny Panel. No meeting is planned after it yet."


def test_commentary_waits_on_the_lead_to_be_written_and_signed_off(
    june: ReportingMonth, lead: User, director: User, panel: Panel
) -> None:
    count = PriorityArea.objects.on(date(2022, 6, 30)).filter(panel=panel).count()
    one = found(lead, of("write"))
    assert one.title == f"June 2022: {count} areas without commentary"
    assert one.due_on == date(2022, 7, 8)
    texts = "/panels/children-and-families/2022-06/commentary/"
    assert one.url == texts
    area = PriorityArea.objects.filter(panel=panel).earliest("order")
    about: dict[str, Any] = {
        "panel": panel,
        "month": JUNE,
        "says": "A child.",
        "next_steps": "",
        "by": lead,
    }
    text = commentaries.write(area=area, **about)
    assert f"{count - 1} areas" in found(lead, of("write")).title
    assert of("sign-off") not in keys(lead)
    commentaries.submit(commentary=text, by=lead)
    assert found(lead, of("sign-off")).title == "June 2022: 1 text to sign off"
    assert found(lead, of("sign-off")).url == texts
    assert keys(director) == []
    newer = commentaries.write(area=area, **about)
    assert of("sign-off") not in keys(lead)
    commentaries.submit(commentary=newer, by=lead)
    commentaries.sign_off(commentary=newer, by=lead)
    assert of("sign-off") not in keys(lead)


def test_the_opening_statement_waits_on_the_director(
    june: ReportingMonth, lead: User, director: User, panel: Panel
) -> None:
    text = commentaries.write(panel=panel, month=JUNE, says="We.", next_steps="", by=lead)
    assert keys(director) == []
    commentaries.submit(commentary=text, by=lead)
    assert keys(director) == [of("opening")]
    url = "/panels/children-and-families/2022-06/commentary/opening/"
    assert found(director, of("opening")).url == url
    assert of("sign-off") not in keys(lead)
    commentaries.sign_off(commentary=text, by=director)
    assert keys(director) == []


def test_a_promise_comes_back_when_it_is_due_without_its_words(
    panel: Panel, lead: User, officer: User
) -> None:
    area = PriorityArea.objects.filter(panel=panel).earliest("order")
    due_on = date(2022, 7, 4)
    promise = Commitment.objects.create(
        panel=panel, month=MAY, area=area, says="Visit the Smiths.", due_on=due_on
    )
    key = f"promise:{promise.pk}"
    assert key not in keys(lead, date(2022, 6, 17))
    one = found(lead, key, date(2022, 6, 20))
    assert (one.title, one.due_on) == (f"A promise is due: {area.name}", due_on)
    assert one.url == f"/commitments/{promise.pk}/"
    assert "Smith" not in f"{one.title} {one.why}"
    assert found(lead, key, date(2023, 1, 1)).due_on == due_on
    assert key not in keys(officer)
    Commitment.objects.update(state="kept", closed_on=due_on, closed_by=lead, outcome="Visited.")
    assert key not in keys(lead, due_on)


@pytest.mark.parametrize("role", ["member", "manager", "respondent", "auditor", "administrator"])
def test_nothing_here_waits_on_others(
    request: pytest.FixtureRequest, june: ReportingMonth, role: str
) -> None:
    assert keys(request.getfixturevalue(role)) == []


def test_a_person_is_asked_for_their_own_panels_only(june: ReportingMonth, outsider: User) -> None:
    other = panels.establish(slug="adults", name="Adults", terms_of_reference="", quorum=3, by=None)
    role = RoleAssignment.Role.OFFICER
    mine = panels.assign_role(user=outsider, role=role, panel=other, from_on=MAY, by=None)
    assert keys(outsider) == []
    RoleAssignment.objects.filter(pk=mine.pk).update(panel=None)
    everywhere = User.objects.get(pk=outsider.pk)
    assert of("check") in keys(everywhere)
    ended = User.objects.get(pk=outsider.pk)
    RoleAssignment.objects.filter(pk=mine.pk).update(to_on=date(2022, 6, 1))
    assert keys(ended) == []


def test_more_months_told_cost_no_more_queries(
    june: ReportingMonth, officer: User, panel: Panel
) -> None:
    with CaptureQueriesContext(connection) as few:
        waiting(officer, TODAY)
    now = timezone.now()
    for year in (2019, 2020, 2021):
        ReportingMonth.objects.create(
            panel=panel, month=date(year, 1, 1), state="published", told_on=MAY, published_at=now
        )
    with CaptureQueriesContext(connection) as many:
        waiting(User.objects.get(pk=officer.pk), TODAY)
    assert len(many) <= len(few) + 1
