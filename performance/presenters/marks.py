"""What happened beside the figures: which month of the chart it marks, and in which words. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from performance.analysis.figures import Period
from performance.cards import Mark
from scrutiny.charts import Pin

# The words of more marks would crowd a phone's chart; then each mark is a number.
WORDS_MAX = 3
PINNED = "An upright line with a head marks what was asked for or done in its month."
NUMBERED = "The table of months says what each number stands for."


def pins_of(marks: Iterable[Mark], periods: Sequence[Period]) -> tuple[Pin, ...]:
    """Return a pin for each mark in the months of a chart, in the order of their days."""
    drawn = _drawn(marks, periods)
    at = {period: index for index, period in enumerate(periods)}
    return tuple(
        Pin(at[Period.month_of(mark.on)], number or mark.words, _sentence(mark, number))
        for mark, number in drawn
    )


def said_in_months(
    marks: Iterable[Mark], periods: Sequence[Period]
) -> dict[Period, tuple[str, ...]]:
    """Return what is to be said of each month, with the number that the chart has for it."""
    marks = tuple(marks)
    numbers = dict(_drawn(marks, periods))
    found: dict[Period, tuple[str, ...]] = defaultdict(tuple)
    for mark in _in_order(marks):
        found[Period.month_of(mark.on)] += (_sentence(mark, numbers.get(mark, "")),)
    return dict(found)


def marks_sentence(marks: Iterable[Mark], periods: Sequence[Period]) -> str:
    """Return what a chart marks, for those who cannot see it; nothing where it marks nothing."""
    pins = pins_of(marks, periods)
    return f"Marked: {'; '.join(pin.note for pin in pins)}." if pins else ""


def marks_caption(marks: Iterable[Mark], periods: Sequence[Period]) -> str:
    """Return how to read the marks of a chart; nothing where it has none."""
    pins = pins_of(marks, periods)
    if not pins:
        return ""
    return f"{PINNED} {NUMBERED}" if len(pins) > WORDS_MAX else PINNED


def _drawn(marks: Iterable[Mark], periods: Sequence[Period]) -> list[tuple[Mark, str]]:
    """Return the marks of these months, each with its number where there are too many for words."""
    shown = set(periods)
    inside = [mark for mark in _in_order(marks) if Period.month_of(mark.on) in shown]
    are_numbered = len(inside) > WORDS_MAX
    return [(mark, f"{i}" if are_numbered else "") for i, mark in enumerate(inside, start=1)]


def _in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Return each mark once, by its day."""
    return sorted(set(marks), key=lambda mark: (mark.on, mark.words))


def _sentence(mark: Mark, number: str) -> str:
    said = f"{mark.on:%-d %B %Y}, {mark.words}"
    return f"{number}: {said}" if number else said
