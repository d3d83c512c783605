"""Lists of analyses: those that were issued, and those that are due."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from audits.analysis.periods import Period, period_from
from audits.models import IssuedAnalysis


@dataclass(frozen=True)
class Due:
    """A period whose analysis is to be issued, or was."""

    label: str
    kind: str
    url: str
    due: str
    state: str
    colour: str
    is_issued: bool


@dataclass(frozen=True)
class IssuedLine:
    """An analysis that can be read."""

    label: str
    kind: str
    url: str
    issued: str
    correction: str


def due_line(period: Period, day: date, issued: IssuedAnalysis | None, *, on: date) -> Due:
    """Return a period's line: when it is due, and whether it is issued, open or late."""
    if issued is not None:
        state, colour = f"Issued {_day_of(issued)}", "green"
    elif day < on:
        state, colour = "Late", "red"
    else:
        state, colour = "Not issued yet", "grey"
    return Due(
        label=period.label,
        kind=period.kind,
        url=reverse("audits:analysis", args=[period.key]),
        due=f"{day:%-d %B %Y}",
        state=state,
        colour=colour,
        is_issued=issued is not None,
    )


def issued_lines(newest: Iterable[IssuedAnalysis]) -> list[IssuedLine]:
    """Return the newest of each period, the latest period first."""
    lines = []
    for issued in sorted(newest, key=lambda one: (one.to_on, one.from_on), reverse=True):
        period = period_from(issued.period)
        lines.append(
            IssuedLine(
                label=period.label,
                kind=period.kind,
                url=reverse("audits:analysis", args=[period.key]),
                issued=_day_of(issued),
                correction=issued.correction,
            )
        )
    return lines


def issued_words(issued: IssuedAnalysis) -> str:
    """Return when and as which number an analysis was issued."""
    number = "" if issued.number == 1 else f" It is correction {issued.number - 1}."
    return f"Issued on {_day_of(issued)}.{number}"


def _day_of(issued: IssuedAnalysis) -> str:
    return f"{timezone.localdate(issued.issued_at):%-d %B %Y}"
