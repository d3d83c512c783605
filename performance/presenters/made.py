"""Saying of figures that they were made for the demonstration."""

from collections.abc import Iterable

from performance.told.reading import Seen


def made_sentence(figures: Iterable[Seen]) -> str:
    """Return which returns among these figures were made; nothing where none was."""
    months = sorted({seen.return_month for seen in figures if seen.is_made})
    if not months:
        return ""
    names = [f"{month:%B %Y}" for month in months]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    plural = "s" if len(names) > 1 else ""
    return (
        f"Figures from the {listed} return{plural} were made for the demonstration; "
        "no paper printed them."
    )
