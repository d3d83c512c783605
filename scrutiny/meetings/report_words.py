"""What may stand in a report and what may not: pure checks of its texts by heading."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from scrutiny.meetings.headings import HEADINGS, Heading
from scrutiny.meetings.markdown import Reference, leads_out, references_in

# More than any report of the council's has under one heading; a longer text is an appendix.
LENGTH_MAX = 40_000
_SHOWN = 60
_DRIVE = re.compile(r"\bfile:[/\\]+\S*", re.IGNORECASE)


@dataclass(frozen=True)
class Fault:
    """Something that keeps the texts from being saved: under which heading, and a sentence."""

    slug: str
    sentence: str


def cleaned(texts: Mapping[str, str]) -> dict[str, str]:
    """Return the texts as they are kept: every heading there, line breaks of one kind.

    Marks that no reader sees and no database takes are left out.
    """
    return {heading.slug: _clean(texts.get(heading.slug, "")) for heading in HEADINGS}


def faults_of(texts: Mapping[str, str]) -> tuple[Fault, ...]:
    """Return what keeps the texts from being saved."""
    return tuple(
        Fault(heading.slug, f"{heading.title}: {sentence}")
        for heading in HEADINGS
        for sentence in _sentences(heading, texts.get(heading.slug, ""))
    )


def missing_in(texts: Mapping[str, str]) -> tuple[Heading, ...]:
    """Return the headings that need words and have none."""
    return tuple(
        heading
        for heading in HEADINGS
        if heading.is_required and not texts.get(heading.slug, "").strip()
    )


def changed_headings(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[str, ...]:
    """Return the titles of the headings whose words differ."""
    return tuple(
        heading.title
        for heading in HEADINGS
        if before.get(heading.slug, "") != after.get(heading.slug, "")
    )


def _clean(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (one for one in lines if one in "\n\t" or unicodedata.category(one) not in {"Cc", "Cs"})
    return "".join(kept).strip()


def _sentences(heading: Heading, text: str) -> list[str]:
    if heading.choices and text and text not in heading.choices:
        return [f"answer {' or '.join(heading.choices)}."]
    if len(text) > LENGTH_MAX:
        over = len(text) - LENGTH_MAX
        return [
            f"at most {LENGTH_MAX:,} characters fit. Take out {over:,}, "
            "or put the rest into an appendix."
        ]
    found = [_why_not(one) for one in references_in(text)]
    if not any(found) and (drive := _DRIVE.search(text)):
        found.append(
            f"“{_short(drive[0])}” is a place on the council's own drive, which readers cannot "
            "open. Add the file as an appendix."
        )
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def _why_not(reference: Reference) -> str:
    """Say why a link or picture cannot stay, and what to do; nothing where it can."""
    address = _short(reference.address)
    if reference.is_picture:
        return (
            f"the picture “{address}” cannot be in the text, because a paper fetches nothing. "
            "Say in words what it shows, or add it as an appendix."
        )
    if leads_out(reference.address):
        return ""
    return (
        f"the link “{_short(reference.words) or address}” leads to “{address}”, which readers "
        "cannot follow. Link to an address that begins with https://, or add it as an appendix."
    )


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
