"""The commentary of one month: a signed opening, then words and next steps for each area.

A figure of the data stands in braces, `{REF02}`; see `performance.analysis.quoting`.
"""

from datetime import date
from pathlib import Path

from pydantic import Field, field_validator

from performance.analysis.quoting import codes_in
from scrutiny.definitions.loading import (
    Code,
    DefinitionError,
    Month,
    Record,
    Sentence,
    Slug,
    read,
    refuse_repeats,
)


class Opening(Record):
    """The statement in front, in paragraphs, and the post that signs it."""

    signed_by: Slug
    says: tuple[Sentence, ...] = Field(min_length=1)


class NextStep(Record):
    """An action promised: by which post, and by when where a day was given."""

    action: Sentence
    owner_post: Slug
    due_on: date | None = None


class IndicatorNote(Record):
    """Words about one indicator."""

    indicator: Code
    says: Sentence


class AreaCommentary(Record):
    """What the service says of one priority area, in paragraphs."""

    area: Slug
    says: tuple[Sentence, ...] = Field(min_length=1)
    next_steps: tuple[NextStep, ...] = ()
    notes: tuple[IndicatorNote, ...] = ()


class CommentaryFile(Record):
    """The commentary of one panel's month."""

    panel: Slug
    month: Month
    # The day the texts were signed off.
    signed_on: date
    opening: Opening
    areas: tuple[AreaCommentary, ...]
    going_well: tuple[IndicatorNote, ...] = ()
    to_watch: tuple[IndicatorNote, ...] = ()
    to_do_better: tuple[IndicatorNote, ...] = ()
    # Figures that stand only in prose: no return holds them yet.
    not_yet_in_the_return: tuple[Sentence, ...] = ()

    @field_validator("areas")
    @classmethod
    def _each_area_once(cls, value: tuple[AreaCommentary, ...]) -> tuple[AreaCommentary, ...]:
        refuse_repeats((about.area for about in value), "area")
        return value

    def posts(self) -> set[str]:
        """Return every post named."""
        owners = {step.owner_post for about in self.areas for step in about.next_steps}
        return owners | {self.opening.signed_by}

    def indicators(self) -> set[str]:
        """Return every indicator named, or quoted by a figure in braces."""
        notes = [note for about in self.areas for note in about.notes]
        notes += [*self.going_well, *self.to_watch, *self.to_do_better]
        texts = [*self.opening.says, *(says for about in self.areas for says in about.says)]
        quoted = (codes_in(text) for text in (*texts, *(note.says for note in notes)))
        return {note.indicator for note in notes}.union(*quoted)


def load_commentary(path: Path) -> CommentaryFile:
    """Return the month's commentary; raise `DefinitionError` with every fault found."""
    commentary = read(path, CommentaryFile)
    if commentary.month != path.stem:
        words = f"{commentary.month} is not the file's name: make the two the same"
        raise DefinitionError(path, [("field month", words)])
    return commentary
