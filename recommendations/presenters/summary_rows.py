"""The annual summary as rows of a file: every year, then each by who was asked and by kind."""

from collections.abc import Iterable, Iterator
from datetime import date

from recommendations.annual import Fate, Group, by_addressee, by_kind, by_year, of_year
from recommendations.presenters.summary import COLUMNS, counts_of
from scrutiny.exports.comma_separated import to_csv
from scrutiny.exports.texts import Value

FIGURES = (*COLUMNS, "Answers timed (n)")
BY = {"Asked of": by_addressee, "Kind": by_kind}

Rows = tuple[tuple[Value, ...], ...]


def csv_of(fates: Iterable[Fate], *, on: date) -> bytes:
    """Return all of it as one table; "Counted by" says of what a row is a part."""
    known = list(fates)
    rows: list[tuple[Value, ...]] = [
        (year, "Year", None, *figures) for year, *figures in year_rows(known, on=on)
    ]
    rows += [(year, of, *rest) for of in BY for year, *rest in part_rows(known, of, on=on)]
    return to_csv(("Year", "Counted by", "Which", *FIGURES), rows)


def year_rows(fates: list[Fate], *, on: date) -> Rows:
    """Return a row for each year: its name and its figures."""
    return tuple((one.name, *_figures(one)) for one in by_year(fates, on=on))


def part_rows(fates: list[Fate], of: str, *, on: date) -> Rows:
    """Return a row for each group of each year: the year, the group's name and its figures."""
    return tuple(_parts(fates, of, on=on))


def _parts(fates: list[Fate], of: str, *, on: date) -> Iterator[tuple[Value, ...]]:
    for year in by_year(fates, on=on):
        for one in BY[of](of_year(fates, int(year.key)), on=on):
            yield year.name, one.name, *_figures(one)


def _figures(one: Group) -> tuple[Value, ...]:
    return (*counts_of(one.tally), one.tally.median_days, one.tally.timed)
