"""The performance paper: a month's figures and words as sections of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True)
class Edition:
    """All that goes into one edition, read once."""

    board: Board
    record: ReportingMonth
    words: tuple[Commentary, ...]
    audience: str

    @property
    def is_draft(self) -> bool:
        """Return whether the panel has not been told of the month yet."""
        return self.record.state not in ReportingMonth.TOLD


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


def _edition(key: str, audience: str) -> Edition:
    """Read all that goes into an edition.

    A month that was told prints what the panel has been told until today, so that no draft of a
    later month shows in it; a draft prints what the returns say and is marked as a draft.

    Raises PaperRefused for a public edition that would show what must be suppressed.
    """
    panel, month = _parts(key)
    record = _record(panel, month)
    is_told = record.state in ReportingMonth.TOLD
    seen = told_on(timezone.localdate()) if is_told else Observation.objects.recorded()
    words = Commentary.objects.printed(panel=panel, month=month.start)
    edition = Edition(board(panel, month, seen), record, tuple(words), audience)
    refusals = public_refusals(edition.board, is_draft=edition.is_draft)
    if audience == "public" and refusals:
        raise PaperRefused(" ".join(refusals))
    return edition


class PerformancePaper:
    """The paper kind "performance"; keys are "panel-slug:YYYY-MM"."""

    def title(self, key: str) -> str:
        """Return the title of the month's paper."""
        panel, month = _parts(key)
        return f"{panel}: performance to {month.end:%-d %B %Y}"

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

    def section_count(self, key: str, audience: str) -> int:
        """Return the number of sections: cover, exceptions, areas and glossary."""
        return 3 + len(_edition(key, audience).board.areas)

    def fingerprint(self, key: str, audience: str) -> str:
        """Return a hash of every figure, target and word of the edition."""
        edition = _edition(key, audience)
        texts = [
            (text.pk, text.revision, text.says, text.next_steps, str(text.author_post))
            for text in edition.words
        ]
        terms = list(GlossaryTerm.objects.values_list("slug", "term", "also_written", "short"))
        bodies = list(Body.objects.values_list("slug", "name", "short_name"))
        # The code decides which figures are exceptions and how sentences read.
        code = digest_of("performance/analysis", "performance/presenters")
        told = (edition.record.state, edition.record.told_on)
        whole = (code, settings.COUNCIL_NAME, edition.board, told, texts, terms, bodies)
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the month at all."""
        panel, month = _parts(key)
        visible = ReportingMonth.objects.visible_to(user)
        return visible.filter(panel=panel, month=month.start).exists()

    def told_at(self, key: str) -> datetime | None:
        """Return when the month was published to the panel, or None for a draft."""
        panel, month = _parts(key)
        return _record(panel, month).published_at

    def sections(self, key: str, audience: str) -> Iterator[Section]:
        """Yield cover, exceptions, each area and the glossary."""
        edition = _edition(key, audience)
        judged = judge_board(edition.board)
        each = once_each(judged.values())
        yield self._cover(edition, each)
        yield self._first(edition, each)
        bodies = tuple(Body.objects.all())
        for area in edition.board.areas:
            sheet = present.area_sheet(
                area, judged, edition.board.month, bodies, texts_of(area, edition.words)
            )
            yield _section(area.name, "area", {"sheet": sheet})
        yield self._glossary(edition)

    def _cover(self, edition: Edition, each: dict[str, Judged]) -> Section:
        cover = present.cover(
            edition.board,
            each,
            council=settings.COUNCIL_NAME,
            told_on=edition.record.told_on,
            opening=next((text for text in edition.words if text.kind == "opening"), None),
        )
        context = {"cover": cover, "is_draft": edition.is_draft, "audience": edition.audience}
        return _section("Cover", "cover", context)

    def _first(self, edition: Edition, each: dict[str, Judged]) -> Section:
        full, rest = exceptions(each)
        shown = present.exceptions_sheet(full, rest, each, edition.board.month)
        return _section("What to look at first", "exceptions", {"sheet": shown})

    def _glossary(self, edition: Edition) -> Section:
        used = {slug for line in edition.board.lines for slug in line.terms}
        terms = GlossaryTerm.objects.filter(slug__in=used)
        return _section("Words used", "glossary", {"terms": terms})


def _section(name: str, template: str, context: dict[str, object]) -> Section:
    """Return one section rendered from its template."""
    return Section(name, render_to_string(f"papers/performance/{template}.html", context))


PAPER = PerformancePaper()
