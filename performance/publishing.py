"""Whether a month may go out in a public edition. Suppression itself is not automatic yet."""

from performance.analysis.figures import Figure, Unit
from performance.board import Board, Line
from scrutiny.disclosure.small_numbers import is_small, points_to_a_child


def public_refusals(board: Board, *, is_draft: bool) -> list[str]:
    """Return why a board may not be published, in sentences; nothing where it may.

    Refused: a draft, an indicator without a disclosure class, and any figure of a personal
    indicator with a count (or its complement) from one to five.
    """
    found = []
    if is_draft:
        found.append(f"{board.month.label} has not been published to the panel yet.")
    unclassed = sorted({line.code for line in board.lines if not line.disclosure_class})
    if unclassed:
        found.append(
            f"No disclosure class is set for {', '.join(unclassed)}. Set one, so that it is known "
            "what must be suppressed."
        )
    small = sorted(
        {
            f"{line.code} {period.short}"
            for line in board.lines
            if line.disclosure_class == "personal"
            for period, seen in line.months.items()
            if _is_disclosive(line, seen.figure)
        }
    )
    if small:
        found.append(
            f"These figures are small enough to point to a child: {', '.join(small)}. "
            "Suppress them in the return and send it again."
        )
    return found


def _is_disclosive(line: Line, figure: Figure) -> bool:
    """Return whether a figure's counts are too small to publish."""
    if points_to_a_child(figure.numerator, figure.denominator):
        return True
    exact = figure.exact_in(line.measure.unit)
    is_count = line.measure.unit is Unit.NUMBER and exact is not None
    return is_count and exact is not None and exact.denominator == 1 and is_small(int(exact))
