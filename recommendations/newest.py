"""How far a page of a request has read: the number of its newest update."""

from recommendations.models import Request


def newest_number(request: Request) -> int:
    """Return the number of the newest update; 0 where nothing has been said or done yet."""
    numbers = request.updates.order_by("-number").values_list("number", flat=True)
    return numbers.first() or 0
