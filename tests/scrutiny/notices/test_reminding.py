"""Reminders: who gets one, about what, and that nobody gets it twice."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from pytest_django import Settings

from scrutiny.accounts.models import User
from scrutiny.notices.models import Reminder
from scrutiny.notices.reminding import remind
from scrutiny.notices.tasks import remind as remind_task
from scrutiny.notices.waiting import Waiting
from tests.scrutiny.notices import posts
from tests.scrutiny.notices.posts import DUE_ON, one, sent_to

pytestmark = pytest.mark.django_db

SOON = date(2023, 2, 9)  # a Thursday, three working days before
PutIn = Callable[..., None]


@pytest.fixture(autouse=True)
def _ours(settings: Settings) -> None:
    settings.WAITING = [f"{posts.__name__}.waits"]
    settings.PORTAL_ADDRESS = "https://scrutiny.example"


@pytest.fixture
def put_in(monkeypatch: pytest.MonkeyPatch) -> PutIn:
    """Return a way to say what waits on an account."""

    def put(user: User, *found: Waiting) -> None:
        monkeypatch.setitem(posts.WAITS, user.email, list(found))

    return put


def post(settings: Settings, name: str) -> None:
    settings.EMAIL_BACKEND = f"{posts.__name__}.{name}"


def test_nothing_is_sent_when_nothing_is_due(put_in: PutIn, lead: User) -> None:
    assert remind(on=SOON) == 0
    put_in(lead, one(), one("whenever", None))
    assert remind(on=SOON - timedelta(days=1)) == 0
    assert mail.outbox == []
    assert not Reminder.objects.exists()


@pytest.mark.parametrize("on", [SOON, DUE_ON, DUE_ON + timedelta(days=90)])
def test_what_is_due_within_three_working_days_or_late_is_sent(
    put_in: PutIn, lead: User, on: date
) -> None:
    put_in(lead, one())
    assert remind(on=on) == 1
    assert sent_to() == ["lead@example.org"]
    assert list(Reminder.objects.values_list("key", "sent_on")) == [("return:2023-01", on)]


def test_one_letter_names_all_that_is_due(put_in: PutIn, lead: User) -> None:
    put_in(lead, one("late", date(2023, 2, 8)), one("soon"), one("far", date(2023, 3, 1)))
    assert remind(on=SOON) == 1
    (letter,) = mail.outbox
    assert letter.subject == "2 things wait on you"
    assert "Do late\nWas due on 8 February 2023. Because it is due." in letter.body
    assert "Do soon\nDue on 14 February 2023." in letter.body
    assert "https://scrutiny.example/soon/" in letter.body
    assert "far" not in letter.body


def test_a_name_of_two_lines_does_not_stop_the_letters(put_in: PutIn, lead: User) -> None:
    put_in(lead, Waiting("k", "Sign off\r\nBcc: all@example.org", "Why.", "/x/", SOON))
    assert remind(on=SOON) == 1
    assert mail.outbox[0].subject == "Sign off Bcc: all@example.org"


def test_a_letter_about_one_thing_says_it_in_its_subject(put_in: PutIn, lead: User) -> None:
    put_in(lead, Waiting("k", "Sign off O'Neill & Sons", "Why.", "/x/", SOON))
    remind(on=SOON)
    assert mail.outbox[0].subject == "Sign off O'Neill & Sons"
    assert "O'Neill & Sons\nDue today. Why." in mail.outbox[0].body


def test_it_may_come_as_often_as_it_likes(put_in: PutIn, lead: User, officer: User) -> None:
    put_in(lead, one())
    put_in(officer, one())
    assert [remind(on=SOON) for _ in range(3)] == [2, 0, 0]
    assert [remind(on=SOON + timedelta(days=day)) for day in range(1, 9)] == [0] * 8
    assert sent_to() == ["lead@example.org", "officer@example.org"]


def test_of_a_day_there_is_one_letter_and_what_came_later_waits_for_the_next(
    put_in: PutIn, lead: User
) -> None:
    put_in(lead, one("first"))
    remind(on=SOON)
    put_in(lead, one("first"), one("second"))
    assert remind(on=SOON) == 0
    assert remind(on=SOON + timedelta(days=1)) == 1
    assert [letter.subject for letter in mail.outbox] == ["Do first", "Do second"]


def test_a_disabled_account_gets_none(put_in: PutIn, lead: User) -> None:
    put_in(lead, one())
    User.objects.filter(pk=lead.pk).update(is_active=False)
    assert remind(on=SOON) == 0
    assert mail.outbox == []
    User.objects.filter(pk=lead.pk).update(is_active=True)
    assert remind(on=SOON) == 1


def test_an_account_disabled_between_the_look_and_the_letter_gets_none(
    put_in: PutIn, lead: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in(lead, one())

    def disable(user: User, on: date) -> list[Waiting]:
        User.objects.filter(pk=user.pk).update(is_active=False)
        return posts.waits(user, on)

    monkeypatch.setattr(posts, "always", disable)
    settings.WAITING = [f"{posts.__name__}.always"]
    assert remind(on=SOON) == 0
    assert mail.outbox == []


def test_a_server_that_is_not_there_costs_nothing(
    put_in: PutIn, lead: User, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    put_in(lead, one())
    working = settings.EMAIL_BACKEND
    post(settings, "Gone")
    assert remind(on=SOON) == 0
    assert "Reminders stopped after 0 of 1 letters" in caplog.text
    assert not Reminder.objects.exists()
    settings.EMAIL_BACKEND = working
    assert remind(on=SOON) == 1


def test_a_letter_that_the_server_refused_is_tried_again_and_the_others_go_out(
    put_in: PutIn, lead: User, officer: User, director: User, settings: Settings
) -> None:
    for user in (lead, officer, director):
        put_in(user, one())
    working = settings.EMAIL_BACKEND
    post(settings, "Refusing")
    assert [remind(on=SOON), remind(on=SOON)] == [2, 0]
    assert sent_to() == ["director@example.org", "officer@example.org"]
    settings.EMAIL_BACKEND = working
    assert remind(on=SOON) == 1
    assert sent_to() == ["director@example.org", "lead@example.org", "officer@example.org"]


def test_a_server_lost_half_way_gets_no_letter_twice_and_the_rest_later(
    put_in: PutIn, lead: User, officer: User, settings: Settings
) -> None:
    for user in (lead, officer):
        put_in(user, one())
    working = settings.EMAIL_BACKEND
    post(settings, "Losing")
    assert remind(on=SOON) == 0
    assert len(mail.outbox) == 1
    settings.EMAIL_BACKEND = working
    assert [remind(on=SOON), remind(on=SOON)] == [1, 0]
    assert sent_to() == ["lead@example.org", "officer@example.org"]


def test_a_process_that_ends_half_way_sends_no_letter_twice(
    put_in: PutIn, lead: User, settings: Settings
) -> None:
    put_in(lead, one())
    working = settings.EMAIL_BACKEND
    post(settings, "Dying")
    with pytest.raises(SystemExit):
        remind(on=SOON)
    settings.EMAIL_BACKEND = working
    assert remind(on=SOON) == 0
    assert sent_to() == ["lead@example.org"]


def test_the_task_reminds_of_today(put_in: PutIn, lead: User) -> None:
    put_in(lead, one())
    remind_task()
    remind_task()
    assert sent_to() == ["lead@example.org"]


def urgent(key: str) -> Waiting:
    """Make something that cannot wait."""
    return Waiting(key, f"Look at {key}", "At once.", f"/{key}/", SOON, is_urgent=True)


def test_what_has_a_day_to_be_told_from_is_told_from_that_day(put_in: PutIn, member: User) -> None:
    told_from = DUE_ON - timedelta(days=20)
    put_in(member, Waiting("audit:1", "Audit a case", "Sent.", "/1/", DUE_ON, told_from))
    assert remind(on=told_from - timedelta(days=1)) == 0
    assert remind(on=told_from) == 1
    assert remind(on=DUE_ON) == 0


def test_what_is_urgent_is_told_although_there_was_a_letter_today(
    put_in: PutIn, member: User
) -> None:
    put_in(member, one("first"))
    assert remind(on=SOON) == 1
    put_in(member, one("first"), one("second"), urgent("concern"))
    assert remind(on=SOON) == 1
    assert "Look at concern" in mail.outbox[-1].subject
    assert "Do second" not in mail.outbox[-1].body
    assert remind(on=SOON) == 0


def test_an_urgent_letter_does_not_keep_the_days_own_back(put_in: PutIn, member: User) -> None:
    put_in(member, urgent("concern"))
    assert remind(on=SOON) == 1
    put_in(member, urgent("concern"), one("first"))
    assert remind(on=SOON) == 1
    assert "Do first" in mail.outbox[-1].body
