"""Start-up check: every path in the tables of what may wait and what is new is a function's."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

TABLES = ("WAITING", "NEWS")


def check_tables(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function."""
    problems: list[CheckMessage] = []
    rows = [(table, path) for table in TABLES for path in getattr(settings, table)]
    for table, path in rows:
        try:
            found = import_string(path)
        except ImportError as error:
            problems.append(Error(f"{table}: {path} fails: {error}", id="notices.E1"))
            continue
        if not callable(found):
            problems.append(Error(f"{table}: {path} is no function.", id="notices.E2"))
    return problems
