"""Plain sentences about a count and its population.

The words are the measure's own `sentence`, kept with its definition: "{n} of {d} referrals were
re-referrals". A measure without one is told by its short name.
"""

from __future__ import annotations

from performance.analysis.figures import Basis, Figure, Measure, Period, Unit
from performance.analysis.wording import show

_IRREGULAR = {"children": "child", "people": "person"}
# Words that end in s and are no plurals.
_NO_PLURAL = ("ss", "us", "is")
_SHARE = "{n} of {d}"


def share_sentence(measure: Measure, figure: Figure, *, shown: str, period: Period) -> str:
    """Say the count first, then the percentage.

    "89 of 299 referrals (30%) were re-referrals." Needs a figure with a fraction; `shown` is its
    percentage as displayed.
    """
    said = f"{figure.numerator or 0:,} of {figure.denominator or 0:,}"
    if not measure.sentence:
        return f"{measure.short_name}: {said} ({shown})."
    opening = f"{_SHARE} {measure.population}"
    with_share = measure.sentence.replace(opening, f"{said} {measure.population} ({shown})", 1)
    return _full(with_share, period)


def count_sentence(measure: Measure, figure: Figure, period: Period) -> str:
    """Say a figure that has no fraction: "543 children were looked after at the end of December".

    Without words of its own, with the time it speaks for: "Referrals: 299 in December 2022."
    """
    number = show(figure.exact_in(measure.unit), measure.unit, measure.decimals)
    if measure.sentence:
        if measure.unit is Unit.PERCENTAGE:
            return _full(measure.sentence.replace(_SHARE, f"{number} of", 1), period)
        return _full(measure.sentence.replace("{n}", number, 1), period)
    if measure.unit is Unit.RATE:
        number = f"{number} per 10,000"
    when = {
        Basis.IN_PERIOD: f"in {period.label}",
        Basis.SNAPSHOT: f"at the end of {period.label}",
        Basis.YEAR_TO_DATE: _so_far(period),
        Basis.ROLLING: f"in the 12 months to {period.label}",
    }[measure.basis]
    return f"{measure.short_name}: {number} {when}."


def _so_far(period: Period) -> str:
    if period.month_of_year == 12:
        return f"in the whole of {period.financial_year_of().label}"
    if period.month_of_year == period.month_count:
        return f"in {period.label}, the start of the year"
    first, last = period.financial_year_of().months()[0], period.months()[-1]
    is_same_year = first.start.year == last.start.year
    return f"from {first.label.split()[0] if is_same_year else first.label} to {last.label}"


def _full(words: str, period: Period) -> str:
    """Name the month that the words speak of, and end the sentence."""
    return f"{words.replace('the month', period.label).rstrip('.')}."


def singular(phrase: str) -> str:
    """Turn the first plural of a phrase into one: "children visited" into "child visited"."""
    words = phrase.split()
    for i, word in enumerate(words):
        if word in _IRREGULAR:
            words[i] = _IRREGULAR[word]
            break
        if word.endswith("s") and not word.endswith(_NO_PLURAL):
            words[i] = f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
            break
    return " ".join(words)


def more_or_fewer(change: int, counted: str) -> str:
    """Say how many more or fewer: "21 fewer re-referrals", "1 more child visited"."""
    noun = singular(counted) if abs(change) == 1 else counted
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'} {noun}".rstrip()
