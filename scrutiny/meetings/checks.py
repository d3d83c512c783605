"""Start-up check: every path in the table of what follows from a resolution leads to a function."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string


def check_steps(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function."""
    problems: list[CheckMessage] = []
    for path in settings.RESOLUTION_STEPS:
        try:
            found = import_string(path)
        except ImportError as error:
            problems.append(Error(f"RESOLUTION_STEPS: {path} fails: {error}", id="meetings.E1"))
            continue
        if not callable(found):
            problems.append(Error(f"RESOLUTION_STEPS: {path} is no function.", id="meetings.E2"))
    return problems
