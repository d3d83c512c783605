"""Figures in a text: those inserted from the data, and those typed by hand.

An inserted figure is a token in braces, `{REF02}`, `{REF02 2022-11}` or `{REF02 england}`, and
prints what the data says. A typed one is held against the facts of the board. What is not looked
at, because no return holds it or because it is no figure of a service: dates and years (four
digits without a comma), times, ages, durations such as "12 months" or "43 days", ordinals, list
numbers, section and page numbers, amounts in pounds, the base of a rate ("per 10,000"), numbers
within a word (Q3), and numbers written out ("three").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from performance.analysis.figures import Period
from performance.analysis.wording import rounded

# What a token's words print; None where there is no such figure.
Say = Callable[[str], str | None]

_TOKEN = re.compile(r"\{([^{}\n]{1,60})\}")


def tokens(text: str) -> tuple[str, ...]:
    """Return what stands in braces, each once, in order: "REF02", "REF02 2022-11"."""
    return tuple(dict.fromkeys(_key(match[1]) for match in _TOKEN.finditer(text)))


def codes_in(text: str) -> set[str]:
    """Return the codes of the indicators whose figures a text inserts."""
    return {key.partition(" ")[0] for key in tokens(text)}


def render(text: str, say: Say) -> str:
    """Return the text with each token in the words of the data; one that is unknown stays."""
    return _TOKEN.sub(lambda match: say(_key(match[1])) or match[0], text)


def _key(inside: str) -> str:
    """Return a token's words in one spelling: the code in capitals, the rest in small letters."""
    code, _, rest = " ".join(inside.split()).partition(" ")
    return f"{code.upper()} {rest.lower()}".strip()


class Kind(StrEnum):
    """What a number says it is."""

    SHARE = "share"
    POINTS = "points"
    NUMBER = "number"
    PAIR = "pair"


@dataclass(frozen=True)
class Fact:
    """A number that the board holds: unrounded, with its population where it is a pair.

    `month` is the earlier month that it is of. None: it is of the board's own month, or of no
    month (a target, a comparator, a difference).
    """

    kind: Kind
    value: Fraction
    of: Fraction | None = None
    month: Period | None = None


@dataclass(frozen=True)
class Typed:
    """A figure that somebody typed: its words, and what they say to as many decimals."""

    words: str
    kind: Kind
    value: Decimal
    of: Decimal | None = None

    def is_said_by(self, fact: Fact) -> bool:
        """Say whether the fact reads so when it is rounded as the figure was typed."""
        if fact.kind is not self.kind or (fact.of is None) != (self.of is None):
            return False
        is_same = _reads(fact.value, self.value)
        return is_same and (fact.of is None or self.of is None or _reads(fact.of, self.of))


def _reads(value: Fraction, typed: Decimal) -> bool:
    decimals = max(0, -int(typed.as_tuple().exponent))
    return rounded(abs(value), decimals) == typed


_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_TO = r" ?(?:to|and|or|[-–]) ?"
# Not a figure of a service; see the head of this module.
_PASSED_OVER = re.compile(
    "|".join(
        (
            r"\{[^{}\n]*\}",
            r"^[ \t]*\d{1,2}[.)](?=\s)",
            r"\b20\d{2}-\d{2}-\d{2}\b|\b\d{1,2}([/.])\d{1,2}\1\d{2,4}\b",
            rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?-i:{_MONTHS})\b(?:,? \d{{4}}\b)?",
            r"\b(?:19|20)\d{2}(?:[/–-]\d{2,4})?\b(?!%|,\d|\.\d| ?per ?cent| of )",
            r"\b\d+(?:st|nd|rd|th)\b",
            r"\b\d{1,2}:\d{2}\b|\b\d{1,2}(?:\.\d{2})? ?(?:am|pm)\b",
            rf"\bage[ds]? (?:between )?\d+(?:{_TO}\d+)?",
            rf"\b\d+(?:{_TO}\d+)?[- ]years?[- ]olds?\b|\b(?:under|over)[- ]?\d+s\b",
            rf"(?<![\d,.]){_NUMBER}(?:{_TO}\d+)?[- ](?:working |calendar |clear )?"
            r"(?:minute|hour|day|week|month|year|term)s?\b",
            r"£ ?\d[\d,.]*(?: ?(?:k|m|bn|thousand|million)\b)?",
            r"\b(?:per|(?<!\d in )every|each) \d[\d,]*\b|(?<=\d in )every \d[\d,]{2,}\b",
            r"\b(?:sections?|pages?|paragraphs?|chapter|appendix|annex|item|quarter|phase|tier"
            r"|key stage|regulation|article) \d[\d.]*\b(?!%)",
        )
    ),
    re.IGNORECASE | re.MULTILINE,
)
_FIGURE = re.compile(
    rf"(?<![\w£])(?<!\d[.,])(?:"
    rf"(?P<count>{_NUMBER}) (?:(?:out )?of (?:the |all |our )?|in (?:every )?(?=\d\d?(?!\d|,\d)))"
    rf"(?P<population>{_NUMBER})(?![\w%]|\.\d)"
    rf"|(?P<points>{_NUMBER})(?: (?:percentage )?|-)points?\b"
    rf"|(?P<share>{_NUMBER})(?: ?%| per ?cent\b|(?={_TO}{_NUMBER}(?:%| ?per ?cent\b)))"
    rf"|(?P<number>{_NUMBER})(?!\w)"
    rf")",
    re.IGNORECASE,
)


# Narrow and fixed spaces, and percent signs of other scripts, read as the plain ones.
_ALIKE = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f", " ") | dict.fromkeys("\u066a\ufe6a\uff05", "%")
)


def typed_figures(text: str) -> tuple[Typed, ...]:
    """Return the figures typed into a text, each once, in order."""
    plain = text.translate(_ALIKE)
    bare = _PASSED_OVER.sub(lambda match: " " * len(match[0]), plain)
    found: dict[str, Typed] = {}
    for match in _FIGURE.finditer(bare):
        one = _typed(match)
        found.setdefault(one.words, one)
    return tuple(found.values())


def _typed(match: re.Match[str]) -> Typed:
    words = " ".join(match[0].split())
    if match["count"]:
        return Typed(words, Kind.PAIR, _amount(match["count"]), _amount(match["population"]))
    for kind in (Kind.POINTS, Kind.SHARE, Kind.NUMBER):
        if match[kind.value]:
            return Typed(words, kind, _amount(match[kind.value]))
    raise AssertionError("every arm of the pattern has a name")


def _amount(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def unmatched(text: str, facts: Iterable[Fact], month: Period) -> tuple[str, ...]:
    """Return the typed figures that are nothing the board holds.

    A fact of an earlier month counts where the text speaks of that month: by its name, as "last
    month", or as one of the year.
    """
    typed = typed_figures(text)
    if not typed:
        return ()
    spoken_of = _months_spoken_of(text, month)
    held = [fact for fact in facts if fact.month is None or fact.month in spoken_of]
    return tuple(one.words for one in typed if not any(one.is_said_by(fact) for fact in held))


_NAMED = re.compile(rf"\b({_MONTHS})\b(?: (20\d{{2}})\b)?")
_OF_THE_YEAR = re.compile(r"\byears?\b", re.IGNORECASE)
_LAST_MONTH = re.compile(
    r"\b(?:last month|previous month|month (?:before|earlier))\b", re.IGNORECASE
)
_BY_NAME = {
    name[:3]: place
    for place, name in enumerate(_MONTHS.split("|")[:12], start=1)  # January is 1
}


def _months_spoken_of(text: str, month: Period) -> set[Period]:
    """Return the earlier months that a text speaks of; one without a year is the latest of it."""
    found: set[Period] = set()
    for name, year in _NAMED.findall(text):
        number = _BY_NAME[name[:3]]
        latest = month.start.year - (number > month.start.month)
        found.add(Period.month(int(year) if year else latest, number))
    if _LAST_MONTH.search(text):
        found.add(month.previous())
    if _OF_THE_YEAR.search(text):
        found |= {one for one in month.financial_year_of().months() if one <= month}
        found.add(month.year_before())
    return found


def numbers_said(text: str) -> tuple[Fact, ...]:
    """Return the numbers of a sentence that the portal itself wrote, as facts."""
    return tuple(
        Fact(one.kind, Fraction(one.value), None if one.of is None else Fraction(one.of))
        for one in typed_figures(text)
    )
