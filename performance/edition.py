"""An edition of the performance paper: a month's figures and words as sections of a pack."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.template.loader import render_to_string

from performance.analysis.figures import Period
from performance.judging import Judged, exceptions, judge_board, once_each
from performance.models import Body, Commentary, Commitment, GlossaryTerm, ReportingMonth
from performance.presenters import paper as present
from performance.presenters.area_sheet import area_sheet
from performance.presenters.made import made_sentence
from performance.presenters.overview import figures_shown
from performance.presenters.since import since_shown
from performance.presenters.words import MonthWords, month_words, texts_of
from performance.told.board import Board
from performance.told.met import Met
from performance.told.since import Since, since_met
from performance.told.tellings import Past
from performance.writing.quotes import Sayings
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import Section
from scrutiny.panels.models import Panel

# What decides which figures are exceptions, how they are set out and how sentences read.
CODE = (
    "performance/*.py",
    "performance/analysis/**/*.py",
    "performance/presenters/**/*.py",
    "performance/told/*.py",
    "performance/writing/*.py",
    "scrutiny/statistics/*.py",
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

    following = ()

    @property
    def is_draft(self) -> bool:
        """Return whether the panel has not been told of the month yet."""
        return self.record.state not in ReportingMonth.TOLD

    @property
    def title(self) -> str:
        """Return the title of the month's paper."""
        return title_of(self.board.panel, self.board.month, self.as_at)

    @property
    def first_page(self) -> int:
        """Return the number of its first page."""
        return 1

    @property
    def footer(self) -> str:
        """Return what each page says at its foot: of whom, of when, for whom, from which data."""
        edition = "Public edition" if self.audience == "public" else "Members' edition"
        parts = [
            self.board.panel.name,
            self.board.month.label,
            "Draft, not yet told to the panel" if self.is_draft else edition,
        ]
        if self.board.data_on:
            parts.append(f"data as at {self.board.data_on:%-d %B %Y}")
        if self.as_at:
            parts.append(f"as told on {self.as_at:%-d %B %Y}")
        return " · ".join(parts)

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
            yield self._section("Going well, and not", "lists", {"words": self.month_words})
        for area in self.board.areas:
            say, told_on = self.sayings.say, self.record.told_on
            texts = texts_of(area, self.words, say, told_on=told_on)
            sheet = area_sheet(area, self.judged, self.board.month, self.bodies, texts, self.past)
            yield self._section(area.name, "area", {"sheet": sheet})
        used = {slug for line in self.board.lines for slug in line.terms}
        terms = [term for term in self.terms if term.slug in used]
        yield self._section("Words used", "glossary", {"terms": terms})

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
        return self._section("Cover", "cover", context)

    def _first(self) -> Section:
        full, rest = exceptions(self.each)
        month = self.board.month
        since = since_shown(self.since, month, lambda _: "") if self.since else None
        shown = present.exceptions_sheet(full, rest, self.each, month, since)
        return self._section("What to look at first", "exceptions", {"sheet": shown})

    def _section(self, name: str, template: str, context: dict[str, object]) -> Section:
        """Return one section rendered from its template."""
        html = render_to_string(f"papers/performance/{template}.html", context)
        return Section(name, html, footer=self.footer)


def title_of(panel: Panel, month: Period, as_at: date | None) -> str:
    """Return the title of a month's paper."""
    told = f", as told on {as_at:%-d %B %Y}" if as_at else ""
    return f"{panel}: performance to {month.end:%-d %B %Y}{told}"
