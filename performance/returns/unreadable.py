"""What a cell that is no single figure was probably meant to be, to say what to type instead.

Nothing is guessed for the record: the cell stays out whatever is found here.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from performance.returns.names import plain_text

_AS_USUAL = "Type the figure, such as 85% (473/554) or 270, or TBC or N/A"
_DECIMAL_COMMA = re.compile(r"^(£? ?\d{1,3}(?:\.\d{3})+|£? ?\d+),(\d{1,2}) ?(%?)$")


@dataclass(frozen=True)
class _Kind:
    """A shape of text, what it is, and what to do."""

    shape: re.Pattern[str]
    what: str
    advice: str


_KINDS = (
    _Kind(
        re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$"),
        "a time or a ratio",
        "Format the cell as text and type the figure, in the unit of its row",
    ),
    _Kind(
        re.compile(r"^\d+ in (?:every )?\d+$", re.IGNORECASE),
        "a ratio",
        "Type the percentage with its count and all, such as 25% (1/4)",
    ),
    _Kind(
        re.compile(r"^[\d.,]+ ?%? ?(?:-|to) ?[\d.,]+ ?%?$", re.IGNORECASE),
        "a range",
        "Type the one figure of the period",
    ),
    _Kind(
        re.compile(r"^[\d.,]+ ?%? ?(?:[/|;&+]|and|or| |\() ?[\d.,]+ ?%? ?\)?$", re.IGNORECASE),
        "two figures",
        "Type only the figure of the period; the one before has its own column",
    ),
    _Kind(
        re.compile(r"^[-+]?\d+(?:\.\d+)?e[-+]?\d+$", re.IGNORECASE),
        "a shortened number",
        "Widen the column or format it as a number, and type the figure in full",
    ),
    _Kind(
        re.compile(r"^[=+@].*[A-Za-z(]", re.DOTALL),
        "a formula typed as text",
        "Type the figure itself",
    ),
)


def advice_on(text: str) -> Mapping[str, str]:
    """Return the words for the sentence about an unreadable cell: `what` it is, and `advice`."""
    text = plain_text(text[:200])
    if found := _DECIMAL_COMMA.match(text):
        whole = found[1].replace(".", ",")
        advice = f"Type it with a decimal point: {whole}.{found[2]}{found[3]}"
        return {"what": "a figure with a decimal comma", "advice": advice}
    for kind in _KINDS:
        if kind.shape.match(text):
            return {"what": kind.what, "advice": kind.advice}
    return {"what": "not one figure", "advice": _AS_USUAL}
