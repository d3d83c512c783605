"""What the answers to a return's questions do to its proposal. Pure.

An answer never loses a cell: each keeps exactly one verdict, and what was found about it stays in
its message. A question without an answer is open and changes nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from performance.analysis.figures import Figure, Period
from performance.returns.answers import Answer, Given
from performance.returns.checks import CHECKS
from performance.returns.checks.hits import Check
from performance.returns.checks.of_targets import OF_TARGETS
from performance.returns.findings import Finding, Severity
from performance.returns.proposal import Proposal, ProposedFigure, ReadCell

Place = tuple[str, str]
_Key = tuple[str, str, Period]

# Answers that change no figure, so that they may still be given once the figures are taken.
AFTERWARDS = frozenset({Answer.STANDS, Answer.OPEN, Answer.FRACTION})
ASKING = frozenset(check.code for check in CHECKS if check.answers)
ASKING_AFTERWARDS = frozenset(check.code for check in CHECKS if AFTERWARDS & {*check.answers})

_OF_TARGETS: Mapping[str, Check] = {check.code: check for check in OF_TARGETS}
_OF_THE_REST: Mapping[str, Check] = {
    check.code: check for check in CHECKS if check not in OF_TARGETS
}


def check_behind(code: str, role: str) -> Check | None:
    """Return the check that found something, by its code and the role of the cell it is about.

    One code may ask other things of a target than of a figure.
    """
    tables = (_OF_TARGETS, _OF_THE_REST) if role == "target" else (_OF_THE_REST, _OF_TARGETS)
    return next((table[code] for table in tables if code in table), None)


def allowed(code: str, role: str, *, is_accepted: bool = False) -> tuple[Answer, ...]:
    """Return the answers that a question allows, once its return is accepted only some of them."""
    check = check_behind(code, role)
    answers = check.answers if check else ()
    return tuple(one for one in answers if one in AFTERWARDS) if is_accepted else answers


def settled(proposal: Proposal, answers: Mapping[str, Given]) -> Proposal:
    """Return the proposal with the answers taken into account; those to other questions are not.

    An answered finding no longer blocks. Answers about names are taken into account before, by
    `naming.with_names`; here they only release their finding.
    """
    given = {one.key: answers[one.key] for one in proposal.findings if one.key in answers}
    if not given:
        return proposal
    about = _about(proposal.findings)
    dropped = _dropped_rows(proposal, given)
    cells = tuple(
        _judged(read, about.get(_place(read), []), given, dropped) for read in proposal.cells
    )
    return replace(
        proposal,
        cells=cells,
        figures=_figures(proposal, given, {_place(read): read.verdict for read in cells}),
        findings=tuple(
            replace(one, blocks=False) if one.key in given else one for one in proposal.findings
        ),
        answered=given,
    )


def unanswered(proposal: Proposal) -> tuple[Finding, ...]:
    """Return the findings that stop the return until they are answered."""
    return tuple(one for one in proposal.findings if one.blocks and one.answers)


def places_of(finding: Finding) -> tuple[Place, ...]:
    """Return every cell that a finding is about."""
    return tuple((finding.sheet, address) for address in finding.cells or (finding.cell,))


def _place(read: ReadCell) -> Place:
    return read.cell.sheet, read.cell.address


def _about(findings: Sequence[Finding]) -> dict[Place, list[Finding]]:
    """Return what was found about each cell."""
    about: dict[Place, list[Finding]] = defaultdict(list)
    for finding in findings:
        for place in places_of(finding):
            about[place].append(finding)
    return about


def _dropped_rows(proposal: Proposal, given: Mapping[str, Given]) -> frozenset[tuple[str, int]]:
    """Return the rows whose name was answered to be left out."""
    names = {
        (one.sheet, one.cell)
        for one in proposal.findings
        if Answer.SAME in one.answers
        and one.key in given
        and given[one.key].answer is Answer.LEFT_OUT
    }
    return frozenset(
        (read.cell.sheet, read.cell.row) for read in proposal.cells if _place(read) in names
    )


def _judged(
    read: ReadCell,
    found: Sequence[Finding],
    given: Mapping[str, Given],
    dropped: Collection[tuple[str, int]],
) -> ReadCell:
    """Return a cell with the verdict that the answers about it leave it with."""
    said = [given[one.key] for one in found if one.key in given]
    out = next((one for one in said if one.answer is Answer.LEFT_OUT), None)
    if out is not None:
        because = f": {out.why.rstrip('.')}" if out.why else ""
        return replace(
            read, verdict="rejected", message=f"Left out, as answered{because}. {read.message}"
        )
    if (read.cell.sheet, read.cell.row) in dropped and read.verdict == "rejected":
        return replace(read, message="Left out, as answered: the name of its row is left out.")
    is_settled = bool(said) and all(
        one.key in given and given[one.key].answer is not Answer.OPEN for one in found
    )
    if read.verdict == "question" and is_settled:
        return replace(read, verdict="accepted")
    if read.verdict == "rejected" and _is_chosen(found, given):
        return replace(read, verdict="accepted")
    return read


def _is_chosen(found: Sequence[Finding], given: Mapping[str, Given]) -> bool:
    """Say whether all that kept a cell out was answered otherwise than by leaving it out."""
    against = [one for one in found if one.severity is Severity.ERROR]
    return bool(against) and all(
        one.key in given and given[one.key].answer is not Answer.LEFT_OUT for one in against
    )


def _figures(
    proposal: Proposal, given: Mapping[str, Given], verdicts: Mapping[Place, str]
) -> tuple[ProposedFigure, ...]:
    """Return the figures of the cells that are left, those that no answer is about as they were."""
    stated = _as_answered(proposal, given)
    before = {_place(read): read.verdict for read in proposal.cells}
    moved = {
        place
        for place, verdict in verdicts.items()
        if (verdict == "rejected") != (before[place] == "rejected")
    }
    groups: dict[_Key, list[ProposedFigure]] = defaultdict(list)
    touched: dict[_Key, None] = {}
    for one, was in zip(stated, proposal.stated, strict=True):
        place = (one.sheet, one.address)
        if place in moved or one != was:
            touched[_key(one)] = None
        if verdicts.get(place) != "rejected":
            groups[_key(one)].append(one)
    kept = {_key(one): one for one in proposal.figures if _key(one) not in touched}
    made = {key: _figure(groups[key]) for key in touched if groups.get(key)}
    order = dict.fromkeys([*(_key(one) for one in proposal.figures), *made])
    return tuple((kept | made)[key] for key in order if key in kept or key in made)


def _figure(ones: Sequence[ProposedFigure]) -> ProposedFigure:
    """Return the figure of a group of cells: a value before a state, a fraction before others."""
    best = min(ones, key=lambda one: (one.figure.state is not None, not one.figure.has_fraction))
    agreeing = tuple(
        one.address for one in ones if (one.figure.state is None) == (best.figure.state is None)
    )
    return replace(best, addresses=agreeing)


def _as_answered(proposal: Proposal, given: Mapping[str, Given]) -> list[ProposedFigure]:
    """Return what the cells state, the percentage in place of the fraction where that is right.

    The same words in another area state the same figure, so they follow, unless they were
    answered otherwise.
    """
    by_answer: dict[Answer, set[Place]] = defaultdict(set)
    for finding in proposal.findings:
        if finding.key in given:
            by_answer[given[finding.key].answer].update(places_of(finding))
    asked, otherwise = by_answer[Answer.PERCENTAGE], by_answer[Answer.FRACTION]
    wrong = {
        (_key(one), one.figure) for one in proposal.stated if (one.sheet, one.address) in asked
    }
    return [
        replace(one, figure=Figure(one.figure.sheet_value))
        if (_key(one), one.figure) in wrong
        and one.figure.sheet_value is not None
        and (one.sheet, one.address) not in otherwise - asked
        else one
        for one in proposal.stated
    ]


def _key(one: ProposedFigure) -> _Key:
    return one.code, one.body, one.period
