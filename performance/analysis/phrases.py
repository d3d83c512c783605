"""Plain sentences about a count and its population, from the nouns a measure gives.

"re-referrals" of "referrals" makes "89 of 299 referrals (30%) were re-referrals"; "children
visited" of "children with a plan" makes "266 of 286 children with a plan (93%) were visited";
"reviews in time" of "children looked after" makes "... had reviews in time". Where `counted`
starts with a verb of its own ("had a visit in time", "were seen"), that verb is used.
"""

from __future__ import annotations

from performance.analysis.figures import Basis, Figure, Measure, Period, Unit
from performance.analysis.wording import show

_VERBS = ("had", "have", "were", "are")
_PEOPLE = ("children", "leavers", "people", "carers", "parents", "families", "workers", "young")
_IRREGULAR = {"children": "child", "people": "person"}
# Words that end in s and are no plurals.
_NO_PLURAL = ("ss", "us", "is")


def share_sentence(measure: Measure, figure: Figure, *, shown: str) -> str:
    """Say the count first, then the percentage.

    "89 of 299 referrals (30%) were re-referrals." Needs a figure with a fraction; `shown` is its
    percentage as displayed.
    """
    count, population = figure.numerator or 0, figure.denominator or 0
    of_whom = singular(measure.population) if population == 1 else measure.population
    head = f"{count:,} of {population:,}"
    if of_whom:
        head = f"{head} {of_whom}"
    if not measure.counted:
        return f"{measure.short_name}: {head} ({shown})."
    return f"{head} ({shown}) {predicate(measure.counted, measure.population, count)}."


def count_sentence(measure: Measure, figure: Figure, period: Period) -> str:
    """Say a figure that is no share, with the time it speaks for: "Referrals: 299 in December"."""
    number = show(figure.exact_in(measure.unit), measure.unit, measure.decimals)
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


def predicate(counted: str, population: str, count: int) -> str:
    """Say what is true of those counted: "were visited", "had reviews in time"."""
    was = "was" if count == 1 else "were"
    first = counted.split(maxsplit=1)[0]
    if first in _VERBS:
        rest = counted.removeprefix(first).strip()
        return f"{was if first in ('were', 'are') else 'had'} {rest}"
    shared = _after_shared_words(counted, population)
    if shared.startswith("with "):
        return f"had {shared.removeprefix('with ')}"
    if shared:
        return f"{was} {shared}"
    if first.endswith("ed"):
        return f"{was} {counted}"
    what = _one(counted) if count == 1 else counted
    is_people = any(word in _PEOPLE for word in population.split())
    return f"had {what}" if is_people else f"{was} {what}"


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
    counted = "" if counted.split(" ", maxsplit=1)[0] in _VERBS else counted
    noun = singular(counted) if abs(change) == 1 else counted
    return f"{abs(change):,} {'more' if change > 0 else 'fewer'} {noun}".rstrip()


def _after_shared_words(counted: str, population: str) -> str:
    """Return what counted says beyond the noun it shares with the population."""
    left, right = counted.split(), population.split()
    shared_count = 0
    for mine, theirs in zip(left, right, strict=False):
        if mine != theirs:
            break
        shared_count += 1
    return " ".join(left[shared_count:]) if shared_count else ""


def _one(phrase: str) -> str:
    single = singular(phrase)
    return f"{'an' if single[0] in 'aeiou' else 'a'} {single}"
