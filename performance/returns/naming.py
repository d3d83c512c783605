"""Names that no indicator has, as an officer answers what they stand for. Pure.

A name means the same wherever it stands, so its answer holds for every row that has it. Nothing is
guessed: without an answer a name stays unknown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from performance.analysis.figures import Basis, Measure, Polarity, Unit
from performance.returns.answers import Answer, Given
from performance.returns.checks import CHECKS
from performance.returns.findings import Finding
from performance.returns.names import normalise
from performance.returns.proposal import Proposal, ReadCell
from performance.returns.register import Match, Register

_ORDER = {check.code: place for place, check in reversed(list(enumerate(CHECKS)))}


@dataclass(frozen=True)
class Naming:
    """A name on a sheet with what was answered about it."""

    name: str
    given: Given


def is_about_a_name(finding: Finding) -> bool:
    """Say whether a finding asks which indicator a name stands for."""
    return Answer.SAME in finding.answers


def namings(proposal: Proposal, answers: Mapping[str, Given]) -> tuple[Naming, ...]:
    """Return each name that was answered, once."""
    cells = {(read.cell.sheet, read.cell.address): read.cell for read in proposal.cells}
    found: dict[str, Naming] = {}
    for one in proposal.findings:
        if is_about_a_name(one) and one.key in answers:
            name = cells[one.sheet, one.cell].text
            found.setdefault(normalise(name), Naming(name, answers[one.key]))
    return tuple(found.values())


def with_names(register: Register, proposal: Proposal, answers: Mapping[str, Given]) -> Register:
    """Return the register with the names that were answered, or itself where none was.

    A new indicator is known by its name until it is made: see `recoded`.
    """
    indicators, measures = dict(register.indicators), dict(register.measures)
    breaks: dict[str, frozenset[date]] = dict(register.breaks)
    for naming in namings(proposal, answers):
        name, given = naming.name, naming.given
        if given.answer is Answer.NEW:
            indicators[normalise(name)] = Match(name)
            measures[name] = drafted(name)
        elif given.answer is Answer.SAME and given.code in measures:
            indicators[normalise(name)] = Match(given.code)
        elif given.answer is Answer.PREDECESSOR and given.code in measures:
            indicators[normalise(name)] = Match(given.code, "predecessor")
            if given.break_on:
                breaks[given.code] = breaks.get(given.code, frozenset()) | {given.break_on}
    if indicators == register.indicators:
        return register
    return replace(register, indicators=indicators, measures=measures, breaks=breaks)


def unit_in(name: str) -> Unit:
    """Return the unit that a name speaks of, for an indicator that nobody has defined yet."""
    plain = name.casefold()
    if plain.startswith("percentage") or "%" in plain:
        return Unit.PERCENTAGE
    return Unit.RATE if plain.startswith("rate") else Unit.NUMBER


def drafted(name: str) -> Measure:
    """Return the measure of an indicator that is new, under its name in place of a code."""
    return Measure(
        code=name,
        name=name,
        short_name=name[:60],
        unit=unit_in(name),
        decimals=0,
        polarity=Polarity.NEITHER,
        basis=Basis.IN_PERIOD,
        counted="",
        population="",
    )


def asked_again(first: Proposal, second: Proposal, answers: Mapping[str, Given]) -> Proposal:
    """Return what is proposed with the names known, with the questions about names still in it.

    They are those of the first reading: what they say, and so what they are known by, may depend
    on the names that are known. That a predecessor is one need not be asked of who has said so.
    """
    names = [one for one in first.findings if is_about_a_name(one)]
    told = {(one.sheet, one.cell) for one in names if one.key in answers}
    rest = (
        one
        for one in second.findings
        if not is_about_a_name(one)
        and not (one.code == "predecessor_name" and (one.sheet, one.cell) in told)
    )
    findings = sorted((*names, *rest), key=lambda one: _ORDER.get(one.code, 0))
    cells = tuple(_told(read) if _place(read) in told else read for read in second.cells)
    return replace(second, findings=tuple(findings), cells=cells, unknown=first.unknown)


def _told(read: ReadCell) -> ReadCell:
    """Return a name's cell without the question that was answered; one still unknown keeps it."""
    return replace(read, verdict="accepted", message="") if read.verdict == "question" else read


def _place(read: ReadCell) -> tuple[str, str]:
    return read.cell.sheet, read.cell.address


def recoded(proposal: Proposal, codes: Mapping[str, str]) -> Proposal:
    """Return the proposal with the codes of the indicators that were made for new names."""
    if not codes:
        return proposal
    return replace(
        proposal,
        cells=tuple(
            replace(read, code=codes.get(read.code, read.code)) if read.code else read
            for read in proposal.cells
        ),
        figures=tuple(replace(one, code=codes.get(one.code, one.code)) for one in proposal.figures),
        targets=tuple(replace(one, code=codes.get(one.code, one.code)) for one in proposal.targets),
        stated=tuple(replace(one, code=codes.get(one.code, one.code)) for one in proposal.stated),
    )
