"""Questions as pages show them: those private to a member, those sent, those a chair was sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from scrutiny.accounts.models import User
from scrutiny.meetings.chairing import Chairs, why_nobody_gets_it
from scrutiny.meetings.models import Question


@dataclass(frozen=True)
class Private:
    """A question that only its author sees; `refusal` says why it cannot be sent today."""

    question: Question
    goes_to: str
    refusal: str


@dataclass(frozen=True)
class Sent:
    """A question that its author sent, with who got it and when."""

    question: Question
    to: str


@dataclass(frozen=True)
class Received:
    """A question that the chair has, with whose it is and when it was sent."""

    question: Question
    sent: str


@dataclass(frozen=True)
class Subject:
    """The questions that a chair has about one indicator."""

    label: str
    questions: tuple[Received, ...]


@dataclass(frozen=True)
class Questions:
    """All that a person may read; none stands in two lists."""

    private: tuple[Private, ...]
    sent: tuple[Sent, ...]
    subjects: tuple[Subject, ...]
    is_chair: bool

    @property
    def received(self) -> tuple[Received, ...]:
        """Return the chair's questions, latest first."""
        every = [one for subject in self.subjects for one in subject.questions]
        return tuple(sorted(every, key=lambda one: _sent_at(one.question), reverse=True))


def questions_of(user: User, visible: Iterable[Question], chairs: Chairs, *, on: date) -> Questions:
    """Return the questions that are visible to a person, sorted into lists, latest first."""
    every = list(visible)
    sent = sorted((one for one in every if one.sent_at), key=_sent_at, reverse=True)
    received = [one for one in sent if chairs.is_held_by(user, one.panel_id, on)]
    return Questions(
        private=tuple(_private(one, chairs, on) for one in every if one.sent_at is None),
        sent=tuple(Sent(one, _sent_to(one, chairs)) for one in sent if one not in received),
        subjects=_subjects(received, user),
        is_chair=any(chairs.is_held_by(user, seat.panel_id, on) for seat in chairs.seats),
    )


def _sent_at(question: Question) -> datetime:
    """Return when a question that is sent was."""
    if question.sent_at is None:
        raise ValueError(f"{question} is not sent.")
    return timezone.localtime(question.sent_at)


def _private(question: Question, chairs: Chairs, on: date) -> Private:
    """Say who would get a question today, or why nobody would."""
    panel = question.panel
    seat = chairs.on(panel.pk, on)
    refusal = why_nobody_gets_it(panel.name, seat)
    if refusal or seat is None:
        return Private(question, "", refusal)
    if seat.person.user_id == question.author_id:
        return Private(question, f"You chair {panel.name}: it goes on the chair's list.", "")
    return Private(question, f"It goes to {seat.person.name}, who chairs {panel.name}.", "")


def _sent_to(question: Question, chairs: Chairs) -> str:
    """Say who got a question, and when."""
    sent_at = _sent_at(question)
    seat = chairs.on(question.panel_id, sent_at.date())
    who = f"{seat.person.name}, who chaired" if seat else "the chair of"
    return f"Sent to {who} {question.panel.name}, on {sent_at:%-d %B %Y at %H:%M}."


def _subjects(received: list[Question], user: User) -> tuple[Subject, ...]:
    """Return a chair's questions by what they are about; the one asked about last comes first."""
    found: dict[tuple[int, str], list[Question]] = {}
    for one in received:
        found.setdefault((one.panel_id, one.subject), []).append(one)
    return tuple(
        Subject(
            label=questions[0].subject_label,
            questions=tuple(_received(one, user) for one in questions),
        )
        for questions in found.values()
    )


def _received(question: Question, user: User) -> Received:
    """Say whose question it is and when it was sent."""
    whose = "Yours, as chair" if question.author == user else f"From {question.author.name}"
    return Received(question, f"{whose}, {_sent_at(question):%-d %B %Y}")
