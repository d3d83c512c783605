"""Sentences about comparisons: several bodies in one breath, each reason once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from performance.analysis.comparison import Comparison, beside

# What a member should hear first.
_ORDER = ("worse", "higher", "lower", "similar", "better")


def comparison_sentences(comparisons: Sequence[Comparison]) -> list[str]:
    """Say what can be compared, what waits for the year end, and what cannot be and why."""
    said = [one for one in comparisons if one.word is not None]
    lines = [one for one in comparisons if one.is_reference_line]
    rest = [one for one in comparisons if one.word is None and not one.is_reference_line]
    sentences = []
    if said:
        sentences.append(_judged(said))
    if lines:
        sentences.append(_reference(lines))
    for reason in dict.fromkeys(one.reason for one in rest):
        whom = _listed(one.whom for one in rest if one.reason == reason)
        sentences.append(f"No comparison with {whom}. {reason}")
    return sentences


def _judged(said: Sequence[Comparison]) -> str:
    """Put all verdicts in one sentence, with how sure we are of our own figure."""
    parts = []
    for word in _ORDER:
        alike = [f"{one.whom} ({one.shown})" for one in said if one.word == word]
        if alike:
            parts.append(f"{beside(word)} {_listed(alike)}")
    opening = ", ".join(parts)
    text = f"{opening[0].upper()}{opening[1:]}: ours is likely {said[0].likely}."
    others = [one for one in said if not one.comparator.is_own and not one.is_same_period]
    if not others:
        return text
    periods = _listed(dict.fromkeys(one.comparator.period.label for one in others))
    theirs = "Theirs is" if len(others) == 1 else "Theirs are"
    return f"{text} {theirs} for {periods}, not the same period."


def _reference(lines: Sequence[Comparison]) -> str:
    """Name whole years' figures beside one that is still growing."""
    parts = []
    for label in dict.fromkeys(one.comparator.period.label for one in lines):
        alike = [one for one in lines if one.comparator.period.label == label]
        named = [f"{'ours' if o.comparator.is_own else o.whom} {o.shown}" for o in alike]
        parts.append(f"For all of {label}: {_listed(named)}.")
    return f"{' '.join(parts)} This year is still growing, so they are compared in March."


def _listed(names: Iterable[str]) -> str:
    """Join names as a sentence does: "a, b and c"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
