"""What every page knows: the installation's name and the way around."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from scrutiny.access.holdings import has_role
from scrutiny.access.roles import SEES_DRAFTS


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


# Label, URL name, and the start of the addresses under it.
PLACES = (
    ("Performance", "front:home", "/panels/"),
    ("Returns", "performance:return-list", "/returns/"),
    ("Glossary", "performance:glossary", "/glossary/"),
)


def _navigation(request: HttpRequest) -> tuple[Destination, ...]:
    """Return the places a signed-in person can go; nothing for others."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ()
    return tuple(
        Destination(label, reverse(name), request.path.startswith(start))
        for label, name, start in PLACES
        if label != "Returns" or has_role(user, SEES_DRAFTS)
    )
