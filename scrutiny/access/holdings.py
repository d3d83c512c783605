"""Which roles an account holds today, read once per request."""

from datetime import date
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.utils import timezone

from scrutiny.access.roles import TAKES_PART
from scrutiny.accounts.models import User
from scrutiny.panels.bodies import MEETS_IN_PUBLIC
from scrutiny.panels.models import Panel, RoleAssignment

Visitor = User | AnonymousUser


def held(user: Visitor, *, on: date | None = None) -> frozenset[tuple[str, int | None]]:
    """Return (role, panel id or None for all panels) of an enabled account; else nothing.

    The answer is kept on the user object, which lives as long as the request.
    """
    if not isinstance(user, User) or not user.is_active:
        return frozenset()
    day = on or timezone.localdate()
    kept: dict[date, frozenset[tuple[str, int | None]]] = user.__dict__.setdefault("_roles_on", {})
    if day not in kept:
        rows: Any = RoleAssignment.objects.on(day).filter(user=user)
        kept[day] = frozenset(rows.values_list("role", "panel_id"))
    return kept[day]


def has_role(user: Visitor, roles: frozenset[str], *, panel_id: int | None = None) -> bool:
    """Return whether the account holds one of the roles, for the panel or for all panels.

    `panel_id=None` asks whether it holds the role anywhere.
    """
    return any(
        role in roles and (panel_id is None or of_panel in (None, panel_id))
        for role, of_panel in held(user)
    )


def panels_of(user: Visitor, roles: frozenset[str]) -> list[int] | None:
    """Return the ids of the panels where the account holds one of the roles; None means all."""
    panels = [of_panel for role, of_panel in held(user) if role in roles]
    if None in panels:
        return None
    return sorted({panel for panel in panels if panel is not None})


def panels_seen_by(user: Visitor) -> QuerySet[Panel]:
    """Return the panels that meet in public, and those in which the account takes part.

    A task and finish group is known to its own people only.
    """
    ids = panels_of(user, TAKES_PART)
    if ids is None:
        return Panel.objects.all()
    return Panel.objects.filter(Q(body_type__in=MEETS_IN_PUBLIC) | Q(pk__in=ids))


def visible_panels(user: Visitor) -> Any:
    """Return the panels the account takes part in, as a queryset."""
    ids = panels_of(user, TAKES_PART)
    panels = Panel.objects.all()
    return panels if ids is None else panels.filter(pk__in=ids)
