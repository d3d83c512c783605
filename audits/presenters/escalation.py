"""An escalation as its page shows it: three steps with their days, and what is next."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from audits.models import Audit, Escalation, EscalationUpdate
from scrutiny.meetings.posts import Holders
from scrutiny.panels.models import Post

Step = EscalationUpdate.Step


@dataclass(frozen=True)
class ShownStep:
    """One of the three steps; `number` is 1 or 2 of an update, 3 of the re-audit."""

    number: int
    title: str
    due_on: date
    says: str
    who: str
    text: str
    colour: str


@dataclass(frozen=True)
class EarlierUpdate:
    """An update that was given before the escalation began again."""

    title: str
    who: str
    text: str


@dataclass(frozen=True)
class Progress:
    """How far the escalation is; `next_step` is the update that comes next, None where both are."""

    steps: tuple[ShownStep, ...]
    next_step: EscalationUpdate.Step | None
    headline: str
    earlier: tuple[EarlierUpdate, ...]


def progress_of(escalation: Escalation, reaudit: Audit | None, *, on: date) -> Progress:
    """Return the three steps as at a day."""
    given = escalation.updates_now
    steps = (
        _update(given.get(1), Step.FIRST, escalation.first_update_due_on, on),
        _update(given.get(2), Step.SECOND, escalation.second_update_due_on, on),
        _again(reaudit, escalation.reaudit_due_on, on),
    )
    return Progress(
        steps=steps,
        next_step=next((step for step in Step if step not in given), None),
        headline=_headline(escalation, steps),
        earlier=tuple(
            EarlierUpdate(_title(Step(one.step)), _giver(one), one.says)
            for one in escalation.updates.all()
            if one.round < escalation.round
        ),
    )


def put_to(audit: Audit, holders: Holders) -> str:
    """Say to whom it is escalated: the head of service and the service lead, with their names."""
    team = audit.team
    return " and ".join(_named(post, holders) for post in (team.area.head, team.lead_post))


def time_left(days: int) -> tuple[str, str]:
    """Return how much time is left in words, and the colour of the tag that says so."""
    if days == 0:
        return "Due today", "yellow"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return (f"{count} late", "red") if days < 0 else (f"Due in {count}", "blue")


def _update(
    update: EscalationUpdate | None, step: EscalationUpdate.Step, due_on: date, on: date
) -> ShownStep:
    title = _title(step)
    if update is None:
        says, colour = time_left((due_on - on).days)
        return ShownStep(step, title, due_on, says, "", "", colour)
    says, colour = ("Given late", "orange") if update.is_late else ("Given", "green")
    return ShownStep(step, title, due_on, says, _giver(update), update.says, colour)


def _title(step: EscalationUpdate.Step) -> str:
    number = "First" if step == Step.FIRST else "Second"
    return f"{number} update: {step.label[:1].lower()}{step.label[1:]}"


def _giver(update: EscalationUpdate) -> str:
    day = timezone.localdate(update.given_at)
    return f"{update.given_by.name}, {day:%-d %B %Y}"


def _again(reaudit: Audit | None, due_on: date, on: date) -> ShownStep:
    title = "Re-audit of the case by another auditor"
    if reaudit is not None and reaudit.state in Audit.SUBMITTED_STATES:
        is_back = reaudit.state == Audit.State.CHANGES_REQUESTED
        says, colour = (reaudit.get_state_display(), "yellow" if is_back else "green")
    else:
        says, colour = time_left((due_on - on).days)
    who = str(reaudit.auditor) if reaudit is not None and reaudit.auditor else ""
    text = "" if reaudit is None else f"{reaudit.get_state_display()}, {reaudit.cycle.label}."
    return ShownStep(3, title, due_on, says, who, text, colour)


def _headline(escalation: Escalation, steps: tuple[ShownStep, ...]) -> str:
    if escalation.ended_at is not None:
        day = timezone.localdate(escalation.ended_at)
        how = escalation.get_ending_display()
        return f"{how} on {day:%-d %B %Y} by {escalation.ended_by}. {escalation.because}"
    late = [step for step in steps if step.colour == "red"]
    if late:
        return f"Late: {late[0].title[:1].lower()}{late[0].title[1:]}."
    to_come = [step for step in steps if step.colour in {"blue", "yellow"}]
    if to_come:
        return f"Next: {to_come[0].due_on:%A %-d %B %Y}."
    return "All three steps are taken. The quality assurance lead can close it."


def _named(post: Post, holders: Holders) -> str:
    name = holders.name(post)
    return f"{post.title} ({name})" if name else f"{post.title} (vacant)"
