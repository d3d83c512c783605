"""Grades counted: by team, by theme, by month. Each scale of grades has tables of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from audits.analysis.rows import Row, Scale
from audits.analysis.shares import Share
from scrutiny.disclosure.suppression import suppress

NO_THEME = "No theme given"


class MixedScales(ValueError):
    """Raised for grades of several scales in one table: they cannot be added up."""


@dataclass(frozen=True)
class Graded:
    """How many audits of a group have each grade, the best first."""

    label: str
    counts: tuple[int, ...]
    good: Share


@dataclass(frozen=True)
class GradeTable:
    """The groups of one scale, and all of them together.

    The grades are final ones; `moderated_count` of them are moderators'.
    """

    scale: Scale
    groups: tuple[Graded, ...]
    total: Graded
    moderated_count: int


@dataclass(frozen=True)
class MonthShare:
    """The share good or better of one month; of nothing where no audit was graded: a gap.

    `is_open` says that the share gives no hidden count of the month's own table away.
    """

    month: date
    good: Share
    is_open: bool


def graded_only(rows: Iterable[Row]) -> list[Row]:
    """Return the audits that have a grade."""
    return [row for row in rows if row.scale is not None and row.final_grade is not None]


def scales_of(rows: Iterable[Row]) -> list[Scale]:
    """Return the scales of graded audits, in the order of their names."""
    found = {row.scale for row in graded_only(rows) if row.scale is not None}
    return sorted(found, key=lambda scale: scale.name)


def grade_tables(rows: Sequence[Row], label_of: Callable[[Row], str]) -> tuple[GradeTable, ...]:
    """Return a table for each scale; none where nothing is graded."""
    return tuple(
        grade_table([row for row in rows if row.scale == scale], label_of)
        for scale in scales_of(rows)
    )


def grade_table(rows: Sequence[Row], label_of: Callable[[Row], str]) -> GradeTable:
    """Return how many audits of each group have which grade.

    Raises MixedScales where they are of several scales, and ValueError where none has a grade.
    """
    graded = graded_only(rows)
    scales = scales_of(graded)
    if len(scales) > 1:
        names = " and ".join(scale.name for scale in scales)
        raise MixedScales(f"Grades of {names} do not add up. Make a table of each.")
    if not scales:
        raise ValueError("No audit has a grade, so there is no table of grades.")
    (scale,) = scales
    groups: dict[str, list[Row]] = {}
    for row in graded:
        groups.setdefault(label_of(row), []).append(row)
    return GradeTable(
        scale=scale,
        groups=tuple(_counted(label, groups[label], scale) for label in sorted(groups)),
        total=_counted("All", graded, scale),
        moderated_count=sum(row.moderated_grade is not None for row in graded),
    )


def by_team(row: Row) -> str:
    """Return the team of an audit."""
    return row.team


def by_theme(row: Row) -> str:
    """Return the theme of an audit."""
    return row.theme or NO_THEME


def _counted(label: str, rows: Sequence[Row], scale: Scale) -> Graded:
    counts = [0] * len(scale.grades)
    for row in rows:
        assert row.final_grade is not None  # the caller leaves out what has none
        counts[scale.place(row.final_grade)] += 1
    return Graded(label, tuple(counts), Share(sum(counts[: scale.good_count]), len(rows)))


def month_series(rows: Sequence[Row], months: Sequence[date]) -> tuple[MonthShare, ...]:
    """Return the share good or better of each month, in order.

    All are of the scale of the last graded month: what came before on another is a gap.
    """
    graded = graded_only(rows)
    if not graded:
        return tuple(MonthShare(month, Share(0, 0), is_open=True) for month in months)
    last = max(graded, key=lambda row: row.month).scale
    assert last is not None  # it is graded
    return tuple(
        _of_month(month, [row for row in graded if row.scale == last and row.month == month])
        for month in months
    )


def _of_month(month: date, rows: Sequence[Row]) -> MonthShare:
    if not rows:
        return MonthShare(month, Share(0, 0), is_open=True)
    table = grade_table(rows, by_team)
    shown = suppress([group.counts for group in table.groups])
    return MonthShare(month, table.total.good, is_open=not shown.hides_a_total)
