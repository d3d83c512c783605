"""The words that the pages and papers explain."""

from pathlib import Path

from pydantic import Field, field_validator

from scrutiny.definitions.loading import Record, Sentence, Slug, read, refuse_repeats


class Term(Record):
    """One term: as printed, in a line for a tooltip, and explained in full."""

    slug: Slug
    term: Sentence
    also_written: tuple[str, ...] = ()
    short: str = Field(min_length=10, max_length=140)
    explanation: Sentence


class GlossaryFile(Record):
    """The glossary, its terms in the order of the alphabet."""

    terms: tuple[Term, ...] = Field(min_length=1)

    @field_validator("terms")
    @classmethod
    def _each_term_once(cls, value: tuple[Term, ...]) -> tuple[Term, ...]:
        refuse_repeats((term.slug for term in value), "slug")
        written = (w.casefold() for term in value for w in (term.term, *term.also_written))
        refuse_repeats(written, "term")
        return value


def load_glossary(path: Path) -> tuple[Term, ...]:
    """Return the terms of the glossary; raise `DefinitionError` with every fault found."""
    terms = read(path, GlossaryFile).terms
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))
