"""The rows of the table of checks that are about a row and its name."""

from performance.returns.answers import OF_A_NAME, STANDS_OR_OPEN
from performance.returns.checks import agreement, structure
from performance.returns.checks.hits import Check
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_THE_ROWS = (
    Check(
        "unknown_indicator",
        ERROR,
        "{where} names “{raw}”, which no indicator is called. {hint}Match it to an indicator, "
        "or add it as a new one.",
        structure.unknown_indicator,
        blocks=True,
        answers=OF_A_NAME,
    ),
    Check(
        "predecessor_name",
        WARNING,
        "{where} uses an earlier name, “{raw}”, of {name} ({code}). Its figures are kept under "
        "{code}, but the series breaks where the name changes: no trend is drawn across it.",
        structure.predecessor_name,
        answers=STANDS_OR_OPEN,
        plainly="A row is named as an indicator was called before. Its figures are kept under "
        "the indicator, but no trend is drawn across the change.",
    ),
    Check(
        "unknown_area",
        WARNING,
        "{where} names the area “{raw}”, which the panel does not have. {hint}The figures are "
        "kept; targets are compared with those of any area.",
        structure.unknown_area,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "row_without_name",
        ERROR,
        "Row {row} has figures from {where} on but no indicator. Write the indicator's name into "
        "the row, or clear it.",
        structure.row_without_name,
        plainly="A row has figures but no indicator. Write the indicator's name into the row, "
        "or clear it.",
    ),
    Check(
        "hidden_figures",
        WARNING,
        "{line}, “{raw}”, is hidden on {sheet} and was read all the same. Show it or delete it, "
        "or accept.",
        structure.hidden_figures,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "type_differs",
        WARNING,
        "{where} says {raw}, but {name} is a {unit}. The cells are read as a {unit}; check that "
        "the row is the right one.",
        agreement.type_differs,
        answers=STANDS_OR_OPEN,
        plainly="The kind of figure that a row names is not its indicator's. The cells are read "
        "in the indicator's unit; check that the row is the right one.",
    ),
)
