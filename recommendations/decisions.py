"""The sheet on which a panel's decisions at a meeting are recorded: a form for each request.

Saving goes request by request. Where somebody else moved one meanwhile, the sheet says so, keeps
what was sent in and shows how far the request now is; the others are saved.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import QueryDict

from recommendations.actions.deciding import decide
from recommendations.forms.deciding import DecisionForm
from recommendations.forms.fields import plain
from recommendations.models import Request, Update
from recommendations.monitoring import Tracker, tracker_of
from recommendations.presenters.tracker import TrackerGroup, TrackerRow, tracker_table
from recommendations.refusals import RequestRefused
from recommendations.standing import Standing
from recommendations.states import FOR_THE_PANEL, State
from scrutiny.accounts.models import User
from scrutiny.meetings.models import Meeting

# What a form of one request sends in as the decision.
_DECIDED_ON = re.compile(r"request-(?P<key>\d{1,18})-to", re.ASCII)


@dataclass(frozen=True)
class Part:
    """One request: its row of the tracker, and its form or what was decided."""

    group: TrackerGroup
    row: TrackerRow
    request: Request
    form: DecisionForm | None
    decided: Update | None = None
    refusal: str = ""

    @property
    def anchor(self) -> str:
        """Return what an address ends with to lead to it."""
        return _prefix(self.request)


@dataclass(frozen=True)
class DecisionSheet:
    """All that a meeting decides on: what claims completion, and what was not agreed to."""

    meeting: Meeting
    parts: tuple[Part, ...]
    saved_count: int = 0
    strays: tuple[str, ...] = ()

    @property
    def errors(self) -> list[dict[str, str]]:
        """Return what could not be saved, each with its place, if it is on the sheet at all."""
        return [{"text": text, "url": ""} for text in self.strays] + [
            {"text": f"{part.row.reference}: {text}", "url": f"#{part.anchor}"}
            for part in self.parts
            for text in [*_errors(part.form), part.refusal]
            if text
        ]

    @property
    def open_count(self) -> int:
        """Return how many wait for a decision."""
        return sum(part.form is not None for part in self.parts)

    @property
    def said(self) -> str:
        """Say what was recorded."""
        if not self.saved_count:
            return "No decision was chosen, so nothing is recorded."
        noun = "decision" if self.saved_count == 1 else "decisions"
        return f"Recorded: {self.saved_count} {noun}."


def sheet_of(
    meeting: Meeting, data: QueryDict | None = None, refused: Mapping[int, str] | None = None
) -> DecisionSheet:
    """Return the sheet as things are now, with what was sent in; `refused` says what was not saved.

    A request that was refused is shown with how far it is now, so that what was sent in can be
    sent again.
    """
    # What is written down after the meeting, with its own day, is decided on as well.
    tracker = tracker_of(meeting, is_as_told=False)
    waiting = {one.request.pk: one for one in tracker.standings if one.state in FOR_THE_PANEL}
    shown = Tracker(meeting, tuple(waiting.values()), tracker.evidence)
    return DecisionSheet(
        meeting,
        tuple(
            _part(group, row, waiting[row.request_id], meeting, data, refused or {})
            for group in tracker_table(shown).groups
            for row in group.rows
        ),
    )


def save(meeting: Meeting, data: QueryDict, *, by: User) -> DecisionSheet:
    """Record what was chosen, request by request, and return the sheet with what could not be."""
    sent = sheet_of(meeting, data)
    saved = 0
    refused: dict[int, str] = {}
    for part in sent.parts:
        form = part.form
        if part.decided is not None:
            refused |= _overtaken(part, part.decided, data)
        if form is None or not form.is_valid() or not form.cleaned_data["to"]:
            continue
        told = form.cleaned_data
        try:
            decide(
                request=part.request,
                meeting=meeting,
                to=State(told["to"]),
                says=told["says"],
                seen=told["seen"],
                by=by,
            )
            saved += 1
        except RequestRefused as why:
            refused[part.request.pk] = str(why)
    now = sheet_of(meeting, data, refused)
    return DecisionSheet(meeting, now.parts, saved, _strays(sent, data))


def _overtaken(part: Part, decided: Update, data: QueryDict) -> dict[int, str]:
    """Return what to say to whoever decides on what was decided since their page was opened."""
    to, says = _sent_of(part.request.pk, data)
    if not to or (to, says) == (decided.state, decided.says):
        return {}
    return {
        part.request.pk: f"It is decided already: {decided.get_state_display().lower()}. Yours is "
        f"not recorded: {_own(to, says)}."
    }


def _strays(sheet: DecisionSheet, data: QueryDict) -> tuple[str, ...]:
    """Say what was decided on requests that the sheet has not, such as one decided elsewhere."""
    named = [found for name in data if data[name] and (found := _DECIDED_ON.fullmatch(name))]
    keys = {int(one["key"]) for one in named} - {part.request.pk for part in sheet.parts}
    rows = Request.objects.filter(pk__in=keys, panel=sheet.meeting.panel).select_related("panel")
    said = [
        f"{one} does not wait for this meeting: it is {one.get_state_display().lower()}. Yours is "
        f"not recorded: {_own(*_sent_of(one.pk, data))}."
        for one in rows.order_by("municipal_year", "number")
    ]
    if len(said) < len(keys):
        said.append(
            "Something was sent in on a request that this panel has not made. It is not kept."
        )
    return tuple(said)


def _sent_of(key: int, data: QueryDict) -> tuple[str, str]:
    """Return the decision and the words that were sent in for a request."""
    return data.get(f"request-{key}-to", ""), plain(data.get(f"request-{key}-says", ""))


def _own(to: str, says: str) -> str:
    """Return what somebody wanted to record, in words."""
    wanted = State(to).label.lower() if to in State.values else plain(to)[:20]
    return f"{wanted}, “{says}”" if says else wanted


def _prefix(request: Request) -> str:
    return f"request-{request.pk}"


def _part(
    group: TrackerGroup,
    row: TrackerRow,
    standing: Standing,
    meeting: Meeting,
    data: QueryDict | None,
    refused: Mapping[int, str],
) -> Part:
    request = standing.request
    updates = list(request.updates.all())
    refusal = refused.get(request.pk, "")
    decided = next((one for one in updates if one.meeting_id == meeting.pk), None)
    if decided is not None:
        return Part(group, row, request, None, decided, refusal)
    seen = updates[-1].number if updates else 0
    prefix = _prefix(request)
    if data is not None and refusal:
        data = data.copy()
        data[f"{prefix}-seen"] = str(seen)
    form = DecisionForm(data, prefix=prefix, state=standing.state, initial={"seen": seen})
    return Part(group, row, request, form, refusal=refusal)


def _errors(form: DecisionForm | None) -> list[str]:
    """Return what is wrong with what was sent in."""
    if form is None or not form.is_bound:
        return []
    return [str(error) for of in form.errors.values() for error in of]
