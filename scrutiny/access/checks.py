"""Start-up check: every object rule is for a verb that the role table knows."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from scrutiny.access.roles import VERBS


def check_rules(app_configs: Sequence[Any] | None, **kwargs: Any) -> list[CheckMessage]:
    """Report dotted paths that do not resolve and verbs nobody may do."""
    problems: list[CheckMessage] = []
    for path in settings.ACCESS_RULES:
        try:
            verbs = import_string(path)
        except ImportError as error:
            problems.append(
                Error(f"ACCESS_RULES: {path} cannot be imported: {error}", id="access.E1")
            )
            continue
        problems += [
            Error(f"{path} has a rule for '{verb}', which no role may do.", id="access.E2")
            for verb in verbs
            if verb not in VERBS
        ]
    return problems
