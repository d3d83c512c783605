"""A report as page and paper show it: the facts at its head, its headings, its appendices.

What is shown is made of plain values only, so that a published report is drawn from what was kept
of it and never from the records of today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString

from scrutiny.meetings.exclusion_words import confidentiality
from scrutiny.meetings.headings import HEADINGS, SUPPORTING, Heading
from scrutiny.meetings.markdown import Block, blocks_of, html_of
from scrutiny.meetings.models import Clearance, Report
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.sentences import listed
from scrutiny.meetings.withheld import withheld_in
from scrutiny.panels.models import Post

# How a sentence names who clears a report.
CLEARED_BY: dict[str, str] = {
    Clearance.Kind.FINANCE: "finance",
    Clearance.Kind.LEGAL: "legal",
    Clearance.Kind.DIRECTOR: "the director",
    Clearance.Kind.BRIEFING: "the chair's briefing",
}


@dataclass(frozen=True)
class Fact:
    """A line at the head of a report."""

    label: str
    says: str


@dataclass(frozen=True)
class AppendixShown:
    """An appendix in the list at the end: `notice` where it is withheld, `note` of its pages."""

    number: int
    title: str
    notice: str = ""
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph with what belongs to it: lists, tables, quotations."""

    number: int
    html: SafeString


@dataclass(frozen=True)
class Part:
    """A heading with its words: numbered paragraphs, or running text."""

    slug: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    html: SafeString

    @property
    def has_words(self) -> bool:
        """Return whether anything stands below the heading."""
        return bool(self.paragraphs or self.html)


@dataclass(frozen=True)
class Group:
    """Headings that stand under one of their own ("Legal implications"), or one by itself."""

    title: str
    parts: tuple[Part, ...]

    @property
    def is_top(self) -> bool:
        """Return whether its headings stand under none."""
        return not self.title


@dataclass(frozen=True)
class ReportShown:
    """A whole report. `before` are the groups up to the list of appendices, `after` the rest."""

    subject: str
    facts: tuple[Fact, ...]
    caution: str
    before: tuple[Group, ...]
    appendices: tuple[AppendixShown, ...]
    after: tuple[Group, ...]
    supporting: str = SUPPORTING


def head_of(report: Report, *, on: date | None = None) -> dict[str, Any]:
    """Return the facts at the head of a report as they are on a day, as JSON can hold them.

    Contacts are posts with their holders; clearances that are not given for the words as they are
    now are named, since the paper says so.
    """
    meeting = report.item.meeting
    clearances = list(report.clearances.all())
    holders = Holders.of([report.report_of, report.author], on=on or timezone.localdate())
    return {
        "decision_maker": meeting.panel.name,
        "subject": report.subject,
        "meeting_on": meeting.meets_on.isoformat(),
        "report_of": report.report_of.title,
        "contacts": [
            _contact("Report of", report.report_of, holders),
            _contact("Author", report.author, holders),
        ],
        "confidentiality": confidentiality(withheld_in(report)),
        "not_cleared": [one.kind for one in clearances if one.cleared_version is None],
        "changed_since_cleared": [one.kind for one in clearances if one.is_overtaken],
    }


def report_shown(
    head: Mapping[str, Any], texts: Mapping[str, str], appendices: Iterable[AppendixShown]
) -> ReportShown:
    """Return a report as it is read: the paragraphs are numbered through the numbered headings."""
    parts: list[tuple[Heading, Part]] = []
    number = 1
    for heading in HEADINGS:
        part = _part(heading, texts.get(heading.slug, ""), number)
        number += len(part.paragraphs)
        parts.append((heading, part))
    groups = [
        (name, Group(name, tuple(part for _, part in members)))
        for name, members in (
            (name, list(found)) for name, found in groupby(parts, key=lambda one: one[0].group)
        )
    ]
    return ReportShown(
        subject=str(head.get("subject", "")),
        facts=_facts(head),
        caution=_caution(head),
        before=tuple(group for name, group in groups if name != SUPPORTING),
        appendices=tuple(appendices),
        after=tuple(group for name, group in groups if name == SUPPORTING),
    )


def _contact(role: str, post: Post, holders: Holders) -> dict[str, str]:
    return {"as": role, "title": post.title, "name": holders.name(post)}


def _facts(head: Mapping[str, Any]) -> tuple[Fact, ...]:
    day = head.get("meeting_on")
    facts = [
        Fact("Decision-maker", head.get("decision_maker", "")),
        Fact("Subject", head.get("subject", "")),
        Fact("Date of decision", f"{date.fromisoformat(day):%-d %B %Y}" if day else ""),
        Fact("Report of", head.get("report_of", "")),
        *(
            Fact(f"Contact: {one['as'].lower()}", _named(one["title"], one["name"]))
            for one in head.get("contacts", ())
        ),
        Fact("Statement of confidentiality", head.get("confidentiality", "")),
    ]
    return tuple(fact for fact in facts if fact.says)


def _named(title: str, name: str) -> str:
    return f"{title} ({name})" if name else title


def _caution(head: Mapping[str, Any]) -> str:
    """Say which clearances the words do not have, nothing where they have all."""
    never = [CLEARED_BY[kind] for kind in head.get("not_cleared", ())]
    before = [CLEARED_BY[kind] for kind in head.get("changed_since_cleared", ())]
    words = [f"Not cleared by {listed(never)}."] if never else []
    if before:
        words.append(f"Changed since it was cleared by {listed(before)}.")
    return " ".join(words)


def _part(heading: Heading, text: str, first: int) -> Part:
    """Return a heading with its words; the first of its paragraphs has the number `first`."""
    if not heading.is_numbered:
        return Part(heading.slug, heading.title, (), html_of(text))
    paragraphs = tuple(
        Paragraph(number, SafeString("".join(block.html for block in blocks)))
        for number, blocks in enumerate(_numbered(blocks_of(text)), start=first)
    )
    return Part(heading.slug, heading.title, paragraphs, SafeString(""))


def _numbered(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the blocks of each number: a paragraph takes one, what is no paragraph follows it."""
    numbered: list[list[Block]] = []
    for block in blocks:
        if block.is_paragraph or not numbered:
            numbered.append([])
        numbered[-1].append(block)
    return numbered
