"""A cell read as a figure of one indicator, with what is doubtful or wrong about it.

A problem is a code and the words its sentence needs; whether it is a question or an error, and the
sentence itself, are in the table of `checks`. A reading without a figure always has a problem.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from statistics import median

from performance.analysis.figures import Basis, Figure, Measure, State, Unit
from performance.analysis.wording import rounded
from performance.returns.cells import SheetCell
from performance.returns.names import normalise
from performance.returns.unreadable import advice_on
from performance.returns.values import NOUGHT_IN_WORDS, Parsed, parse

_CERTAINLY_PERCENT = Decimal("1.5")
_FEW = 20
# "due Jan" and "<5" say more than that there is no figure; the raw text keeps it.
_MORE_THAN_A_STATE = re.compile(r"\d|\b(?:due|expected|awaiting)\b", re.IGNORECASE)
_SHORTENED = re.compile(r"\d ?[km]\b", re.IGNORECASE)
# What the codes behind a figure stand for in official statistics.
_MARKS = {"r": "revised", "p": "provisional", "e": "estimated", "u": "of low reliability",
          "b": "a break in the series"}  # fmt: skip


@dataclass(frozen=True)
class Problem:
    """Something to say about a cell: the code of a check and the words for its sentence."""

    code: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reading:
    """What a cell says: a figure or none, how many decimals it was shown with, and the doubts."""

    figure: Figure | None
    decimals: int = 0
    problems: tuple[Problem, ...] = ()
    note: str = ""


def read_figure(
    cell: SheetCell, measure: Measure, *, peers: Sequence[Decimal] = (), is_reference: bool = False
) -> Reading:
    """Read a cell of an indicator's row.

    `peers` are percentages read without doubt in the same row, to tell 0.9% from 90%.
    `is_reference` is for comparator columns, where plain 23 in a percentage row is no question.
    """
    if _is_nought_in_doubt(cell, measure):
        missing = Figure(None, state=State.NOT_AVAILABLE)
        return Reading(missing, problems=(Problem("none_in_words"),))
    parsed = _parsed(cell)
    if isinstance(parsed, Problem):
        return Reading(None, problems=(parsed,))
    if parsed.state is not None:
        is_detailed = _MORE_THAN_A_STATE.search(cell.raw) is not None
        note = f"Recorded as {parsed.state.value}." if is_detailed else ""
        return Reading(Figure(None, state=parsed.state), note=note)
    problem = _unfit(parsed, measure, cell.raw)
    if problem is not None:
        return Reading(None, problems=(problem,))
    if parsed.has_fraction:
        return _with_fraction(parsed, measure)
    if measure.unit is Unit.PERCENTAGE and not parsed.has_percent_sign:
        return _without_sign(parsed, peers, is_reference)
    return _plain(parsed, measure, cell.raw)


def _is_nought_in_doubt(cell: SheetCell, measure: Measure) -> bool:
    """Say whether a word may mean 0 or that there is no figure: Nil counts as 0 of a count only."""
    word = normalise(cell.raw) if cell.kind == "text" else ""
    is_count = measure.unit in (Unit.NUMBER, Unit.POUNDS)
    return word == "none" or (word in NOUGHT_IN_WORDS and not is_count)


def _parsed(cell: SheetCell) -> Parsed | Problem:
    """Take the cell apart, or say why its kind of content is no figure."""
    if cell.kind == "error":
        return Problem("error_cell")
    if cell.kind == "formula":
        return Problem("formula_without_value")
    if cell.kind == "date":
        return _date_problem(cell)
    if cell.kind == "boolean":
        return _unreadable(cell.raw)
    if cell.kind == "number":
        return numeric(cell)
    parsed = parse(cell.raw)
    return _unreadable(cell.raw) if parsed is None else parsed


def _unreadable(text: str) -> Problem:
    return Problem("unreadable_cell", advice_on(text))


def numeric(cell: SheetCell) -> Parsed:
    """Return a numeric cell as if its text were parsed: 0.27 with a % format is 27%."""
    number = Decimal(cell.raw)
    if cell.has_percent_format:
        number *= 100
    places = number.normalize().as_tuple().exponent
    decimals = -places if isinstance(places, int) and places < 0 else 0
    number = number.quantize(Decimal(1)) if decimals == 0 else number.normalize()
    return Parsed(number=number, decimals=decimals, has_percent_sign=cell.has_percent_format)


def _date_problem(cell: SheetCell) -> Problem:
    day = cell.value
    if not isinstance(day, datetime):
        return _unreadable(cell.raw)
    readings = f"{day.day}/{day.month} or {day.month}/{day.day}"
    return Problem("date_in_figure_cell", {"date": f"{day:%d %B %Y}", "readings": readings})


def _unfit(parsed: Parsed, measure: Measure, raw: str) -> Problem | None:
    """Say why a readable text is still not a figure of this indicator."""
    if parsed.comparison is not None:
        is_range = parsed.upper is not None
        return _unreadable(raw) if is_range else Problem("bound_in_figure_cell")
    is_percentage = measure.unit is Unit.PERCENTAGE
    wrong_unit = (
        (parsed.has_percent_sign and not is_percentage)
        or (parsed.has_fraction and not is_percentage)
        or (parsed.has_pound_sign and measure.unit is not Unit.POUNDS)
        or (parsed.unit_word != "" and not _fits_unit(parsed.unit_word, measure))
    )
    return Problem("unit_mismatch", {"unit": measure.unit.value}) if wrong_unit else None


def _fits_unit(word: str, measure: Measure) -> bool:
    if word.endswith("month") and word != "month":
        return measure.basis is Basis.IN_PERIOD and measure.unit is not Unit.DAYS
    return measure.unit is Unit.DAYS and word.endswith(("day", "days"))


def _with_fraction(parsed: Parsed, measure: Measure) -> Reading:
    top, bottom = parsed.numerator, parsed.denominator
    assert top is not None
    assert bottom is not None
    words = {"top": f"{top:,}", "bottom": f"{bottom:,}"}
    if bottom == 0:
        if top:
            return Reading(None, problems=(Problem("denominator_zero", words),))
        nothing = Problem("nothing_to_count", words)
        return Reading(Figure(None, state=State.NOT_APPLICABLE), problems=(nothing,))
    if top > bottom:
        return Reading(None, problems=(Problem("numerator_above_denominator", words),))
    exact = Fraction(100 * top, bottom)
    problems, note = _doubts(parsed), _of_few(bottom)
    if parsed.number is None:
        return Reading(Figure(rounded(exact, measure.decimals), top, bottom), 9, problems, note)
    said = parsed.number
    if not parsed.has_percent_sign and said <= 1 and agrees(exact / 100, said, parsed.decimals):
        decimals = max(parsed.decimals - 2, 0)
        return Reading(Figure(said * 100, top, bottom), decimals, problems, note)
    if agrees(exact, said, parsed.decimals):
        return Reading(Figure(said, top, bottom), parsed.decimals, problems, note)
    contradiction = Problem(
        "percentage_contradicts_fraction",
        {**words, "said": f"{plain(said)}%", "is": f"{_apart(exact, said, parsed.decimals)}%"},
    )
    figure = Figure(said, top, bottom, sheet_value=said)
    return Reading(figure, parsed.decimals, (contradiction, *problems), note)


def _of_few(bottom: int) -> str:
    """Return what to say of a percentage of so few that one child moves it by points."""
    if bottom >= _FEW:
        return ""
    return f"Low reliability: of only {bottom}, so one more or less is {100 / bottom:.0f} points."


def _without_sign(parsed: Parsed, peers: Sequence[Decimal], is_reference: bool) -> Reading:
    """Read a number without a % sign in a percentage row: 85 is 85%, 0.87 most likely 87%."""
    assert parsed.number is not None
    said = parsed.number
    is_share = abs(said) <= _CERTAINLY_PERCENT and _is_share(said, peers)
    value = said * 100 if is_share else said
    decimals = max(parsed.decimals - 2, 0) if is_share else parsed.decimals
    value = value.quantize(Decimal(1).scaleb(-decimals))
    wrong = _out_of_range(value)
    if wrong is not None:
        return Reading(None, problems=(wrong,))
    note = f"Read as {plain(value)}%."
    is_sure = said == 0 or (is_reference and said > _CERTAINLY_PERCENT)
    question = Problem("percentage_without_sign", {"reading": f"{plain(value)}%"})
    problems = _doubts(parsed) if is_sure else (question, *_doubts(parsed))
    return Reading(Figure(value), decimals, problems, note)


def _is_share(said: Decimal, peers: Sequence[Decimal]) -> bool:
    """Say whether a number up to 1.5 is a share of 1: by the row's own figures, else by size."""
    if not peers:
        return said <= 1
    middle = median(peers)
    return abs(said * 100 - middle) <= abs(said - middle)


def _plain(parsed: Parsed, measure: Measure, raw: str) -> Reading:
    assert parsed.number is not None
    if measure.unit is Unit.PERCENTAGE:
        wrong = _out_of_range(parsed.number)
    elif parsed.number < 0 and measure.unit is not Unit.POUNDS:
        wrong = Problem("negative")
    else:
        wrong = None
    if wrong is not None:
        return Reading(None, problems=(wrong,))
    problems = _doubts(parsed)
    note = f"Read as {plain(parsed.number)}." if _SHORTENED.search(raw) else ""
    if measure.unit is Unit.NUMBER and parsed.number != parsed.number.to_integral_value():
        problems = (Problem("not_whole"), *problems)
    return Reading(Figure(parsed.number), parsed.decimals, problems, note)


def _out_of_range(value: Decimal) -> Problem | None:
    if value < 0:
        return Problem("negative")
    return Problem("above_100") if value > 100 else None


def _doubts(parsed: Parsed) -> tuple[Problem, ...]:
    doubts = []
    if parsed.is_bracket_lost:
        top, bottom = parsed.numerator, parsed.denominator
        doubts.append(Problem("bracket_lost", {"fraction": f"{top:,} of {bottom:,}"}))
    if parsed.mark:
        meaning = _MARKS.get(parsed.mark.strip("()[]"), "")
        says = f" ({meaning})" if meaning else ""
        doubts.append(Problem("marked_figure", {"mark": parsed.mark, "meaning": says}))
    return tuple(doubts)


def agrees(exact: Fraction, shown: Decimal, decimals: int) -> bool:
    """Say whether a shown number can be the exact one rounded: half a unit of its last digit."""
    return abs(exact - Fraction(shown)) <= Fraction(1, 2 * 10**decimals)


def plain(number: Decimal) -> str:
    """Write a number without needless noughts: 25, 27.5."""
    text = format(number, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _apart(exact: Fraction, said: Decimal, decimals: int) -> str:
    """Write the exact value with as many decimals as it takes to look different."""
    for more in range(decimals, decimals + 3):
        if (close := rounded(exact, more)) != said:
            return plain(close)
    return plain(rounded(exact, decimals + 3))
