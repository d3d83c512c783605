"""A request from the meeting that asked to the meeting that let go of it, step by step."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from recommendations.answers import Answered, answered
from recommendations.models import Evidence, Request, Update
from recommendations.presenters.requests import Origin
from recommendations.presenters.timing import day, days
from recommendations.states import State

TITLES: dict[str, str] = {
    State.NOTIFIED: "Notice given",
    State.AGREED: "Agreed",
    State.AGREED_IN_PART: "Agreed in part",
    State.NOT_AGREED: "Not agreed",
    State.IN_PROGRESS: "Progress reported",
    State.REPORTED_COMPLETE: "Reported complete",
    State.RETURNED: "Returned by the panel",
    State.ACCEPTED: "Accepted by the panel",
    State.NOTED: "Noted by the panel as not agreed",
}


@dataclass(frozen=True)
class Stop:
    """One stop on the way: the day, what it was, who, in which words, and where to read of it."""

    on: date
    title: str
    who: str = ""
    says: str = ""
    note: str = ""
    url: str = ""
    link: str = ""
    is_by_panel: bool = False


@dataclass(frozen=True)
class Paper:
    """A piece of evidence as the list shows it; without an address the reader has its title."""

    title: str
    about: str
    url: str = ""
    is_for_panel: bool = False
    withdrawn: str = ""
    mark_url: str = ""
    withdraw_url: str = ""


@dataclass(frozen=True)
class Reader:
    """What the reader may do with evidence: read all of it, mark and withdraw it."""

    reads_all: bool = False
    keeps: bool = False


def journey_of(
    request: Request,
    updates: Iterable[Update],
    evidence: Iterable[Evidence],
    *,
    origin: Origin,
    minutes: Mapping[int, str],
) -> list[Stop]:
    """Return the way of a request, oldest first; `minutes` are the addresses by meeting.

    The updates keep their order. Evidence stands on the day it came in, before what the panel
    decided on that day.
    """
    papers = [one for one in evidence if one.withdrawn_at is None]
    updates = list(updates)
    first = answered(request, updates)
    stops = [_made(request, origin)]
    for update in updates:
        before = [one for one in papers if _is_before(one, update)]
        stops += [_brought(one) for one in before]
        papers = [one for one in papers if one not in before]
        stops.append(_stop(request, update, minutes, first))
    return stops + [_brought(one) for one in papers]


def papers_of(evidence: Iterable[Evidence], reader: Reader) -> list[Paper]:
    """Return the evidence as a reader sees it: what was withdrawn only to the request's people."""
    return list(_papers(evidence, reader))


def _papers(evidence: Iterable[Evidence], reader: Reader) -> Iterator[Paper]:
    for one in evidence:
        is_out = one.withdrawn_at is not None
        if is_out and not reader.reads_all:
            continue
        is_read = reader.reads_all or one.is_for_panel
        may_change = reader.keeps and not is_out
        pages = "1 page" if one.page_count == 1 else f"{one.page_count} pages"
        yield Paper(
            title=one.title,
            about=f"Dated {day(one.dated_on)}. PDF, {pages}.",
            url=_address("evidence", one) if is_read else "",
            is_for_panel=one.is_for_panel,
            withdrawn=one.withdrawn_because or "",
            mark_url=_address("evidence-mark", one) if may_change else "",
            withdraw_url=_address("evidence-withdraw", one) if may_change else "",
        )


def _address(name: str, evidence: Evidence) -> str:
    return reverse(f"recommendations:{name}", args=[evidence.pk])


def _is_before(evidence: Evidence, update: Update) -> bool:
    """Say whether evidence came in before a step was taken."""
    if update.meeting_id is not None:
        return evidence.added_on <= update.happened_on
    return evidence.added_on < update.happened_on


def _made(request: Request, origin: Origin) -> Stop:
    title = "Resolved at a meeting" if request.resolution_id else "Asked for"
    return Stop(
        on=request.made_on,
        title=title,
        who="The panel",
        url=origin.url,
        link=origin.words if origin.url else "",
        note="" if origin.url else f"It came from: {origin.words}.",
        is_by_panel=True,
    )


def _brought(evidence: Evidence) -> Stop:
    note = f"“{evidence.title}”, dated {day(evidence.dated_on)}."
    return Stop(on=evidence.added_on, title="Evidence added", note=note)


def _stop(
    request: Request, update: Update, minutes: Mapping[int, str], first: Answered | None
) -> Stop:
    is_by_panel = update.meeting_id is not None
    url = minutes.get(update.meeting_id, "") if update.meeting_id is not None else ""
    return Stop(
        on=update.happened_on,
        title=TITLES[update.state],
        who="The panel" if is_by_panel else _who(request, update),
        says=update.says,
        note=_note(request, update, first),
        url=url,
        link=f"Minutes of {day(update.happened_on)}" if url else "",
        is_by_panel=is_by_panel,
    )


def _who(request: Request, update: Update) -> str:
    """Return by which post or body it was said; a notice is the panel's own office's."""
    if update.state == State.NOTIFIED:
        return ""
    return str(update.post) if update.post else request.addressee_body


def _note(request: Request, update: Update, first: Answered | None) -> str:
    """Return what a notice began, what was agreed instead, and how late the first answer was."""
    if update.state == State.NOTIFIED and request.received_on is not None:
        due = f" An answer is due by {day(request.due_on)}." if request.due_on else ""
        return f"Received {day(request.received_on)}.{due}"
    agreed = f"Agreed in these words: “{update.amended_wording}”" if update.amended_wording else ""
    if first is not None and first.number == update.number and first.late_days:
        return f"{agreed} {days(first.late_days)} late.".strip()
    return agreed
