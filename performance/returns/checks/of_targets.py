"""The rows of the table of checks that are about the Target column."""

from performance.returns.answers import STANDS_OR_OPEN
from performance.returns.checks import agreement
from performance.returns.checks.hits import Check
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_TARGETS = (
    Check(
        "two_targets",
        WARNING,
        "{name} has two targets in this return: {raw} in {where} and {others}. Correct the sheet, "
        "or accept if each area has its own.",
        agreement.two_targets,
        answers=STANDS_OR_OPEN,
        plainly="An indicator has two targets in one return. Correct the sheet, or accept if "
        "each area has its own.",
    ),
    Check(
        "target_not_in_register",
        WARNING,
        "{where} gives the target {raw} for {name}, and the register has none. Set the target "
        "there, or accept that none applies.",
        agreement.target_not_in_register,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "target_differs",
        WARNING,
        "{where} gives the target {raw} for {name}; the register says {rule}. The register's is "
        "used. Correct the sheet or the register, or accept.",
        agreement.target_differs,
        answers=STANDS_OR_OPEN,
        plainly="A target is not the register's. The register's is used. Correct the sheet or "
        "the register, or accept.",
    ),
    Check(
        "target_unreadable",
        WARNING,
        "{where} says “{raw}”, which is not a target that can be judged. It is kept as text; the "
        "register's target is used.",
        agreement.target_unreadable,
        answers=STANDS_OR_OPEN,
    ),
    Check(
        "percentage_without_sign",
        WARNING,
        "{where} says {raw} without a % sign in a row of percentages. It is read as {reading}. "
        "Accept, or type the target with its sign.",
        agreement.target_without_sign,
        answers=STANDS_OR_OPEN,
    ),
)
