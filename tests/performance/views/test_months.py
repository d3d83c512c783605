"""Checking and publishing a month from its page, by the posts that may."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from performance.models import ReportingMonth
from scrutiny.accounts.models import User
from tests.performance.books import REFERRALS, book
from tests.performance.conftest import Send

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]

PAGE = "/panels/children-and-families/2022-05/"
EVERYBODY = [
    "member",
    "officer",
    "lead",
    "director",
    "manager",
    "respondent",
    "auditor",
    "administrator",
    "outsider",
]


@pytest.fixture
def month(send: Send) -> ReportingMonth:
    """Return a month with a return, as a draft."""
    send(book((REFERRALS, 270, 370)))
    return ReportingMonth.objects.get()


def state(month: ReportingMonth) -> str:
    month.refresh_from_db()
    return month.state


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_an_officer_checks(
    request: pytest.FixtureRequest, as_: As, month: ReportingMonth, role: str
) -> None:
    response = as_(request.getfixturevalue(role)).post(f"{PAGE}check/")
    if role == "officer":
        assert response.headers["Location"] == PAGE
        assert state(month) == "checked"
    else:
        assert response.status_code in {403, 404}
        assert state(month) == "draft"


@pytest.mark.parametrize("role", EVERYBODY)
def test_only_the_directors_post_publishes(
    request: pytest.FixtureRequest, as_: As, month: ReportingMonth, role: str
) -> None:
    ReportingMonth.objects.update(state="checked")
    response = as_(request.getfixturevalue(role)).post(f"{PAGE}publish/")
    if role == "director":
        assert response.headers["Location"] == PAGE
        assert (state(month), month.told_on) == ("published", timezone.localdate())
    else:
        assert response.status_code in {403, 404}
        assert state(month) == "checked"


def test_each_step_is_offered_to_who_may_take_it(
    as_: As, month: ReportingMonth, officer: User, director: User
) -> None:
    def offers(user: User, step: str) -> bool:
        return f'action="{PAGE}{step}/"' in as_(user).get(PAGE).content.decode()

    assert offers(officer, "check")
    assert not offers(director, "check")
    assert not offers(director, "publish")
    as_(officer).post(f"{PAGE}check/")
    assert not offers(officer, "check")
    assert not offers(officer, "publish")
    assert offers(director, "publish")


def test_a_step_out_of_turn_is_refused_in_words(
    as_: As, month: ReportingMonth, director: User
) -> None:
    response = as_(director).post(f"{PAGE}publish/", follow=True)
    assert "May 2022 is draft; it cannot become published from there." in response.text
    assert state(month) == "draft"


def test_published_twice_the_first_day_stands(
    as_: As, month: ReportingMonth, officer: User, director: User
) -> None:
    as_(officer).post(f"{PAGE}check/")
    as_(director).post(f"{PAGE}publish/")
    response = as_(director).post(f"{PAGE}publish/", follow=True)
    assert "it cannot become published from there" in response.text
    assert state(month) == "published"


@pytest.mark.parametrize("step", ["check", "publish"])
def test_a_step_is_never_taken_by_following_a_link(
    as_: As, month: ReportingMonth, officer: User, step: str
) -> None:
    assert as_(officer).get(f"{PAGE}{step}/").status_code == 405
    assert state(month) == "draft"


@pytest.mark.parametrize("step", ["check", "publish"])
def test_a_locked_month_takes_no_step(
    as_: As, month: ReportingMonth, officer: User, director: User, step: str
) -> None:
    now = timezone.now()
    ReportingMonth.objects.update(
        state="locked", told_on=now.date(), published_at=now, locked_at=now
    )
    user = officer if step == "check" else director
    assert as_(user).post(f"{PAGE}{step}/").status_code == 403
    assert state(month) == "locked"


def test_a_month_that_was_never_opened_is_not_there(
    as_: As, month: ReportingMonth, officer: User
) -> None:
    assert as_(officer).post(PAGE.replace("05", "06") + "check/").status_code == 404
