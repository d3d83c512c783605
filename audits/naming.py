"""Whose name and which case a text gives away. Pure.

A whole name of several words is found in any case; one word of a name only where the text does not
write it small, since many names are words as well.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scrutiny.privacy import Kind, found_in

# Initials and particles say nothing by themselves.
PART_OF_A_NAME_MIN = 3
_STRAIGHT = str.maketrans(dict.fromkeys("‘’ʼ′´`", "'") | dict.fromkeys("‐‑‒–", "-"))


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
    """Return all that a text gives away of cases and people, each once; `on` is today.

    A reference with a letter in it, a whole name of two words or more and an NHS number are
    certain. One word of a name may be a word, a reference of figures alone may be a number, and a
    postcode or a day may be of something else.
    """
    certain: list[str] = []
    possible: list[str] = []
    for finding in found_in(text, on=on):
        (certain if finding.kind == Kind.NHS_NUMBER else possible).append(finding.words)
    for reference in references_in(text, known.references):
        has_letter = any(letter.isalpha() for letter in reference)
        (certain if has_letter else possible).append(f"the case reference “{reference}”")
    of_each = (("a practitioner", known.practitioners), ("an auditor", known.auditors))
    for whose, names in of_each:
        certain += [f"“{name}”, the name of {whose}" for name in names_in(text, names)]
    # A word of a whole name that was found is not said again.
    rest = _without_names(text, known.practitioners | known.auditors)
    for whose, names in of_each:
        parts = parts_in(rest, names)
        possible += [f"“{part}”, which is part of the name of {whose}" for part in parts]
    return GivenAway(tuple(certain), tuple(possible))


def references_in(text: str, references: Iterable[str]) -> tuple[str, ...]:
    """Return the references that a text has, in whatever case and spacing, as the text has them."""
    each = (r"\s+".join(re.escape(word) for word in _plain(one).split()) for one in references)
    return _found(_plain(text), each)


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the whole names of two words or more that a text has, in whatever case and spacing."""
    return _found(_plain(text), _whole(names))


def parts_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a text, unless written small, that are a part of a name or all of it."""
    parts = set()
    for words in map(_words, names):
        parts |= {word for word in words if len(word) >= PART_OF_A_NAME_MIN or len(words) == 1}
    return _found(_plain(text), map(re.escape, parts), is_small_left_out=True)


def _without_names(text: str, names: Iterable[str]) -> str:
    either = _either(_whole(names))
    return either.sub(" ", _plain(text)) if either else text


def _whole(names: Iterable[str]) -> Iterable[str]:
    """Yield patterns of the names of two words or more, with spaces or hyphens between them."""
    for words in map(_words, names):
        if len(words) > 1:
            yield r"[\s-]+".join(map(re.escape, words))


def _words(name: str) -> list[str]:
    return _plain(name).replace("-", " ").split()


def _plain(text: str) -> str:
    """Return a text with one kind of each letter, apostrophe and hyphen."""
    return unicodedata.normalize("NFKC", text.translate(_STRAIGHT)).translate(_STRAIGHT)


def _found(text: str, each: Iterable[str], *, is_small_left_out: bool = False) -> tuple[str, ...]:
    """Return what a text has of some patterns, each once, as it is written first."""
    found: dict[str, str] = {}
    either = _either(each)
    for match in either.finditer(text) if either else ():
        if not (is_small_left_out and match.group().islower()):
            found.setdefault(" ".join(match.group().split()).casefold(), match.group())
    return tuple(found.values())


def _either(each: Iterable[str]) -> re.Pattern[str] | None:
    # The longest first, or “C-1” would be tried before “C-1.2”.
    either = "|".join(sorted(filter(None, each), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None
