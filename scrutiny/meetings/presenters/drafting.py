"""An agenda as who builds it sees it: each item with its report, its place, what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from scrutiny.meetings.agenda import REPORTED_ON, movable, numbered
from scrutiny.meetings.models import AgendaItem, ItemKind, Report
from scrutiny.meetings.presenters.agenda import late_words, left_words

COLOURS = {
    Report.State.COMMISSIONED: "grey",
    Report.State.DRAFT: "yellow",
    Report.State.SUBMITTED: "blue",
    Report.State.SIGNED_OFF: "green",
}


@dataclass(frozen=True)
class Row:
    """An item in the list; `position` is its place among the business, None where it is fixed."""

    item: AgendaItem
    number: int | None
    report: str
    report_colour: str
    appendices: str
    left: str
    late: str
    position: int | None
    position_count: int

    @property
    def up(self) -> int | None:
        """Return the position one up; None where there is none."""
        return self.position - 1 if self.position is not None and self.position > 1 else None

    @property
    def down(self) -> int | None:
        """Return the position one down; None where there is none."""
        is_last = self.position is None or self.position >= self.position_count
        return None if is_last or self.position is None else self.position + 1

    @property
    def is_business(self) -> bool:
        """Return whether the item is business, which can be deferred and has a report."""
        return self.item.kind == ItemKind.BUSINESS

    @property
    def is_written_by_itself(self) -> bool:
        """Return whether the portal writes the item from the papers."""
        return self.item.kind == ItemKind.EXCLUSION

    @property
    def is_withdrawable(self) -> bool:
        """Return whether to offer withdrawing: an unpublished standing item is simply removed."""
        return self.is_business or bool(self.report) or self.item.number is not None

    @property
    def may_have_a_report(self) -> bool:
        """Return whether a report can belong to it."""
        return self.item.kind in REPORTED_ON


@dataclass(frozen=True)
class Drafting:
    """The items on the agenda, and below them those that left it unpublished."""

    rows: tuple[Row, ...]
    gone: tuple[Row, ...]

    @property
    def ready(self) -> str:
        """Say how many reports are signed off: "1 of 3 reports is signed off."."""
        reports = [row for row in self.rows if row.report]
        done = sum(row.report_colour == "green" for row in reports)
        if not reports:
            return "No report has been asked for yet. Ask for them item by item."
        verb = "is" if done == 1 else "are"
        noun = "report" if len(reports) == 1 else "reports"
        return f"{done} of {len(reports)} {noun} {verb} signed off."


def drafting_of(items: Iterable[AgendaItem]) -> Drafting:
    """Return the agenda to work on; the items come with `report` and `appendix_count`."""
    every = list(items)
    positions = {item.pk: place for place, item in enumerate(movable(every), start=1)}
    printed = numbered(every)
    shown = {item.pk for _, item in printed}
    count = len(positions)
    return Drafting(
        rows=tuple(_row(item, number, positions.get(item.pk), count) for number, item in printed),
        gone=tuple(_row(item, None, None, count) for item in every if item.pk not in shown),
    )


def _row(item: AgendaItem, number: int | None, position: int | None, count: int) -> Row:
    report: Report | None = getattr(item, "report", None)
    appendix_count: int = getattr(item, "appendix_count", 0)
    plural = "appendix" if appendix_count == 1 else "appendices"
    return Row(
        item=item,
        number=number,
        report=report.get_state_display() if report else "",
        report_colour=COLOURS[Report.State(report.state)] if report else "",
        appendices=f"{appendix_count} {plural}" if appendix_count else "",
        left=left_words(item),
        late=late_words(item),
        position=position,
        position_count=count,
    )
