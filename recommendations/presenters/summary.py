"""The annual summary as tables: a row for each year, then a year by who was asked and by kind."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from recommendations.annual import Fate, Group, Tally, by_addressee, by_kind, by_year, of_year

COLUMNS = (
    "Made",
    "Answered",
    "Agreed",
    "Agreed in part",
    "Not agreed",
    "Accepted",
    "Noted",
    "Still open",
    "Returned",
    "Answer overdue",
    "Answered late",
    "Median days",
)
# On a page the median stands with its n.
ON_A_PAGE = (*COLUMNS[:-1], f"{COLUMNS[-1]} (n)")
# What each column counts, to the letter: printed on the page and in the workbook.
MEANINGS = (
    (
        "Year",
        "The municipal year, 1 May to 30 April, of the day on which the request was made. What "
        "became of it is counted in that year, whenever it came.",
    ),
    ("Made", "All requests of the year. Made is accepted, noted and still open together."),
    (
        "Answered",
        "Agreed, agreed in part or not agreed; where a request was answered again, the newest "
        "answer counts. An action, an information request or an agenda item may begin without an "
        "answer, and is then not counted as answered.",
    ),
    ("Accepted", "The panel accepted at a meeting that it is complete. It is off the list."),
    (
        "Noted",
        "The panel heard at a meeting that it is not agreed to, and noted it. It is off the list.",
    ),
    ("Still open", "Neither accepted nor noted: it is on the panel's list."),
    (
        "Returned",
        "The panel returned it at least once. It is counted under what became of it as well.",
    ),
    (
        "Answer overdue",
        "A formal recommendation of which notice was given, whose answer was due by law before "
        "the day of this summary and had not come.",
    ),
    (
        "Answered late",
        "A formal recommendation whose first answer came after the day by which it was due by law.",
    ),
    (
        "Median days",
        "Days from the receipt of the notice to the first answer: half of the answers took so long "
        "or less. One that came before the recorded receipt took 0 days. In brackets, n: how many "
        "were answered and have a day of receipt.",
    ),
)


@dataclass(frozen=True)
class Row:
    """A group with its figures, and where its requests are listed."""

    name: str
    url: str
    tally: Tally


@dataclass(frozen=True)
class Table:
    """Groups under the word of their first column."""

    title: str
    of: str
    groups: tuple[Row, ...]

    @property
    def columns(self) -> list[dict[str, object]]:
        """Return the columns as the component of tables takes them."""
        first: dict[str, object] = {"label": self.of}
        return [first, *({"label": name, "is_numeric": True} for name in ON_A_PAGE)]

    @property
    def rows(self) -> list[list[dict[str, object]]]:
        """Return the rows as the component of tables takes them."""
        return [
            [
                {"text": row.name, "url": row.url},
                *(
                    {"text": text, "is_numeric": True, "label": name}
                    for name, text in zip(ON_A_PAGE, cells_of(row.tally), strict=True)
                ),
            ]
            for row in self.groups
        ]


@dataclass(frozen=True)
class Summary:
    """The summary of a panel; `parts` are of the chosen year, by who was asked and by kind."""

    years: Table
    chosen: str
    year: str
    parts: tuple[Table, ...]


def summary_of(fates: Iterable[Fate], *, slug: str, year: str, on: date) -> Summary | None:
    """Return the summary with a year's parts; nothing where nothing had been asked by the day.

    A year that is not among them is the latest.
    """
    known = list(fates)
    years = by_year(known, on=on)
    if not years:
        return None
    page = reverse("recommendations:summary", args=[slug])
    requests = reverse("recommendations:requests", args=[slug])
    chosen = next((one for one in years if one.key == year), years[0])
    own = of_year(known, int(chosen.key))

    def listed(field: str) -> Callable[[Group], str]:
        return lambda one: f"{requests}?{urlencode({'year': chosen.key, field: one.key})}"

    def to_year(one: Group) -> str:
        return f"{page}?{urlencode({'year': one.key, 'on': on.isoformat()})}#year"

    return Summary(
        years=Table("Year by year", "Year", _rows(years, to_year)),
        chosen=chosen.key,
        year=chosen.name,
        parts=(
            Table("By who was asked", "Asked of", _rows(by_addressee(own, on=on), listed("asked"))),
            Table("By kind", "Kind", _rows(by_kind(own, on=on), listed("kind"))),
        ),
    )


def counts_of(one: Tally) -> tuple[int, ...]:
    """Return the counts in the order of the columns, without the median."""
    return (
        *(one.made, one.answered, one.agreed, one.agreed_in_part, one.not_agreed),
        *(one.accepted, one.noted, one.still_open, one.returned, one.overdue, one.late),
    )


def cells_of(one: Tally) -> tuple[str, ...]:
    """Return the figures of a row as they are read: "18.5 (4)" are the days, and n."""
    middle = "–" if one.median_days is None else f"{one.median_days:,.1f}".removesuffix(".0")
    return (*(f"{count:,}" for count in counts_of(one)), f"{middle} ({one.timed:,})")


def _rows(groups: Iterable[Group], url: Callable[[Group], str]) -> tuple[Row, ...]:
    return tuple(Row(one.name, url(one), one.tally) for one in groups)
