"""A made agenda of a made panel: an agenda that lists its pages, reports, and a month's figures.

Every word follows from the report's number alone, so that two runs lay out the same pages.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from performance.papers import PAPER as PERFORMANCE
from scrutiny.access.holdings import Visitor
from scrutiny.packs.papers import Section
from scrutiny.panels.models import Panel

SLUG, MONTH = "made", "made:2023-03"
REPORTS = 28
PARAGRAPHS = 26
EDITED = 7
REPORTS_OF = {"warm-up": 6, "large": 72}
WORDS = (
    "the panel asked how many families were seen within the month and what was done where they "
    "were not because a plan that nobody reads helps nobody so the service now writes to each "
    "school before term and tells the lead officer which visits are late why they were late and "
    "who goes next while partners meet every second week to look at what changed since the spring "
    "and to agree which of the measures below would be dropped if money had to be found elsewhere"
)
VOCABULARY = tuple(WORDS.split(" "))


@dataclass(frozen=True)
class MadeEdition:
    """One edition: so many reports, the one that was edited, and the month's figures if asked."""

    reports: int
    edit: str
    has_figures: bool

    title = "Made panel: agenda of 30 March 2023"
    is_draft = False
    first_page = 1
    following = ()

    @property
    def digest(self) -> str:
        """Return what tells one edition from another."""
        return repr((self.reports, self.edit, self.has_figures))

    @cached_property
    def figures(self) -> tuple[Section, ...]:
        """Return the month's figures as an appendix of the last report."""
        if not self.has_figures:
            return ()
        found = PERFORMANCE.edition(MONTH, "members").sections()
        within, stamps = (_anchor(self.reports - 1),), (f"Agenda Item {self.reports}", "Appendix 1")
        return tuple(replace(one, level=2, within=within, stamps=stamps) for one in found)

    def sections(self) -> Iterator[Section]:
        """Yield the agenda, the reports and the figures."""
        listed = "".join(
            f"<tr><td>{number + 1}</td><td>{_subject(number)}</td>"
            f'<td><pack-pages of="{_anchor(number)}"></pack-pages></td></tr>'
            for number in range(self.reports)
        )
        agenda = (
            '<section><h1>Agenda</h1><table class="paper-agenda__items"><thead>'
            '<tr><th scope="col">Item</th><th scope="col">Subject</th><th scope="col">Pages</th>'
            f"</tr></thead><tbody>{listed}</tbody></table></section>"
        )
        yield Section("Agenda", agenda, layout="portrait")
        for number in range(self.reports):
            edit = self.edit if number == EDITED else ""
            yield Section(
                _subject(number),
                report(number, edit),
                anchor=_anchor(number),
                stamps=(f"Agenda Item {number + 1}",),
                starts_on_right=True,
                layout="portrait",
            )
        yield from self.figures


class MadePaper:
    """The paper kind "made"; keys are "made:RUN" or "made:RUN:EDIT"."""

    label = "Made for measuring"

    def choices(self, panel: Panel, on: date) -> list[tuple[str, str]]:
        """Return nothing: no report has it as an appendix."""
        return []

    def title(self, key: str) -> str:
        """Return the title."""
        return MadeEdition.title

    def panel(self, key: str) -> Panel:
        """Return the made panel."""
        return Panel.objects.get(slug=SLUG)

    def address(self, key: str) -> str:
        """Return some page."""
        return "/"

    def file_name(self, key: str, audience: str) -> str:
        """Return the name of the file."""
        return "made.pdf"

    def edition(self, key: str, audience: str) -> MadeEdition:
        """Read the edition."""
        _, run, edit = (*key.split(":"), "")[:3]
        return MadeEdition(REPORTS_OF.get(run, REPORTS), edit, has_figures=run != "warm-up")

    def may_read(self, user: Visitor, key: str, audience: str) -> bool:
        """Let nobody read it."""
        return False


def report(number: int, edit: str = "") -> str:
    """Return a report: heading lines, a table, numbered paragraphs under headings."""
    chance = random.Random(number)  # noqa: S311 words, no secrets
    facts = "".join(
        f"<dt>{name}</dt><dd>{_sentence(chance, 8)}</dd>"
        for name in ("DECISION-MAKER", "SUBJECT", "DATE OF DECISION", "REPORT OF")
    )
    rows = "".join(
        f'<tr><th scope="row">Team {row + 1}</th>'
        + "".join(f"<td>{chance.randrange(100, 999)}</td>" for _ in range(5))
        + "</tr>"
        for row in range(12)
    )
    head = "".join(f'<th scope="col">Year {year}</th>' for year in range(2018, 2023))
    paragraphs = "".join(
        ("<h2>What was found</h2>" if place % 6 == 0 else "")
        + f"<p>{place + 1}. {_sentence(chance, 60)} {edit if place == 3 else ''}</p>"
        for place in range(PARAGRAPHS)
    )
    return (
        f'<article class="paper-report"><h1>{_subject(number)}</h1>'
        f'<dl class="paper-report__facts">{facts}</dl>{paragraphs}<table><caption>Cases</caption>'
        f'<thead><tr><th scope="col">Team</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
        "</article>"
    )


def _anchor(number: int) -> str:
    return f"item-{number + 1}"


def _subject(number: int) -> str:
    return f"Report {number + 1} of the made service"


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(VOCABULARY) for _ in range(words)).capitalize() + "."


PAPER = MadePaper()
