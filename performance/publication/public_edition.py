"""Whether a month may go out in a public edition. Suppression itself is not automatic yet."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from performance.analysis.figures import Basis, Figure, Period, Unit
from performance.told.board import Board, Line
from performance.told.tellings import Past
from scrutiny.disclosure.small_numbers import is_small, points_to_a_child


def public_refusals(board: Board, past: Past, *, is_draft: bool) -> list[str]:
    """Return why a board may not be published, in sentences; nothing where it may.

    Refused: a draft, an indicator without a disclosure class, and any figure of a personal
    indicator, of a month or the council's own of an earlier year, with a count (or its
    complement) from one to five. So is a count of the year to date that grows by one to five from
    one month to the next: the difference is as good as printed. What a figure was when the panel
    was told otherwise (`past`, and at its last meeting) is printed too, and counts alike.
    """
    found = []
    if is_draft:
        found.append(f"{board.month.label} has not been published to the panel yet.")
    unclassed = sorted({line.code for line in board.lines if not line.disclosure_class})
    if unclassed:
        found.append(
            f"No disclosure class is set for {', '.join(unclassed)}. Set one, so that it is known "
            "what must be suppressed."
        )
    personal = [line for line in board.lines if line.disclosure_class == "personal"]
    found += _sentence(
        "These figures are small enough to point to a child",
        (
            (line, period)
            for line in personal
            for period, seen in line.months.items()
            if _is_disclosive(line, seen.figure)
        ),
    )
    found += _sentence(
        "These figures are small enough to point to a child as they were told before",
        ((line, period) for line in personal for period in _small_before(line, past)),
    )
    found += _sentence(
        "These figures of the council's own earlier year are small enough to point to a child",
        (
            (line, one.period)
            for line in personal
            for one in line.comparators
            if one.is_own and _is_disclosive(line, one.seen.figure)
        ),
    )
    found += _sentence(
        "These figures of the year to date differ so little from the month before that the "
        "difference points to a child",
        ((line, period) for line in personal for period in _small_steps(line)),
    )
    return found


def _sentence(what: str, small: Iterable[tuple[Line, Period]]) -> list[str]:
    """Return what is wrong with these figures and what to do, once each; nothing of none."""
    names = sorted({f"{line.code} {period.short}" for line, period in small})
    if not names:
        return []
    return [f"{what}: {', '.join(names)}. Suppress them in the return and send it again."]


def _small_before(line: Line, past: Past) -> Iterator[Period]:
    """Yield the months of which something small was told before."""
    for period, seen in line.then.items():
        if _is_disclosive(line, seen.figure):
            yield period
    for (code, period), was in past.items():
        if code == line.code and _is_disclosive(line, was.seen.figure):
            yield period


def _small_steps(line: Line) -> Iterator[Period]:
    """Yield the months by which a count of the year to date grew by one to five.

    A month without a figure is passed over: the step is then from the last one known.
    """
    if line.measure.basis is not Basis.YEAR_TO_DATE or line.measure.unit is not Unit.NUMBER:
        return
    before: dict[Period, Fraction] = {}
    for period in sorted(line.months):
        exact = line.months[period].figure.exact_in(line.measure.unit)
        if exact is None:
            continue
        year = period.financial_year_of()
        step = exact - before.get(year, Fraction(0))
        if year in before and step.denominator == 1 and is_small(int(step)):
            yield period
        before[year] = exact


def _is_disclosive(line: Line, figure: Figure) -> bool:
    """Return whether a figure's counts are too small to publish."""
    if points_to_a_child(figure.numerator, figure.denominator):
        return True
    exact = figure.exact_in(line.measure.unit)
    is_count = line.measure.unit is Unit.NUMBER and exact is not None
    return is_count and exact is not None and exact.denominator == 1 and is_small(int(exact))
