"""The tracker in the form that members know, for page, paper and workbook alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from recommendations.models import Evidence
from recommendations.monitoring import Tracker, subject_of
from recommendations.presenters.requests import COLOURS
from recommendations.standing import Standing
from recommendations.states import ANSWERS, Status

COLUMNS = ("Date", "Title", "Action proposed", "Action taken", "Progress status")
NOTHING_YET = "Nothing has been reported yet."
# The monitoring table is the first appendix of its report, and evidence follows what there is.
FIRST_NUMBER = 2


@dataclass(frozen=True)
class AppendixNamed:
    """Evidence under the number that it has behind the monitoring report."""

    number: int
    evidence: Evidence

    @property
    def name(self) -> str:
        """Return what it is called: "Appendix 2"."""
        return f"Appendix {self.number}"

    @property
    def words(self) -> str:
        """Return its name, its title and its own date."""
        return f"{self.name}: {self.evidence.title}, {self.evidence.dated_on:%-d %B %Y}"


@dataclass(frozen=True)
class TrackerRow:
    """One request: its number within its title, what was proposed, and what was done."""

    request_id: int
    reference: str
    number: int
    proposed: str
    amended: str
    taken: str
    status: Status
    appendices: tuple[AppendixNamed, ...]

    @property
    def colour(self) -> str:
        """Return the colour of its status."""
        return COLOURS[self.status]


@dataclass(frozen=True)
class TrackerGroup:
    """What came of one item of one meeting."""

    day: date
    title: str
    rows: tuple[TrackerRow, ...]

    @property
    def printed_day(self) -> str:
        """Return the day as the table prints it."""
        return f"{self.day:%d/%m/%y}"


@dataclass(frozen=True)
class TrackerTable:
    """The tracker of a meeting, by the meetings and items that asked."""

    title: str
    groups: tuple[TrackerGroup, ...]
    appendices: tuple[AppendixNamed, ...]
    columns: tuple[str, ...] = COLUMNS

    @property
    def row_count(self) -> int:
        """Return how many requests are on it."""
        return sum(len(group.rows) for group in self.groups)


def title_of(day: date) -> str:
    """Return what the tracker of a meeting is called."""
    return f"Scrutiny Monitoring – {day:%-d %B %Y}"


def tracker_table(tracker: Tracker, *, first_number: int = FIRST_NUMBER) -> TrackerTable:
    """Return the table; evidence is numbered from `first_number` in the order of the rows."""
    named: list[AppendixNamed] = []
    groups = []
    by_item = groupby(tracker.standings, key=lambda one: (one.request.made_on, subject_of(one)))
    for (day, title), standings in by_item:
        rows = []
        for number, one in enumerate(standings, start=1):
            own = _named(tracker.evidence.get(one.request.pk, ()), first_number + len(named))
            named += own
            rows.append(_row(one, number, own))
        groups.append(TrackerGroup(day, title, tuple(rows)))
    return TrackerTable(title_of(tracker.meeting.meets_on), tuple(groups), tuple(named))


def _named(evidence: Iterable[Evidence], first: int) -> tuple[AppendixNamed, ...]:
    return tuple(AppendixNamed(number, one) for number, one in enumerate(evidence, start=first))


def _row(standing: Standing, number: int, appendices: tuple[AppendixNamed, ...]) -> TrackerRow:
    request = standing.request
    return TrackerRow(
        request_id=request.pk,
        reference=request.reference,
        number=number,
        proposed=request.wording,
        amended=_amended(standing),
        taken=standing.action_taken or NOTHING_YET,
        status=standing.status,
        appendices=appendices,
    )


def _amended(standing: Standing) -> str:
    """Return the other words in which the answer of the time agreed, if they were others."""
    answers = (one.amended_wording for one in reversed(standing.updates) if one.state in ANSWERS)
    return next(answers, "")
