"""Whose name and which case a text gives away. Pure.

A whole name is found in any case; a part of one only as a word with a capital, since many names
are words as well.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scrutiny.privacy import Kind, found_in

# Initials and particles say nothing by themselves.
PART_OF_A_NAME_MIN = 3


@dataclass(frozen=True)
class Known:
    """What a text is searched for: the references of cases, and the names of people."""

    references: frozenset[str]
    practitioners: frozenset[str]
    auditors: frozenset[str]


@dataclass(frozen=True)
class GivenAway:
    """What a text gives away, in words: what is certain, and what somebody has to look at."""

    certain: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()


def given_away_in(text: str, known: Known, *, on: date) -> GivenAway:
    """Return what a text gives away of cases and people; `on` is today.

    A reference, a whole name and an NHS number are certain. A part of a name may be a word, and a
    postcode or a day may be of something else.
    """
    certain: list[str] = []
    possible: list[str] = []
    for finding in found_in(text, on=on):
        (certain if finding.kind == Kind.NHS_NUMBER else possible).append(finding.words)
    if reference := whole_in(text, known.references):
        certain.append(f"the case reference “{reference}”")
    for whose, names in (("a practitioner", known.practitioners), ("an auditor", known.auditors)):
        if name := whole_in(text, names):
            certain.append(f"“{name}”, the name of {whose}")
        elif part := part_in(text, names):
            possible.append(f"“{part}”, which is part of the name of {whose}")
    return GivenAway(tuple(certain), tuple(possible))


def whole_in(text: str, wanted: Iterable[str]) -> str:
    """Return the first of these words that a text has, in whatever case and spacing; else nothing.

    Several words stand one after the other. It is returned as the text has it.
    """
    each = [r"\s+".join(re.escape(word) for word in one.split()) for one in wanted if one.strip()]
    return _first(text, each, re.IGNORECASE)


def part_in(text: str, names: Iterable[str]) -> str:
    """Return the first word of a text, written with a capital, that is part of a name."""
    parts = {part for name in names for part in name.split() if len(part) >= PART_OF_A_NAME_MIN}
    return _first(text, [re.escape(part) for part in parts if part[:1].isupper()])


def _first(text: str, each: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> str:
    # The longest first, or “C-1” would be tried before “C-1.2”.
    either = "|".join(sorted(each, key=len, reverse=True))
    found = re.search(rf"(?<!\w)(?:{either})(?!\w)", text, flags) if either else None
    return found.group() if found else ""
