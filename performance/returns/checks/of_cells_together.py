"""The rows of the table of checks that set cells against each other and what is held."""

from performance.returns.answers import OF_A_FIGURE, Answer
from performance.returns.checks import agreement, series
from performance.returns.checks.hits import Check
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_CELLS_TOGETHER = (
    Check(
        "contradiction",
        ERROR,
        "{where} says {raw}, but {others} for {about}. Neither is taken; correct one of them.",
        agreement.contradiction,
        answers=(Answer.THIS_CELL,),
        plainly="Two cells give different figures for the same indicator and period. Neither is "
        "taken; correct one of them, or choose the one that is right.",
    ),
    Check(
        "state_and_figure",
        WARNING,
        "{where} says “{raw}”, but {other} gives {figure} for the same indicator and period. The "
        "figure is taken. Correct the sheet or accept.",
        agreement.state_and_figure,
        answers=OF_A_FIGURE,
    ),
    Check(
        "year_to_date_falls",
        WARNING,
        "{where} says {raw}, below {before} for {period}, though the figures add up over the "
        "year. Correct the sheet or accept.",
        agreement.year_to_date_falls,
        answers=OF_A_FIGURE,
        caveat="lower than the month before, though it adds up; being checked",
        plainly="A running total is lower than the month before. Correct the sheet or accept.",
    ),
    Check(
        "population_differs",
        WARNING,
        "{where} counts out of {bottom}, but {name} is {count} in {other}. Correct the sheet or "
        "accept.",
        agreement.population_differs,
        answers=OF_A_FIGURE,
        caveat="the counts behind it disagree; being checked",
        plainly="A percentage counts out of another total than the row that counts it says. "
        "Correct the sheet or accept.",
    ),
    Check(
        "denominators_differ",
        WARNING,
        "{where} counts out of {bottom}, but {other} counts out of {count}, and both should be of "
        "all {population}. Correct the sheet or accept.",
        agreement.denominators_differ,
        answers=OF_A_FIGURE,
        caveat="the counts behind it disagree; being checked",
        plainly="Two percentages of the same population count out of different totals. Correct "
        "the sheet or accept.",
    ),
    Check(
        "last_years_figures",
        ERROR,
        "All {count} figures on {sheet} that could be compared equal those held for the same "
        "months a year earlier. This looks like last year's return; check the years in the "
        "headings.",
        agreement.last_years_figures,
        blocks=True,
        plainly="All figures that can be compared equal those held for the same months a year "
        "earlier. This looks like last year's return; check the years in the headings.",
    ),
    Check(
        "jump",
        WARNING,
        "{where} says {raw} for {indicator}: {how}. Correct the sheet, or accept if it is right.",
        series.jump,
        answers=OF_A_FIGURE,
        caveat="far from its usual figures; being checked",
        plainly="A new figure moves by more than three times what its series usually moves by, "
        "or is about 10 or 100 times the usual or that part of it. Correct the sheet, "
        "or accept if it is right.",
    ),
    Check(
        "unchanged",
        WARNING,
        "{where} says {raw} for {indicator}, the same in all {count} months from {first} to "
        "{last}. Months that repeat are often copied. Correct the sheet, or accept if they are "
        "right.",
        series.unchanged,
        answers=OF_A_FIGURE,
        caveat="the same for months; being checked",
        plainly="The last three months or more of a row are the same, though its series never "
        "stands. Months that repeat are often copied. Correct the sheet, or accept if "
        "they are right.",
    ),
)
