"""Following a request: by whoever may see it, and told of what comes after, once."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from recommendations.actions import evidence
from recommendations.actions.answering import answer, notify
from recommendations.actions.following import follow
from recommendations.models import Evidence, Follow, Request
from recommendations.news import news
from recommendations.states import State
from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.notices.reminding import remind
from scrutiny.panels.bodies import BodyType
from scrutiny.panels.models import Panel
from tests.recommendations.scene import a_request, moment
from tests.recommendations.tracked import evidence_of

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
    assertRedirects(signed_in.post(f"{page}unfollow/"), page)
    assert not Follow.objects.exists()
    told = Event.objects.filter(verb__endswith="followed").order_by("pk")
    assert [(one.verb, one.by_user_id) for one in told] == [
        ("request_followed", outsider.pk),
        ("request_unfollowed", outsider.pk),
    ]
    # Whom a request is of interest to is no part of its own story, which others read.
    assert not Event.objects.about(request_).filter(verb__endswith="followed").exists()


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


ADDED_ON, MARKED_ON = date(2022, 12, 15), date(2022, 12, 22)


def test_new_evidence_for_the_panel_is_told_by_its_title_and_day(
    as_: As, request_: Request, outsider: User
) -> None:
    evidence_of(request_, "Too early", on=NOTIFIED_ON)
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    paper = evidence_of(request_, "Waiting times", on=ADDED_ON)
    (found,) = news(outsider, NOTIFIED_ON)
    assert found.title == "CF 2022/23 01: new evidence, “Waiting times”, 24 November 2022"
    assert (found.key, found.happened_on) == (f"request-evidence:{paper.pk}", ADDED_ON)
    assertContains(as_(outsider).get(found.url), 'id="evidence"')
    assert news(outsider, ADDED_ON + timedelta(days=1)) == []


def test_evidence_that_is_not_for_the_panel_is_news_only_to_who_may_read_it(
    request_: Request, outsider: User, manager: User
) -> None:
    for one in (outsider, manager):
        follow(request=request_, by=one, now=moment(FOLLOWED_ON))
    paper = evidence_of(request_, "Costs", on=ADDED_ON, is_for_panel=False)
    assert (len(news(manager, NOTIFIED_ON)), news(outsider, NOTIFIED_ON)) == (1, [])
    evidence.mark(evidence=paper, is_for_panel=True, by=None, now=moment(MARKED_ON))
    # Marked later is news on that day; who was told before is not told again.
    (found,) = news(outsider, NOTIFIED_ON)
    assert found.happened_on == MARKED_ON
    (known,) = news(manager, NOTIFIED_ON)
    assert (known.key, known.happened_on) == (found.key, ADDED_ON)
    evidence.mark(evidence=paper, is_for_panel=False, by=None)
    assert news(outsider, NOTIFIED_ON) == []


def test_who_begins_between_the_adding_and_the_marking_is_told_of_the_marking(
    request_: Request, outsider: User, manager: User
) -> None:
    paper = evidence_of(request_, "Costs", on=NOTIFIED_ON, is_for_panel=False)
    for one in (outsider, manager):
        follow(request=request_, by=one, now=moment(FOLLOWED_ON))
    evidence.mark(evidence=paper, is_for_panel=True, by=manager, now=moment(MARKED_ON))
    assert [one.happened_on for one in news(outsider, NOTIFIED_ON)] == [MARKED_ON]
    # The manager read it from the first, and marked it.
    assert news(manager, NOTIFIED_ON) == []


def test_withdrawn_evidence_and_ones_own_are_never_told(
    request_: Request, manager: User, outsider: User
) -> None:
    for one in (outsider, manager):
        follow(request=request_, by=one, now=moment(FOLLOWED_ON))
    wrong = evidence_of(request_, "Wrong", on=ADDED_ON)
    evidence.withdraw(evidence=wrong, because="Of another year.", by=None)
    own = evidence_of(request_, "Own", on=ADDED_ON)
    Evidence.objects.filter(pk=own.pk).update(writer=manager)
    assert news(manager, NOTIFIED_ON) == []
    assert [one.title for one in news(outsider, NOTIFIED_ON)] == [
        "CF 2022/23 01: new evidence, “Own”, 24 November 2022"
    ]


def test_evidence_of_a_request_that_they_may_not_see_any_more_is_not_told(
    panel: Panel, request_: Request, outsider: User
) -> None:
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    evidence_of(request_, "Costs", on=ADDED_ON)
    Panel.objects.filter(pk=panel.pk).update(body_type=BodyType.TASK_AND_FINISH)
    assert news(outsider, NOTIFIED_ON) == []


def test_the_days_letter_names_new_evidence_once(
    request_: Request, outsider: User, settings: Settings
) -> None:
    settings.WAITING = []
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    evidence_of(request_, "Costs", on=ADDED_ON)
    assert [remind(on=ADDED_ON), remind(on=ADDED_ON + timedelta(days=1))] == [1, 0]
    (letter,) = mail.outbox
    assert "new evidence, “Costs”, 24 November 2022" in letter.body
    assert f"/requests/{request_.pk}/#evidence" in letter.body


def test_much_evidence_costs_no_more_queries(
    request_: Request, outsider: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    follow(request=request_, by=outsider, now=moment(FOLLOWED_ON))
    for number in range(12):
        evidence_of(request_, f"Paper {number}", on=ADDED_ON)
    with django_assert_max_num_queries(8):
        assert len(news(outsider, NOTIFIED_ON)) == 12
