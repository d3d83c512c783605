"""Why a meeting took place, as the apps say it: one table of functions in the settings."""

from collections.abc import Callable

from django.conf import settings
from django.utils.module_loading import import_string

from scrutiny.meetings.models import Meeting

Source = Callable[[Meeting], str]


def why_not_cancelled(meeting: Meeting) -> str:
    """Return the first reason why a meeting cannot be cancelled; nothing where there is none."""
    return next(filter(None, (_source(path)(meeting) for path in settings.MEETING_KEEPERS)), "")


def _source(path: str) -> Source:
    """Return the function that an app offers."""
    source: Source = import_string(path)
    return source
