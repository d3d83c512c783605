"""Figures of a benchmark as it prints them."""

from collections.abc import Sequence


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(len(ordered) * share * 100) // 100) - 1)]


def in_milliseconds(label: str, seconds: Sequence[float]) -> str:
    """Return one line: how many runs, and the time of the middle one and of the slow ones."""
    middle, slow = (percentile(seconds, share) * 1000 for share in (0.5, 0.95))
    return f"{label}: {len(seconds)} runs, 50th {middle:.1f} ms, 95th {slow:.1f} ms"


def in_seconds(label: str, seconds: Sequence[float]) -> str:
    """Return one line: how many runs, and the fastest, the middle and the slowest."""
    low, middle, high = min(seconds), percentile(seconds, 0.5), max(seconds)
    return f"{label}: {len(seconds)} runs, min {low:.2f} s, median {middle:.2f} s, max {high:.2f} s"


def verdict(target: str, is_met: bool) -> str:
    """Return the line that says whether a target is met."""
    return f"{'target met' if is_met else 'TARGET MISSED'}: {target}"
