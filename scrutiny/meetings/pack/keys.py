"""The key of an agenda pack: which meeting, which supplement, which corrected edition."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from scrutiny.meetings.models import Meeting
from scrutiny.packs.papers import PaperRefused
from scrutiny.panels.models import Panel

_KEY = re.compile(
    r"(?P<slug>[-\w]+):(?P<day>\d{4}-\d\d-\d\d)(?:\+(?P<number>\d+))?(?:v(?P<edition>\d+))?"
)


@dataclass(frozen=True)
class PackKey:
    """A pack by name: "slug:2023-01-26", with "+1" a supplement, with "v2" a corrected edition."""

    slug: str
    meets_on: date
    number: int = 0
    edition: int = 1

    @classmethod
    def of(cls, meeting: Meeting, number: int = 0, edition: int = 1) -> Self:
        """Return the key of a meeting's agenda or of one of its supplements."""
        return cls(meeting.panel.slug, meeting.meets_on, number, edition)

    @classmethod
    def read(cls, key: str) -> Self:
        """Return what a key names; raises PaperRefused for what is no key."""
        found = _KEY.fullmatch(key)
        try:
            if found is None:
                raise ValueError(key)
            meets_on = date.fromisoformat(found["day"])
        except ValueError as wrong:
            named = key.partition(":")[2] or key
            raise PaperRefused(
                f"“{named}” is no day of a meeting. Write it like 2023-01-26."
            ) from wrong
        return cls(found["slug"], meets_on, int(found["number"] or 0), int(found["edition"] or 1))

    def __str__(self) -> str:
        number = f"+{self.number}" if self.number else ""
        edition = f"v{self.edition}" if self.edition > 1 else ""
        return f"{self.slug}:{self.meets_on:%Y-%m-%d}{number}{edition}"

    def meeting(self) -> Meeting:
        """Return the meeting; raises PaperRefused where the panel has none on that day."""
        meetings = Meeting.objects.select_related("panel__proper_officer", "panel__contact")
        found = meetings.filter(panel__slug=self.slug, meets_on=self.meets_on).first()
        if found is not None:
            return found
        panel = Panel.objects.filter(slug=self.slug).first()
        if panel is None:
            known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
            raise PaperRefused(f"There is no panel '{self.slug}'. Panels here: {known}.")
        raise PaperRefused(f"{panel} does not meet on {self.meets_on:%-d %B %Y}.")
