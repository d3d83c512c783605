"""Reading the published schedule of a year: each quirk by rule, each fault by row and column.

A row is a theme of a month. What belongs to the month (panel, report, survey, practice week) stands
in each of its rows or in one; where rows of a month disagree, the file is refused.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from audits.csv_text import TableRefused
from audits.programme import cells
from audits.programme.months import month_name, month_number
from audits.programme.planned import (
    Fault,
    PlannedMonth,
    PlannedTheme,
    Schedule,
    ScheduleRefused,
)
from audits.tables import Row, read_table

Read = TypeVar("Read")

# How headings name what a month has; the first is the one that messages use.
_OF_MONTH = {
    "panel_on": ("moderation_panel_date",),
    "panel_time": ("moderation_panel_time",),
    "report": ("report_type", "report"),
    "survey": ("children_and_families_survey", "survey"),
    "partnership_audit": ("crh_audit_date", "partnership_audit"),
    "partnership_theme": ("sscp_thematic", "partnership_theme"),
    "practice_week": ("practice_week", "thematic_practice_week"),
}
_NOTES = ("remark", "note")
_NEEDED = ("month", "theme")
_KNOWN = {
    *_NEEDED,
    *_NOTES,
    "theme_no",
    "completed_by",
    *(heading for headings in _OF_MONTH.values() for heading in headings),
}
# As long as the tables keep them.
_MOST = {
    "theme": 200,
    "completed_by": 300,
    "panel_time": 40,
    "survey": 120,
    "partnership_audit": 200,
    "partnership_theme": 200,
    "practice_week": 120,
}
THEMES_MAX = 30
FIRST_YEAR, LAST_YEAR = 2000, 2199


def read_schedule(data: bytes, *, year: int) -> Schedule:
    """Return a year's schedule from a CSV file; raise ScheduleRefused with every fault."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ScheduleRefused([Fault(0, "", f"There is no schedule of {year}. Give its year.")])
    try:
        table = read_table(data, needed=_NEEDED, known=_KNOWN)
    except TableRefused as error:
        raise ScheduleRefused([Fault(0, "", str(error))]) from error
    faults: list[Fault] = []
    by_month: dict[int, list[Row]] = {}
    for row in table.rows:
        number = month_number(row.cells["month"])
        if number is None:
            words = f"“{row.cells['month']}” is no month. Write its name, such as January."
            faults.append(Fault(row.number, "month", words))
        else:
            by_month.setdefault(number, []).append(row)
    months = tuple(
        _Month(year, number, by_month[number], faults).read() for number in sorted(by_month)
    )
    if faults:
        raise ScheduleRefused(sorted(faults, key=lambda fault: fault.row))
    missing = [month_name(number) for number in range(1, 13) if number not in by_month]
    remarks = list(table.remarks)
    if missing:
        remarks.append(f"There are no rows for {', '.join(missing)}.")
    return Schedule(year, months, tuple(remarks))


class _Month:
    """The rows of one month, being read; faults go where all of the file's are kept."""

    def __init__(self, year: int, number: int, rows: Sequence[Row], faults: list[Fault]) -> None:
        self.year, self.number, self.rows, self.faults = year, number, rows, faults
        self.remarks: list[str] = []

    def read(self) -> PlannedMonth:
        """Return the month as far as it can be read."""
        year, month = self.year, self.number
        themes = tuple(self._themes())
        panel_on = self._of_cell(
            "panel_on", lambda text: (cells.day_of(text, year=year, month=month), "")
        )
        report = self._of_cell("report", cells.report_of, is_read_empty=True)
        partnership_audit = self._of_cell(
            "partnership_audit",
            lambda text: (text, cells.of_partnership(text, year=year, month=month)),
        )
        practice_week = self._of_cell(
            "practice_week",
            lambda text: (text, cells.of_practice_week(text, year=year, month=month)),
        )
        return PlannedMonth(
            month=month,
            themes=themes,
            panel_on=panel_on,
            panel_time=self._agreed("panel_time")[1],
            report=report or "monthly",
            survey=self._agreed("survey")[1],
            partnership_audit=partnership_audit or "",
            partnership_theme=self._agreed("partnership_theme")[1],
            practice_week=practice_week or "",
            remarks=tuple(dict.fromkeys([*self.remarks, *self._notes()])),
        )

    def _themes(self) -> Iterator[PlannedTheme]:
        numbers: dict[int, int] = {}
        titles: dict[str, int] = {}
        for place, row in enumerate(self.rows, start=1):
            number = self._number(row, place)
            title = self._short_enough(row, "theme", row.cells["theme"])
            completed_by = self._short_enough(
                row, "completed_by", row.cells.get("completed_by", "")
            )
            if not title:
                self._fault(row.number, "theme", "The theme is missing. Write what is audited.")
            self._once(numbers, number, row, "theme_no")
            self._once(titles, title.casefold(), row, "theme")
            self.remarks += cells.of_who_completes(completed_by, number)
            yield PlannedTheme(number, title, completed_by.rstrip(",/& "))

    def _once(self, seen: dict[Read, int], value: Read, row: Row, column: str) -> None:
        """Refuse a second theme of the month with the same number or title."""
        first = seen.setdefault(value, row.number)
        if first != row.number:
            words = f"{month_name(self.number)} has it in row {first} already. Keep one."
            self._fault(row.number, column, words)

    def _number(self, row: Row, place: int) -> int:
        """Return a theme's number; without the column, its place among the month's rows."""
        text = row.cells.get("theme_no")
        if text is None:
            return place
        if not re.fullmatch(r"[0-9]{1,2}", text) or not 1 <= int(text) <= THEMES_MAX:
            words = f"“{text[:20]}” is no number of a theme. Write 1, 2, 3 and so on."
            self._fault(row.number, "theme_no", words)
            return place
        return int(text)

    def _of_cell(
        self,
        field: str,
        read: Callable[[str], tuple[Read, str]],
        *,
        is_read_empty: bool = False,
    ) -> Read | None:
        """Return what a cell of the month says, and keep the remark or the fault."""
        row, text = self._agreed(field)
        if not text and not is_read_empty:
            return None
        try:
            value, remark = read(text)
        except cells.CellRefused as error:
            self._fault(row, _OF_MONTH[field][0], str(error))
            return None
        if remark:
            self.remarks.append(remark)
        return value

    def _agreed(self, field: str) -> tuple[int, str]:
        """Return the row and text of what all rows of the month say; empty ones say nothing."""
        said = [
            (row, column, row.cells[column])
            for row in self.rows
            for column in _OF_MONTH[field]
            if row.cells.get(column)
        ]
        if not said:
            return self.rows[0].number, ""
        first, _, text = said[0]
        for row, column, other in said[1:]:
            if _bare(other) != _bare(text):
                words = (
                    f"{month_name(self.number)} has “{_cut(text)}” in row {first.number} and "
                    f"“{_cut(other)}” here. Make them the same."
                )
                self._fault(row.number, column, words)
        return first.number, self._short_enough(first, field, text)

    def _short_enough(self, row: Row, field: str, text: str) -> str:
        most = _MOST.get(field)
        if most is not None and len(text) > most:
            column = _OF_MONTH.get(field, (field,))[0]
            words = f"The cell has {len(text)} characters, and may have {most}. Shorten it."
            self._fault(row.number, column, words)
        return text

    def _notes(self) -> Iterator[str]:
        for row in self.rows:
            for column in _NOTES:
                if row.cells.get(column):
                    yield row.cells[column]

    def _fault(self, row: int, column: str, words: str) -> None:
        self.faults.append(Fault(row, column, words))


def _bare(text: str) -> str:
    return re.sub(r"\W", "", text).casefold()


def _cut(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
