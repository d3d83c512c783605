"""What every page knows: the installation's name and the way around."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import HAS_AUDITS, SEES_DRAFTS, SEES_PUBLISHED
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


@dataclass(frozen=True)
class Place:
    """Somewhere to go: label, URL name, the start of the addresses under it, and whose it is.

    `roles` are those that go there (None: all); a public one is there for visitors too.
    """

    label: str
    name: str
    start: str
    roles: frozenset[str] | None = None
    is_public: bool = False


PLACES = (
    Place("Home", "front:home", ""),
    Place("Performance", "front:panels", "/panels/", SEES_PUBLISHED),
    Place("Returns", "performance:return-list", "/returns/", SEES_DRAFTS),
    Place("Meetings", "meetings:calendar", "/meetings/", is_public=True),
    Place("Audits", "audits:home", "/audits/", HAS_AUDITS),
    Place("Questions", "meetings:questions", "/questions/", MEMBERS),
    Place("Glossary", "performance:glossary", "/glossary/"),
)


def _navigation(request: HttpRequest) -> tuple[Destination, ...]:
    """Return the places a person can go; a visitor who is not signed in has the public ones."""
    user: Visitor = getattr(request, "user", None) or AnonymousUser()
    return tuple(
        Destination(place.label, reverse(place.name), _is_below(request.path, place.start))
        for place in PLACES
        if place.is_public
        or (user.is_authenticated and (place.roles is None or has_role(user, place.roles)))
    )


def _is_below(path: str, start: str) -> bool:
    """Say whether an address is in a place; home is one address, and every other starts like it."""
    return path.startswith(start) if start else path == "/"
