"""Words put together as a sentence has them. Pure."""

from collections.abc import Sequence


def listed(words: Sequence[str]) -> str:
    """Return words as a sentence has them.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def ended(text: str) -> str:
    """Return what somebody wrote with the stop that a sentence ends with.

    >>> ended(" It is late "), ended("Is it late?")
    ('It is late.', 'Is it late?')
    """
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
