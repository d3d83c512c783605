"""What is new for somebody: told once, in the day's letter, and on the home for some days."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.notices.models import Reminder
from scrutiny.notices.news import NEW_DAYS, News, news_for
from scrutiny.notices.reminding import remind
from scrutiny.notices.waiting import Waiting
from tests.scrutiny.notices import posts
from tests.scrutiny.notices.posts import one

pytestmark = pytest.mark.django_db

DAY = date(2023, 2, 9)
LetHappen = Callable[..., None]


@pytest.fixture(autouse=True)
def _ours(settings: Settings) -> None:
    settings.WAITING = [f"{posts.__name__}.waits"]
    settings.NEWS = [f"{posts.__name__}.news"]
    settings.PORTAL_ADDRESS = "https://scrutiny.example"


@pytest.fixture
def let_happen(monkeypatch: pytest.MonkeyPatch) -> LetHappen:
    """Return a way to say what is new for an account."""

    def let(user: User, *found: News) -> None:
        monkeypatch.setitem(posts.HAPPENED, user.email, list(found))

    return let


def happened(key: str, day: date = DAY) -> News:
    """Return something that happened on a day."""
    return News(key, f"Change {key}", f"/{key}/", day)


def test_a_change_is_told_once_with_its_day_and_page(let_happen: LetHappen, member: User) -> None:
    let_happen(member, happened("one"))
    assert [remind(on=DAY), remind(on=DAY), remind(on=DAY + timedelta(days=1))] == [1, 0, 0]
    (letter,) = mail.outbox
    assert letter.subject == "Change one"
    assert "Change one (9 February 2023)\nhttps://scrutiny.example/one/" in letter.body
    assert "wait" not in letter.body.split("You get one such")[0]
    assert not Reminder.objects.get().is_urgent


def test_one_letter_a_day_carries_what_waits_and_what_is_new(
    let_happen: LetHappen, member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(posts.WAITS, member.email, [one("duty")])
    let_happen(member, happened("first"))
    assert remind(on=DAY) == 1
    assert mail.outbox[0].subject == "Do duty"
    assert "Do duty\nDue on 14 February 2023." in mail.outbox[0].body
    assert "Change first" in mail.outbox[0].body
    let_happen(member, happened("first"), happened("second"), happened("third"))
    assert remind(on=DAY) == 0
    assert remind(on=DAY + timedelta(days=1)) == 1
    assert mail.outbox[1].subject == "2 changes"
    assert "Change first" not in mail.outbox[1].body


def test_what_is_urgent_takes_no_second_letter_of_news_with_it(
    let_happen: LetHappen, member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_happen(member, happened("first"))
    remind(on=DAY)
    let_happen(member, happened("second"))
    urgent = Waiting("concern", "Look", "At once.", "/concern/", DAY, is_urgent=True)
    monkeypatch.setitem(posts.WAITS, member.email, [urgent])
    assert remind(on=DAY) == 1
    assert "Change second" not in mail.outbox[-1].body


def test_what_is_old_or_still_to_come_is_not_new(let_happen: LetHappen, member: User) -> None:
    oldest = DAY - timedelta(days=NEW_DAYS)
    days = [oldest - timedelta(days=1), oldest, DAY, DAY + timedelta(days=1)]
    let_happen(member, *(happened(str(day), day) for day in days))
    assert [new.happened_on for new in news_for(member, on=DAY)] == [DAY, oldest]


def test_a_disabled_account_is_told_nothing(let_happen: LetHappen, member: User) -> None:
    let_happen(member, happened("one"))
    member.is_active = False
    assert news_for(member, on=DAY) == []
