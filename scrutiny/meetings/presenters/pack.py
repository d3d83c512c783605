"""What the front sheet and the agenda of a pack print. Pure: records in, words out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from scrutiny.meetings.calendar import clock, dated, municipal_year, municipal_year_label
from scrutiny.meetings.models import Meeting
from scrutiny.meetings.pack.contents import ItemContents, PackContents
from scrutiny.panels.models import Membership, Vacancy


@dataclass(frozen=True)
class Seat:
    """A member as the front sheet names them."""

    name: str
    office: str
    body: str


@dataclass(frozen=True)
class FrontSheet:
    """The first pages: which meeting, who sits on the panel, and what the public may do."""

    council: str
    panel: str
    when: str
    place: str
    how: str
    convened: str
    terms: tuple[str, ...]
    seats: tuple[Seat, ...]
    vacancies: tuple[str, ...]
    quorum: str
    year: str
    days: tuple[date, ...]
    contact: str


@dataclass(frozen=True)
class AgendaLine:
    """An item as the agenda prints it; `anchor` is empty where nothing is printed of it."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    anchor: str
    is_to_follow: bool
    papers: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Agenda:
    """The list of items, what may not be readable, and who publishes it when."""

    title: str
    panel: str
    when: str
    lines: tuple[AgendaLine, ...]
    not_accessible: tuple[str, ...]
    contact: str
    published: str
    corrected: str
    proper_officer: str
    is_supplement: bool


def front_sheet(
    meeting: Meeting,
    *,
    council: str,
    seats: Iterable[Membership],
    vacancies: Iterable[Vacancy],
    days: Iterable[date],
) -> FrontSheet:
    """Return the front sheet of a meeting's agenda."""
    panel = meeting.panel
    return FrontSheet(
        council=council,
        panel=panel.name,
        when=when(meeting),
        place=meeting.place or panel.usual_place,
        how=HOW[meeting.kind] + (OPEN if panel.meets_in_public else CLOSED),
        convened=_convened(meeting),
        terms=_paragraphs(panel.terms_of_reference),
        seats=tuple(_seat(one) for one in sorted(seats, key=_by_office)),
        vacancies=tuple(one.seat for one in vacancies),
        quorum=(
            f"The meeting can be held when {panel.quorum} "
            f"{'member is' if panel.quorum == 1 else 'members are'} there who count towards the "
            "quorum."
        ),
        year=municipal_year_label(municipal_year(meeting.meets_on)),
        days=tuple(days),
        contact=panel.contact.title if panel.contact else "",
    )


HOW = {
    Meeting.Kind.IN_PERSON.value: "The panel meets in person.",
    Meeting.Kind.VIRTUAL.value: "The panel meets online.",
    Meeting.Kind.CONSULTATION.value: (
        "This is a consultation: the panel gives its views, and officers decide afterwards."
    ),
}
OPEN = " The meeting is open to the public."
CLOSED = " The panel meets in private."
_OFFICES = [
    Membership.Role.CHAIR,
    Membership.Role.VICE_CHAIR,
    Membership.Role.MEMBER,
    Membership.Role.APPOINTED,
]


def when(meeting: Meeting) -> str:
    """Return "Thursday 26 January 2023 at 5.30 pm"."""
    day, start = dated(meeting.meets_on), meeting.start_time or meeting.panel.usual_start_time
    if start is None:
        return day
    return f"{day} at {clock(start)}"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("\n\n") if part.strip())


def _convened(meeting: Meeting) -> str:
    """Return what is printed of a meeting that was convened at shorter notice."""
    if meeting.convened_on is None or not meeting.shorter_notice_because:
        return ""
    return (
        f"This meeting was convened at shorter notice on {dated(meeting.convened_on)}. "
        f"Why: {meeting.shorter_notice_because}"
    )


def _by_office(one: Membership) -> tuple[int, str]:
    return _OFFICES.index(Membership.Role(one.role)), one.person.name


def _seat(one: Membership) -> Seat:
    office = "" if one.role == Membership.Role.MEMBER else one.get_role_display()
    return Seat(one.person.name, office, one.body_represented)


def agenda_of(contents: PackContents) -> Agenda:
    """Return the agenda of a pack, or the list of a supplement."""
    meeting, panel = contents.meeting, contents.meeting.panel
    return Agenda(
        title=contents.title,
        panel=panel.name,
        when=when(meeting),
        lines=tuple(_line(one) for one in contents.items),
        not_accessible=tuple(_not_accessible(contents.items)),
        contact=panel.contact.title if panel.contact else "",
        published=dated(contents.printed_on),
        corrected=(
            f"Corrected edition {contents.edition}, {dated(contents.corrected_on)}"
            if contents.corrected_on
            else ""
        ),
        proper_officer=panel.proper_officer.title if panel.proper_officer else "",
        is_supplement=contents.number > 0,
    )


def _line(one: ItemContents) -> AgendaLine:
    return AgendaLine(
        number=one.number,
        title=one.item.title,
        paragraphs=_paragraphs(one.item.text),
        anchor=f"item-{one.number}" if one.has_papers else "",
        is_to_follow=one.is_to_follow and one.report is None,
        papers=tuple(_paper(one)),
        note=_note(one),
    )


def _paper(one: ItemContents) -> Iterable[str]:
    """Yield the appendices by name, with the paragraph of those that are withheld."""
    for behind in one.appendices:
        notice = behind.appendix.notice
        yield f"{behind.name} ({notice[:1].lower()}{notice[1:]})" if notice else behind.name


def _note(one: ItemContents) -> str:
    """Return what the law asks to be said of an item that came late (s.100B(4)(b)), or nothing."""
    item = one.item
    if item.added_late_at and item.urgent_in_opinion_of:
        return (
            f"Added on {dated(timezone.localdate(item.added_late_at))}. "
            f"{item.urgent_in_opinion_of} is of the opinion that it is urgent. "
            f"Special circumstances: {item.urgent_because}"
        )
    return "Its report was to follow and is made available now." if one.has_followed else ""


def _not_accessible(items: Sequence[ItemContents]) -> Iterable[str]:
    """Yield the open uploads that a program which reads aloud may get nothing from."""
    for one in items:
        for behind in one.appendices:
            if behind.appendix.file is not None and not behind.appendix.is_tagged:
                yield f"{behind.name} (item {one.number})"
