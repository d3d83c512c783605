"""What accepting a return does, for the officer to confirm. Nothing here asks the database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from performance.actions.effects import Effect, Outcome, count_with_held
from performance.analysis.figures import Figure, Measure
from performance.analysis.wording import gap_decimals, show_distance
from performance.returns.findings import Finding, Severity
from performance.returns.proposal import Proposal

WORDS = {
    Outcome.NEW: "new",
    Outcome.RESTATED: "restated",
    Outcome.LATE: "supplied late",
    Outcome.HELD: "month locked",
}


@dataclass(frozen=True)
class Change:
    """A figure that differs from what the record says; `size` is by how much, in its unit."""

    name: str
    period: str
    cell: str
    old: str
    new: str
    size: str


@dataclass(frozen=True)
class Restated:
    """The figures of one indicator that change, and the reason typed for it so far.

    `needs_reason` where the panel was told of one of them.
    """

    code: str
    name: str
    changes: tuple[Change, ...]
    needs_reason: bool
    reason: str = ""


@dataclass(frozen=True)
class Told:
    """Something to tell the officer, with the cell it is about."""

    address: str
    severity: str
    message: str


@dataclass(frozen=True)
class Preview:
    """What accepting a return would do; nothing is saved yet.

    `seen` stands for all of it: who confirms gives it back, and it is another one when something
    has changed meanwhile. `left_out` is what is not taken and needs no answer. `notes` are about
    what a sheet shows and a figure does not: crossed-out cells, hidden rows, comments. `marks` say
    on the cells what they change.
    """

    counts: dict[str, int]
    restated: tuple[Restated, ...] = ()
    late: tuple[Change, ...] = ()
    held: tuple[Change, ...] = ()
    left_out: tuple[Told, ...] = ()
    notes: tuple[Told, ...] = ()
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)
    refusal: str = ""
    seen: str = ""


def refused(why: str) -> Preview:
    """Return the preview of a return of which nothing can be taken any more."""
    return Preview(count_with_held(()), refusal=why)


def preview_of(
    proposal: Proposal,
    found: Sequence[Effect],
    *,
    measures: Mapping[str, Measure],
    reasons: Mapping[str, str],
) -> Preview:
    """Return what accepting would do, from the file as it reads against what is known now."""
    raw = {(read.cell.sheet, read.cell.address): read.cell.raw for read in proposal.cells}

    def changes(outcome: Outcome) -> list[tuple[Effect, Change]]:
        return [
            (one, _change(one, raw[one.proposed.sheet, one.proposed.address], measures))
            for one in found
            if one.outcome is outcome
        ]

    return Preview(
        counts=count_with_held(found),
        restated=_by_indicator(changes(Outcome.RESTATED), reasons),
        late=tuple(change for _, change in changes(Outcome.LATE)),
        held=tuple(change for _, change in changes(Outcome.HELD)),
        left_out=_told(
            one for one in proposal.findings if one.severity is Severity.ERROR and not one.answers
        ),
        notes=_told(proposal.notes),
        marks=_marks(found),
        seen=digest_of(proposal, found),
    )


def _told(findings: Iterable[Finding]) -> tuple[Told, ...]:
    return tuple(Told(one.cell, one.severity.value, one.message) for one in findings)


def _marks(found: Sequence[Effect]) -> dict[tuple[str, str], str]:
    """Return what changed cells say; of a return that is new as a whole none says so."""
    is_new = all(one.outcome is Outcome.NEW for one in found)
    return {
        (one.proposed.sheet, address): WORDS[one.outcome]
        for one in found
        if one.outcome in WORDS and not is_new
        for address in one.proposed.addresses
    }


def _by_indicator(
    changed: Sequence[tuple[Effect, Change]], reasons: Mapping[str, str]
) -> tuple[Restated, ...]:
    """Return the restated figures by indicator, those that need a reason first."""
    codes = dict.fromkeys(effect.proposed.code for effect, _ in changed)
    found = []
    for code in codes:
        ours = [(effect, change) for effect, change in changed if effect.proposed.code == code]
        found.append(
            Restated(
                code=code,
                name=ours[0][1].name,
                changes=tuple(change for _, change in ours),
                needs_reason=any(effect.needs_reason for effect, _ in ours),
                reason=reasons.get(code, ""),
            )
        )
    return tuple(sorted(found, key=lambda one: not one.needs_reason))


def _change(effect: Effect, raw: str, measures: Mapping[str, Measure]) -> Change:
    """Return one difference, the old cell's words beside the new one's."""
    before, proposed = effect.before, effect.proposed
    measure = measures.get(proposed.code)
    of = "" if effect.is_own_month or before is None else f", {before.body.name}"
    return Change(
        name=measure.short_name if measure else proposed.code,
        period=f"{proposed.period.label}{of}",
        cell=proposed.address,
        old=before.source_cell.raw if before else "",
        new=raw,
        size=_size(measure, before.figure(), proposed.figure) if measure and before else "",
    )


def _size(measure: Measure, before: Figure, after: Figure) -> str:
    """Return by how much a figure changes: "+2 points"; nothing where either has no value."""
    old, new = before.exact_in(measure.unit), after.exact_in(measure.unit)
    if old is None or new is None:
        return ""
    distance = show_distance(new - old, measure.unit, gap_decimals(measure.unit, measure.decimals))
    if old == new:
        return "same value"
    sign = "" if distance.startswith("less") else "+" if new > old else "-"
    return f"{sign}{distance}"


def digest_of(proposal: Proposal, found: Iterable[Effect]) -> str:
    """Return a hash of all that an officer confirms: figures, what was said before, answers.

    The same for the same file against the same record, whatever the order.
    """
    effects = sorted(
        repr(
            (
                effect.proposed.code,
                effect.proposed.body,
                effect.proposed.period,
                effect.outcome.value,
                effect.needs_reason,
                effect.proposed.figure,
                _said(effect),
            )
        )
        for effect in found
    )
    findings = sorted(repr(finding) for finding in proposal.findings)
    answers = sorted(repr(one) for one in proposal.answered.items())
    return hashlib.sha256("\n".join((*effects, *findings, *answers)).encode()).hexdigest()


def _said(effect: Effect) -> tuple[object, ...]:
    """Return what was said of the figure before, if anything was."""
    before = effect.before
    if before is None:
        return ()
    return (before.value, before.numerator, before.denominator, before.state)
