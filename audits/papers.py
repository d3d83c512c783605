"""The paper kind "audits": the analysis of a month, a quarter or a year, as it was issued."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from audits.analysis.periods import Period, period_from
from audits.analysis.whole import Analysis, from_stored
from audits.models import IssuedAnalysis
from audits.periods_due import newest_of_each
from audits.presenters.analysis.listing import issued_words
from audits.presenters.analysis.sheet import AnalysisSheet, Words, sheet_of
from audits.presenters.analysis.tables import Block
from audits.reading import analysis_of
from scrutiny.access.door import may
from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import READS_ANALYSES
from scrutiny.packs.fingerprint import digest_of
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

# What decides how figures are counted, hidden and worded.
CODE = (
    "audits/papers.py",
    "audits/analysis/**/*.py",
    "audits/presenters/analysis/**/*.py",
    "scrutiny/disclosure/*.py",
    "scrutiny/statistics/*.py",
)
NOT_ISSUED = "Draft: the figures as they are now. They have not been issued."


@dataclass(frozen=True)
class AnalysisEdition:
    """One edition, read once. The public's hides small numbers; both have the same sections."""

    council: str
    panel: str
    period: Period
    analysis: Analysis
    words: Words
    said: str
    correction: str
    audience: str
    is_draft: bool
    first_page: int = 1

    following = ()

    @property
    def title(self) -> str:
        """Return what is printed at its head."""
        return title_of(self.panel, self.period)

    @property
    def digest(self) -> str:
        """Return a hash of every figure and word of it, and of the code that words them."""
        return hashlib.sha256(repr((digest_of(*CODE), self)).encode()).hexdigest()

    @property
    def footer(self) -> str:
        """Return what each page says at its foot."""
        edition = "Public edition" if self.audience == "public" else "Members' edition"
        return " · ".join(
            (self.panel, self.period.label, "Draft, not issued" if self.is_draft else edition)
        )

    def sections(self) -> Iterator[Section]:
        """Yield the figures, then the reasons, then what follows."""
        sheet = sheet_of(
            self.analysis, self.period, self.words, hides_small=self.audience == "public"
        )
        yield self._section("Figures", sheet, sheet.figures, is_first=True)
        yield self._section(
            "Reasons",
            sheet,
            sheet.reasons,
            ("What works well", self.words.strengths),
            ("What has to get better", self.words.developments),
        )
        yield self._section(
            "Actions", sheet, sheet.followed, ("What happens next", self.words.next_steps)
        )

    def _section(
        self,
        name: str,
        sheet: AnalysisSheet,
        blocks: tuple[Block, ...],
        *texts: tuple[str, str],
        is_first: bool = False,
    ) -> Section:
        context = {
            "edition": self,
            "name": name,
            "sheet": sheet,
            "blocks": blocks,
            "texts": [(title, text) for title, text in texts if text],
            "is_first": is_first,
        }
        html = render_to_string("papers/audits/part.html", context)
        return Section(name, html, footer=self.footer, layout="portrait")


def title_of(panel: str, period: Period) -> str:
    """Return the title of a period's paper."""
    return f"{panel}: audits of casework, {period.label}"


class AuditsPaper:
    """The kind; keys are "panel-slug:2023-01", "panel-slug:2023-Q1" or "panel-slug:2023"."""

    label = "Analysis of audits"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the periods whose analysis was issued by a day, the newest first."""
        newest = sorted(newest_of_each().values(), key=lambda one: one.to_on, reverse=True)
        return [
            (f"{panel.slug}:{one.period}", f"Audits: {period_from(one.period).label}")
            for one in newest
            if timezone.localdate(one.issued_at) <= on
        ]

    def title(self, key: str) -> str:
        """Return the title of the period's paper."""
        panel, period = _parts(key)
        return title_of(panel.name, period)

    def panel(self, key: str) -> Panel:
        """Return the panel; raises PaperRefused for a period that has not begun."""
        panel, period = _parts(key)
        if not period.has_begun(on=timezone.localdate()):
            raise PaperRefused(f"{period.label} has not begun, so there are no audits of it.")
        return panel

    def address(self, key: str) -> str:
        """Return the page of the period's analysis."""
        return reverse("audits:analysis", args=[_parts(key)[1].key])

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        panel, period = _parts(key)
        return f"{panel.slug}-audits-{period.key}-{audience}.pdf"

    def edition(self, key: str, audience: str) -> AnalysisEdition:
        """Read what was issued last, once; the figures as they are now where nothing was."""
        panel, (_, period) = self.panel(key), _parts(key)
        issued = _issued(period)
        return AnalysisEdition(
            council=settings.COUNCIL_NAME,
            panel=panel.name,
            period=period,
            analysis=from_stored(issued.figures) if issued else analysis_of(period),
            words=(
                Words(issued.strengths, issued.developments, issued.next_steps)
                if issued
                else Words()
            ),
            said=issued_words(issued) if issued else NOT_ISSUED,
            correction=issued.correction if issued else "",
            audience=audience,
            is_draft=issued is None,
        )

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person reads analyses; one that is not issued is the unit's own."""
        del audience
        _, period = _parts(key)
        if _issued(period) is None:
            return may(user, "audit.analyse")
        return has_role(user, READS_ANALYSES)


def _issued(period: Period) -> IssuedAnalysis | None:
    return IssuedAnalysis.objects.filter(period=period.key).order_by("-number").first()


def _parts(key: str) -> tuple[Panel, Period]:
    """Return the panel and the period that a key names; raises PaperRefused for any other key."""
    slug, _, text = key.partition(":")
    panel = Panel.objects.filter(slug=slug).first()
    if panel is None:
        known = ", ".join(Panel.objects.values_list("slug", flat=True)) or "none yet"
        raise PaperRefused(f"There is no panel “{slug[:60]}”. Panels here: {known}.")
    try:
        return panel, period_from(text)
    except ValueError as error:
        raise PaperRefused(str(error)) from error


PAPER = AuditsPaper()
