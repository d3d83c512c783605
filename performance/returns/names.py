"""Names as officers type them, compared without minding case, spaces or kinds of dash.

A name is matched exactly or by a remembered alias. A near one is only ever suggested, in words:
"supervision of CLA" and "supervision of CPP" differ by two letters and are two indicators.
"""

import difflib
import re
import unicodedata
from collections.abc import Iterable

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_SINGLE_QUOTES = re.compile(r"[\u2018\u2019\u201b\u2032]")
_DOUBLE_QUOTES = re.compile(r"[\u201c\u201d\u2033]")
_CLOSE_ENOUGH = 0.8


def plain_text(text: str) -> str:
    """Return the text with one kind of space, dash and quote, on one line, else as it was."""
    text = unicodedata.normalize("NFKC", text)
    text = "".join(mark for mark in text if unicodedata.category(mark) != "Cf")
    text = _DASHES.sub("-", text)
    text = _SINGLE_QUOTES.sub("'", text)
    text = _DOUBLE_QUOTES.sub('"', text)
    return " ".join(text.split())


def normalise(name: str) -> str:
    """Return the form under which names are compared and remembered.

    >>> normalise(" Number of  Contacts. ")
    'number of contacts'
    """
    return plain_text(name).casefold().rstrip(" .:;*").lstrip()


def suggest(name: str, known: Iterable[str]) -> str | None:
    """Return the known normalised name closest to this one, if it is close, else None."""
    close = difflib.get_close_matches(normalise(name), list(known), n=1, cutoff=_CLOSE_ENOUGH)
    return close[0] if close else None
