"""Private addresses of calendars: what stands in one, and whose it is."""

from django.core.signing import BadSignature, Signer

from recommendations.models import CalendarAddress
from scrutiny.accounts.models import User


def token_of(address: CalendarAddress) -> str:
    """Return what stands in the address: the key, and the installation's signature of it."""
    return _signer().sign(address.key)


def owner_of(token: str) -> User | None:
    """Return the enabled account whose calendar it opens; None for every other text."""
    try:
        key = _signer().unsign(token)
    except BadSignature:
        return None
    known = CalendarAddress.objects.filter(key=key, user__is_active=True).select_related("user")
    found = known.first()
    return found.user if found else None


def _signer() -> Signer:
    """Return what signs keys; a point stands in no key and no signature, and fits an address."""
    return Signer(salt="recommendations.calendar", sep=".")
