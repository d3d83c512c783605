"""The performance paper: a month's figures and words as sections of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from performance.analysis.figures import Period
from performance.board import Board, board, told_on
from performance.judging import Judged, exceptions, judge_board, once_each
from performance.keys import NotAMonth, month_from, month_text
from performance.models import Body, Commentary, GlossaryTerm, Observation, ReportingMonth
from performance.presenters import paper as present
from performance.presenters.addresses import overview_url
from performance.presenters.words import texts_of
from performance.publishing import public_refusals
from scrutiny.access.holdings import Visitor
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

# What decides which figures are exceptions, how they are set out and how sentences read.
CODE = ("performance/*.py", "performance/analysis/**/*.py", "performance/presenters/**/*.py")


@dataclass(frozen=True)
class MonthEdition:
    """All that goes into one edition, read once: nothing here asks the database again."""

    council: str
    board: Board
    record: ReportingMonth
    words: tuple[Commentary, ...]
    terms: tuple[GlossaryTerm, ...]
    bodies: tuple[Body, ...]
    audience: str

    @property
    def is_draft(self) -> bool:
        """Return whether the panel has not been told of the month yet."""
        return self.record.state not in ReportingMonth.TOLD

    @property
    def title(self) -> str:
        """Return the title of the month's paper."""
        return _title(self.board.panel, self.board.month)

    @property
    def section_count(self) -> int:
        """Return the number of sections: cover, exceptions, areas and glossary."""
        return 3 + len(self.board.areas)

    @cached_property
    def digest(self) -> str:
        """Return a hash of every figure, target and word of the edition, and of the code."""
        whole = (
            digest_of(*CODE),
            self.council,
            self.title,
            self.board,
            (self.record.state, self.record.told_on),
            [
                (text.pk, text.revision, text.says, text.next_steps, str(text.author_post))
                for text in self.words
            ],
            [(term.slug, term.term, term.also_written, term.short) for term in self.terms],
            [
                (body.slug, body.name, body.short_name, body.kind, body.is_own, body.order)
                for body in self.bodies
            ],
        )
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    def sections(self) -> Iterator[Section]:
        """Yield cover, exceptions, each area and the glossary."""
        judged = judge_board(self.board)
        each = once_each(judged.values())
        yield self._cover(each)
        yield self._first(each)
        for area in self.board.areas:
            texts = texts_of(area, self.words)
            sheet = present.area_sheet(area, judged, self.board.month, self.bodies, texts)
            yield _section(area.name, "area", {"sheet": sheet})
        used = {slug for line in self.board.lines for slug in line.terms}
        terms = [term for term in self.terms if term.slug in used]
        yield _section("Words used", "glossary", {"terms": terms})

    def _cover(self, each: dict[str, Judged]) -> Section:
        cover = present.cover(
            self.board,
            each,
            council=self.council,
            told_on=self.record.told_on,
            opening=next((text for text in self.words if text.kind == "opening"), None),
        )
        context = {"cover": cover, "is_draft": self.is_draft, "audience": self.audience}
        return _section("Cover", "cover", context)

    def _first(self, each: dict[str, Judged]) -> Section:
        full, rest = exceptions(each)
        shown = present.exceptions_sheet(full, rest, each, self.board.month)
        return _section("What to look at first", "exceptions", {"sheet": shown})


def _parts(key: str) -> tuple[Panel, Period]:
    """Return the panel and month that a key names; raises PaperRefused for any other key."""
    slug, _, month = key.partition(":")
    panel = Panel.objects.filter(slug=slug).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
        raise PaperRefused(f"There is no panel '{slug}'. Panels here: {known}.")
    try:
        return panel, month_from(month)
    except NotAMonth as error:
        raise PaperRefused(str(error)) from error


def _record(panel: Panel, month: Period) -> ReportingMonth:
    """Return the month's record; raises PaperRefused if nothing was sent for it."""
    record = ReportingMonth.objects.filter(panel=panel, month=month.start).first()
    if record is None:
        raise PaperRefused(
            f"No return for {month.label} has been accepted for {panel}. Send one in first."
        )
    return record


def _title(panel: Panel, month: Period) -> str:
    """Return the title of a month's paper."""
    return f"{panel}: performance to {month.end:%-d %B %Y}"


class PerformancePaper:
    """The paper kind "performance"; keys are "panel-slug:YYYY-MM"."""

    def title(self, key: str) -> str:
        """Return the title of the month's paper."""
        return _title(*_parts(key))

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused for a month without a return."""
        panel, month = _parts(key)
        _record(panel, month)
        return panel

    def address(self, key: str) -> str:
        """Return the month's overview."""
        panel, month = _parts(key)
        return overview_url(panel.slug, month)

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        panel, month = _parts(key)
        return f"{panel.slug}-performance-{month_text(month)}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> MonthEdition:
        """Read all that goes into an edition, once.

        A month that was told prints what the panel has been told until today, so that no draft of
        a later month shows in it; a draft prints what the returns say and is marked as a draft.

        Raises PaperRefused for a public edition that would show what must be suppressed.
        """
        panel, month = _parts(key)
        record = _record(panel, month)
        is_told = record.state in ReportingMonth.TOLD
        seen = told_on(timezone.localdate()) if is_told else Observation.objects.recorded()
        edition = MonthEdition(
            council=settings.COUNCIL_NAME,
            board=board(panel, month, seen),
            record=record,
            words=tuple(Commentary.objects.printed(panel=panel, month=month.start)),
            terms=tuple(GlossaryTerm.objects.all()),
            bodies=tuple(Body.objects.all()),
            audience=audience,
        )
        if audience == "public":
            refusals = public_refusals(edition.board, is_draft=edition.is_draft)
            if refusals:
                raise PaperRefused(" ".join(refusals))
        return edition

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the month at all."""
        panel, month = _parts(key)
        visible = ReportingMonth.objects.visible_to(user)
        return visible.filter(panel=panel, month=month.start).exists()


def _section(name: str, template: str, context: dict[str, object]) -> Section:
    """Return one section rendered from its template."""
    return Section(name, render_to_string(f"papers/performance/{template}.html", context))


PAPER = PerformancePaper()
