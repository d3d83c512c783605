"""The table of checks, in the order in which they run.

To add a check, write a function from a draft to hits beside the others and add a row here (or in
`of_a_cell`, for what a single cell says): its code (stable: it is stored and printed), its
severity, its sentence and the function. An error
takes its cells out of the draft, so the checks below it no longer see them.
"""

from performance.returns.checks import agreement, comparators, structure
from performance.returns.checks.hits import Check
from performance.returns.checks.of_a_cell import OF_A_CELL
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

_OF_THE_SHEET = (
    Check(
        "no_header",
        ERROR,
        "No row with months and a heading for the indicators was found on: {sheets}. Start from "
        "the template, or put a heading row such as Priority area, Indicator, Apr-22 above the "
        "figures.",
        structure.no_header,
        blocks=True,
    ),
    Check(
        "two_tables",
        ERROR,
        "Both {sheets} have a table with {month}. Delete or hide the one that is not the return.",
        structure.two_tables,
        blocks=True,
    ),
    Check(
        "second_header",
        ERROR,
        "{where} starts a second header with other months than the first. Put all months in one "
        "header row, or send two returns.",
        structure.second_header,
        blocks=True,
    ),
    Check(
        "month_missing",
        ERROR,
        "{sheet} has no column for {month}; its periods are {columns}. Choose another month, or "
        "add a column headed {short}.",
        structure.month_missing,
        blocks=True,
    ),
    Check(
        "duplicate_month",
        ERROR,
        "{where} and {other} are both headed {month}. Correct or delete one of the columns.",
        structure.duplicate_month,
        blocks=True,
    ),
    Check(
        "other_table",
        WARNING,
        "The sheet {sheet} also has a table. Only {read} was read; send another return if the "
        "other holds figures too.",
        structure.other_table,
    ),
    Check(
        "months_out_of_order",
        WARNING,
        "{where} says {raw} but stands right of {before}. Each column is read for the month in "
        "its heading; check that the headings are right.",
        structure.months_out_of_order,
    ),
    Check(
        "month_without_year",
        WARNING,
        "{where} says {raw} without a year, so its column was not read. Write it as {example}.",
        structure.month_without_year,
    ),
    Check(
        "unknown_column",
        WARNING,
        "{where} is headed “{raw}”, which is neither a month nor a known body, so its column was "
        "not read. Correct the heading, or accept that it is left out.",
        structure.unknown_column,
    ),
    Check(
        "column_without_heading",
        WARNING,
        "{where} is in a column without a heading, so {cells} were not read. Give the column a "
        "heading, or accept that it is left out.",
        structure.column_without_heading,
    ),
    Check(
        "blank_column",
        WARNING,
        "The column under {where} ({raw}) is empty. Fill it in, or accept that nothing is "
        "recorded for it.",
        structure.blank_column,
    ),
    Check(
        "beyond_month",
        WARNING,
        "{where} is headed {raw}, which is after {month}. Accept to take its figures as well.",
        structure.beyond_month,
    ),
    Check(
        "after_data_date",
        ERROR,
        "{where} has figures for {heading}, which had not begun on {data_on}, the date of the "
        "data. Correct the heading or the date.",
        structure.after_data_date,
    ),
    Check(
        "comparator_without_year",
        WARNING,
        "{where} ({raw}) names no year. It is taken to be {year}, as {lender} is. Write the year "
        "into the heading, or accept.",
        structure.comparator_without_year,
    ),
    Check(
        "comparator_without_period",
        ERROR,
        "{where} ({raw}) names no year and no other heading gives one, so its figures cannot be "
        "placed. Write the year into the heading, such as {raw} 21/22.",
        structure.comparator_without_period,
    ),
)

_OF_THE_ROWS = (
    Check(
        "unknown_indicator",
        ERROR,
        "{where} names “{raw}”, which no indicator is called. {advice}Match it to an indicator, "
        "or add it as a new one.",
        structure.unknown_indicator,
        blocks=True,
    ),
    Check(
        "predecessor_name",
        WARNING,
        "{where} uses an earlier name, “{raw}”, of {name} ({code}). Its figures are kept under "
        "{code}, but the series breaks where the name changes: no trend is drawn across it.",
        structure.predecessor_name,
    ),
    Check(
        "unknown_area",
        WARNING,
        "{where} names the area “{raw}”, which the panel does not have. {advice}The figures are "
        "kept; targets are compared with those of any area.",
        structure.unknown_area,
    ),
    Check(
        "row_without_name",
        ERROR,
        "Row {row} has figures from {where} on but no indicator. Write the indicator's name into "
        "the row, or clear it.",
        structure.row_without_name,
    ),
    Check(
        "hidden_figures",
        WARNING,
        "{line}, “{raw}”, is hidden on {sheet} and was read all the same. Show it or delete it, "
        "or accept.",
        structure.hidden_figures,
    ),
    Check(
        "type_differs",
        WARNING,
        "{where} says {raw}, but {code} is a {unit}. The cells are read as a {unit}; check that "
        "the row is the right one.",
        agreement.type_differs,
    ),
)

_OF_CELLS_TOGETHER = (
    Check(
        "contradiction",
        ERROR,
        "{where} says {raw}, but {others} for {what}. Neither is taken; correct one of them.",
        agreement.contradiction,
    ),
    Check(
        "state_and_figure",
        WARNING,
        "{where} says “{raw}”, but {other} gives {figure} for the same indicator and period. The "
        "figure is taken. Correct the sheet or accept.",
        agreement.state_and_figure,
    ),
    Check(
        "year_to_date_falls",
        WARNING,
        "{where} says {raw}, below {before} for {period}, though the figures add up over the "
        "year. Correct the sheet or accept.",
        agreement.year_to_date_falls,
    ),
    Check(
        "population_differs",
        WARNING,
        "{where} counts out of {bottom}, but {name} is {count} in {other}. Correct the sheet or "
        "accept.",
        agreement.population_differs,
    ),
    Check(
        "last_years_figures",
        ERROR,
        "All {count} figures on {sheet} that could be compared equal those held for the same "
        "months a year earlier. This looks like last year's return; check the years in the "
        "headings.",
        agreement.last_years_figures,
        blocks=True,
    ),
)

_OF_COMPARATORS = (
    Check(
        "comparators_copied",
        WARNING,
        "The comparators from {where} on are, one for one, those from {other} on, for {name}. "
        "Correct the row that was copied, or accept.",
        comparators.comparators_copied,
    ),
    Check(
        "comparators_not_renewed",
        WARNING,
        "The comparators from {where} on are headed {year}, but equal those held for {before}. "
        "Bring them up to date, or accept.",
        comparators.comparators_not_renewed,
    ),
)

_OF_TARGETS = (
    Check(
        "two_targets",
        WARNING,
        "{name} has two targets in this return: {raw} in {where} and {others}. Correct the sheet, "
        "or accept if each area has its own.",
        agreement.two_targets,
    ),
    Check(
        "target_not_in_register",
        WARNING,
        "{where} gives the target {raw} for {name}, and the register has none. Set the target "
        "there, or accept that none applies.",
        agreement.target_not_in_register,
    ),
    Check(
        "target_differs",
        WARNING,
        "{where} gives the target {raw} for {name}; the register says {rule}. The register's is "
        "used. Correct the sheet or the register, or accept.",
        agreement.target_differs,
    ),
    Check(
        "target_unreadable",
        WARNING,
        "{where} says “{raw}”, which is not a target that can be judged. It is kept as text; the "
        "register's target is used.",
        agreement.target_unreadable,
    ),
    Check(
        "percentage_without_sign",
        WARNING,
        "{where} says {raw} without a % sign in a row of percentages. It is read as {reading}. "
        "Accept, or type the target with its sign.",
        agreement.target_without_sign,
    ),
)

CHECKS: tuple[Check, ...] = (
    *_OF_THE_SHEET,
    *_OF_THE_ROWS,
    *OF_A_CELL,
    *_OF_CELLS_TOGETHER,
    *_OF_COMPARATORS,
    *_OF_TARGETS,
)
