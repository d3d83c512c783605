"""What a member does with a question: note it, change it, delete it, send it to the chair.

The history keeps that something was done and by whom. It never keeps the words of a question or
what it is about, because those who read the history may not read a private question.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.history.actions import record
from scrutiny.meetings.chairing import Chairs, why_nobody_gets_it
from scrutiny.meetings.models import Question, QuestionQuerySet
from scrutiny.panels.models import Panel

SAYS_MAX = 2000
EMPTY = "Write the question first."


class QuestionRefused(Exception):
    """Raised with a sentence when a question cannot be taken, changed, deleted or sent."""


def worded(says: str) -> str:
    """Return the text as it is kept, or raise QuestionRefused where it is empty or too long.

    Browsers send a line break as two characters; it counts as the one that was typed.
    """
    text = says.replace("\r\n", "\n").strip()
    if not text:
        raise QuestionRefused(EMPTY)
    if len(text) > SAYS_MAX:
        over = len(text) - SAYS_MAX
        raise QuestionRefused(
            f"A question has at most {SAYS_MAX:,} characters. Take out {over:,} to keep this one."
        )
    return text


def sent_already(sent_at: datetime) -> str:
    """Say when a question was sent, to whoever wants to do something to it after that."""
    return (
        f"You sent this question on {timezone.localtime(sent_at):%-d %B %Y at %H:%M}. "
        "It cannot be changed, taken back or sent again."
    )


@transaction.atomic
def note(
    *,
    panel: Panel,
    about: str,
    about_label: str,
    about_url: str,
    says: str,
    by: User,
    now: datetime | None = None,
) -> Question:
    """Keep a question, private to whoever notes it. Raises QuestionRefused."""
    question = Question.objects.create(
        panel=panel,
        author=by,
        about=about,
        about_label=about_label,
        about_url=about_url,
        says=worded(says),
        noted_at=now or timezone.now(),
    )
    record(verb="question_noted", subject=question, by=by)
    return question


@transaction.atomic
def change(*, question: Question, says: str, by: User) -> Question:
    """Give a private question of one's own other words. Raises QuestionRefused."""
    text = worded(says)
    if text == question.says:
        return question
    if not _private(question, by).update(says=text):
        raise QuestionRefused(_why_not(question, by))
    question.says = text
    record(verb="question_changed", subject=question, by=by)
    return question


@transaction.atomic
def delete(*, question: Question, by: User) -> Question:
    """Delete a private question of one's own. Raises QuestionRefused."""
    count, _ = _private(question, by).delete()
    if not count:
        raise QuestionRefused(_why_not(question, by))
    record(verb="question_deleted", subject=question, by=by)
    return question


@transaction.atomic
def send(*, question: Question, by: User, now: datetime | None = None) -> Question:
    """Send a private question of one's own to the panel's chair; it cannot be taken back.

    The chair's own question becomes the chair's. Raises QuestionRefused where it was sent before,
    also by somebody's second press at the same moment, or where there is nobody to get it.
    """
    now = now or timezone.now()
    if question.sent_at is not None:
        raise QuestionRefused(sent_already(question.sent_at))
    day = timezone.localdate(now)
    seat = Chairs.of([question.panel_id]).on(question.panel_id, day)
    refusal = why_nobody_gets_it(question.panel.name, seat)
    if seat is None or refusal:
        raise QuestionRefused(f"{refusal} Your question stays private.")
    if not _private(question, by).update(sent_at=now):
        raise QuestionRefused(_why_not(question, by))
    question.sent_at = now
    record(verb="question_sent", subject=question, by=by, new={"to": seat.person.name})
    return question


def _private(question: Question, by: User) -> QuestionQuerySet:
    """Return the question as long as it is the person's own and not sent; else nothing."""
    return Question.objects.written_by(by).private().filter(pk=question.pk)


def _why_not(question: Question, by: User) -> str:
    """Say what became of a question that was private when its page was opened."""
    found = Question.objects.written_by(by).filter(pk=question.pk).first()
    if found is None or found.sent_at is None:
        return "This question is not there any more."
    return sent_already(found.sent_at)
