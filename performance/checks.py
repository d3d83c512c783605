"""Start-up check: the times by which a month's figures and words are due can be counted."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

TIMES = ("RETURN_DUE_WORKDAYS", "COMMENTARY_DUE_WORKDAYS", "PUBLISH_CLEAR_DAYS")


def check_deadlines(**_kwargs: Any) -> list[CheckMessage]:
    """Report negative numbers of days: figures would be due before their month is over."""
    return [
        Error(f"{name} is {getattr(settings, name)}. Set it to 0 or above.", id="performance.E1")
        for name in TIMES
        if getattr(settings, name) < 0
    ]
