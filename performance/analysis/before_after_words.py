"""What may be said of the months before and after: never that one thing brought about another."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from performance.analysis.before_after import AFTER_NEEDED
from performance.analysis.figures import Basis, Measure, Period
from performance.analysis.sides import BeforeAfter, Outcome, Side, Standing
from performance.analysis.variation_clauses import usual_range
from performance.analysis.wording import show_apart_from

NO_CAUSE = (
    "This is what came after, not proof of what brought it about: other things changed in those "
    "months too."
)
CUT_WORDS = "Those further back do not count: a gap or a break lies in between."
RARE_WORDS = "The numbers behind it are small: chance alone moves this figure a lot."

# What is said where nothing is judged, whatever the figures are.
_PLAIN = {
    Outcome.NOT_DONE: "Not completed yet, so nothing has come after it.",
    Outcome.NOTHING_BEFORE: (
        "It cannot be said: no figure that compares is reported from the months before it was "
        "asked for."
    ),
    Outcome.ROLLING: (
        "It cannot be said: each figure covers twelve months, so those from before and after run "
        "into each other."
    ),
    Outcome.NO_RANGE: (
        "It cannot be said what is more than chance: too little is known of what was usual before."
    ),
    Outcome.MOVING: (
        "It cannot be said: the figure was already changing before this was asked for."
    ),
}


def headline_of(found: BeforeAfter) -> str:
    """Say in one sentence what came after, or why that cannot be said."""
    after_count = len(found.after.periods) if found.after else 0
    match found.outcome:
        case Outcome.BROKEN:
            day = f"{found.broken_on:%-d %B %Y}" if found.broken_on else ""
            return f"The months before and after cannot be compared: the series breaks on {day}."
        case Outcome.TOO_EARLY:
            return f"Too early to say. {_wanted(after_count, found.enough_in)}"
        case Outcome.SAME:
            return (
                f"No change that is more than chance: all {after_count} months after are as usual "
                "before."
            )
        case Outcome.MIXED:
            return (
                "More than chance, but no one way: some months after stand out as higher, others "
                "as lower."
            )
        case Outcome.PASSING:
            count = found.standing.marked_count
            verb = "stands" if count == 1 else "stand"
            return (
                f"No lasting change: {count} of the {after_count} months after {verb} out as "
                f"{_way(found.standing)}{_judged(found.standing)}."
            )
        case Outcome.LASTING:
            way, judged = _way(found.standing).capitalize(), _judged(found.standing)
            return f"{way} since it was done, by more than chance{judged}."
    return _PLAIN[found.outcome]


def sentences_of(measure: Measure, found: BeforeAfter) -> tuple[str, ...]:
    """Say what the months before and after came to, and what to bear in mind."""
    said = [_before(measure, found), _after(measure, found), _signs(found)]
    said.append(RARE_WORDS if found.is_rare else "")
    if found.after is not None:
        said.append(NO_CAUSE)
    return tuple(one for one in said if one)


def _wanted(count: int, enough_in: Period | None) -> str:
    """Say how many months there are of those that it takes, and when there will be enough."""
    there = "None" if count == 0 else f"{count}"
    verb = "is" if count == 1 else "are"
    when = f" With the figures for {enough_in.label} there are enough." if enough_in else ""
    return f"{there} of the {AFTER_NEEDED} months after that it takes {verb} reported.{when}"


def _before(measure: Measure, found: BeforeAfter) -> str:
    if found.before is None:
        return ""
    said = f"Before it was asked for: {_side(measure, found.before, found.after)}"
    if found.usual is not None:
        return f"{said}; the usual range was {usual_range(measure, found.usual)}."
    cut = CUT_WORDS if found.is_cut and found.reason_no_range else ""
    return " ".join(one for one in (f"{said}.", found.reason_no_range, cut) if one)


def _after(measure: Measure, found: BeforeAfter) -> str:
    if found.after is None:
        return ""
    return f"After it was done: {_side(measure, found.after, found.before)}."


def _side(measure: Measure, side: Side, other: Side | None) -> str:
    """Return what the months of a side came to: "26% in the average month, 12 months from ...".

    Two averages that differ never read the same.
    """
    exact = Fraction(side.average)
    beside = Fraction(other.average) if other else exact
    average = show_apart_from(exact, beside, measure.unit, measure.decimals)
    added = " added" if measure.basis is Basis.YEAR_TO_DATE else ""
    if len(side.periods) == 1:
        return f"{average}{added} in {side.periods[0].label}, the only month"
    return f"{average}{added} in the average month, {_span(side.periods)}"


def _span(periods: Sequence[Period]) -> str:
    return f"{len(periods)} months from {periods[0].label} to {periods[-1].label}"


def _signs(found: BeforeAfter) -> str:
    """Name what makes the months after stand out; nothing where they do not, or both ways."""
    standing = found.standing
    if found.outcome not in (Outcome.PASSING, Outcome.LASTING):
        return ""
    side = "above" if standing.is_high else "below"
    signs = []
    if standing.outside_count:
        verb = "lies" if standing.outside_count == 1 else "lie"
        signs.append(f"{standing.outside_count} {verb} {side} the earlier usual range")
    if "shift" in standing.signals:
        signs.append(f"seven or more in a row lie {side} the earlier average")
    if "two_of_three" in standing.signals:
        signs.append("two of three lie close to its end")
    if "trend" in standing.signals:
        signs.append("seven in a row each moved the same way")
    return f"Of the months after, {', '.join(signs)}."


def _way(standing: Standing) -> str:
    """Say which way: a trend alone says where the figures go, not where they stand."""
    if standing.signals == {"trend"}:
        return "rising" if standing.is_high else "falling"
    return "higher" if standing.is_high else "lower"


def _judged(standing: Standing) -> str:
    if standing.is_better is None:
        return ""
    return ", which is better" if standing.is_better else ", which is worse"
