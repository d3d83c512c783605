"""Unbroken runs of a series, so that a gap stays a gap."""

from collections.abc import Collection, Sequence


def runs(
    values: Sequence[float | None], *, starts: Collection[int] = ()
) -> list[list[tuple[int, float]]]:
    """Return the stretches of neighbouring values, each with its positions.

    At the positions in `starts` a new stretch begins whatever stands before it.
    """
    found: list[list[tuple[int, float]]] = []
    is_open = False
    for index, value in enumerate(values):
        if value is None:
            is_open = False
            continue
        if not is_open or index in starts:
            found.append([])
            is_open = True
        found[-1].append((index, value))
    return found
