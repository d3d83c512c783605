"""An analysis as it is shown: figures first, the reasons next, what follows last."""

from __future__ import annotations

from dataclasses import dataclass

from audits.analysis.periods import Period
from audits.analysis.whole import Analysis
from audits.presenters.analysis.figures import done_block, grades_block, lede, themes_block
from audits.presenters.analysis.followed import actions_block, reaudits_block
from audits.presenters.analysis.learned import learning_block, moderation_block
from audits.presenters.analysis.past import past_block
from audits.presenters.analysis.series import series_block
from audits.presenters.analysis.tables import Block

SMALL_NUMBERS = (
    "“c” stands for a number of 1 to 5, or for one by which such a number could be worked out."
)


@dataclass(frozen=True)
class Words:
    """What the unit says beside the figures; empty in a draft."""

    strengths: str = ""
    developments: str = ""
    next_steps: str = ""


@dataclass(frozen=True)
class AnalysisSheet:
    """All that is shown of a period."""

    lede: str
    note: str
    figures: tuple[Block, ...]
    reasons: tuple[Block, ...]
    followed: tuple[Block, ...]
    words: Words

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return every part in order."""
        return (*self.figures, *self.reasons, *self.followed)


def sheet_of(
    analysis: Analysis, period: Period, words: Words, *, hides_small: bool
) -> AnalysisSheet:
    """Return what is shown of a period; `hides_small` for the public and for small choices."""
    said = lede(analysis, period.label, hides_small=hides_small)
    past = (past_block(analysis.past, hides_small=hides_small),) if analysis.past.sets else ()
    if analysis.is_empty:
        return AnalysisSheet(said, "", past, (), (), words)
    return AnalysisSheet(
        lede=said,
        note=SMALL_NUMBERS if hides_small else "",
        figures=(*_figures(analysis, hides_small=hides_small), *past),
        reasons=_reasons(analysis, hides_small=hides_small),
        followed=(
            actions_block(analysis.actions, hides_small=hides_small),
            reaudits_block(analysis.reaudits, hides_small=hides_small),
        ),
        words=words,
    )


def _figures(analysis: Analysis, *, hides_small: bool) -> tuple[Block, ...]:
    by_team = grades_block(
        "teams", "Grades by team", "Team", analysis.sample_by_team, hides_small=hides_small
    )
    found = [
        done_block(analysis, hides_small=hides_small),
        by_team,
        themes_block(analysis, hides_small=hides_small),
        series_block(analysis.series, hides_small=hides_small),
    ]
    if analysis.themed:
        title = "Themed and partnership audits"
        found.append(
            grades_block("themed", title, "Theme", analysis.themed, hides_small=hides_small)
        )
    return tuple(found)


def _reasons(analysis: Analysis, *, hides_small: bool) -> tuple[Block, ...]:
    of = analysis.learned_from
    return (
        learning_block("strengths", "Strengths", analysis.strengths, of, hides_small=hides_small),
        learning_block(
            "developments", "To develop", analysis.developments, of, hides_small=hides_small
        ),
        moderation_block(analysis, hides_small=hides_small),
    )
