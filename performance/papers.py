"""The performance paper: a month's figures and words as sections of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from performance.analysis.figures import Period
from performance.judging import Judged, exceptions, judge_board, once_each
from performance.keys import NotADay, NotAMonth, day_from, month_from, month_text
from performance.models import (
    Body,
    Commentary,
    Commitment,
    GlossaryTerm,
    Observation,
    ReportingMonth,
)
from performance.presenters import paper as present
from performance.presenters.addresses import overview_url
from performance.presenters.area_sheet import area_sheet
from performance.presenters.made import made_sentence
from performance.presenters.overview import figures_shown
from performance.presenters.since import since_shown
from performance.presenters.words import MonthWords, month_words, texts_of
from performance.publication.public_edition import public_refusals
from performance.told.board import Board, board, told_on
from performance.told.met import Met, last_met
from performance.told.since import Since, since_met
from performance.told.tellings import Past, told_before
from performance.writing.quotes import Sayings
from scrutiny.access.holdings import Visitor
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

# What decides which figures are exceptions, how they are set out and how sentences read.
CODE = (
    "performance/*.py",
    "performance/analysis/**/*.py",
    "performance/presenters/**/*.py",
    "performance/told/*.py",
    "performance/writing/*.py",
)


@dataclass(frozen=True)
class MonthEdition:
    """All that goes into one edition, read once: nothing here asks the database again.

    `as_at` is the day it tells of, where that is not today; `until` the last day whose tellings
    show, None in a draft. `past` is what was told of figures that read otherwise now; `day` the
    one by whose end promises are told of.
    """

    council: str
    board: Board
    record: ReportingMonth
    words: tuple[Commentary, ...]
    promises: tuple[Commitment, ...]
    day: date
    terms: tuple[GlossaryTerm, ...]
    bodies: tuple[Body, ...]
    audience: str
    as_at: date | None
    met: Met | None
    until: date | None
    past: Past

    @property
    def is_draft(self) -> bool:
        """Return whether the panel has not been told of the month yet."""
        return self.record.state not in ReportingMonth.TOLD

    @property
    def title(self) -> str:
        """Return the title of the month's paper."""
        return _title(self.board.panel, self.board.month, self.as_at)

    @property
    def section_count(self) -> int:
        """Return the number of sections: cover, exceptions, lists if any, areas and glossary."""
        return 3 + len(self.board.areas) + self.month_words.has_lists

    @cached_property
    def digest(self) -> str:
        """Return a hash of every figure, target and word of the edition, and of the code."""
        whole = (
            digest_of(*CODE),
            self.council,
            self.title,
            self.board,
            (self.record.state, self.record.told_on),
            (self.since, self.past),
            [
                (text.pk, text.revision, text.says, text.next_steps, str(text.author_post))
                for text in self.words
            ],
            # What a text prints of figures that the board has no longer, and which day it is of.
            [(text.figures, text.signed_off_at) for text in self.words],
            self.month_words.promises,
            [(term.slug, term.term, term.also_written, term.short) for term in self.terms],
            [
                (body.slug, body.name, body.short_name, body.kind, body.is_own, body.order)
                for body in self.bodies
            ],
        )
        return hashlib.sha256(repr(whole).encode()).hexdigest()

    @cached_property
    def judged(self) -> dict[tuple[str, str], Judged]:
        """Return every line as judged for the month, by area and code."""
        return judge_board(self.board)

    @cached_property
    def each(self) -> dict[str, Judged]:
        """Return every indicator once, by code."""
        return once_each(self.judged.values())

    @cached_property
    def since(self) -> Since | None:
        """Return what changed since the panel last met, if it ever did."""
        return since_met(self.board, self.each, self.met, until=self.until) if self.met else None

    @cached_property
    def sayings(self) -> Sayings:
        """Return the figures as the words quote them."""
        return Sayings(self.board)

    @cached_property
    def month_words(self) -> MonthWords:
        """Return what the service says of the month as a whole."""
        return month_words(
            self.words,
            self.sayings.say,
            told_on=self.record.told_on,
            promises=self.promises,
            day=self.day,
        )

    def sections(self) -> Iterator[Section]:
        """Yield cover, exceptions, the lists of the month if any, each area and the glossary."""
        yield self._cover()
        yield self._first()
        if self.month_words.has_lists:
            yield _section("Going well, and not", "lists", {"words": self.month_words})
        for area in self.board.areas:
            say, told_on = self.sayings.say, self.record.told_on
            texts = texts_of(area, self.words, say, told_on=told_on)
            sheet = area_sheet(area, self.judged, self.board.month, self.bodies, texts, self.past)
            yield _section(area.name, "area", {"sheet": sheet})
        used = {slug for line in self.board.lines for slug in line.terms}
        terms = [term for term in self.terms if term.slug in used]
        yield _section("Words used", "glossary", {"terms": terms})

    def _cover(self) -> Section:
        cover = present.cover(
            self.board,
            self.each,
            council=self.council,
            told_on=self.record.told_on,
            as_at=self.as_at,
            made=made_sentence(figures_shown(self.board)),
            statement=self.month_words.statement,
        )
        context = {"cover": cover, "is_draft": self.is_draft, "audience": self.audience}
        return _section("Cover", "cover", context)

    def _first(self) -> Section:
        full, rest = exceptions(self.each)
        month = self.board.month
        since = since_shown(self.since, month, lambda _: "") if self.since else None
        shown = present.exceptions_sheet(full, rest, self.each, month, since)
        return _section("What to look at first", "exceptions", {"sheet": shown})


def _parts(key: str) -> tuple[Panel, Period, date | None]:
    """Return the panel, month and day that a key names; raises PaperRefused for any other key."""
    slug, _, rest = key.partition(":")
    month, at, day = rest.partition("@")
    panel = Panel.objects.filter(slug=slug).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
        raise PaperRefused(f"There is no panel '{slug}'. Panels here: {known}.")
    try:
        return panel, month_from(month), day_from(day) if at else None
    except (NotAMonth, NotADay) as error:
        raise PaperRefused(str(error)) from error


def _record(key: str) -> tuple[ReportingMonth, Period, date | None]:
    """Return a key's month, with its period and the day asked for.

    Raises PaperRefused if nothing was sent for the month, and for a day that there is nothing of.
    """
    panel, month, as_at = _parts(key)
    today = timezone.localdate()
    months = ReportingMonth.objects.filter(panel=panel, month=month.start)
    record = months.with_last_meeting(on=today).select_related("panel").first()
    if record is None:
        raise PaperRefused(
            f"No return for {month.label} has been accepted for {panel}. Send one in first."
        )
    if as_at is not None and as_at > today:
        raise PaperRefused(f"{as_at:%-d %B %Y} is still to come.")
    if as_at is not None and record.why_not_told_by(as_at):
        raise PaperRefused(record.why_not_told_by(as_at))
    return record, month, as_at


def _title(panel: Panel, month: Period, as_at: date | None) -> str:
    """Return the title of a month's paper."""
    told = f", as told on {as_at:%-d %B %Y}" if as_at else ""
    return f"{panel}: performance to {month.end:%-d %B %Y}{told}"


class PerformancePaper:
    """The paper kind "performance"; keys are "panel-slug:YYYY-MM", or with "@YYYY-MM-DD" after it.

    The day is the one whose figures it prints: what the panel had been told by its end.
    """

    def title(self, key: str) -> str:
        """Return the title of the month's paper."""
        return _title(*_parts(key))

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused for a month, or a day, that there is nothing of."""
        record, _, _ = _record(key)
        return record.panel

    def address(self, key: str) -> str:
        """Return the month's overview, as at the same day."""
        panel, month, as_at = _parts(key)
        return overview_url(panel.slug, month, as_at)

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        panel, month, as_at = _parts(key)
        told = f"-as-told-{as_at:%Y-%m-%d}" if as_at else ""
        return f"{panel.slug}-performance-{month_text(month)}{told}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> MonthEdition:
        """Read all that goes into an edition, once.

        A month that was told prints what the panel has been told until today, or until the day of
        the key, so that no draft of a later month shows in it; a draft prints what the returns say
        and is marked as a draft.

        Raises PaperRefused for a public edition that would show what must be suppressed.
        """
        record, month, as_at = _record(key)
        panel, day = record.panel, as_at or timezone.localdate()
        is_told = record.state in ReportingMonth.TOLD
        seen = told_on(day) if is_told else Observation.objects.recorded()
        met = last_met(record, ReportingMonth.objects.filter(panel=panel))
        read = board(panel, month, seen, then=met.told if met else None)
        edition = MonthEdition(
            council=settings.COUNCIL_NAME,
            board=read,
            record=record,
            words=tuple(Commentary.objects.printed(panel=panel, month=month.start, until=as_at)),
            promises=tuple(Commitment.objects.promised_by(day, panel=panel, month=month.start)),
            day=day,
            terms=tuple(GlossaryTerm.objects.all()),
            bodies=tuple(Body.objects.all()),
            audience=audience,
            as_at=as_at,
            met=met,
            until=day if is_told else None,
            past=told_before(read, until=day),
        )
        if audience == "public":
            refusals = public_refusals(read, edition.past, is_draft=edition.is_draft)
            if refusals:
                raise PaperRefused(" ".join(refusals))
        return edition

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person may see the month at all."""
        panel, month, _ = _parts(key)
        visible = ReportingMonth.objects.visible_to(user)
        return visible.filter(panel=panel, month=month.start).exists()


def _section(name: str, template: str, context: dict[str, object]) -> Section:
    """Return one section rendered from its template."""
    return Section(name, render_to_string(f"papers/performance/{template}.html", context))


PAPER = PerformancePaper()
