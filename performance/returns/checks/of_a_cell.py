"""The rows of the table of checks that are about one cell; `readings` finds what they say."""

from performance.returns.answers import OF_A_FIGURE, STANDS_OR_OPEN, Answer
from performance.returns.checks.hits import Check, problem
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_A_CELL = (
    Check(
        "unreadable_cell",
        ERROR,
        "{where} says “{raw}”, which is {what}. {advice}.",
        problem("unreadable_cell"),
        plainly="A cell cannot be read as one figure: it holds words, two figures, a range, a "
        "ratio, a time or a decimal comma. Type the figure, such as 85% (473/554) or "
        "270, or TBC or N/A.",
    ),
    Check(
        "error_cell",
        ERROR,
        "{where} shows the Excel error {raw}. Correct the formula, or type the figure, or N/A "
        "where there was nothing to count.",
        problem("error_cell"),
    ),
    Check(
        "formula_without_value",
        ERROR,
        "{where} holds a formula ({raw}) whose result was never saved. Open the workbook in Excel, "
        "save it and send it again.",
        problem("formula_without_value"),
    ),
    Check(
        "date_in_figure_cell",
        ERROR,
        "{where} holds the date {date}. Excel makes dates of what looks like one: {readings} may "
        "have been meant. Format the cell as text and type the figure again.",
        problem("date_in_figure_cell"),
        plainly="A cell holds a date: Excel makes dates of what looks like one, such as 5/12. "
        "Format the cell as text and type the figure again.",
    ),
    Check(
        "merged_figures",
        ERROR,
        "{where} is covered by the merged cell {from}, so it is not clear what its figure is. "
        "Unmerge the cells and type each figure.",
        problem("merged_figures"),
        plainly="A cell is covered by a merged cell, so it is not clear what its figure is. "
        "Unmerge the cells and type each figure.",
    ),
    Check(
        "bound_in_figure_cell",
        ERROR,
        "{where} says “{raw}”, which is a bound and no figure. Type the figure, or c if it is "
        "withheld because it is small.",
        problem("bound_in_figure_cell"),
    ),
    Check(
        "unit_mismatch",
        ERROR,
        "{where} says “{raw}”, but this row is a {unit}. Correct the figure or its unit.",
        problem("unit_mismatch"),
    ),
    Check(
        "numerator_above_denominator",
        ERROR,
        "{where} says “{raw}”: {top} of {bottom} is more than all of them. Correct the fraction.",
        problem("numerator_above_denominator"),
        plainly="A fraction has more above than below. Correct the fraction.",
    ),
    Check(
        "denominator_zero",
        ERROR,
        "{where} says “{raw}”: there cannot be {top} of {bottom}. Correct the fraction.",
        problem("denominator_zero"),
        plainly="A fraction counts some out of none. Correct the fraction.",
    ),
    Check(
        "above_100",
        ERROR,
        "{where} says {raw}, which is more than 100%. Correct the figure.",
        problem("above_100"),
    ),
    Check(
        "negative",
        ERROR,
        "{where} says {raw}, and this figure cannot be below 0. Correct the figure.",
        problem("negative"),
    ),
    Check(
        "percentage_contradicts_fraction",
        WARNING,
        "{where} says {said}, but {top} of {bottom} ({top}/{bottom}) is {is}. The fraction is "
        "used; {said} is kept beside it. Correct the sheet or accept.",
        problem("percentage_contradicts_fraction"),
        answers=(Answer.FRACTION, Answer.PERCENTAGE, *OF_A_FIGURE),
        plainly="A percentage is not what its own fraction comes to. The fraction is used; the "
        "percentage is kept beside it. Correct the sheet or accept.",
    ),
    Check(
        "percentage_without_sign",
        WARNING,
        "{where} says {raw} without a % sign in a row of percentages. It is read as {reading}. "
        "Accept, or type the figure with its sign.",
        problem("percentage_without_sign"),
        answers=OF_A_FIGURE,
        caveat="typed without a % sign; being checked",
    ),
    Check(
        "bracket_lost",
        WARNING,
        "{where} says “{raw}”, where a bracket is missing. It is read as {fraction}. Accept, or "
        "correct the cell.",
        problem("bracket_lost"),
        answers=OF_A_FIGURE,
    ),
    Check(
        "nothing_to_count",
        WARNING,
        "{where} says “{raw}”: of none there is no percentage. It is recorded as not applicable.",
        problem("nothing_to_count"),
        answers=OF_A_FIGURE,
    ),
    Check(
        "none_in_words",
        WARNING,
        "{where} says “{raw}”, which may mean 0 or that there is no figure. It is recorded as not "
        "available, never as 0. Type 0, TBC or N/A, or accept.",
        problem("none_in_words"),
        answers=OF_A_FIGURE,
    ),
    Check(
        "marked_figure",
        WARNING,
        "{where} says “{raw}”. The mark {mark}{meaning} is left off the figure and kept with the "
        "return.",
        problem("marked_figure"),
        answers=OF_A_FIGURE,
        plainly="A figure has a footnote mark. The mark is left off the figure and kept with "
        "the return.",
    ),
    Check(
        "not_whole",
        WARNING,
        "{where} says {raw} in a row that counts whole things. Accept, or correct the figure.",
        problem("not_whole"),
        answers=OF_A_FIGURE,
        caveat="not a whole number; being checked",
    ),
    Check(
        "blank_cell",
        WARNING,
        "{where} is blank. It is recorded as not available, never as 0. Type the figure, TBC or "
        "N/A, or accept.",
        problem("blank_cell"),
        answers=OF_A_FIGURE,
    ),
    Check(
        "blank_over_figure",
        WARNING,
        "{where} is blank, but {held} is already held for it and stays. Type the figure, TBC or "
        "N/A, or accept.",
        problem("blank_over_figure"),
        answers=STANDS_OR_OPEN,
    ),
)
