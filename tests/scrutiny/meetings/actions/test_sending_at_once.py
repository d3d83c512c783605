"""Two presses at the same moment, each in a transaction of its own.

SQLite takes one writer at a time, so this is about PostgreSQL alone.
"""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import questions
from scrutiny.meetings.actions.questions import QuestionRefused
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Panel
from tests.scrutiny.meetings.asked import noted

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def author(register: None) -> User:
    """Return a member."""
    user: User = User.objects.get(email="member@example.org")
    return user


def test_of_two_presses_at_once_one_sends_and_the_other_says_when(author: User) -> None:
    noted(Panel.objects.get(), author)
    both_have_read = threading.Barrier(2)

    def press(_: int) -> Question | QuestionRefused:
        try:
            question = Question.objects.get()
            both_have_read.wait(10)
            return questions.send(question=question, by=author)
        except QuestionRefused as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        results = list(hands.map(press, range(2)))
    (refused,) = [result for result in results if isinstance(result, QuestionRefused)]
    assert str(refused).startswith("You sent this question on ")
    assert Event.objects.filter(verb="question_sent").count() == 1
    assert Question.objects.get().sent_at is not None
