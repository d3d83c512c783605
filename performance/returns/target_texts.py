"""The Target column read as rules, and compared: `23%`, `<17K`, `250 per month`, `Not set`.

The sheet's target is never taken over: the register says which target applies, and a difference is
a question to the officer.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from performance.analysis.figures import Measure, Unit
from performance.analysis.targets import Applies, Comparison, TargetRule
from performance.analysis.wording import show_as_given
from performance.returns.cells import SheetCell
from performance.returns.names import plain_text
from performance.returns.readings import numeric, plain
from performance.returns.values import Parsed, parse

_PERIODS = (
    (re.compile(r",? ?(?:per month|a month|pcm|p/m|monthly|each month)$"), Applies.EACH_PERIOD),
    (
        re.compile(
            r",? ?(?:per year|a year|per annum|pa|p/a|annually|for the year"
            r"|by (?:the )?(?:end of )?(?:mar(?:ch)?|year[ -]end)(?: \d{2,4})?)$"
        ),
        Applies.YEAR_END,
    ),
)
_NO_TARGET = {"not set", "none", "no target", "none set", "not applicable", "to be set"}
_SAME_SIDE = {
    Comparison.AT_LEAST: Comparison.AT_LEAST,
    Comparison.MORE_THAN: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.AT_MOST,
    Comparison.LESS_THAN: Comparison.AT_MOST,
    Comparison.BETWEEN: Comparison.BETWEEN,
}


@dataclass(frozen=True)
class TargetText:
    """What a target cell says. Without a value it says that there is none, or words alone.

    `comparison` and `applies` are None where the sheet leaves them to the reader.
    """

    value: Decimal | None = None
    upper: Decimal | None = None
    comparison: Comparison | None = None
    applies: Applies | None = None
    is_unreadable: bool = False
    is_without_sign: bool = False

    def plain(self, unit: Unit) -> str:
        """Say what was read, for a message."""
        if self.value is None:
            return "no target"
        words = self.comparison.value + " " if self.comparison else ""
        return f"{words}{show_as_given(self.value, unit)}"


def read_target(cell: SheetCell, measure: Measure) -> TargetText:
    """Read a target cell. Never raises; what is not understood is marked unreadable."""
    if cell.is_blank:
        return TargetText()
    if cell.kind not in ("text", "number"):
        return TargetText(is_unreadable=True)
    text, applies = _without_period(plain_text(cell.raw).casefold())
    if text in _NO_TARGET:
        return TargetText()
    parsed = numeric(cell) if cell.kind == "number" else parse(text)
    if parsed is None:
        return TargetText(is_unreadable=True)
    if parsed.number is None:
        return TargetText(is_unreadable=parsed.state is None)
    return _rule(parsed, measure, applies)


def _without_period(text: str) -> tuple[str, Applies | None]:
    for pattern, applies in _PERIODS:
        if found := pattern.search(text):
            return text[: found.start()].strip(), applies
    return text, None


def _rule(parsed: Parsed, measure: Measure, applies: Applies | None) -> TargetText:
    assert parsed.number is not None
    is_percentage = measure.unit is Unit.PERCENTAGE
    if parsed.has_percent_sign != is_percentage and parsed.has_percent_sign:
        return TargetText(is_unreadable=True)
    is_share = is_percentage and not parsed.has_percent_sign and 0 < parsed.number <= 1
    scale = 100 if is_share else 1
    return TargetText(
        value=Decimal(plain(parsed.number * scale).replace(",", "")),
        upper=None if parsed.upper is None else parsed.upper * scale,
        comparison=parsed.comparison,
        applies=applies,
        is_without_sign=is_share,
    )


def matches(said: TargetText, rule: TargetRule | None) -> bool:
    """Say whether a sheet's target is the register's.

    A bare figure agrees with either side, and the sheet's `<` with the register's "at most":
    sheets rarely tell the two apart.
    """
    if said.value is None or rule is None:
        return said.value is None and rule is None
    if said.value != rule.value or said.upper != rule.upper:
        return False
    if said.applies is not None and said.applies is not rule.applies:
        return False
    return said.comparison is None or _SAME_SIDE[said.comparison] is _SAME_SIDE[rule.comparison]


def contradict(first: TargetText, second: TargetText) -> bool:
    """Say whether two cells of one return give two targets for the same indicator."""
    if first.value is None or second.value is None:
        return False
    sides = {_SAME_SIDE[one.comparison] for one in (first, second) if one.comparison}
    return (first.value, first.upper) != (second.value, second.upper) or len(sides) > 1
