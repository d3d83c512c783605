"""What is new for somebody, as the apps above say it: one table of functions in the settings.

News asks for nothing: it is told once, in the day's letter, and stands on the home for some days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.accounts.models import User

# For so many days a thing is new. It also bounds what a letter catches up on after a time without.
NEW_DAYS = 14


@dataclass(frozen=True)
class News:
    """One thing that happened, of interest to a person.

    `key` names it for good ("request-update:12"). `title` goes out in e-mails, so it says nothing
    of a case. `url` is the page that shows it.
    """

    key: str
    title: str
    url: str
    happened_on: date


Source = Callable[[User, date], list[News]]


def news_for(user: User, *, on: date) -> list[News]:
    """Return what is new for a person on a day, the latest first.

    A disabled account is told nothing.
    """
    if not user.is_active:
        return []
    since = on - timedelta(days=NEW_DAYS)
    found = [one for path in settings.NEWS for one in _source(path)(user, since)]
    known = [one for one in found if since <= one.happened_on <= on]
    return sorted(known, key=lambda one: one.happened_on, reverse=True)


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
