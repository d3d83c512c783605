"""A question is noted, changed, deleted and sent once, and the history never has its words."""

from datetime import UTC, date, datetime

import pytest

from scrutiny.accounts.models import User
from scrutiny.history.models import Event
from scrutiny.meetings.actions import questions
from scrutiny.meetings.actions.questions import SAYS_MAX, QuestionRefused
from scrutiny.meetings.models import Question
from scrutiny.panels.models import Panel, Person
from tests.scrutiny.meetings.asked import WORDS, noted, unseat_chair

pytestmark = pytest.mark.django_db

NOW = datetime(2023, 5, 3, 9, 12, tzinfo=UTC)  # 10:12 in London


def test_a_noted_question_is_private_and_says_what_it_is_about(panel: Panel, member: User) -> None:
    question = noted(panel, member, f"  {WORDS}\r\nAnd where?  ")
    assert question.says == f"{WORDS}\nAnd where?"
    assert (question.author, question.sent_at) == (member, None)
    assert (question.subject, question.subject_label) == ("indicator:REF02", "Re-referrals")


@pytest.mark.parametrize("says", ["", "   \r\n ", "x" * (SAYS_MAX + 1)])
def test_an_empty_or_over_long_text_is_refused_and_nothing_kept(
    panel: Panel, member: User, says: str
) -> None:
    count = Event.objects.count()
    with pytest.raises(QuestionRefused):
        noted(panel, member, says)
    assert not Question.objects.exists()
    assert Event.objects.count() == count


def test_a_line_break_counts_once_and_the_refusal_says_how_much_is_too_much(
    panel: Panel, member: User
) -> None:
    typed = "a\n" * 999 + "ab"
    assert len(typed) == SAYS_MAX
    assert noted(panel, member, typed.replace("\n", "\r\n")).says == typed
    with pytest.raises(QuestionRefused, match="Take out 3 to keep"):
        noted(panel, member, "x" * (SAYS_MAX + 3))


def test_the_history_keeps_the_fact_and_never_the_words_or_the_subject(
    panel: Panel, member: User, chair: User
) -> None:
    question = noted(panel, member)
    questions.change(question=question, says=f"{WORDS} And now?", by=member)
    questions.send(question=question, by=member)
    dropped = noted(panel, member)
    questions.delete(question=dropped, by=member)
    events = list(Event.objects.filter(subject_kind="meetings.question").order_by("pk"))
    assert [event.verb for event in events] == [
        "question_noted",
        "question_changed",
        "question_sent",
        "question_noted",
        "question_deleted",
    ]
    assert {event.by_name for event in events} == {member.name}
    assert events[2].new == {"to": chair.name}
    for event in events:
        kept = f"{event.subject_name} {event.old} {event.new} {event.why}"
        assert "merger" not in kept
        assert "REF02" not in kept
        assert "Re-referrals" not in kept


def test_a_question_is_sent_once_and_then_says_when(question: Question, member: User) -> None:
    questions.send(question=question, by=member, now=NOW)
    assert Question.objects.get().sent_at == NOW
    with pytest.raises(QuestionRefused, match="on 3 May 2023 at 10:12"):
        questions.send(question=question, by=member)
    assert Question.objects.get().sent_at == NOW


def test_of_two_presses_at_once_one_sends(question: Question, member: User) -> None:
    """Each press read the question while it was private."""
    first, second = Question.objects.get(), Question.objects.get()
    questions.send(question=first, by=member, now=NOW)
    with pytest.raises(QuestionRefused, match="on 3 May 2023 at 10:12"):
        questions.send(question=second, by=member)
    assert Event.objects.filter(verb="question_sent").count() == 1
    assert Question.objects.get().sent_at == NOW


def test_what_was_sent_from_another_window_is_neither_changed_nor_deleted(
    question: Question, member: User
) -> None:
    stale = Question.objects.get()
    questions.send(question=question, by=member, now=NOW)
    with pytest.raises(QuestionRefused, match="taken back"):
        questions.change(question=stale, says="Something else?", by=member)
    with pytest.raises(QuestionRefused, match="taken back"):
        questions.delete(question=stale, by=member)
    assert Question.objects.get().says == WORDS
    assert not Event.objects.filter(verb__in=["question_changed", "question_deleted"]).exists()


def test_what_was_deleted_from_another_window_is_not_sent(question: Question, member: User) -> None:
    stale = Question.objects.get()
    questions.delete(question=question, by=member)
    with pytest.raises(QuestionRefused, match="not there any more"):
        questions.send(question=stale, by=member)


def test_the_same_words_again_change_nothing(question: Question, member: User) -> None:
    questions.change(question=question, says=f"{WORDS} ", by=member)
    assert not Event.objects.filter(verb="question_changed").exists()


def test_nobody_does_anything_to_anothers_question(
    question: Question, member: User, chair: User
) -> None:
    with pytest.raises(QuestionRefused, match="not there"):
        questions.change(question=question, says="Mine now?", by=chair)
    with pytest.raises(QuestionRefused, match="not there"):
        questions.delete(question=question, by=chair)
    with pytest.raises(QuestionRefused, match="not there"):
        questions.send(question=question, by=chair)
    found = Question.objects.get()
    assert (found.author, found.says, found.sent_at) == (member, WORDS, None)


def test_a_panel_without_a_chair_gets_no_question(
    panel: Panel, question: Question, member: User
) -> None:
    unseat_chair(panel, to_on=date(2023, 4, 30))
    with pytest.raises(QuestionRefused, match=r"has no chair today.* stays private"):
        questions.send(question=question, by=member, now=NOW)
    assert Question.objects.get().sent_at is None


@pytest.mark.parametrize("fault", ["no account", "disabled"])
def test_a_chair_who_cannot_sign_in_gets_no_question(
    question: Question, member: User, chair: User, fault: str
) -> None:
    if fault == "disabled":
        User.objects.filter(pk=chair.pk).update(is_active=False)
    else:
        Person.objects.filter(user=chair).update(user=None)
    with pytest.raises(QuestionRefused, match="has no account here"):
        questions.send(question=question, by=member)
    assert Question.objects.get().sent_at is None


def test_the_chairs_own_question_becomes_the_chairs(panel: Panel, chair: User) -> None:
    question = questions.send(question=noted(panel, chair), by=chair, now=NOW)
    assert question.sent_at == NOW
    assert Event.objects.get(verb="question_sent").new == {"to": chair.name}
