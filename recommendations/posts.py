"""By which post somebody answers for a request."""

from datetime import date

from recommendations.models import Request
from scrutiny.accounts.models import User
from scrutiny.meetings.posts import posts_held
from scrutiny.panels.models import Post


def names_no_post(request: Request) -> bool:
    """Return whether a body without a post is asked: the manager writes down what it says."""
    return request.addressee_id is None and request.lead_id is None


def post_of(user: User, request: Request, *, on: date) -> Post | None:
    """Return the post that is asked, or else the one that leads, where they hold it on a day."""
    held = posts_held(user, on=on)
    asked = (request.addressee, request.lead)
    return next((post for post in asked if post is not None and post.pk in held), None)
