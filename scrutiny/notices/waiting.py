"""What waits on somebody, as the apps above say it: one table of functions in the settings."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.accounts.models import User


@dataclass(frozen=True)
class Waiting:
    """One thing that waits on a person.

    `key` names it for good ("return:children-and-families:2023-01"). `title` and `why` go out in
    e-mails, so they say nothing of a case. `url` is the page where it is done. Without `due_on`
    it waits and nobody is reminded. `told_from` is the day on which its letter goes out, where that
    is not a few working days before it is due. What is urgent has a letter of its own, at once.
    """

    key: str
    title: str
    why: str
    url: str
    due_on: date | None
    told_from: date | None = None
    is_urgent: bool = False


Source = Callable[[User, date], list[Waiting]]


def waiting_on(user: User, *, on: date) -> list[Waiting]:
    """Return all that waits on a person on this day, the soonest due first.

    What has no day comes last. A disabled account has nothing to do.
    """
    if not user.is_active:
        return []
    found = [one for path in settings.WAITING for one in _source(path)(user, on)]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.key))


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
