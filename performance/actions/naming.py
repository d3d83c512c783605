"""Remembering what an officer said that an unknown name stands for, as its return is accepted."""

from performance.actions import indicators
from performance.actions.refusals import MoveRefused
from performance.models import Indicator, IndicatorAlias
from performance.returns.answers import Answer
from performance.returns.names import normalise
from performance.returns.naming import Naming, namings, recoded
from performance.returns.proposal import Proposal
from scrutiny.accounts.models import User

_MEANINGS = {
    Answer.SAME: IndicatorAlias.Meaning.SAME,
    Answer.PREDECESSOR: IndicatorAlias.Meaning.PREDECESSOR,
}


def remember(proposal: Proposal, *, by: User | None) -> Proposal:
    """Keep the names that were answered, and make the indicators that are new.

    Returns the proposal with the codes of those. Raises MoveRefused where a name got known
    meanwhile: its figures would have to be read again.
    """
    codes: dict[str, str] = {}
    for naming in namings(proposal, proposal.answered):
        if naming.given.answer is Answer.NEW:
            _refuse_known(naming)
            codes[naming.name] = indicators.create_draft(name=naming.name, by=by).code
        elif naming.given.answer in _MEANINGS:
            indicators.remember_name(
                indicator=Indicator.objects.get(code=naming.given.code),
                name=naming.name,
                meaning=_MEANINGS[naming.given.answer],
                break_on=naming.given.break_on,
                note=naming.given.why or f"The return calls it “{naming.name}”.",
                by=by,
            )
    return recoded(proposal, codes)


def _refuse_known(naming: Naming) -> None:
    """Raise MoveRefused where an indicator of this name was made since the file was read."""
    name = normalise(naming.name)
    if any(normalise(known) == name for known in Indicator.objects.values_list("name", flat=True)):
        raise MoveRefused(f"“{naming.name}” is known by now. Check the list again.")
