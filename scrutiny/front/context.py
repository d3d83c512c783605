"""What every page knows: the installation's name and the way around."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_DRAFTS, SEES_PUBLISHED
from scrutiny.panels.models import RoleAssignment


@dataclass(frozen=True)
class Destination:
    """A place in the navigation."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Installation:
    """The portal as one council runs it."""

    service_name: str
    council_name: str
    is_demonstration: bool
    navigation: tuple[Destination, ...]


def installation(request: HttpRequest) -> dict[str, Installation]:
    """Return the installation for templates."""
    return {
        "installation": Installation(
            service_name="Scrutiny portal",
            council_name=settings.COUNCIL_NAME,
            is_demonstration=settings.IS_DEMONSTRATION,
            navigation=_navigation(request),
        )
    }


MEMBERS = frozenset({RoleAssignment.Role.MEMBER})
# Label, URL name, the start of the addresses under it, and the roles that go there (None: all).
PLACES = (
    ("Home", "front:home", "", None),
    ("Performance", "front:panels", "/panels/", SEES_PUBLISHED),
    ("Returns", "performance:return-list", "/returns/", SEES_DRAFTS),
    ("Questions", "meetings:questions", "/questions/", MEMBERS),
    ("Glossary", "performance:glossary", "/glossary/", None),
)


def _navigation(request: HttpRequest) -> tuple[Destination, ...]:
    """Return the places a signed-in person can go; nothing for others."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    return tuple(
        Destination(label, reverse(name), _is_below(request.path, start))
        for label, name, start, roles in PLACES
        if roles is None or has_role(user, roles)
    )


def _is_below(path: str, start: str) -> bool:
    """Say whether an address is in a place; home is one address, and every other starts like it."""
    return path.startswith(start) if start else path == "/"
