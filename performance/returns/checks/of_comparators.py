"""The rows of the table of checks that are about other bodies' figures."""

from performance.returns.answers import OF_A_FIGURE
from performance.returns.checks import comparators
from performance.returns.checks.hits import Check
from performance.returns.findings import Severity

ERROR, WARNING = Severity.ERROR, Severity.WARNING

OF_COMPARATORS = (
    Check(
        "comparators_copied",
        WARNING,
        "The comparators from {where} on are, one for one, those from {other} on, for "
        "{indicator}. Correct the row that was copied, or accept.",
        comparators.comparators_copied,
        answers=OF_A_FIGURE,
        caveat="the same as another row's; being checked",
        plainly="A row's comparators are, one for one, those of another indicator. Correct the "
        "row that was copied, or accept.",
    ),
    Check(
        "comparators_not_renewed",
        WARNING,
        "{listed}: headed {year}, but the same as what is held for {before}. Bring the figures up "
        "to date, or accept.",
        comparators.comparators_not_renewed,
        answers=OF_A_FIGURE,
        caveat="the same as the year before; being checked",
        plainly="Comparators, our own among them, are headed with one year but equal what is "
        "held for the year before. Bring the figures up to date, or accept.",
    ),
    Check(
        "comparator_equals_target",
        WARNING,
        "{listed}: the same as the target in the row. Accept if the target was set at that figure; "
        "else correct the one that was copied.",
        comparators.equals_target,
        answers=OF_A_FIGURE,
        caveat="the same as our target; being checked",
        plainly="A comparator is the same as the target in its row. Accept if the target was "
        "set at that figure; else correct the one that was copied.",
    ),
    Check(
        "comparator_equals_own",
        WARNING,
        "{listed}: the same as our own figure of that year in the row. Accept if that is so; else "
        "correct the one that was copied.",
        comparators.equals_own,
        answers=OF_A_FIGURE,
        caveat="the same as our own figure; being checked",
        plainly="A comparator is the same as our own figure of that year. Accept if that is so; "
        "else correct the one that was copied.",
    ),
    Check(
        "comparator_out_of_scale",
        WARNING,
        "{where} says {raw}, where our own figures are about {usual}. It may be in another unit. "
        "Correct it, or accept.",
        comparators.out_of_scale,
        answers=OF_A_FIGURE,
        caveat="perhaps in another unit; being checked",
        plainly="A comparator is fifty times our own figures, or a fiftieth. It may be in "
        "another unit. Correct it, or accept.",
    ),
)
