"""The text of a cell taken apart: a number, a fraction, a state, a bound, or nothing readable.

Pure: text in, a frozen value out. What the text means for an indicator (is `85` a percentage?) is
decided in `readings`; nothing here knows the row.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from performance.analysis.figures import State
from performance.analysis.targets import Comparison
from performance.returns.names import plain_text

_STATES = {
    State.TO_BE_CONFIRMED: {
        "tbc", "tba", "to be confirmed", "to be advised", "awaiting data", "awaited", "awaiting",
        "to follow", "pending",
    },
    State.NOT_APPLICABLE: {"n/a", "na", "n.a.", "n.a", "not applicable", "[z]"},
    State.NOT_AVAILABLE: {
        "", "-", "--", "..", "...", "not available", "no data", "data not available",
        "unavailable", "[x]",
    },
    State.SUPPRESSED: {"*", "c", "[c]", "suppressed", "confidential"},
}  # fmt: skip
_STATE_OF = {word: state for state, words in _STATES.items() for word in words}
NOUGHT_IN_WORDS = ("nil", "zero")
_DUE = re.compile(r"^(due|expected|awaiting)\b.{0,40}$")
_SMALL = re.compile(r"^(?:< ?(\d{1,2})|(\d{1,2}) or (?:fewer|less)|fewer than (\d{1,2}))$")
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,9})?|\.\d{1,9}"
_NUMBER = re.compile(
    rf"(?P<open>\()?(?P<minus>-)? ?(?P<pound>£)? ?(?P<digits>{_DIGITS})(?P<scale>[km])?"
    r"(?P<close>\))?(?: ?(?P<percent>%|percent|per cent|pct))?"
)
_FRACTION = re.compile(
    r"(?P<left>\()? ?(?P<top>\d{1,3}(?:,\d{3})+|\d{1,12}) ?(?:/|out of|of) ?"
    r"(?P<bottom>\d{1,3}(?:,\d{3})+|\d{1,12}) ?(?P<right>\))?"
)
_UNIT_WORD = re.compile(
    r"^(?P<word>(?:(?:per|a|each) )?(?:working )?(?:days?|weeks?|months?|years?))"
    r"(?:,? (?:avg|average))?$"
)
_MARK = re.compile(r"^(?:\*+|[†‡#]|\(?[rpeub]\)|\[[rpeub]\]| [rpeub]|\^\d)$")
_SIGNS = (("<=", Comparison.AT_MOST), ("=<", Comparison.AT_MOST), ("\u2264", Comparison.AT_MOST),
          (">=", Comparison.AT_LEAST), ("=>", Comparison.AT_LEAST),
          ("\u2265", Comparison.AT_LEAST), ("<", Comparison.LESS_THAN),
          (">", Comparison.MORE_THAN), ("at least ", Comparison.AT_LEAST),
          ("at most ", Comparison.AT_MOST), ("less than ", Comparison.LESS_THAN),
          ("below ", Comparison.LESS_THAN), ("under ", Comparison.LESS_THAN),
          ("more than ", Comparison.MORE_THAN), ("above ", Comparison.MORE_THAN),
          ("over ", Comparison.MORE_THAN), ("up to ", Comparison.AT_MOST))  # fmt: skip
_SUPERSCRIPTS = re.compile("[\u00b2\u00b3\u00b9\u2070-\u2079]+$")
_ENDS_IN_STOP = re.compile(r"[\d,]+\.")
_SCALES = {"k": Decimal(1_000), "m": Decimal(1_000_000)}


@dataclass(frozen=True)
class Parsed:
    """What a text says. Exactly one of a number, a fraction alone, or a state is there.

    `decimals` is how many places the number was shown with; `comparison` and `upper` are for bounds
    and ranges (`<17K`, `12-15`); `mark` is a footnote mark that was taken off.
    """

    number: Decimal | None = None
    decimals: int = 0
    has_percent_sign: bool = False
    has_pound_sign: bool = False
    numerator: int | None = None
    denominator: int | None = None
    is_bracket_lost: bool = False
    state: State | None = None
    comparison: Comparison | None = None
    upper: Decimal | None = None
    mark: str = ""
    unit_word: str = ""

    @property
    def has_fraction(self) -> bool:
        """Say whether a count and a population were given."""
        return self.numerator is not None and self.denominator is not None


def parse(text: str) -> Parsed | None:
    """Return what a text says, or None where it says no figure, state or bound. Never raises."""
    mark = ""
    if found := _SUPERSCRIPTS.search(text.strip()):
        mark, text = found[0], text.strip()[: found.start()]
    text = _as_meant(plain_text(text).casefold())
    if mark and not any(character.isdecimal() for character in text):
        return None
    parsed = _state(text) or _bound(text) or _range(text) or _figure(text)
    if parsed is not None and mark:
        return replace(parsed, mark=mark)
    return parsed


def _as_meant(text: str) -> str:
    """Take off Excel's sign for a number kept as text, and a full stop behind a whole number."""
    text = text.removeprefix("'")
    return text[:-1] if _ENDS_IN_STOP.fullmatch(text) else text


def _state(text: str) -> Parsed | None:
    if text in _STATE_OF:
        return Parsed(state=_STATE_OF[text])
    if _DUE.match(text):
        return Parsed(state=State.TO_BE_CONFIRMED)
    if (small := _SMALL.match(text)) and int(small[small.lastindex or 0]) <= 10:
        side = Comparison.AT_MOST if small[2] else Comparison.LESS_THAN
        number = Decimal(small[small.lastindex or 0])
        return Parsed(state=State.SUPPRESSED, number=number, comparison=side)
    return Parsed(number=Decimal(0)) if text in NOUGHT_IN_WORDS else None


def _bound(text: str) -> Parsed | None:
    for sign, comparison in _SIGNS:
        if text.startswith(sign):
            found = _NUMBER.fullmatch(text.removeprefix(sign).strip())
            parsed = _number(found) if found else None
            return replace(parsed, comparison=comparison) if parsed else None
    for ending in ("+", " or more", " or above", " or higher"):
        if text.endswith(ending):
            found = _NUMBER.fullmatch(text.removesuffix(ending).strip())
            parsed = _number(found) if found else None
            return replace(parsed, comparison=Comparison.AT_LEAST) if parsed else None
    return None


def _range(text: str) -> Parsed | None:
    lower, dash, upper = text.removeprefix("between ").replace(" and ", "-").partition("-")
    first, second = _NUMBER.fullmatch(lower.strip()), _NUMBER.fullmatch(upper.strip())
    if not (dash and first and second):
        return None
    low, high = _number(first), _number(second)
    if low is None or high is None or low.number is None or high.number is None:
        return None
    if low.number > high.number:
        return None
    return replace(high, number=low.number, upper=high.number, comparison=Comparison.BETWEEN)


def _figure(text: str) -> Parsed | None:
    if fraction := _FRACTION.fullmatch(text):
        return _with_fraction(Parsed(), fraction)
    found = _NUMBER.match(text)
    parsed = _number(found) if found else None
    if parsed is None or found is None:
        return None
    return _rest(parsed, text[found.end() :])


def _rest(parsed: Parsed, rest: str) -> Parsed | None:
    """Return the figure with what stands behind its number: a fraction, a unit, a mark."""
    if not rest.strip():
        return parsed
    if _MARK.match(rest) or (_MARK.match(rest.strip()) and rest.strip() not in "rpeub"):
        return replace(parsed, mark=rest.strip())
    if word := _UNIT_WORD.match(rest.strip()):
        return replace(parsed, unit_word=word["word"])
    fraction = _FRACTION.match(rest.strip())
    if fraction is None or not (fraction["left"] or fraction["right"]):
        return None
    whole = _with_fraction(parsed, fraction)
    behind = rest.strip()[fraction.end() :]
    if not behind:
        return whole
    return replace(whole, mark=behind.strip()) if _MARK.match(behind) else None


def _with_fraction(parsed: Parsed, fraction: re.Match[str]) -> Parsed:
    return replace(
        parsed,
        numerator=int(fraction["top"].replace(",", "")),
        denominator=int(fraction["bottom"].replace(",", "")),
        is_bracket_lost=bool(fraction["left"]) != bool(fraction["right"]),
    )


def _number(found: re.Match[str]) -> Parsed | None:
    """Return the number of a match; None where its brackets are odd. Brackets mean minus."""
    is_negative = bool(found["minus"])
    if bool(found["open"]) != bool(found["close"]):
        return None
    if found["open"]:
        if is_negative or found["percent"]:
            return None
        is_negative = True
    digits = found["digits"].replace(",", "")
    number = Decimal(digits) * _SCALES.get(found["scale"] or "", Decimal(1))
    return Parsed(
        number=-number if is_negative else number,
        decimals=len(digits.partition(".")[2]) if not found["scale"] else 0,
        has_percent_sign=bool(found["percent"]),
        has_pound_sign=bool(found["pound"]),
    )
