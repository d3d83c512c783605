"""What was published of audits before the portal, set side by side to see whether it adds up.

Nothing here mends a figure. What does not reconcile is said in words, with both numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from audits.analysis.rows import Scale
from audits.analysis.shares import Share

BEFORE_MODERATION = "Grades before moderation."
AFTER_MODERATION = "Grades after moderation."


@dataclass(frozen=True)
class PastRow:
    """One printed row: a team's year, or a set of audits. `counts` are by place on the scale."""

    source_set: str
    label: str
    from_on: date
    to_on: date
    total: int
    counts: tuple[int, ...]
    ungraded: int
    scale: Scale
    is_before_moderation: bool = True

    @property
    def graded(self) -> int:
        """Return how many have a grade."""
        return sum(self.counts)

    @property
    def good(self) -> Share:
        """Return how many of the graded are good or better."""
        return Share(sum(self.counts[: self.scale.good_count]), self.graded)


@dataclass(frozen=True)
class PastSet:
    """The rows of one table of the source, and what they come to."""

    name: str
    rows: tuple[PastRow, ...]
    total: PastRow

    @property
    def moderation(self) -> str:
        """Return in words whose grades these are."""
        before = all(row.is_before_moderation for row in self.rows)
        return BEFORE_MODERATION if before else AFTER_MODERATION


@dataclass(frozen=True)
class Reconciliation:
    """The sets of the past, and in words what does not reconcile between them or in them."""

    sets: tuple[PastSet, ...]
    unreconciled: tuple[str, ...]


def reconcile(rows: Sequence[PastRow]) -> Reconciliation:
    """Return what was published as sets with their sums, and what of it does not reconcile."""
    ordered = sorted(rows, key=lambda row: row.source_set)
    grouped = groupby(ordered, key=lambda row: row.source_set)
    sets = tuple(_summed(name, tuple(of_set)) for name, of_set in grouped)
    within = [sentence for one in rows if (sentence := _row_mismatch(one))]
    between = [sentence for one in sets if (sentence := _parts_mismatch(one, sets))]
    return Reconciliation(sets, tuple(within + between))


def _summed(name: str, rows: tuple[PastRow, ...]) -> PastSet:
    scale = rows[0].scale
    if any(row.scale != scale for row in rows):
        raise ValueError(f"The rows of “{name}” are of several scales, and do not add up.")
    total = PastRow(
        source_set=name,
        label="All",
        from_on=min(row.from_on for row in rows),
        to_on=max(row.to_on for row in rows),
        total=sum(row.total for row in rows),
        counts=tuple(sum(column) for column in zip(*(row.counts for row in rows), strict=True)),
        ungraded=sum(row.ungraded for row in rows),
        scale=scale,
        is_before_moderation=all(row.is_before_moderation for row in rows),
    )
    return PastSet(name, rows, total)


def _row_mismatch(row: PastRow) -> str:
    if row.graded + row.ungraded == row.total:
        return ""
    return (
        f"{row.label} ({row.source_set}): {row.graded} graded and {row.ungraded} ungraded make "
        f"{row.graded + row.ungraded}, and {row.total} is printed. Unreconciled."
    )


def _parts_mismatch(whole: PastSet, sets: Sequence[PastSet]) -> str:
    """Say where the sets of a part of the time have more graded audits than the whole of it."""
    parts = [one for one in sets if one is not whole and _lies_within(one.total, whole.total)]
    graded = [one.total.graded for one in parts]
    if sum(graded) <= whole.total.graded:
        return ""
    first = min(one.total.from_on for one in parts)
    last = max(one.total.to_on for one in parts)
    added = " + ".join(map(str, graded))
    sums = f"{added} = {sum(graded)}" if len(graded) > 1 else f"{sum(graded)}"
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    names = " and ".join(f"“{one.name}”" for one in parts)
    return (
        f"{names}: {sums} graded audits in {_month_count(months)} ({first:%B} to {last:%B %Y}). "
        f"“{whole.name}” has {whole.total.graded} in {_span(whole.total)}. Unreconciled: the "
        "source does not say why there are more in a part of the time than in all of it."
    )


def _lies_within(part: PastRow, whole: PastRow) -> bool:
    is_shorter = (part.from_on, part.to_on) != (whole.from_on, whole.to_on)
    return is_shorter and whole.from_on <= part.from_on and part.to_on <= whole.to_on


_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve")  # fmt: skip


def _month_count(months: int) -> str:
    number = _NUMBERS[months] if months < len(_NUMBERS) else str(months)
    return f"{number} month{'' if months == 1 else 's'}"


def _span(row: PastRow) -> str:
    is_year = (row.from_on.month, row.to_on.month) == (1, 12) and row.from_on.year == row.to_on.year
    return (
        f"the year {row.from_on.year}" if is_year else f"{row.from_on:%B %Y} to {row.to_on:%B %Y}"
    )
