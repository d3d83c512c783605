"""Start-up checks: the times by which a month is due can be counted, and cards have a source."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

TIMES = ("RETURN_DUE_WORKDAYS", "COMMENTARY_DUE_WORKDAYS", "PUBLISH_CLEAR_DAYS")


def check_deadlines(**_kwargs: Any) -> list[CheckMessage]:
    """Report negative numbers of days: figures would be due before their month is over."""
    return [
        Error(f"{name} is {getattr(settings, name)}. Set it to 0 or above.", id="performance.E1")
        for name in TIMES
        if getattr(settings, name) < 0
    ]


def check_cards(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths in the table of cards that lead to no function."""
    problems: list[CheckMessage] = []
    for path in settings.INDICATOR_CARDS:
        try:
            found = import_string(path)
        except ImportError as error:
            problems.append(Error(f"INDICATOR_CARDS: {path} fails: {error}", id="performance.E2"))
            continue
        if not callable(found):
            says = f"INDICATOR_CARDS: {path} is no function."
            problems.append(Error(says, id="performance.E3"))
    return problems
