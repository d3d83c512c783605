"""Withdrawing by its page: what it would bring back is shown first, and a reason is asked for."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from performance.actions import months
from performance.models import ReportingMonth, Return
from scrutiny.accounts.models import User
from scrutiny.panels.models import Panel
from tests.cast import DECEMBER, MADE_OCTOBER, ImportReturn
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send, own, said
from tests.performance.ledger import added, everything
from tests.performance.views.returning import As, page_of

pytestmark = pytest.mark.django_db

TOLD = date(2022, 7, 20)


def latest(send: Send) -> Return:
    """Send two returns, and return the second: it restates April and says June first."""
    months_of = ("Apr-22", "May-22", "Jun-22")
    send(book((REFERRALS, 270, 370)), told_on=date(2022, 6, 20))
    data = book((REFERRALS, 999, 370, 400), months=months_of)
    return_ = send(data, "2022-06", data_on=date(2022, 7, 8), told_on=TOLD).return_
    assert return_ is not None
    return return_


def test_the_page_says_what_would_come_back_and_saves_nothing(
    send: Send, as_: As, officer: User
) -> None:
    return_ = latest(send)
    before = everything()
    page = " ".join(as_(officer).get(page_of(return_, "withdraw/")).text.split())
    assert "1 figure would change, 1 would have nothing left, and 1 would stay as it is." in page
    assert "The panel was told of 3 of them on 20 July 2022." in page
    assert 'data-label="Now">999</td>' in page
    assert 'data-label="Would be">270</td>' in page
    assert 'data-label="From the">May 2022 return</td>' in page
    assert 'data-label="Months">Jun-22</td>' in page
    assert added(before) == {}


def test_with_a_reason_the_return_is_withdrawn_and_its_page_says_so(
    send: Send, as_: As, officer: User
) -> None:
    return_, client = latest(send), as_(officer)
    assert page_of(return_, "withdraw/") in client.get(page_of(return_)).text
    response = client.post(page_of(return_, "withdraw/"), {"why": "Another team's."}, follow=True)
    assert response.redirect_chain == [(page_of(return_), 302)]
    assert own("REF01", "Apr-22") == "270.0000"
    assert own("REF01", "Jun-22") is None
    page = " ".join(response.text.split())
    assert f"by {officer.name}: Another team&#x27;s." in page
    assert page_of(return_, "withdraw/") not in page


def test_without_a_reason_nothing_happens(send: Send, as_: As, officer: User) -> None:
    return_ = latest(send)
    response = as_(officer).post(page_of(return_, "withdraw/"), {"why": " "})
    assert response.status_code == 422
    assert "Say why the return is withdrawn." in response.text
    assert own("REF01", "Apr-22") == "999.0000"


def test_a_locked_month_is_named_and_refuses(
    send: Send, panel: Panel, as_: As, officer: User, director: User
) -> None:
    return_ = latest(send)
    month = ReportingMonth.objects.get(panel=panel, month=date(2022, 5, 1))
    months.lock(month=month, by=director)
    client = as_(officer)
    page = client.get(page_of(return_, "withdraw/")).text
    assert "Locked: May 2022." in page
    assert "Withdraw the return</button>" not in page
    answer = client.post(page_of(return_, "withdraw/"), {"why": "Another team's."}, follow=True)
    assert "a locked month does not change" in answer.text
    assert own("REF01", "Apr-22") == "999.0000"


def test_a_return_that_is_not_accepted_has_nothing_to_withdraw(
    waiting: Return, as_: As, officer: User
) -> None:
    response = as_(officer).get(page_of(waiting, "withdraw/"), follow=True)
    assert response.redirect_chain == [(page_of(waiting), 302)]
    assert "is not accepted, so it cannot be withdrawn" in response.text


def test_only_officers_withdraw_and_only_what_they_see(
    send: Send, as_: As, director: User, member: User
) -> None:
    return_ = latest(send)
    assert as_(member).get(page_of(return_, "withdraw/")).status_code == 404
    answer = as_(director).post(page_of(return_, "withdraw/"), {"why": "Because."})
    assert answer.status_code == 403
    assert page_of(return_, "withdraw/") not in as_(director).get(page_of(return_)).text
    assert said()["REF01", "southampton", "Apr-22"] == "999.0000"


def test_a_whole_return_is_shown_in_a_handful_of_queries(
    import_return: ImportReturn,
    as_: As,
    officer: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    import_return(MADE_OCTOBER, "2022-10", told_on=date(2022, 11, 24))
    return_ = import_return(DECEMBER, "2022-12", data_on=date(2023, 1, 9)).return_
    assert return_ is not None
    client = as_(officer)
    with django_assert_max_num_queries(15):
        page = client.get(page_of(return_, "withdraw/")).text
    assert "10 figures would change" in page
