"""Start-up checks: every path in the tables of kinds resolves, and the times fit together."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string


def check_kinds(**_kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that lead to no function, and failure hooks of unknown kinds."""
    problems: list[CheckMessage] = []
    for table in ("JOB_KINDS", "JOB_FAILED"):
        for kind, path in getattr(settings, table).items():
            try:
                found = import_string(path)
            except ImportError as error:
                problems.append(
                    Error(f"{table}: '{kind}' is {path}, which fails: {error}", id="jobs.E1")
                )
                continue
            if not callable(found):
                problems.append(
                    Error(f"{table}: '{kind}' is {path}, which is no function.", id="jobs.E2")
                )
    problems += [
        Error(f"JOB_FAILED has '{kind}', which is not in JOB_KINDS.", id="jobs.E3")
        for kind in settings.JOB_FAILED
        if kind not in settings.JOB_KINDS
    ]
    return problems


def check_times(**_kwargs: Any) -> list[CheckMessage]:
    """Report numbers that would stop all work: no attempts, or no time."""
    names = ("ATTEMPTS", "LEASE_SECONDS", "SECONDS_MAX", "STALE_SECONDS", "SWEEP_SECONDS")
    return [
        Error(f"JOB_{name} is {getattr(settings, f'JOB_{name}')}. Set it above 0.", id="jobs.E4")
        for name in names
        if getattr(settings, f"JOB_{name}") <= 0
    ]
