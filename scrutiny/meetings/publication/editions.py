"""The editions that a publication needs: as they would be made on a day, and their builds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from scrutiny.meetings.models import Meeting
from scrutiny.meetings.pack.contents import PackContents
from scrutiny.meetings.pack.edition import AgendaEdition
from scrutiny.meetings.pack.keys import PackKey
from scrutiny.meetings.papers import AGENDA, KIND
from scrutiny.packs.fingerprint import fingerprint
from scrutiny.packs.models import Build
from scrutiny.packs.papers import PaperRefused

Ranges = dict[str, tuple[int, int]]
LABELS = {"members": "members' edition", "public": "public edition"}


@dataclass(frozen=True)
class Wanted:
    """An edition that has to be there before papers go out.

    `build` is the one of the papers as they are, finished or on its way; `refusal` says why the
    edition cannot be made.
    """

    audience: str
    key: str
    edition: AgendaEdition | None = None
    build: Build | None = None
    refusal: str = ""

    @property
    def label(self) -> str:
        """Return what it is called in a sentence."""
        return LABELS[self.audience]

    @property
    def is_built(self) -> bool:
        """Return whether its file is there."""
        return self.build is not None and self.build.state == Build.State.DONE


def wanted(meeting: Meeting, key: PackKey, *, on: date) -> tuple[Wanted, ...]:
    """Return the editions that this publication needs; in private there is only the members'."""
    audiences = ("members", "public") if meeting.panel.meets_in_public else ("members",)
    return tuple(_wanted(str(key), audience, on=on) for audience in audiences)


def _wanted(key: str, audience: str, *, on: date) -> Wanted:
    try:
        edition = AGENDA.edition_on(key, audience, on=on)
        build = _build_of(edition, key, audience)
    except PaperRefused as refused:
        return Wanted(audience, key, refusal=str(refused))
    return Wanted(audience, key, edition, build)


def _build_of(edition: AgendaEdition, key: str, audience: str) -> Build | None:
    """Return the build of exactly these papers, if there is one."""
    builds = Build.objects.standing().filter(kind=KIND, key=key, audience=audience)
    current = builds.filter(fingerprint=fingerprint(edition, audience))
    return current.select_related("file").order_by("-pk").first()


def contents_of(editions: tuple[Wanted, ...]) -> PackContents | None:
    """Return what is read for the editions, None where none can be made."""
    return next((one.edition.contents for one in editions if one.edition is not None), None)


def ranges_of(build: Build) -> Ranges:
    """Return the first and the last page number of each anchor, with all that is within it."""
    found: Ranges = {}
    numbered = build.parts.filter(start_page__isnull=False, end_page__isnull=False)
    rows: Any = numbered.values_list("anchor", "within", "start_page", "end_page")
    for anchor, within, start, end in rows:
        for one in {anchor, *within} - {""}:
            first, last = found.get(one, (start, end))
            found[one] = (min(first, start), max(last, end))
    return found
