"""The life of a month as its page shows it: steps, deadlines, what members will see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from performance.models import ReportingMonth, Return
from performance.publication.deadlines import Deadline, Deadlines, What
from performance.publication.readiness import Named, Standing
from performance.publication.standing import return_url
from scrutiny.access.roles import VERBS_OF_ROLE, Role
from scrutiny.history.models import Event

State = ReportingMonth.State
# Each step after the draft: the verb that may take it, and the word for having taken it.
VERBS = {
    State.CHECKED: "month.check",
    State.PUBLISHED: "month.publish",
    State.LOCKED: "month.lock",
}
ORDER = (State.DRAFT, State.CHECKED, State.PUBLISHED, State.LOCKED)


@dataclass(frozen=True)
class Step:
    """One step of the month: whether it is taken, by whom, or who may take it."""

    label: str
    says: str
    is_done: bool
    is_current: bool


@dataclass(frozen=True)
class Clock:
    """A deadline with how long there is, or that it is met."""

    rule: str
    says: str
    is_late: bool


@dataclass(frozen=True)
class ToldLater:
    """A return that was confirmed after the month was published, and what it changed."""

    name: str
    url: str
    told_on: date
    says: str


def steps_of(record: ReportingMonth, events: Iterable[Event]) -> tuple[Step, ...]:
    """Return the steps of a month; `events` are its history, newest first."""
    latest: dict[str, Event] = {}
    for event in events:
        latest.setdefault(event.verb, event)
    reached = ORDER.index(State(record.state))
    return tuple(
        Step(
            label=state.label,
            says=_done(latest.get(f"month_{state.value}"), record, state)
            if place <= reached
            else _may(state, is_next=place == reached + 1),
            is_done=place < reached or state == State.LOCKED == record.state,
            is_current=place == reached,
        )
        for place, state in enumerate(ORDER)
    )


def _done(event: Event | None, record: ReportingMonth, state: State) -> str:
    """Say when a step was taken and by whom, as far as the history knows."""
    if state == State.DRAFT:
        return "Figures are sent in, questions answered, texts written."
    told = f", told to the panel as of {record.told_on:%-d %B %Y}" if record.told_on else ""
    also = told if state == State.PUBLISHED else ""
    if event is None:
        return f"Done{also}."
    at = timezone.localtime(event.at)
    return f"{at:%-d %B %Y, %H:%M}, by {event.by_name}{also}."


def _may(state: State, *, is_next: bool) -> str:
    """Say who may take a step, and whether it is their turn."""
    verb = VERBS[state]
    posts = [Role(role).label.lower() for role, verbs in VERBS_OF_ROLE.items() if verb in verbs]
    who = f"a {' or '.join(posts)}"
    return f"Next: {who} does this." if is_next else f"Later: {who} does this."


def clocks_of(
    days: Deadlines, record: ReportingMonth, standing: Standing, *, on: date
) -> tuple[Clock, ...]:
    """Return the deadlines of a month; those met say so and are not late any more."""
    is_told = record.state in ReportingMonth.TOLD
    met = {
        What.FIGURES: is_told or bool(standing.accepted),
        What.COMMENTARY: is_told or not standing.silent_areas,
        What.PUBLICATION: is_told,
    }
    return tuple(_clock(one, record, is_met=met[one.what], on=on) for one in days.all)


def _clock(deadline: Deadline, record: ReportingMonth, *, is_met: bool, on: date) -> Clock:
    if not is_met:
        return Clock(deadline.rule, deadline.left(on), deadline.is_late(on))
    told_on = record.told_on if deadline.what is What.PUBLICATION else None
    return Clock(deadline.rule, f"Done on {told_on:%-d %B %Y}." if told_on else "Done.", False)


def told_later(
    returns: Iterable[Return], publication: Event | None, accepted: dict[int, Event]
) -> tuple[ToldLater, ...]:
    """Return the returns of a month that the panel was told of after its publication.

    `publication` names those told with it; `accepted` is what each acceptance said it changed.
    """
    with_it = set(publication.new.get("returns", ())) if publication else set()
    return tuple(
        ToldLater(f"{one}", return_url(one.pk), one.told_on, _changed(accepted.get(one.pk)))
        for one in returns
        if one.told_on and one.pk not in with_it
    )


def _changed(event: Event | None) -> str:
    """Say what a return changed: "3 figures restated, 1 supplied late"."""
    counts = event.new if event else {}
    words = (("restated", "restated"), ("late", "supplied late"), ("new", "new"))
    said = [f"{counts[name]} {word}" for name, word in words if counts.get(name)]
    return ", ".join(said) or "No figure changed"


def members_see(standing: Standing) -> tuple[str, ...]:
    """Return what panel members will find once the month is published."""
    silent = len(standing.without_figure) + len(standing.to_be_confirmed)
    questions = sum(one.count for one in standing.questions)
    there = standing.indicator_count - silent
    found = [f"Figures of {there} of {standing.indicator_count} indicators."]
    if questions:
        them = "it" if questions == 1 else "them"
        found.append(
            f"{_questions(questions)}; what members should know of {them} is printed beside the "
            "figure."
        )
    found.append(
        f"Areas without commentary: {_names(standing.silent_areas)}."
        if standing.silent_areas
        else "Signed-off commentary on every area."
    )
    opening = "An" if standing.is_opening_signed else "No"
    return (*found, f"{opening} opening statement.")


def _questions(count: int) -> str:
    return "1 open question" if count == 1 else f"{count} open questions"


def _names(things: tuple[Named, ...]) -> str:
    return ", ".join(one.name for one in things)
