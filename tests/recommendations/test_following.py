"""Following a request: by whoever may see it, and told of what comes after, once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions.answering import answer, notify
from recommendations.actions.following import follow
from recommendations.models import Follow, Request
from recommendations.news import news
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.notices.reminding import remind
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, moment

pytestmark = pytest.mark.django_db

As = Callable[[User], Client]
NOTIFIED_ON, FOLLOWED_ON, ANSWERED_ON = date(2022, 12, 1), date(2022, 12, 10), date(2022, 12, 20)


@pytest.fixture
def request_(panel: Panel) -> Request:
    """Return a formal recommendation of which notice was given."""
    Panel.objects.filter(pk=panel.pk).update(reference="CF")
    found = a_request(Panel.objects.get(pk=panel.pk))
    notify(request=found, on=NOTIFIED_ON, by=None, now=moment(NOTIFIED_ON))
    return found


def agreed(request: Request, by: User | None) -> None:
    """Answer a request on 20 December 2022."""
    answer(request=request, to=State.AGREED, on=ANSWERED_ON, by=by, now=moment(ANSWERED_ON))


def keys(user: User, since: date = NOTIFIED_ON) -> list[str]:
    """Return the titles of what is new for somebody."""
    return [one.title for one in news(user, since)]


def test_the_page_offers_to_follow_and_to_stop(
    client: Client, as_: As, request_: Request, outsider: User
) -> None:
    page = f"/requests/{request_.pk}/"
    assertNotContains(client.get(page), "Follow this request")
    signed_in = as_(outsider)
    assertContains(signed_in.get(page), "Follow this request")
    assertRedirects(signed_in.post(f"{page}follow/"), page)
    signed_in.post(f"{page}follow/")
    assert Follow.objects.filter(user=outsider, request=request_).count() == 1
    assertContains(signed_in.get(page), "Stop following")
    assertRedirects(signed_in.post(f"{page}unfollow/"), page)
    assert not Follow.objects.exists()


def test_what_somebody_may_not_see_they_cannot_follow(
    as_: As, panel: Panel, request_: Request, outsider: User
) -> None:
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert as_(outsider).post(f"/requests/{request_.pk}/follow/").status_code == 404
    assert not Follow.objects.exists()


def test_a_follower_is_told_of_what_came_after_and_of_nothing_before(
    request_: Request, member: User, manager: User, officer: User
) -> None:
    follow(request=request_, by=member, now=moment(FOLLOWED_ON))
    follow(request=request_, by=officer, now=moment(date(2023, 1, 1)))
    assert keys(member) == []
    agreed(request_, by=manager)
    assert keys(member) == ["CF 2022/23 01: agreed"]
    assert keys(officer) == []
    assert keys(manager) == []
    assert keys(member, since=ANSWERED_ON + timedelta(days=1)) == []


def test_nobody_is_told_of_what_they_did_themselves(request_: Request, manager: User) -> None:
    follow(request=request_, by=manager, now=moment(FOLLOWED_ON))
    agreed(request_, by=manager)
    assert keys(manager) == []


def test_who_may_not_see_it_any_more_is_told_nothing(
    panel: Panel, request_: Request, outsider: User
) -> None:
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    agreed(request_, by=None)
    assert len(keys(outsider)) == 1
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert keys(outsider) == []


def test_the_days_letter_names_the_change_once(
    request_: Request, outsider: User, settings: Settings
) -> None:
    settings.WAITING = []
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    agreed(request_, by=None)
    day = ANSWERED_ON
    assert [remind(on=day), remind(on=day), remind(on=day + timedelta(days=1))] == [1, 0, 0]
    (letter,) = mail.outbox
    assert letter.to == [outsider.email]
    assert letter.subject == "CF 2022/23 01: agreed"
    assert f"/requests/{request_.pk}/" in letter.body


def test_the_home_shows_what_is_new(as_: As, panel: Panel, outsider: User) -> None:
    found = a_request(panel)
    follow(request=found, by=outsider)
    assertNotContains(as_(outsider).get("/"), "New in what you follow")
    notify(request=found, by=None)
    page = as_(outsider).get("/")
    assertContains(page, "New in what you follow")
    assertContains(page, f'href="/requests/{found.pk}/"')
