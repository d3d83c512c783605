"""The paper kind "attendance": who attended which meeting of a municipal year."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse

from scrutiny.access.holdings import Visitor
from scrutiny.meetings.calendar import municipal_year, municipal_year_days, municipal_year_label
from scrutiny.meetings.models import Attendance, Meeting
from scrutiny.meetings.presenters.attendance import AttendanceTable, attendance_table
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Membership, Panel

CODE = ("scrutiny/meetings/attendance_paper.py", "scrutiny/meetings/presenters/attendance.py")
_KEY = re.compile(r"([-\w]+):(20[0-9]{2})", re.ASCII)


@dataclass(frozen=True)
class AttendanceEdition:
    """A year's attendance, read once. Whoever was there was there in public: nothing is a draft."""

    title: str
    table: AttendanceTable
    is_draft: bool = False
    first_page: int = 1

    following = ()

    @property
    def digest(self) -> str:
        """Return a hash of the table and of the code that words it."""
        whole = (digest_of(*CODE), self.title, self.table)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    def sections(self) -> Iterator[Section]:
        """Yield the one table."""
        context = {"title": self.title, "table": self.table}
        yield Section("Attendance", render_to_string("papers/meetings/attendance.html", context))


def held_in(panel: Panel, year: int) -> list[Meeting]:
    """Return the meetings of a municipal year that the panel has held, in order."""
    first, last = municipal_year_days(year)
    held = Meeting.objects.of(panel).filter(state__in=Meeting.OVER)
    return list(held.filter(meets_on__range=(first, last)).order_by("meets_on"))


class AttendancePaper:
    """The kind; keys are "panel-slug:2022", the year in which the municipal year began."""

    label = "Attendance in a municipal year"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the years in which the panel has met by a day, the newest first."""
        days = Meeting.objects.of(panel).filter(state__in=Meeting.OVER, meets_on__lte=on)
        years = {municipal_year(day) for day in days.values_list("meets_on", flat=True)}
        return [
            (f"{panel.slug}:{year}", f"Attendance in {municipal_year_label(year)}")
            for year in sorted(years, reverse=True)
        ]

    def title(self, key: str) -> str:
        """Return the title of a year's attendance."""
        panel, year = _parts(key)
        return f"{panel}: attendance in {municipal_year_label(year)}"

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused for a year in which it has held no meeting."""
        panel, year = _parts(key)
        if not held_in(panel, year):
            label = municipal_year_label(year)
            raise PaperRefused(f"{panel} has held no meeting in {label} yet.")
        return panel

    def address(self, key: str) -> str:
        """Return the panel's page, which lists its meetings."""
        return reverse("meetings:panel", args=[_parts(key)[0].slug])

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        panel, year = _parts(key)
        return f"{panel.slug}-attendance-{year}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> AttendanceEdition:
        """Read a year's meetings, seats and attendance; raises PaperRefused where there is none."""
        panel = self.panel(key)
        _, year = _parts(key)
        meetings = held_in(panel, year)
        first, last = municipal_year_days(year)
        seats = Membership.objects.filter(panel=panel, from_on__lte=last)
        seats = seats.exclude(to_on__lt=first).select_related("person")
        present = Attendance.objects.filter(meeting__in=meetings).select_related("person")
        return AttendanceEdition(
            self.title(key), attendance_table(meetings, seats.order_by("pk"), present)
        )

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the panel's meetings at all."""
        panel, year = _parts(key)
        first, last = municipal_year_days(year)
        visible = Meeting.objects.visible_to(user).of(panel)
        return visible.filter(meets_on__range=(first, last)).exists()


def _parts(key: str) -> tuple[Panel, int]:
    """Return the panel and year that a key names; raises PaperRefused for any other key."""
    match = _KEY.fullmatch(key)
    panel = Panel.objects.filter(slug=match[1]).first() if match else None
    if match is None or panel is None:
        raise PaperRefused(f"“{key[:60]}” names no panel's municipal year.")
    return panel, int(match[2])


PAPER = AttendancePaper()
