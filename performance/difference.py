"""What came after something was done about an indicator: for the apps that know what was done.

It goes by what the panel was told, for every reader alike, up to the latest month that the reader
may see: a month that is not published yet counts for nobody.
"""

from dataclasses import dataclass
from datetime import date

from performance.analysis.before_after import before_and_after
from performance.analysis.figures import Period
from performance.cards import Mark
from performance.judging import judge
from performance.models import ReportingMonth
from performance.presenters.difference import Difference, difference_of
from performance.told.board import board, told_on
from performance.told.redefined import redefined_on
from performance.told.tellings import told_before
from scrutiny.access.holdings import Visitor
from scrutiny.panels.models import Panel

# Before the first figure of any council: every month there is may be one before.
FIRST = Period.month(2000, 1)


@dataclass(frozen=True)
class Followed:
    """Something that a panel asked for about an indicator, with the days that the chart marks."""

    panel: Panel
    code: str
    asked_on: date
    done_on: date | None
    marks: tuple[Mark, ...] = ()


def difference(followed: Followed, user: Visitor, *, on: date) -> Difference | None:
    """Return the months before and after, with their chart, as the panel had been told by a day.

    None where the reader sees no month that was told, or the panel does not follow the indicator.
    """
    month = _latest_month(followed.panel, user)
    if month is None:
        return None
    seen = board(followed.panel, month, told_on(on), codes=(followed.code,), since=FIRST)
    if not seen.lines:
        return None
    line = seen.lines[0]
    redefined = redefined_on(line.indicator_id)
    found = before_and_after(
        line.measure,
        {period: one.figure for period, one in line.months.items()},
        month,
        asked_on=followed.asked_on,
        done_on=followed.done_on,
        breaks=(
            *(broken.on for broken in line.breaks),
            *(one.on for one in redefined if one.is_break),
        ),
    )
    return difference_of(
        judge(line, month),
        month,
        found,
        past=told_before(seen, until=on),
        marks=followed.marks,
        reworded_on=tuple(one.on for one in redefined if not one.is_break),
        slug=followed.panel.slug,
    )


def _latest_month(panel: Panel, user: Visitor) -> Period | None:
    """Return the latest month that was told to the panel and that the reader may see."""
    told = ReportingMonth.objects.visible_to(user).filter(
        panel=panel, state__in=ReportingMonth.TOLD
    )
    latest = told.order_by("-month").values_list("month", flat=True).first()
    return Period.month_of(latest) if latest else None
