"""A share with what it is of: never a rate without its number and how sure it is."""

from dataclasses import dataclass
from statistics import median

from scrutiny.statistics.intervals import wilson

# Fewer than these say nothing as a rate.
ENOUGH = 10


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """Return the share from 0 to 1; of nothing it is 0, and `of` says so."""
        return self.count / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float] | None:
        """Return Wilson's interval; None of nothing."""
        return wilson(self.count, self.of) if self.of else None

    @property
    def is_enough(self) -> bool:
        """Return whether it is of enough to be shown as a rate."""
        return self.of >= ENOUGH


def middle(values: list[int]) -> float | None:
    """Return the median, None of nothing."""
    return float(median(values)) if values else None
