"""Reading published outcomes of audits from before the portal: a row of grades each. Pure.

A row whose grades do not add up to its printed total is refused: one of them was copied wrongly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from audits.csv_text import TableRefused
from audits.tables import Row, read_table

_NEEDED = ("source_set", "label", "from_on", "to_on", "total")
_KNOWN = (*_NEEDED, "team", "ungraded", "remark")
_MOST = {"source_set": 60, "label": 200}


class OutcomesRefused(ValueError):
    """Raised with every fault of a file, each with its row."""

    def __init__(self, faults: Sequence[str]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(self.faults))


@dataclass(frozen=True)
class Outcome:
    """A printed row: how many audits had which grade; `team` is a team's slug or nothing."""

    source_set: str
    label: str
    from_on: date
    to_on: date
    total: int
    counts: Mapping[str, int]
    ungraded: int = 0
    team: str = ""
    remark: str = ""


def read_outcomes(data: bytes, *, grades: Sequence[str]) -> tuple[Outcome, ...]:
    """Return the rows of a file; `grades` are the slugs of the scale, each with a column.

    Raises OutcomesRefused.
    """
    columns = {grade: grade.replace("-", "_") for grade in grades}
    try:
        table = read_table(
            data, needed=[*_NEEDED, *columns.values()], known=[*_KNOWN, *columns.values()]
        )
    except TableRefused as error:
        raise OutcomesRefused([str(error)]) from error
    faults: list[str] = []
    outcomes = []
    for row in table.rows:
        found = list(_faults(row, columns))
        faults += [f"Row {row.number} ({row.cells['label'][:40]}): {fault}" for fault in found]
        if not found:
            outcomes.append(_outcome(row, columns))
    keys = [(one.source_set, one.label, one.from_on) for one in outcomes]
    twice = {key for key in keys if keys.count(key) > 1}
    faults += [f"{label} is there twice in “{source}”. Keep one." for source, label, _ in twice]
    if faults:
        raise OutcomesRefused(faults)
    return tuple(outcomes)


def _faults(row: Row, columns: Mapping[str, str]) -> Iterator[str]:
    cells = row.cells
    for column, most in _MOST.items():
        if not 0 < len(cells[column]) <= most:
            yield f"{column} needs 1 to {most} characters."
    days = [_day(cells[column]) for column in ("from_on", "to_on")]
    if None in days:
        yield "from_on and to_on need days such as 2022-12-31."
    elif days[0] > days[1]:  # type: ignore[operator]
        yield "it ends before it begins. Correct one of the two days."
    numbers = [cells["total"], *(cells[column] for column in columns.values())]
    if any(_count(number) is None for number in [*numbers, cells.get("ungraded") or "0"]):
        yield "the total and each grade need a whole number; none is 0."
        return
    outcome = sum(_number(number) for number in numbers[1:]) + _number(cells.get("ungraded", ""))
    if outcome != _number(cells["total"]):
        yield (
            f"the grades and those without one add up to {outcome}, and the total is "
            f"{cells['total']}. Correct one of them."
        )


def _outcome(row: Row, columns: Mapping[str, str]) -> Outcome:
    cells = row.cells
    return Outcome(
        source_set=cells["source_set"],
        label=cells["label"],
        from_on=date.fromisoformat(cells["from_on"]),
        to_on=date.fromisoformat(cells["to_on"]),
        total=_number(cells["total"]),
        counts={grade: _number(cells[column]) for grade, column in columns.items()},
        ungraded=_number(cells.get("ungraded", "")),
        team=cells.get("team", ""),
        remark=cells.get("remark", ""),
    )


def _day(text: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _count(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else None


def _number(text: str) -> int:
    return _count(text) or 0
