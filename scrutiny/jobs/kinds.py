"""Which function does which kind of job, and which hears of its failure: two tables in settings."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

# The handler is called with the `Claim`; it is not typed so, because `claims` needs this module.
Handler = Callable[[Any], None]
FailureHook = Callable[[str, str], None]


class UnknownKind(LookupError):
    """Raised when settings.JOB_KINDS has no such kind of work."""


def path_of(kind: str) -> str:
    """Return the dotted path of the function that does this kind of work, without importing it."""
    path: str | None = settings.JOB_KINDS.get(kind)
    if path is None:
        raise UnknownKind(f"Nothing here does work of the kind '{kind}'. Add it to JOB_KINDS.")
    return path


def handler_of(kind: str) -> Handler:
    """Return the function that does this kind of work."""
    handler: Handler = import_string(path_of(kind))
    return handler


def failure_hook_of(kind: str) -> FailureHook | None:
    """Return the function that is told of a failure of this kind, if there is one."""
    path = settings.JOB_FAILED.get(kind)
    if path is None:
        return None
    hook: FailureHook = import_string(path)
    return hook
