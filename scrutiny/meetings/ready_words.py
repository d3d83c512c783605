"""What the apps have ready for the minute of an item: one table of functions in the settings.

The words are offered where minutes are written, and put in only when a writer asks for it.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.meetings.models import AgendaItem


@dataclass(frozen=True)
class Ready:
    """A resolution in words; `mark` is what it is about ("CF 2022/23 03"), however it is worded."""

    mark: str
    wording: str

    def is_in(self, resolutions: Iterable[str]) -> bool:
        """Return whether one of these resolutions is about the same thing."""
        mark = re.compile(rf"(?<!\w){re.escape(self.mark)}(?!\w)")
        return any(mark.search(one) for one in resolutions)


@dataclass(frozen=True)
class ReadyWords:
    """What an app has for an item: the page on which it is recorded, and the words of it so far."""

    label: str
    url: str
    resolutions: tuple[Ready, ...] = ()


Source = Callable[[AgendaItem], ReadyWords | None]


def ready_for(item: AgendaItem) -> tuple[ReadyWords, ...]:
    """Return what the apps have for an item, in the order of the table; for most there is none."""
    found = (_source(path)(item) for path in settings.MINUTE_WORDS)
    return tuple(one for one in found if one is not None)


def wanting(resolutions: Iterable[str], ready: Iterable[ReadyWords]) -> tuple[str, ...]:
    """Return the words that are ready for a minute and that none of its resolutions has yet.

    What a writer has worded otherwise since is there, and not offered again.
    """
    known = tuple(resolutions)
    each = (one for words in ready for one in words.resolutions)
    return tuple(one.wording for one in each if not one.is_in(known))


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
