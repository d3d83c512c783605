"""The rows of the table of checks that are about the sheet as a table."""

from performance.returns.answers import STANDS_OR_OPEN
from performance.returns.checks import structure
from performance.returns.checks.hits import Check
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_THE_SHEET = (
    Check(
        "no_header",
        ERROR,
        "No row with months and a heading for the indicators was found on: {sheets}. Figures "
        "must be in cells, not in pictures or charts. Start from the template at "
        "/returns/template/, or put a heading row such as Priority area, Indicator, Apr-22 above "
        "the figures.",
        structure.no_header,
        blocks=True,
        plainly="No sheet has a row with months and a heading for the indicators. Figures must be "
        "in cells, not in pictures or charts. Start from the template at /returns/template/.",
    ),
    Check(
        "two_tables",
        ERROR,
        "Both {sheets} have a table with {month}. Delete or hide the one that is not the return.",
        structure.two_tables,
        blocks=True,
        plainly="Two sheets have a table with the month. Delete or hide the one that is not the "
        "return.",
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
        plainly="No column is headed with the month of the return. Choose another month, or add "
        "the column.",
    ),
    Check(
        "duplicate_month",
        ERROR,
        "{where} and {other} are both headed {month}{hint}. Correct or delete one of the columns.",
        structure.duplicate_month,
        blocks=True,
        plainly="Two columns are headed with the same month. Correct or delete one of them.",
    ),
    Check(
        "other_table",
        WARNING,
        "The sheet {sheet} also has a table. Only {read} was read; send another return if the "
        "other holds figures too.",
        structure.other_table,
        answers=STANDS_OR_OPEN,
        plainly="Another sheet also has a table. Only the one with the month was read; send "
        "another return if the other holds figures too.",
    ),
    Check(
        "months_out_of_order",
        WARNING,
        "{where} says {raw} but stands right of {before}. Each column is read for the month in "
        "its heading; check that the headings are right.",
        structure.months_out_of_order,
        answers=STANDS_OR_OPEN,
        plainly="The months do not run from left to right. Each column is read for the month in "
        "its heading.",
    ),
    Check(
        "months_left_out",
        WARNING,
        "{where} follows {before}, so there is no column for {months}. Add it, or accept that "
        "nothing is recorded.",
        structure.months_left_out,
        answers=STANDS_OR_OPEN,
        plainly="A month between two others has no column. Add it, or accept that nothing is "
        "recorded.",
    ),
    Check(
        "month_without_year",
        WARNING,
        "{where} says {raw} without a year, so its column was not read. Write it as {example}.",
        structure.month_without_year,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "unknown_column",
        WARNING,
        "{where} is headed “{raw}”, which is neither a month nor a known body, so its column was "
        "not read. Correct the heading, or accept that it is left out.",
        structure.unknown_column,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "column_without_heading",
        WARNING,
        "{where} is in a column without a heading, so {cells} were not read. Give the column a "
        "heading, or accept that it is left out.",
        structure.column_without_heading,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "blank_column",
        WARNING,
        "The column under {where} ({raw}) is empty. Fill it in, or accept that nothing is "
        "recorded for it.",
        structure.blank_column,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "beyond_month",
        WARNING,
        "{where} is headed {raw}, which is after {month}. Accept to take its figures as well.",
        structure.beyond_month,
        answers=STANDS_OR_OPEN,
        plainly="A column is headed with a month after that of the return. Accept to take its "
        "figures as well.",
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
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "comparator_without_period",
        ERROR,
        "{where} ({raw}) names no year and no other heading gives one, so its figures cannot be "
        "placed. Write the year into the heading, such as {raw} 21/22.",
        structure.comparator_without_period,
    ),
)
