"""What the service says, as pages and papers print it: inserted figures as the data has them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from performance.analysis.quoting import Say, render
from performance.models import Commentary, Commitment
from performance.told.board import Area

Kind = Commentary.Kind
# The lists in the order in which they are read.
LISTS = (Kind.GOING_WELL, Kind.TO_WATCH, Kind.TO_DO_BETTER)


@dataclass(frozen=True)
class Texts:
    """What the service says of an area: paragraphs, next steps, notes on indicators.

    `revised` says that the words are later than the month's publication, and of which day.
    """

    says: tuple[str, ...]
    next_steps: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]
    revised: str = ""


@dataclass(frozen=True)
class Statement:
    """The opening statement, and the post that signs it."""

    paragraphs: tuple[str, ...]
    signed: str
    revised: str


@dataclass(frozen=True)
class Entries:
    """One of the lists of the month."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class Promise:
    """A dated promise of an earlier text, and what is known of it."""

    says: str
    due: str
    standing: str


@dataclass(frozen=True)
class MonthWords:
    """What the service says of the month as a whole."""

    statement: Statement | None
    lists: tuple[Entries, ...]
    not_yet: tuple[str, ...]
    promises: tuple[Promise, ...]

    @property
    def has_lists(self) -> bool:
        """Return whether there is anything but the opening statement."""
        return bool(self.lists or self.not_yet or self.promises)


def printed(text: Commentary, say: Say) -> str:
    """Return a text with its figures as the data has them now.

    A figure that the board no longer has is printed as it was when the text was written.
    """
    return render(text.says, _of(text, say))


def _of(text: Commentary, say: Say) -> Say:
    return lambda key: say(key) or text.figures.get(key)


def note_of(text: Commentary, say: Say, told_on: date | None) -> str:
    """Return what is said of one indicator, with its day where that is after publication."""
    return f"{printed(text, say)} {revised(text, told_on)}".strip()


def texts_of(
    area: Area, words: Iterable[Commentary], say: Say, *, told_on: date | None = None
) -> Texts:
    """Return what the service says of an area and of the indicators in it; latest revisions.

    What happens next is the area's first, then that of each indicator under its name.
    `words` come latest first; `told_on` is when the panel was told of the month.
    """
    names = {line.code: line.measure.short_name for line in area.lines}
    about: Commentary | None = None
    notes: dict[str, Commentary] = {}
    for text in words:
        if text.area_id == area.id and (about is None or text.revision > about.revision):
            about = text
        if text.indicator and text.indicator.code in names:
            notes.setdefault(names[text.indicator.code], text)
    steps = [*_steps(about, say)] if about else []
    steps += [f"{name}: {step}" for name, text in notes.items() for step in _steps(text, say)]
    return Texts(
        says=paragraphs(printed(about, say)) if about else (),
        next_steps=tuple(steps),
        notes=tuple((name, note_of(text, say, told_on)) for name, text in notes.items()),
        revised=revised(about, told_on) if about else "",
    )


def _steps(text: Commentary, say: Say) -> tuple[str, ...]:
    """Return what a text says happens next: one step a line."""
    return tuple(step for step in render(text.next_steps, _of(text, say)).splitlines() if step)


def month_words(
    words: Iterable[Commentary],
    say: Say,
    *,
    told_on: date | None,
    promises: Iterable[Commitment] = (),
    day: date,
) -> MonthWords:
    """Return what is said of the month as a whole, by a day; `words` come latest first."""
    latest: dict[str, Commentary] = {}
    for text in words:
        if text.area_id is None and text.indicator_id is None:
            latest.setdefault(text.kind, text)
    found = {kind: _entries(latest[kind], say) for kind in latest if kind != Kind.OPENING}
    return MonthWords(
        statement=_statement(latest.get(Kind.OPENING), say, told_on),
        lists=tuple(Entries(kind.label, found[kind]) for kind in LISTS if found.get(kind)),
        not_yet=found.get(Kind.NOT_YET_IN_RETURN, ()),
        promises=tuple(promise_shown(one, day) for one in promises),
    )


def _statement(text: Commentary | None, say: Say, told_on: date | None) -> Statement | None:
    if text is None:
        return None
    signed = text.author_post.title if text.author_post else ""
    return Statement(paragraphs(printed(text, say)), signed, revised(text, told_on))


def _entries(text: Commentary, say: Say) -> tuple[str, ...]:
    """Return the entries of a list: one a line."""
    lines = (line.strip() for line in printed(text, say).splitlines())
    return tuple(line for line in lines if line)


def promise_shown(promise: Commitment, day: date) -> Promise:
    """Return a promise with its post, its day and what had become of it by the end of a day."""
    about = promise.area or promise.indicator
    who = " · ".join(f"{part}" for part in (promise.owner_post, about) if part)
    due = f"{who}, by {promise.due_on:%-d %B %Y}" if who else f"By {promise.due_on:%-d %B %Y}"
    if promise.closed_on is None or promise.closed_on > day:
        return Promise(promise.says, due, "Nothing has been said about it since.")
    ended = f"{promise.get_state_display()} on {promise.closed_on:%-d %B %Y}: {promise.outcome}"
    return Promise(promise.says, due, ended)


def revised(text: Commentary, told_on: date | None) -> str:
    """Say of which day the words are where they are later than the month's publication."""
    if text.signed_off_at is None or told_on is None:
        return ""
    signed_on = timezone.localdate(text.signed_off_at)
    return f"(Words of {signed_on:%-d %B %Y}.)" if signed_on > told_on else ""


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text's paragraphs."""
    return tuple(part.strip() for part in text.replace("\r\n", "\n").split("\n\n") if part.strip())
