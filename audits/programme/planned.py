"""What a schedule says, as plain values, and what makes a file of it unusable."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class PlannedTheme:
    """A theme of a month, and who completes its audits."""

    number: int
    title: str
    completed_by: str = ""


@dataclass(frozen=True)
class PlannedMonth:
    """One month of a year's audits; `report` is "monthly", "quarterly" or "annual"."""

    month: int
    themes: tuple[PlannedTheme, ...]
    panel_on: date | None = None
    panel_time: str = ""
    report: str = "monthly"
    survey: str = ""
    partnership_audit: str = ""
    partnership_theme: str = ""
    practice_week: str = ""
    # What does not fit in the source, or was read by a rule: shown beside the month, and kept.
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Schedule:
    """A year's months in their order, and what is said of the whole file."""

    year: int
    months: tuple[PlannedMonth, ...]
    remarks: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell, and what to do; row 1 holds the headings, 0 is the whole file."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        if not self.row:
            return self.words
        return f"Row {self.row}, {self.column}: {self.words}"


class ScheduleRefused(ValueError):
    """Raised with every fault that was found; nothing of the file is used."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
