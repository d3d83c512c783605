"""What the past periods add to a figure: runs on or off target, highest and lowest since when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from performance.analysis.figures import Figure, Measure, Period
from performance.analysis.ratings import Colour, Rating
from performance.analysis.timeline import NOUNS, near_name
from performance.analysis.wording import rounded

ENOUGH_FOR_A_RUN = 2
ENOUGH_FOR_A_YEAR = 3
ENOUGH_FOR_AN_EXTREME = 4
LEAST_APART = 3


@dataclass(frozen=True)
class Run:
    """Periods in a row, up to the latest, that all missed or all met the target."""

    is_missed: bool
    count: int
    is_all_red: bool
    is_whole_year: bool


def run(ratings: Mapping[Period, Rating], period: Period) -> Run | None:
    """Count back from the period; an unrated period ends the run. None where it is unrated."""
    latest = ratings.get(period)
    if latest is None or latest.colour is None:
        return None
    colours: list[Colour] = []
    asked, first_of_year = period, period.financial_year_of().start
    is_whole_year = False
    while (rating := ratings.get(asked)) is not None and rating.colour is not None:
        if rating.is_met is not latest.is_met:
            break
        colours.append(rating.colour)
        is_whole_year = is_whole_year or asked.start == first_of_year
        asked = asked.previous()
    return Run(
        is_missed=latest.is_missed,
        count=len(colours),
        is_all_red=all(colour is Colour.RED for colour in colours),
        is_whole_year=is_whole_year,
    )


def missed_in_a_row(ratings: Mapping[Period, Rating], period: Period) -> int:
    """Count the periods in a row, up to this one, that missed their target."""
    found = run(ratings, period)
    return found.count if found is not None and found.is_missed else 0


def run_sentence(ratings: Mapping[Period, Rating], period: Period) -> str | None:
    """Say how long it has been on or off target, where that is more than today."""
    found = run(ratings, period)
    noun = NOUNS[period.frequency]
    if found is None:
        return None
    if not found.is_missed and found.count == 1:
        return _first_time(ratings, period)
    if found.count < ENOUGH_FOR_A_RUN:
        return None
    words = "On target"
    if found.is_missed:
        words = "Off target" if found.is_all_red else "Target missed"
    of_year = period.month_of_year // period.month_count
    if found.is_whole_year and found.count == of_year >= ENOUGH_FOR_A_YEAR:
        return f"{words} in all {found.count} {noun}s this year."
    return f"{words} {found.count} {noun}s running."


def extreme_sentence(
    measure: Measure, series: Mapping[Period, Figure], period: Period
) -> str | None:
    """Say since when it has not been so high, or so low; compared as shown to the reader.

    Only where three or more periods lie between, so that an ordinary month is no news.
    """
    alike = [p for p in sorted(series) if p <= period and p.frequency is period.frequency]
    values = [(p, series[p].exact_in(measure.unit)) for p in alike]
    shown = [(p, rounded(v, measure.decimals)) for p, v in values if v is not None]
    if len(shown) < ENOUGH_FOR_AN_EXTREME or shown[-1][0] != period:
        return None
    (_, now), earlier = shown[-1], shown[:-1]
    if now > earlier[-1][1]:
        since = [p for p, value in earlier if value >= now]
        return _since("Highest", since, [p for p, _ in earlier], period)
    if now < earlier[-1][1]:
        since = [p for p, value in earlier if value <= now]
        return _since("Lowest", since, [p for p, _ in earlier], period)
    return None


def _since(
    word: str, since: Sequence[Period], earlier: Sequence[Period], period: Period
) -> str | None:
    if not since:
        count, noun = len(earlier) + 1, NOUNS[period.frequency]
        return f"{word} of the {count} {noun}s on record."
    last = since[-1]
    apart = last.months_to(period) // period.month_count
    return f"{word} since {near_name(last, period)}." if apart >= LEAST_APART else None


def _first_time(ratings: Mapping[Period, Rating], period: Period) -> str | None:
    """Say that a run of misses has ended."""
    noun, asked, missed_count = NOUNS[period.frequency], period.previous(), 0
    while (rating := ratings.get(asked)) is not None and rating.is_missed:
        missed_count += 1
        asked = asked.previous()
    if missed_count < ENOUGH_FOR_A_RUN:
        return None
    return f"On target after {missed_count} {noun}s that missed it."
