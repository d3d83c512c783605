"""Start-up check: every path in the tables that the apps fill leads to a function."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

TABLES = ("RESOLUTION_STEPS", "PANEL_LINKS", "MEETING_KEEPERS")


def check_tables(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function."""
    problems: list[CheckMessage] = []
    for table in TABLES:
        for path in getattr(settings, table):
            try:
                found = import_string(path)
            except ImportError as error:
                problems.append(Error(f"{table}: {path} fails: {error}", id="meetings.E1"))
                continue
            if not callable(found):
                problems.append(Error(f"{table}: {path} is no function.", id="meetings.E2"))
    return problems
