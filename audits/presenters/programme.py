"""How the programme of a year is shown: a month each, with its clock and what does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from audits.calendar import Days, clock_of
from audits.programme import Change, PlannedMonth, PlannedTheme, clashes_of, month_name

_REPORTS = {
    "monthly": "Monthly report",
    "quarterly": "Quarterly report",
    "annual": "Annual report",
}


@dataclass(frozen=True)
class Fact:
    """A word and what it says, as a row of a summary list."""

    key: str
    value: str


@dataclass(frozen=True)
class MonthShown:
    """One month of the programme."""

    name: str
    anchor: str
    themes: tuple[PlannedTheme, ...]
    facts: tuple[Fact, ...]
    clock: tuple[Fact, ...]
    clashes: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class ChangeShown:
    """What becomes of a month when a schedule is adopted."""

    name: str
    words: tuple[str, ...]


def month_shown(month: PlannedMonth, *, year: int, days: Days) -> MonthShown:
    """Shape a month of the programme; what it does not have is left out."""
    clock = clock_of(date(year, month.month, 1), days, panel_on=month.panel_on)
    panel = f"{clock.panel_on:%A %-d %B %Y}"
    facts = (
        Fact("Moderation panel", f"{panel}, {month.panel_time}" if month.panel_time else panel),
        Fact("Report", _REPORTS[month.report]),
        Fact("Children and families survey", month.survey),
        Fact("Partnership audit", month.partnership_audit),
        Fact("Theme of the partnership", month.partnership_theme),
        Fact("Practice week", month.practice_week),
    )
    return MonthShown(
        name=month_name(month.month),
        anchor=month_name(month.month).lower(),
        themes=month.themes,
        facts=tuple(fact for fact in facts if fact.value),
        clock=(
            Fact("Cases sent out", _day(clock.sent_on)),
            Fact("Audits complete", _day(clock.complete_by)),
            Fact("Oversight recorded", _day(clock.oversight_by)),
            Fact("Analysis", _day(clock.analysis_by)),
        ),
        clashes=clashes_of(month, year=year, days=days),
        remarks=month.remarks,
    )


def changes_shown(changes: Iterable[Change]) -> tuple[ChangeShown, ...]:
    """Name the months of what a schedule changes."""
    return tuple(ChangeShown(month_name(change.month), change.words) for change in changes)


def _day(day: date) -> str:
    return f"{day:%A %-d %B %Y}"
