"""The glossary as a paper: every term with its explanation, as an appendix of a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse

from performance.models import GlossaryTerm
from scrutiny.access.holdings import Visitor, visible_panels
from scrutiny.packs.papers import PaperRefused, Section
from scrutiny.panels.models import Panel

TITLE = "Glossary"


@dataclass(frozen=True)
class GlossaryEdition:
    """The glossary as it is now; it is the same for everybody."""

    terms: tuple[GlossaryTerm, ...]

    title = TITLE
    is_draft = False
    first_page = 1
    following = ()

    @property
    def html(self) -> str:
        """Return the whole of it."""
        return render_to_string("papers/performance/explained.html", {"terms": self.terms})

    @property
    def digest(self) -> str:
        """Return a hash of every word of it."""
        return hashlib.sha256(self.html.encode()).hexdigest()

    def sections(self) -> Iterator[Section]:
        """Yield the one section that it is."""
        yield Section(TITLE, self.html, layout="portrait")


class GlossaryPaper:
    """The paper kind "glossary"; keys are panels' slugs, all of which have the same words."""

    label = TITLE

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return the glossary, where there is one."""
        del on
        return [(panel.slug, TITLE)] if GlossaryTerm.objects.exists() else []

    def title(self, key: str) -> str:
        """Return what it is called."""
        del key
        return TITLE

    def panel(self, key: str) -> Panel:
        """Return the panel whose report it explains; raises PaperRefused if there is none."""
        panel = Panel.objects.filter(slug=key).first()
        if panel is None:
            raise PaperRefused(f"There is no panel '{key}'.")
        return panel

    def address(self, key: str) -> str:
        """Return the page of the glossary."""
        del key
        return reverse("performance:glossary")

    def file_name(self, key: str, audience: str) -> str:
        """Return the name offered for download."""
        return f"{key}-glossary-{audience}.pdf"

    def edition(self, key: str, audience: str) -> GlossaryEdition:
        """Read the terms. Raises PaperRefused where there are none."""
        del audience
        self.panel(key)
        terms = tuple(GlossaryTerm.objects.all())
        if not terms:
            raise PaperRefused("The glossary has no terms yet. Load the council's data files.")
        return GlossaryEdition(terms)

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Return whether the person has a part in the panel; its words are no secret."""
        del audience
        return bool(visible_panels(user).filter(slug=key).exists())


PAPER = GlossaryPaper()
