"""The one door: whether a person may do a verb to an object."""

from functools import cache
from typing import Any

import rules
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string

from scrutiny.access.holdings import Visitor, held
from scrutiny.access.roles import VERBS, VERBS_OF_ROLE
from scrutiny.accounts.models import User


class UnknownVerb(LookupError):
    """Raised for a verb that the role table does not have: a programming error, never a yes."""


class NotABoolean(TypeError):
    """Raised when a predicate answers with something that only looks like yes or no."""


@cache
def _object_rules() -> dict[str, rules.Predicate]:
    """Return verb -> predicate from the apps' rules.py, as settings list them."""
    found: dict[str, rules.Predicate] = {}
    for path in settings.ACCESS_RULES:
        found.update(import_string(path))
    return found


def _panel_id(obj: Any) -> int | None:
    """Return the panel an object belongs to, or None when it is of no panel."""
    if obj is None:
        return None
    if obj._meta.label == "panels.Panel":
        return int(obj.pk)
    panel_id: int | None = getattr(obj, "panel_id", None)
    return panel_id


def may(user: Visitor, verb: str, obj: Any = None) -> bool:
    """Return whether the person may do the verb to the object.

    It needs an enabled account, a role that has the verb on the object's panel, and the object's
    own predicate saying True. Raises UnknownVerb and NotABoolean rather than guess.
    """
    if verb not in VERBS:
        raise UnknownVerb(f"'{verb}' is not in the role table (scrutiny/access/roles.py).")
    if not isinstance(user, User) or not user.is_active:
        return False
    panel_id = _panel_id(obj)
    has_verb = any(
        verb in VERBS_OF_ROLE[role] and (panel_id is None or of_panel in (None, panel_id))
        for role, of_panel in held(user)
    )
    if not has_verb:
        return False
    predicate = _object_rules().get(verb)
    if predicate is None or obj is None:
        return True
    answer = predicate.fn(user, obj) if predicate.num_args == 2 else predicate.test(user, obj)
    if answer is not True and answer is not False:
        raise NotABoolean(f"The rule for '{verb}' answered {answer!r}, not True or False.")
    return answer


def require(user: Visitor, verb: str, obj: Any = None) -> None:
    """Raise PermissionDenied, with a sentence, unless the person may."""
    if not may(user, verb, obj):
        raise PermissionDenied(f"Your account may not do this ({verb}).")
