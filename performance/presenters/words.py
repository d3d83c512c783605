"""What the service says, as pages and papers print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from performance.board import Area
from performance.models import Commentary


@dataclass(frozen=True)
class Texts:
    """What the service says of an area: paragraphs, next steps, notes on indicators."""

    says: tuple[str, ...]
    next_steps: tuple[str, ...]
    notes: tuple[tuple[str, str], ...]


def texts_of(area: Area, words: Iterable[Commentary]) -> Texts:
    """Return what the service says of an area and of the indicators in it; latest revisions."""
    names = {line.code: line.measure.short_name for line in area.lines}
    about: Commentary | None = None
    notes: dict[str, str] = {}
    for text in words:
        if text.area_id == area.id and (about is None or text.revision > about.revision):
            about = text
        if text.indicator and text.indicator.code in names:
            notes.setdefault(names[text.indicator.code], text.says)
    return Texts(
        says=paragraphs(about.says) if about else (),
        next_steps=tuple(step for step in about.next_steps.splitlines() if step) if about else (),
        notes=tuple(notes.items()),
    )


def paragraphs(text: str) -> tuple[str, ...]:
    """Return a text's paragraphs."""
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())
