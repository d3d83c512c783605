"""How far a report is: its clearances, its appendices and the one thing to do next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from scrutiny.meetings.models import Appendix, Clearance, Report
from scrutiny.meetings.posts import Holders
from scrutiny.meetings.presenters.report import CLEARED_BY, AppendixShown

# The colour of the tag that says how far a report is.
COLOURS: dict[str, str] = {
    Report.State.COMMISSIONED: "grey",
    Report.State.DRAFT: "yellow",
    Report.State.SUBMITTED: "blue",
    Report.State.SIGNED_OFF: "green",
}


@dataclass(frozen=True)
class ClearanceShown:
    """A clearance with who gives it and how far it is."""

    clearance: Clearance
    who: str
    says: str
    colour: str
    is_late: bool
    may_clear: bool
    may_take_back: bool
    is_for_another: bool


@dataclass(frozen=True)
class AppendixLine:
    """An appendix in the list to work on."""

    appendix: Appendix
    number: int
    detail: str
    url: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class Rights:
    """What the person who looks may do to a report."""

    commission: bool = False
    write: bool = False
    sign_off: bool = False
    read: bool = True


@dataclass(frozen=True)
class NextStep:
    """What to do next, as a sentence and, where it is this person's, where to do it."""

    says: str
    label: str = ""
    url: str = ""
    posts_to: str = ""


def clearances_shown(
    clearances: Iterable[Clearance],
    holders: Holders,
    *,
    may_clear: frozenset[int],
    held: frozenset[int],
    on: date,
) -> tuple[ClearanceShown, ...]:
    """Return the clearances; `may_clear` are those that the person may give."""
    return tuple(
        ClearanceShown(
            clearance=one,
            who=_who(one, holders),
            says=_clearance_says(one),
            colour="green" if one.is_given else "yellow" if one.is_overtaken else "grey",
            is_late=not one.is_given and one.due_on < on,
            may_clear=one.pk in may_clear and not one.is_given and one.report.latest > 0,
            may_take_back=one.pk in may_clear and one.is_given,
            is_for_another=one.post_id not in held,
        )
        for one in clearances
    )


def appendix_lines(
    appendices: Sequence[Appendix], *, readable: frozenset[int]
) -> tuple[AppendixLine, ...]:
    """Return the appendices with their numbers; `readable` are those whose file may be read."""
    return tuple(
        AppendixLine(
            appendix=one,
            number=number,
            detail=_detail(one),
            url=_url(one) if one.pk in readable else "",
            is_first=number == 1,
            is_last=number == len(appendices),
        )
        for number, one in enumerate(appendices, start=1)
    )


def appendices_shown(appendices: Iterable[Appendix]) -> tuple[AppendixShown, ...]:
    """Return the appendices as the report lists them while it is in work."""
    return tuple(
        AppendixShown(number, one.title, one.notice)
        for number, one in enumerate(appendices, start=1)
    )


def next_step(
    report: Report, rights: Rights, clearances: Iterable[ClearanceShown], *, on: date
) -> NextStep:
    """Return what to do next about a report, for the person who looks."""
    item = [report.item_id]
    if report.state == Report.State.SIGNED_OFF:
        return NextStep(
            "It is signed off and goes out with the agenda. Nothing is left to do here."
        )
    if report.state == Report.State.SUBMITTED:
        if rights.sign_off:
            open_ones = [CLEARED_BY[one.clearance.kind] for one in _open(clearances)]
            caution = f" Not cleared yet by {', '.join(open_ones)}: the paper says so."
            return NextStep(
                f"Read version {report.latest} and sign it off.{caution if open_ones else ''}",
                "Sign it off",
                posts_to=reverse("meetings:report-sign-off", args=item),
            )
        return NextStep("It is with the scrutiny manager, who signs it off.")
    if not rights.write:
        return NextStep(f"It is with its author, the {report.author.title}.")
    due = f"{'It was due' if report.due_on < on else 'Due'} on {report.due_on:%A %-d %B %Y}."
    if report.state == Report.State.COMMISSIONED:
        edit = reverse("meetings:report-edit", args=item)
        return NextStep(f"Nothing is written yet. {due}", "Write the report", edit)
    return NextStep(
        f"Submit it once it says all it should. {due}",
        "Submit the report",
        posts_to=reverse("meetings:report-submit", args=item),
    )


def _open(clearances: Iterable[ClearanceShown]) -> list[ClearanceShown]:
    return [one for one in clearances if not one.clearance.is_given]


def _who(clearance: Clearance, holders: Holders) -> str:
    if clearance.post is None:
        return "No post is named for it."
    name = holders.name(clearance.post)
    return f"{clearance.post.title} ({name or 'vacant'})"


def _clearance_says(clearance: Clearance) -> str:
    if clearance.is_given:
        return "Cleared"
    return "Changed since it was cleared" if clearance.is_overtaken else "Not cleared"


def _detail(appendix: Appendix) -> str:
    if appendix.page_count is None:
        return "The portal makes this paper when the pack is built."
    return f"PDF, {appendix.page_count} page{'' if appendix.page_count == 1 else 's'}"


def _url(appendix: Appendix) -> str:
    if appendix.file_id is None:
        return ""
    return reverse("meetings:appendix-file", args=[appendix.pk])
