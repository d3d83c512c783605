"""The analysis of a period: everything that its page, its workbook and its paper print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from audits.analysis.counts import (
    Actions,
    Activity,
    Learning,
    Moderated,
    Reaudits,
    actions,
    activities,
    answered,
    learning,
    moderated,
    reaudits,
)
from audits.analysis.grades import (
    GradeTable,
    MonthShare,
    by_team,
    by_theme,
    grade_tables,
    month_series,
)
from audits.analysis.past import PastRow, Reconciliation, reconcile
from audits.analysis.periods import Period
from audits.analysis.rows import Kind, Row
from audits.analysis.shares import Share


@dataclass(frozen=True)
class Analysis:
    """A period's figures. They name teams and themes, and never a worker or a case.

    Grades by team and by theme and the series are of the sample; themed audits have tables of their
    own; re-audits are apart from both.
    """

    activities: tuple[Activity, ...]
    sample_by_team: tuple[GradeTable, ...]
    sample_by_theme: tuple[GradeTable, ...]
    themed: tuple[GradeTable, ...]
    series: tuple[MonthShare, ...]
    strengths: tuple[Learning, ...]
    developments: tuple[Learning, ...]
    learned_from: int
    taken_part: Share
    family_asked: Share
    reaudits: Reaudits
    moderated: tuple[Moderated, ...]
    actions: Actions
    past: Reconciliation

    @property
    def is_empty(self) -> bool:
        """Return whether no audit was allocated in the period."""
        return not self.activities


def analyse(rows: Sequence[Row], period: Period, past: Sequence[PastRow] = ()) -> Analysis:
    """Return the analysis of a period.

    `rows` are of the period's months and of the months of its series before it; `past` is what was
    published of these days before the portal kept audits.
    """
    months = frozenset(period.months)
    own = [row for row in rows if row.month in months]
    done = [row for row in own if row.is_submitted]
    first = [row for row in done if row.kind != Kind.REAUDIT]
    sample = [row for row in done if row.kind == Kind.SAMPLE]
    themed = [row for row in done if row.kind == Kind.THEMED]
    drawn = [row for row in rows if row.kind == Kind.SAMPLE and row.is_submitted]
    return Analysis(
        activities=activities(own),
        sample_by_team=grade_tables(sample, by_team),
        sample_by_theme=grade_tables(sample, by_theme),
        themed=grade_tables(themed, by_theme),
        series=month_series(drawn, period.series_months),
        strengths=learning(row.strengths for row in first),
        developments=learning(row.developments for row in first),
        learned_from=len(first),
        taken_part=answered(row.has_practitioner_taken_part for row in first),
        family_asked=answered(row.is_family_asked for row in first),
        reaudits=reaudits(own),
        moderated=moderated(first),
        actions=actions(own),
        past=reconcile(past),
    )


def chosen(rows: Sequence[Row], *, team: str = "", theme: str = "") -> list[Row]:
    """Return the audits of a team, of a theme, or both; of all where neither is given."""
    return [
        row for row in rows if (not team or row.team == team) and (not theme or row.theme == theme)
    ]


_STORED = TypeAdapter(Analysis)


def to_stored(analysis: Analysis) -> dict[str, object]:
    """Return an analysis as JSON keeps it."""
    stored: dict[str, object] = _STORED.dump_python(analysis, mode="json")
    return stored


def from_stored(stored: object) -> Analysis:
    """Return an analysis as it was kept."""
    return _STORED.validate_python(stored)
