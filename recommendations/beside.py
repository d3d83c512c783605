"""What stands on a request's page beside its own story: its letter, whether its reader follows."""

from recommendations.letters import place_of
from recommendations.models import Request
from scrutiny.access.holdings import Visitor
from scrutiny.accounts.models import User


def beside(request: Request, user: Visitor) -> dict[str, object]:
    """Return what the included parts of the page show."""
    return {"is_followed": _is_followed(request, user), "letter": place_of(request, user)}


def _is_followed(request: Request, user: Visitor) -> bool | None:
    """Return whether they follow it; None for somebody who is not signed in, who cannot."""
    if not isinstance(user, User):
        return None
    return request.follows.filter(user=user).exists()
