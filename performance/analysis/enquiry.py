"""A neutral question about one figure, for a member to start from: what it was, then what to ask.

It asks about the work, never about a person, and takes no side on whether the figure is good.
"""

from __future__ import annotations

from collections.abc import Sequence

from performance.analysis.evidence import Evidence
from performance.analysis.history import ENOUGH_FOR_A_RUN, missed_in_a_row
from performance.analysis.timeline import NOUNS
from performance.analysis.verdict import Clause

# What the question is about, in the sentences of the verdict: the rest is for the answer to say.
ABOUT = ("figure", "target", "year-end target")


def draft_question(clauses: Sequence[Clause], evidence: Evidence) -> str:
    """Return the figure and its target in the sentences of the verdict, and a question to them.

    Where a target has been missed for several periods it asks what was tried in them, where it is
    missed once what explains it, where it is met whether that will last.
    """
    said = [clause.text for clause in clauses if clause.rule in ABOUT]
    month = evidence.period.label
    if evidence.value is None:
        # The sentence about a missing figure does not name the indicator.
        said.insert(0, f"{evidence.measure.short_name}.")
    elif said and month not in said[0]:
        said.insert(0, f"{month}.")
    return " ".join([*said, _ask(evidence)])


def _ask(evidence: Evidence) -> str:
    """Ask what the rating leaves open."""
    if evidence.value is None:
        return "When will there be one, and what does the service go by until then?"
    count = missed_in_a_row(evidence.ratings, evidence.period)
    if count >= ENOUGH_FOR_A_RUN:
        noun = NOUNS[evidence.period.frequency]
        return (
            f"It has been missed {count} {noun}s running: what was tried in that time, "
            "and what changed?"
        )
    if evidence.rating.is_missed:
        return "What explains it, and what is being done?"
    if evidence.rating.is_met:
        return "What is behind it, and is it expected to last?"
    return "What explains it, and what does it mean for children and families?"
