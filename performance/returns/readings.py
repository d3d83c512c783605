"""A cell read as a figure of one indicator, with what is doubtful or wrong about it.

A problem is a code and the words its sentence needs; whether it is a question or an error, and the
sentence itself, are in the table of `checks`. A reading without a figure always has a problem.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from statistics import median

from performance.analysis.figures import Figure, Measure, State, Unit
from performance.analysis.wording import rounded
from performance.returns.cells import SheetCell
from performance.returns.values import Parsed, parse

_CERTAINLY_PERCENT = Decimal("1.5")


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
    parsed = _parsed(cell)
    if isinstance(parsed, Problem):
        return Reading(None, problems=(parsed,))
    if parsed.state is not None:
        return Reading(Figure(None, state=parsed.state))
    problem = _unfit(parsed, measure)
    if problem is not None:
        return Reading(None, problems=(problem,))
    if parsed.has_fraction:
        return _with_fraction(parsed, measure)
    if measure.unit is Unit.PERCENTAGE and not parsed.has_percent_sign:
        return _without_sign(parsed, peers, is_reference)
    return _plain(parsed, measure)


def _parsed(cell: SheetCell) -> Parsed | Problem:
    """Take the cell apart, or say why its kind of content is no figure."""
    if cell.kind == "error":
        return Problem("error_cell")
    if cell.kind == "formula":
        return Problem("formula_without_value")
    if cell.kind == "date":
        return _date_problem(cell)
    if cell.kind == "boolean":
        return Problem("unreadable_cell")
    if cell.kind == "number":
        return numeric(cell)
    parsed = parse(cell.raw)
    return Problem("unreadable_cell") if parsed is None else parsed


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
        return Problem("unreadable_cell")
    readings = f"{day.day}/{day.month} or {day.month}/{day.day}"
    return Problem("date_in_figure_cell", {"date": f"{day:%d %B %Y}", "readings": readings})


def _unfit(parsed: Parsed, measure: Measure) -> Problem | None:
    """Say why a readable text is still not a figure of this indicator."""
    if parsed.comparison is not None:
        return Problem("unreadable_cell" if parsed.upper is not None else "bound_in_figure_cell")
    is_percentage = measure.unit is Unit.PERCENTAGE
    wrong_unit = (
        (parsed.has_percent_sign and not is_percentage)
        or (parsed.has_fraction and not is_percentage)
        or (parsed.has_pound_sign and measure.unit is not Unit.POUNDS)
        or (parsed.unit_word != "" and not _fits_unit(parsed.unit_word, measure.unit))
    )
    return Problem("unit_mismatch", {"unit": measure.unit.value}) if wrong_unit else None


def _fits_unit(word: str, unit: Unit) -> bool:
    return unit is Unit.DAYS and word.endswith(("day", "days"))


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
    problems = _doubts(parsed)
    if parsed.number is None:
        return Reading(Figure(rounded(exact, measure.decimals), top, bottom), 9, problems)
    said = parsed.number
    if not parsed.has_percent_sign and said <= 1 and agrees(exact / 100, said, parsed.decimals):
        value = said * 100
        return Reading(Figure(value, top, bottom), max(parsed.decimals - 2, 0), problems)
    if agrees(exact, said, parsed.decimals):
        return Reading(Figure(said, top, bottom), parsed.decimals, problems)
    contradiction = Problem(
        "percentage_contradicts_fraction",
        {**words, "said": f"{plain(said)}%", "is": f"{_apart(exact, said, parsed.decimals)}%"},
    )
    figure = Figure(said, top, bottom, sheet_value=said)
    return Reading(figure, parsed.decimals, (contradiction, *problems))


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


def _plain(parsed: Parsed, measure: Measure) -> Reading:
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
    if measure.unit is Unit.NUMBER and parsed.number != parsed.number.to_integral_value():
        problems = (Problem("not_whole"), *problems)
    return Reading(Figure(parsed.number), parsed.decimals, problems)


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
        doubts.append(Problem("marked_figure", {"mark": parsed.mark}))
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
