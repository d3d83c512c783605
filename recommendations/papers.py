"""The paper kind "monitoring": what a panel asked for and what became of it, as at a meeting."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.template.loader import render_to_string
from django.urls import reverse

from recommendations.monitoring import tracker_of
from recommendations.presenters.tracker import (
    FIRST_NUMBER,
    AppendixNamed,
    TrackerTable,
    title_of,
    tracker_table,
)
from scrutiny.access.holdings import Visitor
from scrutiny.meetings.models import Appendix, Meeting
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import Following, PaperRefused, Section
from scrutiny.panels.models import Panel

CODE = (
    "recommendations/papers.py",
    "recommendations/monitoring.py",
    "recommendations/standing.py",
    "recommendations/states.py",
    "recommendations/presenters/tracker.py",
)
KIND = "monitoring"
# What a manager chooses from reaches so many meetings back.
CHOICES_MAX = 12
_KEY = re.compile(r"(?P<slug>[-\w]+):(?P<day>\d{4}-\d\d-\d\d)", re.ASCII)


@dataclass(frozen=True)
class MonitoringEdition:
    """The tracker of a meeting, read once: the same for members and for the public."""

    panel: str
    table: TrackerTable
    is_draft: bool = False
    first_page: int = 1

    @property
    def title(self) -> str:
        """Return what is printed at its head."""
        return f"{self.panel}: {self.table.title}"

    @property
    def digest(self) -> str:
        """Return a hash of every word of the table, of the files, and of the code."""
        files = [(one.words, one.evidence.file.sha256) for one in self.table.appendices]
        groups = [
            (
                *(group.printed_day, group.title),
                *(
                    (
                        *(row.number, row.proposed, row.amended, row.taken, str(row.status)),
                        *(one.words for one in row.appendices),
                    )
                    for row in group.rows
                ),
            )
            for group in self.table.groups
        ]
        whole = (digest_of(*CODE), self.title, self.table.columns, groups, files)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    @property
    def following(self) -> tuple[Following, ...]:
        """Return the evidence under the numbers that its pages carry."""
        return tuple(Following(one.number, one.evidence.title) for one in self.table.appendices)

    def sections(self) -> Iterator[Section]:
        """Yield the table, then each piece of evidence in the order in which the table names it."""
        context = {"panel": self.panel, "table": self.table}
        html = render_to_string("papers/recommendations/monitoring.html", context)
        yield Section("Monitoring", html)
        for one in self.table.appendices:
            yield _of_evidence(one)


def _of_evidence(one: AppendixNamed) -> Section:
    return Section(
        f"{one.name}: {one.evidence.title}", upload=one.evidence.file, stamps=(one.name,)
    )


class MonitoringPaper:
    """The kind; keys are "panel-slug:2023-01-26", the day of the meeting that it is for."""

    label = "Monitoring of recommendations"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the meetings to come, and the last ones that were, the latest first."""
        meetings = Meeting.objects.of(panel).exclude(state=Meeting.State.CANCELLED)
        days = meetings.order_by("-meets_on").values_list("meets_on", flat=True)
        return [(f"{panel.slug}:{day}", title_of(day)) for day in days[:CHOICES_MAX]]

    def title(self, key: str) -> str:
        """Return the title of a meeting's tracker."""
        return title_of(_meeting(key).meets_on)

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused where it does not meet on the day."""
        return _meeting(key).panel

    def address(self, key: str) -> str:
        """Return the page of the tracker as at the meeting."""
        meeting = _meeting(key)
        return reverse(
            "recommendations:tracker-at", args=[meeting.panel.slug, meeting.meets_on.isoformat()]
        )

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        meeting = _meeting(key)
        return f"{meeting.panel.slug}-monitoring-{meeting.meets_on}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> MonitoringEdition:
        """Read the tracker as at the meeting, once; raises PaperRefused where there is none.

        Evidence is numbered after the appendices of the report that carries the paper.
        """
        meeting = _meeting(key)
        table = tracker_table(tracker_of(meeting), first_number=_first_number(meeting, key))
        return MonitoringEdition(meeting.panel.name, table)

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the panel's meetings at all."""
        return Meeting.objects.visible_to(user).filter(pk=_meeting(key).pk).exists()


def _first_number(meeting: Meeting, key: str) -> int:
    """Return the number of the first evidence: after the last appendix of the report it is in."""
    own = Appendix.objects.filter(
        paper_kind=KIND, paper_key=key, report__item__meeting=meeting
    ).order_by("pk")
    count = own.annotate(of_report=Count("report__appendices")).values_list("of_report", flat=True)
    return (count.first() or FIRST_NUMBER - 1) + 1


def _meeting(key: str) -> Meeting:
    """Return the meeting that a key names; raises PaperRefused for any other key."""
    found = _KEY.fullmatch(key)
    try:
        day = date.fromisoformat(found["day"]) if found else None
    except ValueError:
        day = None
    if found is None or day is None:
        raise PaperRefused(f"“{key[:60]}” names no meeting. Write it like panel:2023-01-26.")
    meetings = Meeting.objects.exclude(state=Meeting.State.CANCELLED).select_related("panel")
    meeting = meetings.filter(panel__slug=found["slug"], meets_on=day).first()
    if meeting is None:
        raise PaperRefused(f"“{found['slug'][:60]}” does not meet on {day:%-d %B %Y}.")
    return meeting


PAPER = MonitoringPaper()
