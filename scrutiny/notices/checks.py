"""Start-up check: every path in the table of what may wait resolves to a function."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string


def check_waiting(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function."""
    problems: list[CheckMessage] = []
    for path in settings.WAITING:
        try:
            found = import_string(path)
        except ImportError as error:
            problems.append(Error(f"WAITING: {path} fails: {error}", id="notices.E1"))
            continue
        if not callable(found):
            problems.append(Error(f"WAITING: {path} is no function.", id="notices.E2"))
    return problems
