"""What happens next, as it is kept in a text: one step a line, with its post and day in brackets.

"Bring the findings to the panel (Head of Quality Assurance, by 30 March 2023)". A step with a day
is a promise.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from performance.analysis.figures import Period

_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"
_ENDING = re.compile(rf"^(?P<what>.*\S) \((?P<who>.*?)(?:(?:^|, |(?<=\())by (?P<day>{_DAY}))?\)$")
_BY_DAY = re.compile(rf"\b[Bb]y (?:the )?({_DAY})\b")
_BY_MONTH = re.compile(r"\b[Bb]y (?:the )?end of ([A-Z][a-z]+ \d{4})\b")


@dataclass(frozen=True)
class Step:
    """A step: what, the title of the post that takes it, and by when; empty where not said."""

    what: str
    post: str = ""
    due_on: date | None = None

    @property
    def line(self) -> str:
        """Return the step as one line of a text."""
        day = f"by {self.due_on:%-d %B %Y}" if self.due_on else ""
        ending = ", ".join(part for part in (self.post, day) if part)
        what = " ".join(self.what.split())
        return f"{what} ({ending})" if ending else what


def steps_of(text: str, posts: Collection[str]) -> tuple[Step, ...]:
    """Read the steps of a text back; brackets that name no post and no day are the step's own."""
    return tuple(_step(line.strip(), posts) for line in text.splitlines() if line.strip())


def _step(line: str, posts: Collection[str]) -> Step:
    match = _ENDING.match(line)
    if match is None:
        return Step(line)
    day = _day_of(match["day"] or "")
    if match["day"] and day is None:
        return Step(line)
    if match["who"] in posts or (day and not match["who"]):
        return Step(match["what"], match["who"], day)
    return Step(line)


def _day_of(words: str) -> date | None:
    try:
        return datetime.strptime(words, "%d %B %Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def promised(text: str) -> tuple[Step, ...]:
    """Return each sentence of a text that promises something by a day, as a step without a post."""
    found = []
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text.strip()):
        day = _first_day(sentence)
        if day is not None:
            found.append(Step(" ".join(sentence.split()), due_on=day))
    return tuple(found)


def _first_day(sentence: str) -> date | None:
    by_day = _BY_DAY.search(sentence)
    if by_day:
        return _day_of(by_day[1])
    by_month = _BY_MONTH.search(sentence)
    first = _day_of(f"1 {by_month[1]}") if by_month else None
    return Period.month_of(first).end if first else None
