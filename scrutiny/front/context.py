"""What every page knows: the installation's name and the way around."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import reverse

from scrutiny.access.holdings import Visitor, has_role
from scrutiny.access.roles import HAS_AUDITS, READS_ANALYSES, SEES_DRAFTS, SEES_PUBLISHED
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

    `roles` are those that go there (None: all), but for `others`, who have a place of their own;
    a public one is there for visitors too.
    """

    label: str
    name: str
    start: str
    roles: frozenset[str] | None = None
    others: frozenset[str] = frozenset()
    is_public: bool = False

    def is_for(self, user: Visitor) -> bool:
        """Return whether it is in this person's navigation."""
        if self.is_public:
            return True
        if not user.is_authenticated or has_role(user, self.others):
            return False
        return self.roles is None or has_role(user, self.roles)


PLACES = (
    Place("Home", "front:home", ""),
    Place("Performance", "front:panels", "/panels/", SEES_PUBLISHED),
    Place("Returns", "performance:return-list", "/returns/", SEES_DRAFTS),
    Place("Meetings", "meetings:calendar", "/meetings/", is_public=True),
    Place("Audits", "audits:home", "/audits/", HAS_AUDITS),
    # Who has no page of audits reads what they found.
    Place("Audits", "audits:analyses", "/audits/", READS_ANALYSES, others=HAS_AUDITS),
    Place("Questions", "meetings:questions", "/questions/", MEMBERS),
    Place("Glossary", "performance:glossary", "/glossary/"),
)


def _navigation(request: HttpRequest) -> tuple[Destination, ...]:
    """Return the places a person can go; a visitor who is not signed in has the public ones."""
    user: Visitor = getattr(request, "user", None) or AnonymousUser()
    return tuple(
        Destination(place.label, reverse(place.name), _is_below(request.path, place.start))
        for place in PLACES
        if place.is_for(user)
    )


def _is_below(path: str, start: str) -> bool:
    """Say whether an address is in a place; home is one address, and every other starts like it."""
    return path.startswith(start) if start else path == "/"
