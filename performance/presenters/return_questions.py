"""The questions about a return as cards, each with its evidence. Asks no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from performance.analysis.figures import Period
from performance.presenters.figures import shown
from performance.presenters.return_history import history_of
from performance.returns.answers import WORDS, Answer, Given, called
from performance.returns.proposal import ProposedFigure
from performance.sending.evidence import Held

# Answers that each question needs for itself.
_APART = frozenset({Answer.SAME, Answer.PREDECESSOR, Answer.THIS_CELL})


@dataclass(frozen=True)
class Asked:
    """A question as it is known: about which cells, what it allows, and what was answered.

    `figure` is what its first cell states, `was` what the last return said of it. `row` are the
    words beside a name that is not known, `suggestion` the indicator with the nearest name.
    `caveat` is what members read while it is open.
    """

    key: str
    code: str
    sheet: str
    address: str
    message: str
    answers: tuple[Answer, ...]
    cells: tuple[tuple[str, str], ...] = ()
    blocks: bool = False
    given: Given | None = None
    by: str = ""
    at: datetime | None = None
    figure: ProposedFigure | None = None
    was: str = ""
    row: tuple[str, ...] = ()
    suggestion: str = ""
    caveat: str = ""


@dataclass(frozen=True)
class Choice:
    """One answer to choose; `hint` says what it leads to."""

    value: str
    label: str
    is_chosen: bool = False
    hint: str = ""


@dataclass(frozen=True)
class Card:
    """A question on the page; texts as they are read, empty where there is nothing.

    `cells` are addresses with what stands there. `indicators` are offered for a name, the one with
    the nearest name first; none is chosen beforehand.
    """

    key: str
    about: str
    sheet: str
    address: str
    message: str
    cells: tuple[tuple[str, str], ...]
    blocks: bool
    choices: tuple[Choice, ...]
    answer: str
    detail: str
    why: str
    by: str
    at: datetime | None
    figure: str
    was: str
    trend: str
    row: tuple[str, ...]
    suggestion: str
    is_name: bool
    indicators: tuple[Choice, ...]
    break_on: date | None

    @property
    def anchor(self) -> str:
        """Where the question is on the page."""
        return f"question-{self.key}"


@dataclass(frozen=True)
class Group:
    """Questions of one code in a row; `alike` are the answers that may be given to all left."""

    code: str
    title: str
    cards: tuple[Card, ...]
    left_count: int
    alike: tuple[Choice, ...]


@dataclass(frozen=True)
class Questions:
    """All questions of a return; `first` is the anchor of the first that is not answered."""

    groups: tuple[Group, ...]
    count: int
    answered_count: int
    first: str
    alike: tuple[Choice, ...]

    @property
    def blocking(self) -> tuple[Card, ...]:
        """Return the questions without whose answer nothing can be confirmed."""
        return tuple(
            card for group in self.groups for card in group.cards if card.blocks and not card.answer
        )

    @property
    def left_count(self) -> int:
        """Return how many are not answered."""
        return self.count - self.answered_count


def questions_of(
    asked: Sequence[Asked],
    *,
    held: Held,
    indicators: Sequence[tuple[str, str]],
    stated: Iterable[ProposedFigure] = (),
) -> Questions:
    """Return the cards in the order of the checks, questions of one code together.

    `stated` is what the return itself says, for the months of which nothing is held yet.
    """
    said = {(one.code, one.body, one.period): one for one in stated}
    groups = []
    for code, ones in groupby(asked, key=lambda one: one.code):
        these = list(ones)
        cards = tuple(_card(one, held, indicators, said) for one in these)
        left = [one for one in these if one.given is None]
        groups.append(
            Group(
                code=code,
                title=code.replace("_", " ").capitalize(),
                cards=cards,
                left_count=len(left),
                alike=_alike(left) if len(left) > 1 else (),
            )
        )
    left = [one for one in asked if one.given is None]
    return Questions(
        groups=tuple(groups),
        count=len(asked),
        answered_count=len(asked) - len(left),
        first=f"question-{left[0].key}" if left else "",
        alike=_alike(left) if len({one.code for one in left}) > 1 else (),
    )


def _alike(asked: Sequence[Asked]) -> tuple[Choice, ...]:
    """Return the answers that all of these questions allow."""
    shared = [answer for answer in asked[0].answers if all(answer in one.answers for one in asked)]
    return tuple(Choice(one.value, WORDS[one]) for one in shared if one not in _APART)


def _card(
    one: Asked,
    held: Held,
    indicators: Sequence[tuple[str, str]],
    said: Mapping[tuple[str, str, Period], ProposedFigure],
) -> Card:
    given, figure = one.given, one.figure
    measure = held.measures.get(figure.code) if figure else None
    is_name = Answer.SAME in one.answers
    names = dict(indicators)
    return Card(
        key=one.key,
        about=f"{measure.short_name}, {figure.period.label}" if measure and figure else "",
        sheet=one.sheet,
        address=one.address,
        message=one.message,
        cells=one.cells,
        blocks=one.blocks,
        choices=_choices(one),
        answer=WORDS[given.answer] if given else "",
        detail=_detail(given, names),
        why=given.why if given else "",
        by=one.by,
        at=one.at,
        figure=shown(measure, figure.figure).text if measure and figure else "",
        was=one.was,
        trend=history_of(one.key, figure, measure, held, said) if measure and figure else "",
        row=one.row,
        suggestion=names.get(one.suggestion, ""),
        is_name=is_name,
        indicators=_offered(one, indicators) if is_name else (),
        break_on=given.break_on if given else None,
    )


def _choices(one: Asked) -> tuple[Choice, ...]:
    chosen = one.given.answer if one.given else None
    return tuple(
        Choice(answer.value, called(answer, one.caveat), answer is chosen, _hint(one, answer))
        for answer in one.answers
    )


def _hint(one: Asked, answer: Answer) -> str:
    return f"Members read: {one.caveat}." if answer is Answer.OPEN and one.caveat else ""


def _detail(given: Given | None, names: Mapping[str, str]) -> str:
    """Return what goes with an answer in words: the indicator, the day, the cell."""
    if given is None or not given.detail:
        return ""
    name = names.get(given.code)
    words = f"{name} ({given.code})" if name else given.code
    return f"{words}, from {given.break_on:%-d %B %Y}" if given.break_on else words


def _offered(one: Asked, indicators: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """Return the indicators to choose from, the nearest name first."""
    code = one.given.code if one.given else ""
    ordered = sorted(indicators, key=lambda pair: pair[0] != one.suggestion)
    return tuple(Choice(key, f"{name} ({key})", key == code) for key, name in ordered)
