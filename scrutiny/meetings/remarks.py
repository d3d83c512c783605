"""What is said to an officer about the accessibility of an uploaded PDF, and what to do."""

from typing import Protocol

EXPORT = "Save it from Word as PDF with “Document structure tags for accessibility” ticked."


class Found(Protocol):
    """What the inspection of a PDF tells of its accessibility."""

    @property
    def is_tagged(self) -> bool:
        """Whether it says what is a heading, a list, a table."""

    @property
    def has_title(self) -> bool:
        """Whether it has a title of its own."""

    @property
    def language(self) -> str | None:
        """The language it is in."""

    @property
    def has_text(self) -> bool:
        """Whether there are words in it, or pictures of words only."""


def remarks_on(found: Found) -> list[str]:
    """Return a sentence for each thing that keeps somebody from reading it, worst first."""
    said = []
    if not found.has_text:
        said.append(
            "It has no words, only pictures of them: readers of screens hear nothing, and nobody "
            "can search it. Ask for the document it was scanned from."
        )
    if not found.is_tagged:
        said.append(f"It has no tags: readers of screens cannot follow it. {EXPORT}")
    if not found.has_title:
        said.append(
            "It has no title of its own. Give it one under File, Info before it is saved as PDF."
        )
    if not found.language:
        said.append("It does not say its language, so it may be read aloud in the wrong one.")
    return said
