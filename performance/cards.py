"""What the apps above know of an indicator, as they say it: one table of functions in the settings.

A card stands beside the figures on an indicator's page. It may carry marks, which the chart and the
table of every figure show: performance knows of them the day and the words, and nothing else.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.access.holdings import Visitor
from scrutiny.panels.models import Panel


@dataclass(frozen=True)
class Subject:
    """The indicator of a page, in a panel; nothing that happened after `on` belongs on it."""

    panel: Panel
    indicator_id: int
    code: str
    on: date


@dataclass(frozen=True)
class Mark:
    """Something that happened on a day, in a few words; the chart marks its month."""

    on: date
    words: str


@dataclass(frozen=True)
class CardRow:
    """One thing on a card: the words that link to its page, what it is, and how far it is."""

    label: str
    url: str
    says: str
    note: str = ""
    status: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Step:
    """What the reader may do next."""

    label: str
    url: str


@dataclass(frozen=True)
class Card:
    """A card; `key` names it on the page, and `says` stands where there are no rows."""

    key: str
    title: str
    rows: tuple[CardRow, ...] = ()
    says: str = ""
    step: Step | None = None
    marks: tuple[Mark, ...] = ()


Source = Callable[[Subject, Visitor], Card | None]


def cards_of(subject: Subject, user: Visitor) -> list[Card]:
    """Return the cards that a reader finds on an indicator's page, in the order of the table."""
    found = (_source(path)(subject, user) for path in settings.INDICATOR_CARDS)
    return [card for card in found if card is not None]


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
