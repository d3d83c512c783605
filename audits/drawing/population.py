"""The open cases that a sample is drawn from, read from a file or from typed rows. Pure.

Each thing that is wrong is told by row and column, and one bad row hides no other. With any
problem there is nothing to save.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from audits.csv_text import EMPTY, Line, TableRefused, decoded, lines_of
from audits.drawing.days import NotADay, day_from

REFERENCE_MAX = 40
CASES_MAX = 50_000
SHOWN_MAX = 40

REFERENCE, TEAM, OPENED = "Case reference", "Team", "Opened on"
# What exports call the columns, in small letters with single spaces.
COLUMNS: dict[str, frozenset[str]] = {
    REFERENCE: frozenset(
        {"case reference", "case ref", "reference", "ref", "case", "case id", "case number"}
    ),
    TEAM: frozenset({"team", "team name", "case team", "service team"}),
    OPENED: frozenset(
        {"opened on", "opened", "date opened", "opened date", "open date", "open since"}
    ),
}

Faults = Callable[[str], Iterable[str]]


@dataclass(frozen=True)
class OpenCase:
    """An open case: its pseudonymous reference, its team's slug, the day it was opened."""

    reference: str
    team: str
    opened_on: date


@dataclass(frozen=True)
class Problem:
    """What is wrong and what to do; `row` is 0 and `column` empty where it is about the file."""

    row: int
    column: str
    says: str

    @property
    def where(self) -> str:
        """Return the place: "Row 5, Team", or nothing of the file as a whole."""
        return ", ".join(
            part for part in (f"Row {self.row}" if self.row else "", self.column) if part
        )

    def __str__(self) -> str:
        return f"{self.where}: {self.says}" if self.where else self.says


@dataclass(frozen=True)
class Population:
    """What was read: the cases, or the problems that stand in their way."""

    cases: tuple[OpenCase, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Reading:
    """The rows so far: where each reference was, what was read, what was wrong."""

    teams: Mapping[str, str]
    on: date
    faults_of: Faults
    seen: dict[str, int] = field(default_factory=dict)
    cases: list[OpenCase] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, row: int, column: str, says: str) -> None:
        self.problems.append(Problem(row, column, says))


def read_file(data: bytes, *, teams: Mapping[str, str], on: date, faults_of: Faults) -> Population:
    """Read an export of open cases; its first row names the columns, in any order.

    `teams` are the names of the known teams by slug, `on` is the last day on which a case can have
    been opened, and `faults_of` says what keeps a reference from being taken.
    """
    try:
        text, _ = decoded(data)
    except TableRefused as refused:
        return Population((), (Problem(0, "", str(refused)),))
    found = lines_of(text)
    reading = _Reading(teams, on, faults_of)
    if not found:
        reading.wrong(0, "", EMPTY)
        return _done(reading)
    columns = _columns(found[0], reading)
    return _read(found[1:], columns, reading) if columns else _done(reading)


def read_typed(text: str, *, teams: Mapping[str, str], on: date, faults_of: Faults) -> Population:
    """Read rows that were typed or pasted: reference, team and day, in this order.

    A first row that names the columns, as one pasted from a spreadsheet does, is heeded.
    """
    found = lines_of(text)
    reading = _Reading(teams, on, faults_of)
    if found and any(_column(cell) for cell in found[0].cells):
        columns = _columns(found[0], reading)
        return _read(found[1:], columns, reading) if columns else _done(reading)
    return _read(found, {REFERENCE: 0, TEAM: 1, OPENED: 2}, reading)


def _column(cell: str) -> str:
    """Return the column that a heading names, nothing for any other."""
    name = " ".join("".join(c if c.isalnum() else " " for c in cell.casefold()).split())
    return next((column for column, names in COLUMNS.items() if name in names), "")


def _columns(heading: Line, reading: _Reading) -> dict[str, int]:
    """Return where each column is; nothing where one is missing or there twice."""
    named = [_column(cell) for cell in heading.cells]
    counts = Counter(name for name in named if name)
    if heading.fault:
        reading.wrong(heading.number, "", heading.fault)
    for column in COLUMNS:
        if counts[column] > 1:
            places = " and ".join(str(at) for at, name in enumerate(named, 1) if name == column)
            says = f"Columns {places} both name it. Keep one of them."
            reading.wrong(heading.number, column, says)
        elif not counts[column] and not heading.fault:
            says = f"No column has this name. Call one of the columns “{column}” in the first row."
            reading.wrong(heading.number, column, says)
    return {} if reading.problems else {column: named.index(column) for column in COLUMNS}


def _read(found: list[Line], columns: Mapping[str, int], reading: _Reading) -> Population:
    if not found:
        reading.wrong(0, "", "There is no case in it. Give each open case a row of its own.")
    if len(found) > CASES_MAX:
        says = f"It has {len(found):,} rows, at most {CASES_MAX:,} can be read."
        reading.wrong(0, "", f"{says} Leave out the cases that are closed.")
        return _done(reading)
    for row in found:
        _read_row(row, columns, reading)
    return _done(reading)


def _read_row(row: Line, columns: Mapping[str, int], reading: _Reading) -> None:
    if row.fault:
        reading.wrong(row.number, "", row.fault)
        return
    before = len(reading.problems)
    said = {column: row.cells[at] if at < len(row.cells) else "" for column, at in columns.items()}
    for column, text in said.items():
        if not text:
            reading.wrong(row.number, column, "It is empty. Fill it in, or take the row out.")
    reference = said[REFERENCE]
    if reference:
        _check_reference(reference, row.number, reading)
    team = _team(said[TEAM], row.number, reading) if said[TEAM] else ""
    opened_on = _opened_on(said[OPENED], row.number, reading) if said[OPENED] else None
    if opened_on is not None and len(reading.problems) == before:
        reading.cases.append(OpenCase(reference, team, opened_on))


def _check_reference(reference: str, row: int, reading: _Reading) -> None:
    if len(reference) > REFERENCE_MAX:
        says = f"It has {len(reference)} characters, at most {REFERENCE_MAX} can be kept."
        reading.wrong(row, REFERENCE, f"{says} Give the reference of the case alone.")
    elif not reference.isprintable():
        says = "It has characters in it that do not show. Type the reference anew."
        reading.wrong(row, REFERENCE, says)
    else:
        for fault in reading.faults_of(reference):
            reading.wrong(row, REFERENCE, fault)
    first = reading.seen.setdefault(reference.casefold(), row)
    if first != row:
        says = f"“{reference[:SHOWN_MAX]}” is in row {first} already. Keep one of the two rows."
        reading.wrong(row, REFERENCE, says)


def _team(text: str, row: int, reading: _Reading) -> str:
    """Return the slug of the team that a cell names by its name or its slug."""
    wanted = text.casefold()
    found = [
        slug for slug, name in reading.teams.items() if wanted in (slug.casefold(), name.casefold())
    ]
    if len(found) == 1:
        return found[0]
    if found:
        says = f"More than one team is called “{text}”. Write one of: {', '.join(found)}."
    elif reading.teams:
        known = ", ".join(reading.teams.values())
        says = f"No team is called “{text[:SHOWN_MAX]}”. The teams are: {known}."
    else:
        says = "There are no teams yet. Add the teams first."
    reading.wrong(row, TEAM, says)
    return ""


def _opened_on(text: str, row: int, reading: _Reading) -> date | None:
    try:
        return day_from(text[:SHOWN_MAX], on=reading.on)
    except NotADay as refused:
        reading.wrong(row, OPENED, str(refused))
        return None


def _done(reading: _Reading) -> Population:
    problems = tuple(sorted(reading.problems, key=lambda problem: problem.row))
    return Population(() if problems else tuple(reading.cases), problems)
