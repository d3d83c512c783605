"""One edition of the agenda pack, for the public or for members, as sections of a pack.

Both editions share one numbering: where the public edition has a slip, it stands for all the pages
that the members' edition has in its place. The public edition is made of public words alone; what
is withheld is only measured for it, and never put into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from django.conf import settings
from django.template.loader import render_to_string

from scrutiny.files.models import StoredFile
from scrutiny.meetings.models import Minutes
from scrutiny.meetings.pack.appendices import (
    OwnPaper,
    Papers,
    appendix_sections,
    following_of,
    slip,
    withheld_words,
)
from scrutiny.meetings.pack.contents import ItemContents, PackContents
from scrutiny.meetings.presenters.minutes import MinutesShown, minutes_shown
from scrutiny.meetings.presenters.pack import Agenda, FrontSheet
from scrutiny.meetings.presenters.report import AppendixShown, report_shown
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import Content, Section

# What words the sections beside the templates.
CODE = (
    "scrutiny/meetings/*.py",
    "scrutiny/meetings/pack/*.py",
    "scrutiny/meetings/presenters/*.py",
)
PUT = "Draft: put to this meeting to be approved as a correct record."
SEVERAL = "Not for publication: for the reasons that stand at the minutes kept from the public"
FOOTERS = {"public": "Public edition", "members": "Members' edition"}


@dataclass(frozen=True)
class AgendaEdition:
    """All that goes into one edition, read once: nothing here asks the database again.

    `papers` are the appendices that the portal makes, each in both editions where there are two.
    """

    contents: PackContents
    audience: str
    front: FrontSheet
    agenda: Agenda
    papers: Papers

    # What members and the public get is published, and never a build: that stays a working copy.
    is_draft = True
    following = ()

    @property
    def title(self) -> str:
        """Return the title printed and kept in the PDF."""
        meeting = self.contents.meeting
        return f"{meeting.panel}, {meeting.meets_on:%-d %B %Y}: {self.contents.title.lower()}"

    @property
    def first_page(self) -> int:
        """Return the number of its first page; a supplement goes on with the count."""
        return self.contents.first_page

    @property
    def is_public(self) -> bool:
        """Return whether it is the edition for everybody."""
        return self.audience == "public"

    @cached_property
    def digest(self) -> str:
        """Return a hash of everything that is printed: the portal's papers by their own digests."""
        own = [
            (
                *(one.name, one.html, one.anchor, one.within, one.level, one.stamps, one.notice),
                *(one.footer, one.starts_on_right, one.is_slip, one.layout),
                _bytes_of(one.upload),
                [(other.html, _bytes_of(other.upload)) for other in one.others],
            )
            for one in self.own_sections
        ]
        made = [
            (
                *(item.number, behind.number, behind.name, *withheld_words(behind.appendix)),
                *(one.digest for one in self.papers[item.number, behind.number].editions),
            )
            for item in self.contents.items
            for behind in item.appendices
            if behind.appendix.paper_kind
        ]
        whole = (digest_of(*CODE), self.title, self.contents.first_page, own, made)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    @cached_property
    def own_sections(self) -> tuple[Section, ...]:
        """Return all but the papers that the portal makes."""
        return tuple(self._sections(with_papers=False))

    def sections(self) -> Iterator[Section]:
        """Yield the front sheet, the agenda, and then item by item what is printed of each."""
        yield from self._sections(with_papers=True)

    def _sections(self, *, with_papers: bool) -> Iterator[Section]:
        if self.contents.number == 0:
            yield self._own("Front sheet", "front", {"front": self.front}, anchor="front")
        yield self._own(self.contents.title, "agenda", {"agenda": self.agenda}, anchor="agenda")
        for item in self.contents.items:
            yield from self._of_item(item, with_papers=with_papers)

    def _of_item(self, item: ItemContents, *, with_papers: bool) -> Iterator[Section]:
        """Yield the minutes that are put, the report, and each appendix in order."""
        anchor, name = f"item-{item.number}", f"{item.number}. {item.item.title}"
        stamps = (f"Agenda Item {item.number}",)
        for place, minutes in enumerate(item.minutes):
            yield self._of_minutes(minutes, name, anchor, stamps, is_first=place == 0)
        if item.report is not None:
            yield self._of_report(item, name, anchor, stamps)
        following = following_of(item, self.papers)
        for behind in item.appendices:
            if with_papers or not behind.appendix.paper_kind:
                yield from appendix_sections(
                    behind,
                    number=item.number,
                    is_public=self.is_public,
                    made=self.papers.get((item.number, behind.number)),
                    following=following.get(behind.number, ()),
                    footer=self._footer,
                )

    def _of_minutes(
        self, minutes: Minutes, name: str, anchor: str, stamps: tuple[str, ...], *, is_first: bool
    ) -> Section:
        """Return a set of minutes put for approval; the public reads what is open of it."""
        both = [
            self._as_put(minutes_shown(minutes, is_public=is_public))
            for is_public in (self.is_public, not self.is_public)
        ]
        pages = [render_to_string("papers/meetings/minutes.html", {"shown": one}) for one in both]
        meets_on = minutes.meeting.meets_on
        return Section(
            name=name if is_first else f"Minutes of {meets_on:%-d %B %Y}",
            html=pages[0],
            anchor=anchor if is_first else f"{anchor}-minutes-{meets_on:%Y-%m-%d}",
            within=() if is_first else (anchor,),
            level=1 if is_first else 2,
            stamps=stamps,
            notice="" if self.is_public else _notice_of(both[0]),
            footer=self._footer,
            starts_on_right=is_first and settings.PACK_ITEMS_ON_RIGHT,
            others=(Content(pages[1]),) if pages[1] != pages[0] else (),
            layout="portrait",
        )

    def _as_put(self, shown: MinutesShown) -> MinutesShown:
        """Return minutes as they were put: what the meeting then made of them came after."""
        printed_on = self.contents.printed_on
        before = tuple(one for one in shown.corrections if one.made_on <= printed_on)
        return replace(shown, is_approved=False, standing=PUT, corrections=before)

    def _of_report(
        self, item: ItemContents, name: str, anchor: str, stamps: tuple[str, ...]
    ) -> Section:
        """Return the report, with its notice where it is withheld; a slip in the public edition."""
        assert item.report is not None
        assert item.version is not None
        is_first = not item.minutes
        shown = report_shown(item.head, item.version.texts, self._listed(item))
        html = render_to_string(
            "papers/meetings/report.html",
            {"shown": shown, "item_number": item.number, "notice": item.report.notice},
        )
        place = OwnPaper(
            name=name if is_first else "Report",
            anchor=anchor if is_first else f"{anchor}-report",
            within=() if is_first else (anchor,),
            level=1 if is_first else 2,
            stamps=stamps,
            footer=self._footer,
            starts_on_right=is_first and settings.PACK_ITEMS_ON_RIGHT,
        )
        if item.report.is_withheld and self.is_public:
            what = f"The report on item {item.number}, {item.item.title}"
            return slip(place, what, item.report, (Content(html),))
        return place.section(html, notice=item.report.notice)

    def _listed(self, item: ItemContents) -> list[AppendixShown]:
        """Return the appendices as a report lists them, with what follows the portal's papers."""
        own = [
            AppendixShown(one.number, one.appendix.title, notice=one.appendix.notice)
            for one in item.appendices
        ]
        following = chain.from_iterable(following_of(item, self.papers).values())
        return [*own, *(AppendixShown(one.number, one.title) for one in following)]

    def _own(self, name: str, template: str, context: dict[str, object], *, anchor: str) -> Section:
        html = render_to_string(f"papers/meetings/{template}.html", context)
        return Section(name, html, anchor=anchor, footer=self._footer, layout="portrait")

    @property
    def _footer(self) -> str:
        return FOOTERS[self.audience]


def _notice_of(shown: MinutesShown) -> str:
    """Return what every page carries of minutes that are in part kept from the public."""
    notices = tuple(dict.fromkeys(one.notice for one in shown.entries if one.notice))
    return SEVERAL if len(notices) > 1 else "".join(notices)


def _bytes_of(upload: StoredFile | None) -> str:
    """Return the hash of an uploaded file, nothing where there is none."""
    return upload.sha256 if upload is not None else ""
