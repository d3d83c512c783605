"""The table of checks, in the order in which they run.

To add a check, write a function from a draft to hits beside the others and add a row to one of the
modules below: its code (stable: it is stored and printed), its severity, its sentence, the
function, and for a question the answers it allows and what readers are told meanwhile. An error
takes its cells out of the draft, so the checks below it no longer see them.
"""

from performance.returns.checks.hits import Check
from performance.returns.checks.of_a_cell import OF_A_CELL
from performance.returns.checks.of_cells_together import OF_CELLS_TOGETHER
from performance.returns.checks.of_comparators import OF_COMPARATORS
from performance.returns.checks.of_targets import OF_TARGETS
from performance.returns.checks.of_the_rows import OF_THE_ROWS
from performance.returns.checks.of_the_sheet import OF_THE_SHEET

GROUPS: tuple[tuple[str, tuple[Check, ...]], ...] = (
    ("The sheet", OF_THE_SHEET),
    ("Rows and their names", OF_THE_ROWS),
    ("One cell", OF_A_CELL),
    ("Cells together", OF_CELLS_TOGETHER),
    ("Comparators", OF_COMPARATORS),
    ("Targets", OF_TARGETS),
)

CHECKS: tuple[Check, ...] = tuple(check for _, checks in GROUPS for check in checks)
